import { type Source, sourceKinds } from './estate';

/** What one source says of a field. */
export interface Statement {
  /** In words: `9000 bytes`, `vmnic0, vmnic1`. */
  readonly value: string;
  readonly source: Source;
}

/** A field of one element of which two sources say different things. */
export interface Disagreement {
  /** `esx01 › vmnic0` */
  readonly place: string;
  /** Label of the field: `MTU`. */
  readonly field: string;
  /** What the more trusted source says: the design has this. */
  readonly taken: Statement;
  readonly left: Statement;
  /** A state and no setting: links, speeds and power change without anybody's doing. */
  readonly isState?: true;
}

/** What sources disagree in: the first so many, and how many there are. */
export interface Disagreements {
  readonly count: number;
  readonly listed: readonly Disagreement[];
}

/** More than people read; two exports that have little in common disagree in everything. */
const mostListed = 500;

export class DisagreementList {
  private readonly listed: Disagreement[] = [];
  private count = 0;

  add(one: Disagreement): void {
    this.count++;
    if (this.listed.length < mostListed) this.listed.push(one);
  }

  found(): Disagreements {
    return { count: this.count, listed: this.listed };
  }
}

/** `RVTools (export.xlsx, 2026-11-02)` */
const sourceWords = ({ kind, files, taken }: Source): string => {
  const [first] = files;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
  const details = [first === undefined ? '' : `${first}${more}`, taken ?? ''].filter(Boolean);
  return details.length === 0 ? sourceKinds[kind] : `${sourceKinds[kind]} (${details.join(', ')})`;
};

/** `MTU: esxcli / esxcfg (esx01.txt) says 9000 bytes, which was taken; RVTools (export.xlsx, 2026-11-02) says 1500 bytes.` */
export const disagreementWords = ({ field, taken, left, isState }: Disagreement): string =>
  `${field}: ${sourceWords(taken.source)} says ${taken.value}, which was taken; ${sourceWords(left.source)} says ${left.value}.${
    isState === true ? ' This changes by itself: the two may be of different times.' : ''
  }`;
