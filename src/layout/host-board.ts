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

/** Keeps no plan: of a thousand boards few are ever drawn, and planning one again takes no time. */
class DrawnBoard implements Board {
  readonly id: string;
  readonly width = grid.boardWidth;
  readonly height: number;
  readonly plugs: readonly Plug[];
  readonly #design: Design;
  readonly #facts: HostFacts;
  #near: readonly Group[] | undefined;
  #middle: readonly Group[] | undefined;
  #far: readonly Group[] | undefined;

  constructor(design: Design, facts: HostFacts) {
    const { height, nics } = planBoard(facts);
    this.#design = design;
    this.#facts = facts;
    this.id = facts.host.id;
    this.height = height;
    this.plugs = nics.map(({ nic, rect, role, traffic }) => ({
      nicId: nic.id,
      cabledTo: nic.cabledTo,
      at: { x: grid.boardWidth, y: rect.y + rect.height / 2 },
      line: role,
      traffic,
      isUp: nic.linkUp !== false && nic.adminUp !== false,
    }));
  }

  get title(): string {
    return describe(this.#design, this.id);
  }

  get near(): readonly Group[] {
    this.#near ??= this.#drawNear();
    return this.#near;
  }

  get middle(): readonly Group[] {
    this.#middle ??= [
      this.#ground(bigHeader(this.#facts.host.name)),
      ...drawMiddle(planBoard(this.#facts), this.#sentence),
    ];
    return this.#middle;
  }

  get far(): readonly Group[] {
    this.#far ??= [this.#ground(drawFar(this.#facts, this.height))];
    return this.#far;
  }

  #drawNear(): readonly Group[] {
    const { host } = this.#facts;
    const plan = planBoard(this.#facts);
    const words = [...header(host.name, hostWords(this.#design, host)), ...boardWords(plan)];
    return [this.#ground(words), ...drawNear(plan, this.#sentence)];
  }

  readonly #sentence = (id: string): string => describe(this.#design, id);

  #ground(marks: Mark[]): Group {
    return hostGroup(this.#facts, this.height, this.title, marks);
  }
}

const boards = new WeakMap<HostFacts, Board>();

/** The board of a host; the same object for the same facts. */
export const boardOf = (design: Design, facts: HostFacts): Board => {
  let board = boards.get(facts);
  if (board === undefined) {
    board = new DrawnBoard(design, facts);
    boards.set(facts, board);
  }
  return board;
};
