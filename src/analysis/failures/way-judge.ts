import type { Uplink } from '../uplinks';
import { type Carried, carry, type Situation, stateOf } from './carry';
import { isAlive } from './links';
import { type WayResult, wayResult } from './part-results';
import type { Way } from './ways';

const nothing: Carried = { uplinks: [], links: [], places: [], isShotgun: false };

/** Does the way look further than its own links: beacon probing, iSCSI targets? */
export const looksFar = (way: Way): boolean =>
  way.targets !== undefined || way.team?.detection === 'beacon';

/** More links than bits: such a way is judged anew each time. */
const mostBits = 30;

const isSame = (a: WayResult, b: WayResult): boolean =>
  a.state === b.state &&
  a.carried.isShotgun === b.carried.isShotgun &&
  a.carried.links.length === b.carried.links.length &&
  a.carried.links.every((link, i) => link === b.carried.links[i]);

/**
 * A way with its answers. They are kept by which of its links live, a bit for each: a NIC, its
 * card and its switch are mostly one failure to it. An answer that does not differ from the base
 * is the base itself. A class, because there are many: methods of objects would be made for each.
 */
export class WayJudge {
  readonly way: Way;
  readonly base: WayResult;
  private readonly up: number;
  private readonly knownBits: number[];
  private readonly known: WayResult[];
  private whenDown: WayResult | undefined;

  constructor(way: Way, whole: Situation) {
    this.way = way;
    this.base = fresh(way, whole);
    let up = 0;
    for (const [i, link] of way.links.entries()) if (isAlive(link, whole.failed)) up |= 1 << i;
    this.up = up;
    this.knownBits = [up];
    this.known = [this.base];
  }

  /** Bits of the links that one of these keys takes down. */
  deadBy(keys: ReadonlySet<string>): number {
    let bits = 0;
    for (const [i, { killers }] of this.way.links.entries()) {
      if (killers.some((key) => keys.has(key))) bits |= 1 << i;
    }
    return bits;
  }

  /** Where its own links say all. `dead`: bits of links that are down beside those that always are. */
  withoutLinks(dead: number, now: Situation): WayResult {
    if (this.way.links.length > mostBits) return this.anew(now);
    const bits = this.up & ~dead;
    const before = this.known[this.knownBits.indexOf(bits)];
    if (before !== undefined) return before;
    const made = this.anew(now);
    this.knownBits.push(bits);
    this.known.push(made);
    return made;
  }

  /** Where the fabric or the past has a say. `before`: what carried until now. */
  anew(now: Situation, before?: readonly Uplink[]): WayResult {
    return this.unlessSame(fresh(this.way, now, before));
  }

  /** With the whole host. */
  down(now: Situation): WayResult {
    this.whenDown ??= this.unlessSame(
      wayResult(this.way, nothing, stateOf(this.way, nothing, now)),
    );
    return this.whenDown;
  }

  private unlessSame(made: WayResult): WayResult {
    return isSame(made, this.base) ? this.base : made;
  }
}

const fresh = (way: Way, now: Situation, before?: readonly Uplink[]): WayResult => {
  const carried = carry(way, now, before);
  return wayResult(way, carried, stateOf(way, carried, now));
};
