import type { Design, Host } from '../model/design';
import { childPlaces, type Kind, listAt, nextId, topPlaces } from '../model/kinds';
import { drained } from './drained';
import { isOtherVcenter } from './vcenter';

interface HasId {
  readonly id: string;
}
type Element = HasId & Partial<Readonly<Record<string, unknown>>>;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined;

/** What tells an element among its siblings, the surest first. */
const keysOf: Readonly<Partial<Record<Kind, readonly ((one: Element) => string | undefined)[]>>> = {
  distributedSwitch: [(one) => textOf(one.sourceId), (one) => textOf(one.name)],
  nic: [(one) => textOf(one.name), (one) => textOf(one.mac)],
  vm: [(one) => textOf(one.sourceId), (one) => textOf(one.name)],
  vnic: [(one) => textOf(one.mac), (one) => textOf(one.name)],
};
const byName = [(one: Element) => textOf(one.name)];

/**
 * Pairs of one list: each key in turn, where it tells as many on both sides (two cards of one model
 * are the first and the second). vNICs that nothing tells are the same by their place.
 */
const pairs = (
  kind: Kind,
  before: readonly Element[],
  now: readonly Element[],
  prefix: (one: Element, isBefore: boolean) => string,
): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  const taken = new Set<string>();
  for (const key of keysOf[kind] ?? byName) {
    const index = (list: readonly Element[], isBefore: boolean) => {
      const map = new Map<string, Element[]>();
      for (const one of list) {
        if (isBefore ? taken.has(one.id) : out.has(one.id)) continue;
        const value = key(one);
        if (value === undefined) continue;
        const full = `${prefix(one, isBefore)}${value}`;
        const alike = map.get(full);
        if (alike === undefined) map.set(full, [one]);
        else alike.push(one);
      }
      return map;
    };
    const theirs = index(before, true);
    for (const [value, ours] of index(now, false)) {
      const same = theirs.get(value);
      if (same?.length !== ours.length) continue;
      for (const [nth, one] of ours.entries()) {
        const other = same[nth];
        if (other === undefined) continue;
        out.set(one.id, other.id);
        taken.add(other.id);
      }
    }
  }
  if (kind === 'vnic') {
    for (const [i, one] of now.entries()) {
      const same = before[i];
      if (same === undefined || out.has(one.id) || taken.has(same.id)) continue;
      out.set(one.id, same.id);
      taken.add(same.id);
    }
  }
  return out;
};

const noPrefix = () => '';

/** The vCenter of a host's `sourceId`; undefined where it came from none. */
export const vcenterOf = ({ sourceId }: Host): string | undefined =>
  sourceId?.slice(0, sourceId.lastIndexOf('|')) || undefined;

/** Names repeat over vCenters. */
const isElsewhere = (a: Host, b: Host): boolean => isOtherVcenter(vcenterOf(a), vcenterOf(b));

/** Hosts by source id, then by name, then by the MAC addresses of their NICs. */
const hostPairs = (before: readonly Host[], now: readonly Host[]): ReadonlyMap<string, string> => {
  const keys = [
    (host: Host) => [textOf(host.sourceId)],
    (host: Host) => [textOf(host.name)],
    (host: Host) => host.nics.map((nic) => textOf(nic.mac)),
  ];
  const out = new Map<string, string>();
  const taken = new Set<string>();
  for (const keysOfHost of keys) {
    const theirs = new Map<string, Host | undefined>();
    const ours = new Map<string, number>();
    for (const host of before) {
      if (taken.has(host.id)) continue;
      for (const key of keysOfHost(host)) {
        if (key !== undefined) theirs.set(key, theirs.has(key) ? undefined : host);
      }
    }
    for (const host of now) {
      for (const key of out.has(host.id) ? [] : keysOfHost(host)) {
        if (key !== undefined) ours.set(key, (ours.get(key) ?? 0) + 1);
      }
    }
    for (const host of now) {
      if (out.has(host.id)) continue;
      const found = keysOfHost(host)
        .map((key) => (key === undefined || ours.get(key) !== 1 ? undefined : theirs.get(key)))
        .find((one) => one !== undefined && !taken.has(one.id) && !isElsewhere(one, host));
      if (found === undefined) continue;
      out.set(host.id, found.id);
      taken.add(found.id);
    }
  }
  return out;
};

/**
 * New ids for everything of an imported design: the id it has in the design that is there, or a
 * fresh one beside those.
 */
export function* matching(
  before: Design,
  now: Design,
): Generator<void, ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const top of topPlaces) {
    const old = listAt(before, top.field) as readonly Element[];
    const found = listAt(now, top.field) as readonly Element[];
    const same =
      top.kind === 'host'
        ? hostPairs(before.hosts, now.hosts)
        : pairs(top.kind, old, found, noPrefix);
    yield* placing(top.kind, top.letter, undefined, old, found, same, ids);
  }
  return ids;
}

/** A step for each element of the list: a host with all in it is one. */
function* placing(
  kind: Kind,
  letter: string,
  parentId: string | undefined,
  before: readonly Element[],
  now: readonly Element[],
  same: ReadonlyMap<string, string>,
  ids: Map<string, string>,
): Generator<void, void> {
  // Fresh ids come after the highest that is there, then after one another.
  let highest: readonly HasId[] = before;
  const byId = new Map(before.map((one) => [one.id, one]));
  for (const one of now) {
    const kept = same.get(one.id);
    const id = kept ?? nextId(highest, letter, parentId);
    if (kept === undefined) highest = [{ id }];
    ids.set(one.id, id);
    const old = kept === undefined ? undefined : byId.get(kept);
    for (const child of childPlaces[kind] ?? []) {
      const oldList = (old === undefined ? [] : listAt(old, child.field)) as readonly Element[];
      const newList = listAt(one, child.field) as readonly Element[];
      // Port groups of one name on two switches are two; switches come before them in the places.
      const prefix = (group: Element, isBefore: boolean) =>
        child.kind === 'portGroup' && typeof group.switchId === 'string'
          ? `${isBefore ? group.switchId : (ids.get(group.switchId) ?? group.switchId)}\n`
          : '';
      const pairsHere = pairs(child.kind, oldList, newList, prefix);
      drained(placing(child.kind, child.letter, id, oldList, newList, pairsHere, ids));
    }
    yield;
  }
}
