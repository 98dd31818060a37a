import { textOf, wholeOf } from './written';

/**
 * A record in JSON with its place. The APIs of VCF write `hostNetworkSpec` and its Python SDK
 * `host_network_spec`, deployment files of Azure Local `hostNetwork` and `HostNetwork`: names are
 * compared without case and `_`.
 */
export interface Part {
  readonly fields: ReadonlyMap<string, unknown>;
  /** JSON path for messages: `$.hostSpecs[2]`. */
  readonly place: string;
}

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

export const partOf = (json: unknown, place = '$'): Part | undefined => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(json)) fields.set(plain(name), value);
  return { fields, place };
};

const valueIn = (part: Part | undefined, names: readonly string[]): unknown => {
  for (const name of names) {
    const value = part?.fields.get(plain(name));
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
};

/** A record inside, by the first of these names that is there. */
export const inside = (part: Part | undefined, ...names: readonly string[]): Part | undefined =>
  partOf(valueIn(part, names), `${part?.place ?? '$'}.${names[0] ?? ''}`);

/** More than a design may hold anyway. */
const most = 10_000;

/** A list of records; one that stands alone is a list of one. */
export const parts = (part: Part | undefined, ...names: readonly string[]): readonly Part[] => {
  const value = valueIn(part, names);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list
    .slice(0, most)
    .flatMap((item, i) => partOf(item, `${part?.place ?? '$'}.${names[0] ?? ''}[${i}]`) ?? []);
};

export const text = (part: Part | undefined, ...names: readonly string[]): string | undefined =>
  textOf(valueIn(part, names), 500);

/** Numbers are written as text in one version and as numbers in the next. */
export const whole = (
  part: Part | undefined,
  range: readonly [number, number],
  ...names: readonly string[]
): number | undefined => wholeOf(valueIn(part, names), range);

export const texts = (part: Part | undefined, ...names: readonly string[]): readonly string[] => {
  const value = valueIn(part, names);
  return (Array.isArray(value) ? value.slice(0, most) : [value]).flatMap(
    (item) => textOf(item, 500) ?? [],
  );
};

/** Is the list there, even if it is empty? */
export const isListed = (part: Part, name: string): boolean =>
  Array.isArray(part.fields.get(plain(name)));
