import { flagOf, textOf, wholeOf } from '../written';

/**
 * What a cmdlet printed, whichever way it was written down (Format-List, Format-Table, JSON,
 * CLIXML): named fields. Names are compared without case, since only English names are stable.
 */
export type Value = string | number | boolean | null | readonly Value[] | Fields;
export type Fields = ReadonlyMap<string, Value>;

/** What it is an object of: the cmdlet without `Get-`. */
export const commands = [
  'VMSwitch',
  'VMSwitchTeam',
  'NetAdapter',
  'NetAdapterHardwareInfo',
  'NetAdapterRdma',
  'NetAdapterAdvancedProperty',
  'NetAdapterQos',
  'NetAdapterVmq',
  'NetAdapterSriov',
  'VMNetworkAdapter',
  'VMNetworkAdapterVlan',
  'VMNetworkAdapterIsolation',
  'VMNetworkAdapterTeamMapping',
  'NetIPAddress',
  'NetIPInterface',
  'NetRoute',
  'NetLbfoTeam',
  'NetLbfoTeamMember',
  'NetIntent',
  'NetIntentStatus',
  'VM',
  'VMHost',
  'VMMigrationNetwork',
  'Cluster',
  'ClusterNode',
  'ClusterNetwork',
  'ClusterNetworkInterface',
  'ClusterParameter',
  'OperatingSystem',
] as const;
export type Command = (typeof commands)[number];

export interface CmdletObject {
  readonly command: Command;
  readonly fields: Fields;
  /** The computer that printed it, where the object or its surroundings say. */
  readonly host?: string;
  readonly file: string;
  /** Line, JSON path or number of the object in its file. */
  readonly place: string;
}

export const isFields = (value: Value | undefined): value is Fields => value instanceof Map;

/** A field of any of these names, the first that is there. Empty text counts as not there. */
export const valueIn = (fields: Fields, ...names: readonly string[]): Value | undefined => {
  for (const name of names) {
    const value = fields.get(name.toLowerCase());
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
};

export const textIn = (fields: Fields, ...names: readonly string[]): string | undefined => {
  const value = valueIn(fields, ...names);
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return textOf(single, 500);
};

export const flagIn = (fields: Fields, ...names: readonly string[]): boolean | undefined => {
  const value = valueIn(fields, ...names);
  // Enabled states of CIM classes and of OnOffState: 1 and 0, On and Off.
  if (value === 1 || value === '1' || value === 'On') return true;
  if (value === 0 || value === '0' || value === 'Off') return false;
  return flagOf(value);
};

export const wholeIn = (
  fields: Fields,
  range: readonly [number, number],
  ...names: readonly string[]
): number | undefined => {
  const value = valueIn(fields, ...names);
  return wholeOf(Array.isArray(value) && value.length === 1 ? value[0] : value, range);
};

/** A list, also where one element was written without its brackets. */
export const listIn = (fields: Fields, ...names: readonly string[]): readonly Value[] => {
  const value = valueIn(fields, ...names);
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  if (isFields(value)) return [value];
  return typeof value === 'string' && value.includes(',')
    ? value.split(',').map((part) => part.trim())
    : [value as Value];
};

export const textsIn = (fields: Fields, ...names: readonly string[]): readonly string[] =>
  listIn(fields, ...names).flatMap((value) => textOf(value, 500) ?? []);

/**
 * A word of an enumeration. Windows PowerShell 5.1 writes enumerations to JSON as numbers,
 * PowerShell 7, the console and CLIXML as words.
 */
export const wordIn = <const T extends string>(
  fields: Fields,
  name: string,
  words: Readonly<Record<number, T>>,
): T | undefined => {
  const value = valueIn(fields, name);
  const number = wholeOf(value, [0, 1000]);
  if (number !== undefined) return words[number];
  const text = textOf(value)?.toLowerCase();
  return Object.values(words).find((word) => word.toLowerCase() === text);
};

/** The same field of a nested object: `VlanSetting.AccessVlanId`. */
export const nestedIn = (fields: Fields, name: string): Fields | undefined => {
  const value = fields.get(name.toLowerCase());
  return isFields(value) ? value : undefined;
};
