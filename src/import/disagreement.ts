import { type Source, sourceKinds } from './estate';

/** What one source says of a field. */
export interface Statement {
  /** In words: `9000 bytes`, `vmnic0, vmnic1`. */
  readonly value: string;
  readonly source: Source;
}

/** A field of one element of which two sources say different things. */
export interface Disagreement {
  /** `esx01 › vmnic0`: of several hosts that are alike in it the first. */
  readonly place: string;
  /** On how many hosts it is the same; absent for what is in none. */
  readonly hosts?: number;
  /** Label of the field: `MTU`. */
  readonly field: string;
  /** What the more trusted source says: the design has this. */
  readonly taken: Statement;
  readonly left: Statement;
  /** A state and no setting: links, speeds and power change without anybody's doing. */
  readonly isState?: true;
}

/** What sources disagree in, what is the same on several hosts once: the first so many. */
export interface Disagreements {
  /** Fields of elements, whether listed or not. */
  readonly count: number;
  readonly listed: readonly Disagreement[];
  /** Does `listed` stand for all of them? */
  readonly isWhole: boolean;
}

/** More than people read; two exports that have little in common disagree in everything. */
const mostListed = 500;

export class DisagreementList {
  private readonly listed = new Map<string, Disagreement>();
  private count = 0;
  private left = 0;

  /** `path`: names from the host or distributed switch down. */
  add(one: Omit<Disagreement, 'place'>, path: readonly string[], isInHost: boolean): void {
    this.count++;
    const { field, taken, left } = one;
    const where = isInHost ? ['', ...path.slice(1)] : path;
    const said = [taken.value, taken.source.kind, left.value, left.source.kind];
    const key = JSON.stringify([isInHost, where, field, said]);
    const before = this.listed.get(key);
    if (before !== undefined) {
      if (before.hosts !== undefined) this.listed.set(key, { ...before, hosts: before.hosts + 1 });
    } else if (this.listed.size < mostListed) {
      const place = path.join(' › ');
      this.listed.set(key, isInHost ? { place, hosts: 1, ...one } : { place, ...one });
    } else this.left++;
  }

  found(): Disagreements {
    return { count: this.count, listed: [...this.listed.values()], isWhole: this.left === 0 };
  }
}

/** `esx01 › vmnic0, and the same on 30 more hosts` */
export const placeWords = ({ place, hosts = 1 }: Disagreement): string =>
  hosts === 1
    ? place
    : `${place}, and the same on ${hosts - 1} more ${hosts === 2 ? 'host' : 'hosts'}`;

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
