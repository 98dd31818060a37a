import type { HostFacts } from '../analysis/facts';
import { traitsOf } from '../model/alike';
import { describe, hostWords } from '../model/describe';
import type { Design, TrafficClass } from '../model/design';
import { drawFar, drawFarCard } from './board-far';
import { drawMiddle, endpointsAtMiddle } from './board-middle';
import { boardWords, drawNear } from './board-near';
import { type BoardPlan, planBoard } from './board-plan';
import { planCard } from './card-plan';
import type { Fold } from './folds';
import { grid } from './grid';
import { likenessOf } from './likeness';
import { likenessLine } from './likeness-line';
import { box, label } from './marks';
import { widthOf } from './measure';
import { once } from './once';
import type { Group, LineStyle, Mark, Point } from './scene';
import { shortName } from './short-name';

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

interface Size {
  readonly width: number;
  readonly height: number;
}

const hostGroup = (facts: HostFacts, size: Size, title: string, marks: readonly Mark[]): Group => {
  const rect = { x: 0, y: 0, ...size };
  return {
    id: facts.host.id,
    key: facts.host.id,
    kind: 'host',
    rect,
    title,
    traffic: facts.classes,
    marks: [box(rect, 12, 'surface', 'line'), ...marks],
  };
};

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

const bigHeader = (name: string, width: number): Mark[] => [
  ...icon,
  label(name, 54, 36, width - 54 - badgeRoom, { size: 24, weight: 600 }, 'ink'),
];

/** What differs between a board and a card; both are drawn around the same plan. */
interface Form {
  readonly isCard: boolean;
  readonly width: number;
  readonly plan: (facts: HostFacts) => BoardPlan;
  readonly title: () => string;
  readonly near: (plan: BoardPlan) => Mark[];
  readonly middle: () => Mark[];
  readonly far: (size: Size) => Mark[];
}

const boardForm = (design: Design, facts: HostFacts): Form => ({
  isCard: false,
  width: grid.boardWidth,
  plan: planBoard,
  title: () => describe(design, facts.host.id),
  near: (plan) => [...header(facts.host.name, hostWords(design, facts.host)), ...boardWords(plan)],
  middle: () => bigHeader(facts.host.name, grid.boardWidth),
  far: (size) => drawFar(facts, size),
});

const cardForm = (design: Design, facts: HostFacts, fold: Fold): Form => {
  const { host } = facts;
  const { width } = grid.card;
  const likeness = once(() => likenessOf(design, host, fold));
  const face = { size: 16, weight: 600 } as const;
  return {
    isCard: true,
    width,
    plan: planCard,
    title: () => `${describe(design, host.id)}. ${likeness().title}`,
    near: () => [
      ...icon,
      label(host.name, 54, 33.5, width - 54 - badgeRoom, face, 'ink'),
      ...likenessLine(likeness(), 12.5),
    ],
    middle: () => [...bigHeader(shortName(host.name), width), ...likenessLine(likeness(), 17)],
    far: (size) => drawFarCard(facts, size, fold),
  };
};

/** Keeps no plan: of a thousand boards few are ever drawn, and planning one again takes no time. */
class DrawnBoard implements Board {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly plugs: readonly Plug[];
  readonly #design: Design;
  readonly #facts: HostFacts;
  readonly #form: Form;
  #near: readonly Group[] | undefined;
  #middle: readonly Group[] | undefined;
  #far: readonly Group[] | undefined;

  constructor(design: Design, facts: HostFacts, form = boardForm(design, facts)) {
    const { height, nics } = form.plan(facts);
    this.#design = design;
    this.#facts = facts;
    this.#form = form;
    this.id = facts.host.id;
    this.width = form.width;
    this.height = height;
    this.plugs = nics.map(({ nic, rect, role, traffic }) => ({
      nicId: nic.id,
      cabledTo: nic.cabledTo,
      at: { x: form.width, y: rect.y + rect.height / 2 },
      line: role,
      traffic,
      isUp: nic.linkUp !== false && nic.adminUp !== false,
    }));
  }

  get title(): string {
    return this.#form.title();
  }

  get near(): readonly Group[] {
    if (this.#near === undefined) {
      const plan = this.#form.plan(this.#facts);
      const words = this.#form.near(plan);
      this.#near = [this.#ground(words), ...drawNear(plan, this.#sentence)];
    }
    return this.#near;
  }

  get middle(): readonly Group[] {
    if (this.#middle === undefined) {
      const plan = this.#form.plan(this.#facts);
      const words = this.#form.middle();
      this.#middle = [
        this.#ground(words),
        ...(this.#form.isCard ? endpointsAtMiddle(plan, this.#sentence) : []),
        ...drawMiddle(plan, this.#sentence),
      ];
    }
    return this.#middle;
  }

  get far(): readonly Group[] {
    this.#far ??= [this.#ground(this.#form.far(this))];
    return this.#far;
  }

  readonly #sentence = (id: string): string => describe(this.#design, id);

  #ground(marks: readonly Mark[]): Group {
    const { width, height } = this;
    return hostGroup(this.#facts, { width, height }, this.title, marks);
  }
}

const boards = new WeakMap<HostFacts, Board>();

/** A card, with all that it says of another host: its name and, where they differ, what it is like. */
interface Card {
  readonly name: string | undefined;
  readonly traits: string | undefined;
  readonly board: Board;
}
const cards = new WeakMap<HostFacts, Card>();

const cardOf = (design: Design, facts: HostFacts, fold: Fold): Board => {
  const { other, isAlike } = fold;
  const name = other?.name;
  const traits = other === undefined || isAlike ? undefined : traitsOf(other);
  const before = cards.get(facts);
  if (before !== undefined && before.name === name && before.traits === traits) return before.board;
  const board = new DrawnBoard(design, facts, cardForm(design, facts, fold));
  cards.set(facts, { name, traits, board });
  return board;
};

/** The board of a host; the same object for the same facts, and for a card the same likeness. */
export const boardOf = (design: Design, facts: HostFacts, fold?: Fold): Board => {
  if (fold !== undefined) return cardOf(design, facts, fold);
  let board = boards.get(facts);
  if (board === undefined) {
    board = new DrawnBoard(design, facts);
    boards.set(facts, board);
  }
  return board;
};
