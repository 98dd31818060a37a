import type { Design, Host } from './design';
import { childPlaces } from './kinds';
import { hostShape } from './shape/host';
import type { Fields, RecordShape } from './shape/shape';

/**
 * What two hosts must have in common to be called alike: NICs, switches, port groups and VMkernel
 * adapters by name, with all that is set on them. Not compared is what each has for itself:
 */
const ownOfEach: ReadonlySet<string> = new Set([
  'id',
  'clusterId',
  'notes',
  'source',
  'sourceId',
  'memoryGb',
  'vms',
  'mac',
  'ip',
  'ip6',
  'pciAddress',
  'firmware',
  'guessed',
  'otherSources',
]);

type Values = Readonly<Record<string, unknown>>;

/** The far end of a cable counts by its switch, not by its port; NICs of other hosts do not count. */
export const cableEnd = (to: string): string =>
  to.startsWith('h') ? '' : (to.split('.')[0] ?? to);

/** Is this field of the record one in which hosts alike may differ? The name of a host is its own, those of its parts are not. */
export const isOwnOfEach = (shape: RecordShape, field: string): boolean =>
  ownOfEach.has(field) || (shape === hostShape && field === 'name');

const spell = (shape: RecordShape, value: Values, names: ReadonlyMap<string, string>): string => {
  let out = '{';
  for (const fields of [shape.required, shape.optional]) {
    for (const name in fields) {
      const field = fields[name];
      const found = value[name];
      if (field === undefined || found === undefined || isOwnOfEach(shape, name)) continue;
      out += `${name}=`;
      if (field.type === 'record') out += spell(field, found as Values, names);
      else if (field.type === 'list') out += spellList(field.item, found as Values[], names);
      else if (name === 'cabledTo') out += cableEnd(found as string);
      else if (field.type === 'ref') out += names.get(found as string) ?? found;
      else if (field.type === 'refs') {
        const parts = (found as readonly string[]).map((to) => names.get(to) ?? to);
        // Uplinks are a set; a failover order is an order.
        out += JSON.stringify(name === 'uplinks' ? parts.sort() : parts);
      } else out += JSON.stringify(found);
      out += ';';
    }
  }
  return `${out}}`;
};

/** In the order of their words: a source may list the same parts in any order. */
const spellList = (
  shape: RecordShape,
  items: readonly Values[],
  names: ReadonlyMap<string, string>,
): string =>
  items
    .map((item) => spell(shape, item, names))
    .sort()
    .join();

const known = new WeakMap<Host, readonly string[]>();

/** Each part of a host in words, sorted; the first ones are the host itself. */
const partsOf = (host: Host): readonly string[] => {
  let parts = known.get(host);
  if (parts === undefined) {
    parts = spelled(host).sort();
    known.set(host, parts);
  }
  return parts;
};

const spelled = (host: Host): string[] => {
  const names = new Map<string, string>();
  for (const { kind, field } of childPlaces.host ?? []) {
    if (field === 'vms') continue;
    for (const { id, name } of host[field as 'nics']) names.set(id, `${kind} ${name}`);
  }
  const parts: string[] = [];
  const itself: Record<string, unknown> = {};
  for (const fields of [hostShape.required, hostShape.optional]) {
    for (const [name, field] of Object.entries(fields as Fields)) {
      const found = (host as unknown as Values)[name];
      if (found === undefined || isOwnOfEach(hostShape, name)) continue;
      if (field.type !== 'list') itself[name] = found;
      else
        for (const item of found as readonly Values[])
          parts.push(`${name}${spell(field.item, item, names)}`);
    }
  }
  parts.push(spell(hostShape, itself, names));
  return parts;
};

/** What a host is like, as one word: hosts with the same one are alike. */
export const traitsOf = (host: Host): string => {
  let traits = words.get(host);
  if (traits === undefined) {
    traits = partsOf(host).join('\n');
    words.set(host, traits);
  }
  return traits;
};
const words = new WeakMap<Host, string>();

/** How many parts one has and the other has not, or not so; 0 for hosts alike. A changed part counts on both sides. */
export const distanceBetween = (a: Host, b: Host): number => {
  const [left, right] = [partsOf(a), partsOf(b)];
  let [i, k, same] = [0, 0, 0];
  while (i < left.length && k < right.length) {
    const [one, other] = [left[i] ?? '', right[k] ?? ''];
    if (one === other) same++;
    if (one <= other) i++;
    if (other <= one) k++;
  }
  return left.length + right.length - 2 * same;
};

/** So few parts differ that one is a variation of the other: at most three changed, of thirty or more. */
export const isNearly = (a: Host, b: Host): boolean => {
  const distance = distanceBetween(a, b);
  return distance <= Math.min(6, 0.1 * (partsOf(a).length + partsOf(b).length));
};

/** Hosts of a cluster that a further one is compared with: in one where no two are alike there are many. */
export const mostCompared = 24;

/** Is there anything by which it could be like another one? */
export const isBare = ({ nics, switches, memberships, adapters }: Host): boolean =>
  nics.length + switches.length + memberships.length + adapters.length === 0;

/** Hosts of one cluster (or of none) that are alike, each set in the order of the design. */
export const familiesOf = (design: Design): readonly (readonly Host[])[] => {
  const families = new Map<string, Host[]>();
  for (const host of design.hosts) {
    const key = `${host.clusterId ?? ''}\n${traitsOf(host)}`;
    const family = families.get(key);
    if (family === undefined) families.set(key, [host]);
    else family.push(host);
  }
  return [...families.values()];
};
