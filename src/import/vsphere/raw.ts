/**
 * A look into JSON of the vSphere API in any of its dialects (formats §2.1): camelCase (govc since
 * 0.32, pyVmomi, VI/JSON) or PascalCase (govc before, PowerCLI), arrays bare or wrapped. Nothing is
 * copied: an estate can be hundreds of megabytes. Hostile: only own keys are read.
 */
export type Raw = unknown;

export const isRecord = (raw: Raw): raw is Readonly<Record<string, Raw>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const pascal = new Map<string, string>();
const pascalOf = (key: string): string => {
  let out = pascal.get(key);
  if (out === undefined) {
    out = key.charAt(0).toUpperCase() + key.slice(1);
    pascal.set(key, out);
  }
  return out;
};

const ownOf = (raw: Raw, key: string): Raw => {
  if (!isRecord(raw)) return undefined;
  const written = Object.hasOwn(raw, key) ? key : pascalOf(key);
  const value = Object.hasOwn(raw, written) ? raw[written] : undefined;
  if (!isRecord(value)) return value ?? undefined;
  // govc 0.38 and VI/JSON wrap an array that stands alone; Windows PowerShell wraps some that do not.
  if (Object.hasOwn(value, '_value')) return value._value;
  const isWrapped = Object.hasOwn(value, 'Count') && Array.isArray(value.value);
  return isWrapped ? value.value : value;
};

const paths = new Map<string, readonly string[]>();

/** The value at a path of camelCase keys, `spec.ip.dhcp`; undefined for null and for what is not there. */
export const at = (raw: Raw, path: string): Raw => {
  let keys = paths.get(path);
  if (keys === undefined) {
    keys = path.split('.');
    paths.set(path, keys);
  }
  let value = raw;
  for (const key of keys) {
    value = ownOf(value, key);
    if (value === undefined) return undefined;
  }
  return value;
};

/** The first of several records of one object that has something at the path. */
export const pick = (raws: readonly Raw[], path: string): Raw => {
  for (const raw of raws) {
    const value = at(raw, path);
    if (value !== undefined) return value;
  }
  return undefined;
};

/** The items of an array; of one thing alone, that thing; of old govc's `{"HostVirtualSwitch": […]}`, its items. */
export const itemsOf = (raw: Raw): readonly Raw[] => {
  if (Array.isArray(raw)) return raw;
  if (!isRecord(raw)) return [];
  const keys = Object.keys(raw).filter((key) => key !== '_typeName' && key !== '_vimtype');
  const only = keys.length === 1 ? raw[keys[0] ?? ''] : undefined;
  return Array.isArray(only) ? only : keys.length === 0 ? [] : [raw];
};

export const itemsAt = (raw: Raw, path: string): readonly Raw[] => itemsOf(at(raw, path));

export const stringAt = (raw: Raw, path: string): string | undefined => {
  const value = at(raw, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** A number; PowerShell writes none as text, but people edit. */
export const numberAt = (raw: Raw, path: string): number | undefined => {
  const value = at(raw, path);
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

export const flagAt = (raw: Raw, path: string): boolean | undefined => {
  const value = at(raw, path);
  return typeof value === 'boolean' ? value : undefined;
};

/** Texts of an array (or of one text alone), without the empty ones. */
export const stringsAt = (raw: Raw, path: string): readonly string[] => {
  const value = at(raw, path);
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && item !== '');
};

/** Type mark of VI/JSON (`VirtualVmxnet3`) or pyVmomi (`vim.vm.device.VirtualVmxnet3`): the last word. */
export const typeOf = (raw: Raw): string | undefined => {
  const mark = stringAt(raw, '_typeName') ?? stringAt(raw, '_vimtype');
  return mark?.slice(mark.lastIndexOf('.') + 1);
};

/** A managed object reference as `{type, value}`, or pyVmomi's `vim.ClusterComputeResource:domain-c9`. */
export interface Reference {
  readonly type: string;
  readonly id: string;
}
export const referenceOf = (raw: Raw): Reference | undefined => {
  if (typeof raw === 'string') {
    const match = /^'?(?:vim\.)?([A-Za-z.]{1,60}):([\w-]{1,80})'?$/.exec(raw);
    return match?.[1] === undefined || match[2] === undefined
      ? undefined
      : { type: match[1].slice(match[1].lastIndexOf('.') + 1), id: match[2] };
  }
  const id = stringAt(raw, 'value');
  const type = stringAt(raw, 'type');
  return id === undefined || type === undefined ? undefined : { type, id };
};

/** Inventory names come with `%2f`, `%5c` and `%25` for slash, backslash and percent. */
export const nameOf = (written: string): string =>
  written.replace(/%(2f|5c|25)/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** The uuid of a distributed switch in its one form: `50 17 d4 16 …-c8 d0 …` and `5017d416-…` are the same. */
export const uuidOf = (written: string): string => {
  const hex = written.toLowerCase().replace(/[^0-9a-f]/g, '');
  return hex.length === 32 ? hex : written.trim();
};
