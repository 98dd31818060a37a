import type { Nic, TrafficClass } from '../model/design';
import { trafficClasses } from '../model/shape/words';
import type { HostFacts } from './facts';
import { apart, carriers, type Lot, lotsOf } from './lots';

/** How two classes of a host meet on uplinks (catalogue 4.3, `uplinkSteady` and `uplinkAlways`). */
export interface Meeting {
  readonly other: TrafficClass;
  /** Uplinks both use. */
  readonly nics: readonly Nic[];
  /** Empty: they share now. Else the NICs that fail before they do. */
  readonly after: readonly Nic[];
}

const union = (lists: readonly (readonly Nic[])[]): Set<Nic> => new Set(lists.flat());

const none: readonly Nic[] = [];
const classes = Object.keys(trafficClasses) as TrafficClass[];

const common = (
  a: readonly Lot[],
  b: readonly Lot[],
  nicsOf: (lot: Lot) => readonly Nic[],
): readonly Nic[] => {
  // Few NICs and mostly none in common: looking is cheaper than sets.
  const theirs = b.map(nicsOf);
  const both = a.flatMap((lot) =>
    nicsOf(lot).filter((nic) => theirs.some((nics) => nics.includes(nic))),
  );
  return both.length === 0 ? none : [...new Set(both)];
};

/** The smallest set of NICs whose failure makes two classes share: one, else two, else all of the first class. */
const firstSharing = (a: readonly Lot[], b: readonly Lot[]): Meeting['after'] => {
  const nics = [...union([...a, ...b].map((lot) => lot.usable))];
  const shares = (failed: readonly Nic[]) => {
    const ids = new Set(failed.map((nic) => nic.id));
    return common(a, b, (lot) => carriers(lot, ids)).length > 0;
  };
  for (const nic of nics) if (shares([nic])) return [nic];
  for (const [i, first] of nics.entries()) {
    for (const second of nics.slice(i + 1)) if (shares([first, second])) return [first, second];
  }
  return nics.filter((nic) => a.some((lot) => carriers(lot).includes(nic)));
};

/** Every other class of the host that shares uplinks with this one, now or after failures. */
export const meetingsOf = (facts: HostFacts, traffic: TrafficClass): readonly Meeting[] => {
  if (!facts.classes.includes(traffic)) return [];
  const lots = lotsOf(facts);
  const others = classes.filter((other) => other !== traffic && facts.classes.includes(other));
  return others.flatMap((other): Meeting[] => {
    const [own, theirs] = apart(lots, traffic, other);
    const ever = common(own, theirs, (lot) => lot.usable);
    if (ever.length === 0) return [];
    const now = common(own, theirs, (lot) => carriers(lot));
    if (now.length > 0) return [{ other, nics: now, after: [] }];
    const after = firstSharing(own, theirs);
    const ids = new Set(after.map((nic) => nic.id));
    const then = common(own, theirs, (lot) => carriers(lot, ids));
    return [{ other, nics: then.length > 0 ? then : ever, after }];
  });
};
