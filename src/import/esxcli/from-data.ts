import type { Cell } from '../piece';
import { type Command, type Entry, keyOf, type Said } from './entry';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scalar = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

const mostFields = 200;
/** More than any host has of anything: ports of a distributed switch. */
const mostItems = 70_000;

/**
 * An object of `--formatter=json`: keys are the labels without blanks. Objects in it are flattened
 * (`DriverInfo` of a NIC), lists of objects are what is inside (`DVPort`).
 */
const entryOf = (raw: Readonly<Record<string, unknown>>, place: string, depth: number): Entry => {
  const fields = new Map<string, Said>();
  const inner: Entry[] = [];
  for (const name of Object.keys(raw).slice(0, mostFields)) {
    const value = raw[name];
    const text = scalar(value);
    if (text !== undefined) fields.set(keyOf(name), text);
    else if (Array.isArray(value)) {
      const records = value.filter(isRecord);
      if (records.length === 0)
        fields.set(
          keyOf(name),
          value.flatMap((item) => scalar(item) ?? []),
        );
      else if (depth < 3)
        for (const [i, item] of records.slice(0, mostItems).entries())
          inner.push(entryOf(item, `${place}.${name}[${i}]`, depth + 1));
    } else if (isRecord(value) && depth < 3) {
      fields.set(keyOf(name), '');
      const nested = entryOf(value, `${place}.${name}`, depth + 1);
      for (const [key, said] of nested.fields) if (!fields.has(key)) fields.set(key, said);
    }
  }
  return { fields, inner, place };
};

/** Entries of JSON: one object or a list of them. Of a `tag get` the bare list of tags, too. */
export const entriesOfJson = (
  value: unknown,
  command?: Command,
  most = mostItems,
): readonly Entry[] => {
  const withCommand = (entry: Entry): Entry =>
    command === undefined ? entry : { ...entry, command };
  if (isRecord(value)) return [withCommand(entryOf(value, '', 0))];
  if (!Array.isArray(value)) return [];
  const isTags = command?.path.endsWith('tag get') === true;
  if (isTags && value.every((item) => typeof item === 'string'))
    return [withCommand({ fields: new Map([['tags', value]]), inner: [], place: '' })];
  return value
    .slice(0, most)
    .flatMap((item, i) => (isRecord(item) ? [withCommand(entryOf(item, `[${i}]`, 0))] : []));
};

/** Entries of `--formatter=csv`: the first row has the keys, lists are joined by commas. */
export const entriesOfRows = (
  rows: readonly (readonly Cell[])[],
  command?: Command,
): readonly Entry[] => {
  const [head = [], ...body] = rows;
  const keys = head.map((cell) => keyOf(String(cell ?? '')));
  return body.map((row, i): Entry => {
    const fields = new Map<string, Said>();
    for (const [n, key] of keys.entries()) {
      const cell = row[n];
      if (key !== '') fields.set(key, cell === null || cell === undefined ? '' : String(cell));
    }
    return {
      fields,
      inner: [],
      place: `row ${i + 2}`,
      ...(command === undefined ? {} : { command }),
    };
  });
};

/** Cells of a line of CSV; quotation marks hold commas, and stand doubled for themselves. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)]
    .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain)
    .slice(0, -1);

/** Entries of CSV that was pasted: rows for as long as they have as many cells as the header. */
export const entriesOfCsvLines = (
  lines: readonly string[],
  command?: Command,
): readonly Entry[] => {
  const [head = '', ...body] = lines.filter((line) => line.trim() !== '');
  const keys = cellsOf(head);
  // ESXi ends lines with a comma, so that there is an empty cell more.
  const rows = body.map(cellsOf).filter(({ length }) => Math.abs(length - keys.length) <= 1);
  return entriesOfRows([keys, ...rows], command);
};

const keyValueLine =
  /^(?:structure\[(\d+)\]\.)?(\w{1,60})\.(\w{1,60})\.(\w{1,20})(?:\[\d+\])?=(.*)$/;

/** Entries of `--formatter=keyvalue`: `structure[6].Nic.Driver.string=i40en`. */
export const entriesOfKeyValues = (
  lines: readonly string[],
  command?: Command,
): readonly Entry[] => {
  const out = new Map<string, Map<string, Said>>();
  for (const line of lines) {
    const match = keyValueLine.exec(line.trim());
    if (match?.[3] === undefined) continue;
    const of = `${match[1] ?? ''} ${match[2]}`;
    const fields = out.get(of) ?? new Map<string, Said>();
    out.set(of, fields);
    const key = keyOf(match[3]);
    const value = match[5] ?? '';
    const before = fields.get(key);
    // `string[] = a,b,` is how lists come; a key that comes again is one, too.
    const isList = match[4]?.endsWith('list') === true || before !== undefined;
    fields.set(
      key,
      isList && before !== undefined ? [...[before].flat(), value] : value.replace(/,$/, ''),
    );
  }
  return [...out].map(([of, fields]) => ({
    fields,
    inner: [],
    place: `structure ${of.trim()}`,
    ...(command === undefined ? {} : { command }),
  }));
};
