import type { HostFacts } from '../analysis/facts';
import { describe, hostWords } from '../model/describe';
import type { Design, TrafficClass } from '../model/design';
import { drawFar } from './board-far';
import { drawMiddle } from './board-middle';
import { boardWords, drawNear } from './board-near';
import { planBoard } from './board-plan';
import { grid } from './grid';
import { box, label } from './marks';
import { widthOf } from './measure';
import { once } from './once';
import type { Group, LineStyle, Mark, Point } from './scene';

/** One host, drawn around its own corner. Kept with the facts it was made from. */
export interface Board {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly near: readonly Group[];
  readonly middle: readonly Group[];
  readonly far: readonly Group[];
  readonly plugs: readonly Plug[];
}

/** Where the cable of a NIC leaves the board. */
export interface Plug {
  readonly nicId: string;
  readonly cabledTo: string | undefined;
  readonly at: Point;
  readonly line: LineStyle;
  readonly traffic: readonly TrafficClass[];
  readonly isUp: boolean;
}

const icon: Mark[] = [
  {
    mark: 'rect',
    rect: { x: 16, y: 15, width: 26, height: 26 },
    radius: 6,
    fill: 'raised',
    stroke: 'line',
    strokeWidth: 1,
  },
  ...[23, 28, 33].map(
    (y): Mark => ({
      mark: 'rect',
      rect: { x: 22, y: y - 0.75, width: 14, height: 1.5 },
      fill: 'inkSoft',
    }),
  ),
];

const ground = (height: number): Mark =>
  box({ x: 0, y: 0, width: grid.boardWidth, height }, 12, 'surface', 'line');

const hostGroup = (facts: HostFacts, height: number, title: string, marks: Mark[]): Group => ({
  id: facts.host.id,
  key: facts.host.id,
  kind: 'host',
  rect: { x: 0, y: 0, width: grid.boardWidth, height },
  title,
  traffic: facts.classes,
  marks: [ground(height), ...marks],
});

// The right end of the header is kept for badges.
const badgeRoom = 150;

const header = (name: string, words: string): Mark[] => {
  const face = { size: 16, weight: 600 } as const;
  const room = grid.boardWidth - 54 - badgeRoom;
  const nameWidth = Math.min(widthOf(name, face), room * 0.6);
  const after = 54 + nameWidth + 16;
  return [
    ...icon,
    label(name, 54, 33.5, nameWidth + 0.5, face, 'ink'),
    label(words, after, 33, grid.boardWidth - badgeRoom - after, { size: 12.5 }, 'inkSoft'),
  ];
};

const bigHeader = (name: string): Mark[] => [
  ...icon,
  label(name, 54, 36, grid.boardWidth - 54 - badgeRoom, { size: 24, weight: 600 }, 'ink'),
];

const makeBoard = (design: Design, facts: HostFacts): Board => {
  const { host } = facts;
  // Not kept: of a thousand plans few are ever drawn, and drawing plans again takes no time.
  const { height, nics } = planBoard(facts);
  const title = describe(design, host.id);
  const sentence = (id: string) => describe(design, id);
  const near = once(() => {
    const plan = planBoard(facts);
    const words = [...header(host.name, hostWords(design, host)), ...boardWords(plan)];
    return [hostGroup(facts, height, title, words), ...drawNear(plan, sentence)];
  });
  const middle = once(() => [
    hostGroup(facts, height, title, bigHeader(host.name)),
    ...drawMiddle(planBoard(facts), sentence),
  ]);
  const far = once(() => [hostGroup(facts, height, title, drawFar(facts, height))]);
  return {
    id: host.id,
    width: grid.boardWidth,
    height,
    title,
    get near() {
      return near();
    },
    get middle() {
      return middle();
    },
    get far() {
      return far();
    },
    plugs: nics.map(({ nic, rect, role, traffic }) => ({
      nicId: nic.id,
      cabledTo: nic.cabledTo,
      at: { x: grid.boardWidth, y: rect.y + rect.height / 2 },
      line: role,
      traffic,
      isUp: nic.linkUp !== false && nic.adminUp !== false,
    })),
  };
};

const boards = new WeakMap<HostFacts, Board>();

/** The board of a host; the same object for the same facts. */
export const boardOf = (design: Design, facts: HostFacts): Board => {
  let board = boards.get(facts);
  if (board === undefined) {
    board = makeBoard(design, facts);
    boards.set(facts, board);
  }
  return board;
};
