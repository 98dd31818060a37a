import type { Host } from '../model/design';
import { childPlaces, type Kind, listAt, placeOf } from '../model/kinds';
import type { RecordShape } from '../model/shape/shape';
import { sourceToNote, withCombinedSources, withSourceNoted } from './combine-origins';
import { drained } from './drained';
import { withUplinksOf } from './keep-uplinks';
import type { Gone } from './says-whole';
import { joinedSources } from './source-label';

interface HasId {
  readonly id: string;
}
type Values = Readonly<Record<string, unknown>>;

/**
 * Fields that are said together: where the source says one, those it does not say are gone with it.
 * A trunk that became an access VLAN keeps no trunk.
 */
const together: readonly (readonly string[])[] = [
  ['vlan', 'trunkVlans', 'secondaryVlan', 'secondaryVlanKind'],
  ['ip', 'prefix', 'dhcp'],
  ['ip6', 'prefix6'],
  ['portGroupId', 'nicId'],
  ['active', 'standby'],
];

/** Fields that go when another one becomes a new one: a gateway is of the subnet that the adapter was in. */
const tied: Readonly<Record<string, readonly string[]>> = { gateway: ['ip', 'prefix'] };

/**
 * A record that is there, with what a newer export says of it: what the export says wins, what it
 * does not say stays (notes, demands, answers), but for what its silence says. The same object when
 * nothing is new. `note`: the source to name at what the export says, where the rest is from another.
 */
export const combined = <T extends HasId>(
  kind: Kind,
  before: T,
  now: T,
  goneOf: Gone,
  note = sourceToNote(before, now),
): T => {
  const shape = placeOf(before.id)?.shape;
  if (shape === undefined) return before;
  const gone = goneOf(kind, now as Values);
  let out = fields(shape, before as Values, settled(before as Values, now as Values), gone, kind);
  for (const child of childPlaces[kind] ?? []) {
    const old = listAt(before, child.field);
    const found = listAt(now, child.field);
    const next = drained(combiningLists(child.kind, old, found, goneOf, note));
    if (next !== old) out = { ...out, [child.field]: next };
  }
  return withCombinedSources(before, now, withoutOpenOrder(out) as unknown as T, note);
};

/** Where the order is open, no order of before is left standing. */
const withoutOpenOrder = (value: Values): Values => {
  const isOpen = Array.isArray(value.unknown) && value.unknown.includes('failoverOrder');
  const team = value.teaming as Values | undefined;
  if (!isOpen || (team?.active === undefined && team?.standby === undefined)) return value;
  const { active: _a, standby: _s, ...rest } = team;
  const { teaming: _t, ...others } = value;
  return Object.keys(rest).length === 0 ? others : { ...others, teaming: rest };
};

/** What an export leaves out of a list that every record has is not said by the empty list. */
const withAllSaid = <T extends HasId>(kind: Kind, before: T, now: T): T =>
  kind === 'host'
    ? (withUplinksOf(before as HasId as Host, now as HasId as Host) as HasId as T)
    : now;

/** A step for each element that is there. */
export function* combiningLists<T extends HasId>(
  kind: Kind,
  before: readonly T[],
  now: readonly T[],
  goneOf: Gone,
  note?: string,
): Generator<void, readonly T[]> {
  if (now.length === 0) return before;
  const found = new Map(now.map((one) => [one.id, one]));
  let isNew = false;
  const kept: T[] = [];
  for (const one of before) {
    const same = found.get(one.id);
    found.delete(one.id);
    const next =
      same === undefined ? one : combined(kind, one, withAllSaid(kind, one, same), goneOf, note);
    if (next !== one) isNew = true;
    kept.push(next);
    yield;
  }
  if (found.size === 0 && !isNew) return before;
  const fresh = [...found.values()];
  return [
    ...kept,
    ...(note === undefined ? fresh : fresh.map((one) => withSourceNoted(kind, one, note))),
  ];
}

/** What the export leaves open and somebody has answered stays answered; a guess gives way to a word. */
const settled = (before: Values, now: Values): Values => {
  const { unknown, guessed, ...said } = now;
  const open = (marks: unknown, old: unknown): readonly unknown[] =>
    Array.isArray(marks) ? marks.filter((m) => Array.isArray(old) && old.includes(m)) : [];
  // An answered order holds for the uplinks that it was given for.
  const isOtherTeam = !isSame(before.uplinks, now.uplinks);
  const stillUnknown = isOtherTeam ? (unknown ?? []) : open(unknown, before.unknown);
  const stillGuessed = open(guessed, before.guessed);
  const isWord =
    Array.isArray(guessed) && stillGuessed.length === 0 && before.traffic !== undefined;
  return {
    ...said,
    ...(typeof before.source === 'string' && typeof now.source === 'string'
      ? { source: joinedSources(before.source, now.source) }
      : {}),
    ...(isWord ? { traffic: before.traffic } : {}),
    unknown: (stillUnknown as readonly unknown[]).length === 0 ? undefined : stillUnknown,
    guessed: stillGuessed.length === 0 ? undefined : stillGuessed,
  };
};

/** A list that the source has nothing for is one that it does not speak of; a switch without uplinks has none. */
const isSilent = (type: string, name: string, value: unknown): boolean =>
  Array.isArray(value) && value.length === 0 && (type === 'list' || name === 'cabledTo');

const marks = new Set(['unknown', 'guessed']);

/** Paths below a field: `promiscuous` of `security.promiscuous`. */
const within = (gone: readonly string[], name: string): readonly string[] =>
  gone.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : []));

const isMoved = (name: string, before: Values, now: Values): boolean =>
  tied[name]?.some((to) => now[to] !== undefined && now[to] !== before[to]) === true;

const fields = (
  shape: RecordShape,
  before: Values,
  now: Values,
  gone: readonly string[],
  kind?: Kind,
): Values => {
  const children = new Set(
    (kind === undefined ? [] : (childPlaces[kind] ?? [])).map((c) => c.field),
  );
  let out: Record<string, unknown> = before as Record<string, unknown>;
  const put = (name: string, value: unknown) => {
    if (isSame(out[name], value)) return;
    if (out === before) out = { ...before };
    if (value === undefined) delete out[name];
    else out[name] = value;
  };
  for (const table of [shape.required, shape.optional]) {
    for (const [name, field] of Object.entries(table)) {
      // Where things are from is told last, by what became of them.
      if (field.type === 'id' || name === 'otherSources' || children.has(name)) continue;
      const value = now[name];
      if (value === undefined) {
        const group = together.find((names) => names.includes(name));
        const isGone =
          gone.includes(name) ||
          isMoved(name, before, now) ||
          group?.some((other) => now[other] !== undefined) === true;
        if (isGone || marks.has(name)) put(name, undefined);
        else if (field.type === 'record' && before[name] !== undefined) {
          const left = fields(field, before[name] as Values, {}, within(gone, name));
          put(name, Object.keys(left).length === 0 ? undefined : left);
        }
      } else if (field.type === 'record') {
        const inside = within(gone, name);
        put(name, fields(field, (before[name] ?? {}) as Values, value as Values, inside));
      } else if (!isSilent(field.type, name, value)) put(name, value);
    }
  }
  return out;
};

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
