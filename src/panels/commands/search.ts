import type { Design } from '../../model/design';
import { nameOf, pathOf } from '../../model/find';
import { elements, kindOf, placeOf } from '../../model/kinds';

/** An element that the typed words fit. */
export interface Hit {
  readonly id: string;
  readonly path: string;
  readonly what: string;
  /** The field that fitted, when it was not the name. */
  readonly because: string | undefined;
}

const searched: readonly (readonly [field: string, words: string])[] = [
  ['ip', 'IP'],
  ['ip6', 'IPv6'],
  ['mac', 'MAC'],
  ['vlan', 'VLAN'],
  ['subnet', 'subnet'],
  ['model', 'model'],
];

/**
 * Elements by name, id, address, MAC, VLAN or model; names that begin with the words come first.
 * `most` bounds the list: nobody reads the thousandth hit.
 */
export const search = (design: Design, words: string, most = 50): Hit[] => {
  const needle = words.trim().toLowerCase();
  if (needle === '') return [];
  const vlan = /^vlan\s*(\d+)$/.exec(needle)?.[1];
  const first: Hit[] = [];
  const rest: Hit[] = [];
  for (const { value } of elements(design)) {
    const fields = value as unknown as Readonly<Record<string, unknown>>;
    // A link has no name of its own; it goes by those of its ends.
    const shown = kindOf(value.id) === 'link' ? nameOf(design, value.id) : undefined;
    const name = String(shown ?? fields.name ?? fields.text ?? '').toLowerCase();
    const because =
      vlan === undefined
        ? searched.find(
            ([field]) =>
              fields[field] !== undefined && String(fields[field]).toLowerCase().startsWith(needle),
          )
        : searched.find(([field]) => field === 'vlan' && String(fields[field]) === vlan);
    const byName = vlan === undefined && name.includes(needle);
    if (!byName && because === undefined && value.id !== needle) continue;
    const hit = {
      id: value.id,
      path: pathOf(design, value.id),
      what: placeOf(value.id)?.shape.label ?? '',
      because:
        byName || because === undefined ? undefined : `${because[1]} ${String(fields[because[0]])}`,
    };
    if (byName && name.startsWith(needle)) first.push(hit);
    else rest.push(hit);
    if (first.length >= most) break;
  }
  return [...first, ...rest].slice(0, most);
};
