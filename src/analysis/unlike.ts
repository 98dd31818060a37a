import { cableEnd, isOwnOfEach } from '../model/alike';
import type { Design, Host } from '../model/design';
import { childPlaces, type Kind } from '../model/kinds';
import { relabelled } from '../model/relabel';
import { hostShape } from '../model/shape/host';
import type { RecordShape } from '../model/shape/shape';
import { type Change, differences } from './difference';

type Values = Readonly<Record<string, unknown>>;

/** A record with nothing in it that hosts alike may have for themselves. */
const bare = (shape: RecordShape, value: Values): Values => {
  const out: Record<string, unknown> = {};
  for (const fields of [shape.required, shape.optional]) {
    for (const name in fields) {
      const field = fields[name];
      const found = value[name];
      const isOwn = name !== 'id' && isOwnOfEach(shape, name);
      if (field === undefined || found === undefined || isOwn) continue;
      if (field.type === 'record') out[name] = bare(field, found as Values);
      else if (field.type === 'list')
        out[name] = (found as readonly Values[]).map((item) => bare(field.item, item));
      else if (name === 'cabledTo') {
        const end = cableEnd(found as string);
        if (end !== '') out[name] = end;
      } else out[name] = found;
    }
  }
  return out;
};

const byWords = (a: unknown, b: unknown): number =>
  JSON.stringify(a).localeCompare(JSON.stringify(b));

/** Lists whose order says nothing, in one order. */
const sorted = (host: Host): Host => ({
  ...host,
  switches: host.switches.map((one) => ({ ...one, uplinks: one.uplinks.toSorted() })),
  memberships: host.memberships
    .map((one) => ({ ...one, uplinks: one.uplinks.toSorted(byWords) }))
    .toSorted(byWords),
});

const comparable = (host: Host, name: string): Host =>
  ({ ...bare(hostShape, host as unknown as Values), name, vms: [] }) as unknown as Host;

/** What an element of a host is called; port groups of one name may be on several switches. */
const callsOf = (host: Host): ReadonlyMap<string, string> => {
  const calls = new Map<string, string>();
  const switchName = (id: string) => host.switches.find((one) => one.id === id)?.name ?? '';
  for (const { kind, field } of childPlaces.host ?? []) {
    if (field === 'vms') continue;
    for (const one of host[field as 'portGroups']) {
      const on = kind === 'portGroup' ? `${switchName(one.switchId)}\n` : '';
      calls.set(one.id, `${kind} ${on}${one.name}`);
    }
  }
  return calls;
};

/** The ids that the parts of `host` have in `other` where they have the same name, new ones where not. */
const idsIn = (host: Host, other: Host): ReadonlyMap<string, string> => {
  const theirs = new Map([...callsOf(other)].map(([id, call]) => [call, id]));
  const ids = new Map([[host.id, other.id]]);
  let fresh = 9_000_000;
  for (const [id, call] of callsOf(host)) {
    const letter = id[id.indexOf('.') + 1] ?? '';
    const same = theirs.get(call);
    theirs.delete(call);
    ids.set(id, same ?? `${other.id}.${letter}${fresh++}`);
  }
  return ids;
};

const kind: Kind = 'host';

/**
 * In what a host differs from another one, beside what each has for itself (`model/alike`): the
 * other one counts as before, this one as after.
 */
export const unlikeness = (design: Design, host: Host, other: Host): readonly Change[] => {
  const before = sorted(relabelled(kind, comparable(other, host.name), idsIn(other, host)));
  const after = sorted(comparable(host, host.name));
  return differences({ ...design, hosts: [before] }, { ...design, hosts: [after] });
};
