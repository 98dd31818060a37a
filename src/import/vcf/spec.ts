import { textOf, wholeOf } from '../written';

/**
 * A part of a specification. The APIs of VCF write `hostNetworkSpec`, its Python SDK
 * `host_network_spec`, its Terraform provider `host_network`: names are compared without case and `_`.
 */
export interface Spec {
  readonly fields: ReadonlyMap<string, unknown>;
  /** JSON path for messages: `$.hostSpecs[2]`. */
  readonly place: string;
}

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

export const specOf = (json: unknown, place = '$'): Spec | undefined => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(json)) fields.set(plain(name), value);
  return { fields, place };
};

const valueIn = (spec: Spec | undefined, names: readonly string[]): unknown => {
  for (const name of names) {
    const value = spec?.fields.get(plain(name));
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
};

/** A part inside: `inside(spec, 'computeSpec')`. */
export const inside = (spec: Spec | undefined, ...names: readonly string[]): Spec | undefined =>
  specOf(valueIn(spec, names), `${spec?.place ?? '$'}.${names[0] ?? ''}`);

/** More than a design may hold anyway. */
const most = 10_000;

/** A list of parts; one that stands alone is a list of one. */
export const parts = (spec: Spec | undefined, ...names: readonly string[]): readonly Spec[] => {
  const value = valueIn(spec, names);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list
    .slice(0, most)
    .flatMap((item, i) => specOf(item, `${spec?.place ?? '$'}.${names[0] ?? ''}[${i}]`) ?? []);
};

export const text = (spec: Spec | undefined, ...names: readonly string[]): string | undefined =>
  textOf(valueIn(spec, names), 500);

/** Numbers are written as text in one version and as numbers in the next. */
export const whole = (
  spec: Spec | undefined,
  range: readonly [number, number],
  ...names: readonly string[]
): number | undefined => wholeOf(valueIn(spec, names), range);

export const texts = (spec: Spec | undefined, ...names: readonly string[]): readonly string[] => {
  const value = valueIn(spec, names);
  return (Array.isArray(value) ? value.slice(0, most) : [value]).flatMap(
    (item) => textOf(item, 500) ?? [],
  );
};

/** Is the list there, even if it is empty? */
export const isListed = (spec: Spec, name: string): boolean =>
  Array.isArray(spec.fields.get(plain(name)));
