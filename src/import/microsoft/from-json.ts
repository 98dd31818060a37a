import { textOf } from '../written';
import { commandOfFields, commandOfName } from './commands';
import type { CmdletObject, Command, Fields, Value } from './objects';

/** Deeper is nothing that a reader asks for: intents hold their overrides, adapters their VLAN. */
const deepest = 6;
const most = 200_000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const jsonValue = (json: unknown, depth = 0): Value => {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') return json;
  if (depth > deepest) return null;
  if (Array.isArray(json)) return json.map((item) => jsonValue(item, depth + 1));
  return isRecord(json) ? fieldsOf(json, depth) : null;
};

const fieldsOf = (json: Readonly<Record<string, unknown>>, depth = 0): Fields => {
  // PowerShell 7 wraps lists that carry properties: `{"value": […], "Count": 2}`.
  const entries = Object.entries(json).map(
    ([name, value]) => [name.toLowerCase(), jsonValue(unwrapped(value), depth + 1)] as const,
  );
  return new Map(entries);
};

const unwrapped = (json: unknown): unknown =>
  isRecord(json) &&
  Array.isArray(json.value) &&
  Object.keys(json).every((key) => key === 'value' || key === 'Count')
    ? json.value
    : json;

/** Sections that could as well stand in a file of something else; alone they claim nothing. */
const weak: ReadonlySet<Command> = new Set(['VM', 'VMHost', 'Cluster', 'OperatingSystem']);

const namesOf = (json: Readonly<Record<string, unknown>>) =>
  new Set(Object.keys(json).map((name) => name.toLowerCase()));

/** Is this JSON of cmdlets, or what a collector made of them? Looks at the first of each list, three levels deep. */
export const isCmdletJson = (json: unknown, depth = 0): boolean => {
  const value = unwrapped(json);
  if (Array.isArray(value)) return depth < 3 && isCmdletJson(value[0], depth + 1);
  if (!isRecord(value)) return false;
  const own = commandOfFields(namesOf(value));
  if (own !== undefined) return !weak.has(own);
  for (const [name, inner] of Object.entries(value).slice(0, 100)) {
    if (typeof inner !== 'object' || inner === null) continue;
    const command = commandOfName(name);
    if (command !== undefined && !weak.has(command)) return true;
    if (depth < 2 && command === undefined && isCmdletJson(inner, depth + 1)) return true;
  }
  return false;
};

const hostNames = ['computername', 'pscomputername', 'hostname', 'node', 'nodename', 'host'];

/** All objects of cmdlets in a JSON file: a list of them, one, or sections under the names of cmdlets. */
export const objectsFromJson = (json: unknown, file: string): readonly CmdletObject[] => {
  const out: CmdletObject[] = [];
  const walk = (
    from: unknown,
    place: string,
    depth: number,
    host: string | undefined,
    command?: Command,
  ): void => {
    const value = unwrapped(from);
    if (depth > deepest || out.length >= most) return;
    if (Array.isArray(value)) {
      value.forEach((item, i) => {
        walk(item, `${place}[${i}]`, depth + 1, host, command);
      });
      return;
    }
    if (!isRecord(value)) return;
    const kind = command ?? commandOfFields(namesOf(value));
    if (kind !== undefined) {
      out.push({
        command: kind,
        fields: fieldsOf(value),
        file,
        place,
        ...(host === undefined ? {} : { host }),
      });
      return;
    }
    const entries = Object.entries(value);
    const named = entries.find(([name]) => hostNames.includes(name.toLowerCase()));
    const inside = textOf(named?.[1]) ?? host;
    for (const [name, inner] of entries) {
      if (typeof inner === 'object')
        walk(inner, `${place}.${name}`, depth + 1, inside, commandOfName(name));
    }
  };
  walk(json, '$', 0, undefined);
  return out;
};

/** Does ConvertTo-Json have cut off what is nested, so that VLANs are missing? */
export const isCutOff = ({ fields }: CmdletObject): boolean =>
  [...fields.values()].some(
    (value) =>
      typeof value === 'string' &&
      /^(?:System\.Object\[\]|Microsoft\.HyperV\.PowerShell\.\w+Setting)$/.test(value),
  );
