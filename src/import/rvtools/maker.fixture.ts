/** Chance, handed in: what is made follows from it. */
export interface Dice {
  /** A whole number from 0 to below `n`. */
  readonly below: (n: number) => number;
}

/** Names as they occur: with blanks at their end, with separators, quotes and letters of every kind. */
export const groupNames = [
  'VM Network',
  'VM Network ',
  'net:seg:0302',
  'a, b; c',
  '"q"',
  'Büro / 2',
  'vMotion',
  '日本',
];

export class Maker {
  private readonly dice: Dice;
  private count = 0;

  constructor(dice: Dice) {
    this.dice = dice;
  }

  below(n: number): number {
    return this.dice.below(n);
  }
  flag(): boolean {
    return this.below(2) === 1;
  }
  one<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }
  maybe<T>(make: () => T): T | undefined {
    return this.below(4) === 0 ? undefined : make();
  }
  some<T>(of: readonly T[]): readonly T[] {
    return of.filter(() => this.flag());
  }
  list<T>(most: number, make: (i: number) => T): readonly T[] {
    return Array.from({ length: this.below(most + 1) }, (_, i) => make(i));
  }
  mac(): string {
    this.count += 1;
    return `00:50:56:00:00:${this.count.toString(16).padStart(2, '0').slice(-2)}`;
  }
}

const policies = ['portId', 'macHash', 'ipHash', 'nicLoad', 'explicit'] as const;
const verdicts = ['accept', 'reject'] as const;

export const teamingOf = (make: Maker) => ({
  policy: make.one(policies),
  notifySwitches: make.flag(),
  failback: make.flag(),
});
export const securityOf = (make: Maker) => ({
  promiscuous: make.one(verdicts),
  macChanges: make.one(verdicts),
  forgedTransmits: make.one(verdicts),
});
export const shapingOf = (make: Maker) =>
  make.flag()
    ? { enabled: false }
    : { enabled: true, averageKbps: 1000 + make.below(9), peakKbps: 2000, burstKb: make.below(99) };

/** The fields of a record that are not those of another: what a port group says beside its switch. */
export const differing = <T extends object>(
  own: T | undefined,
  above: object | undefined,
): T | undefined => {
  const theirs = new Map(Object.entries(above ?? {}));
  const rest = Object.entries(own ?? {}).filter(
    ([field, value]) => value !== undefined && theirs.get(field) !== value,
  );
  return rest.length === 0 ? undefined : (Object.fromEntries(rest) as T);
};
