import type { CmdletObject, Command, Fields, Value } from './objects';
import { textIn } from './objects';

/** What one host printed, and what is said of the cluster as a whole. */
export interface Bundle {
  readonly name: string;
  /** False where no object says the host's name. */
  readonly isNamed: boolean;
  readonly files: readonly string[];
  /** How many objects were too many. */
  readonly left: number;
  readonly of: (command: Command) => readonly Fields[];
}

/** Said once for all nodes. */
const ofCluster: ReadonlySet<Command> = new Set([
  'Cluster',
  'ClusterNode',
  'ClusterNetwork',
  'ClusterNetworkInterface',
  'ClusterParameter',
]);

/** These name hosts without saying anything of their networking. */
const naming: ReadonlySet<Command> = new Set(['NetIntentStatus']);

const shortOf = (name: string): string => {
  const lower = name.toLowerCase();
  return /^[\d.]+$/.test(lower) ? lower : (lower.split('.')[0] ?? lower);
};

const usable = (name: string | undefined): string | undefined =>
  name === undefined || /^(?:\.|localhost|127\.0\.0\.1)$/i.test(name) ? undefined : name;

const hostOf = ({ command, fields, host }: CmdletObject): string | undefined =>
  usable(textIn(fields, 'PSComputerName')) ??
  host ??
  usable(textIn(fields, 'ComputerName', 'SystemName', 'CSName')) ??
  (command === 'NetIntentStatus' ? textIn(fields, 'Host') : undefined);

/** Where the same name in another file means the same thing. */
const sameByName: ReadonlySet<Command> = new Set([
  'VMSwitch',
  'VMSwitchTeam',
  'NetAdapter',
  'NetAdapterHardwareInfo',
  'NetAdapterRdma',
  'NetAdapterQos',
  'NetAdapterVmq',
  'NetAdapterSriov',
  'NetLbfoTeam',
  'VMNetworkAdapter',
  'VM',
]);

const identity = ({ command, fields }: CmdletObject): string | undefined => {
  const name = textIn(fields, 'Name');
  return name === undefined || !sameByName.has(command)
    ? undefined
    : `${command}|${name}|${textIn(fields, 'VMName') ?? ''}|${textIn(fields, 'SwitchName') ?? ''}`;
};

/**
 * How many objects of a command one host may have: more than any has, and few enough that a made-up
 * file does not hold up the import.
 */
const most: Partial<Record<Command, number>> = {
  NetAdapter: 1000,
  VMSwitch: 256,
  VMSwitchTeam: 256,
  NetLbfoTeam: 256,
  NetIntent: 100,
  VM: 5000,
  VMNetworkAdapter: 20_000,
  VMNetworkAdapterVlan: 20_000,
  VMNetworkAdapterIsolation: 20_000,
};
const mostOther = 5000;

const joined = (
  objects: readonly CmdletObject[],
): { readonly byCommand: ReadonlyMap<Command, readonly Fields[]>; readonly left: number } => {
  const out = new Map<Command, Fields[]>();
  let left = 0;
  const seen = new Map<string, { readonly fields: Map<string, Value>; readonly file: string }>();
  for (const object of objects) {
    const key = identity(object);
    const before = key === undefined ? undefined : seen.get(key);
    if (before !== undefined && before.file !== object.file) {
      for (const [name, value] of object.fields) {
        const had = before.fields.get(name);
        if (had === undefined || had === null || had === '') before.fields.set(name, value);
      }
      continue;
    }
    const fields = new Map(object.fields);
    if (key !== undefined) seen.set(key, { fields, file: object.file });
    const list = out.get(object.command);
    if (list === undefined) out.set(object.command, [fields]);
    else if (list.length < (most[object.command] ?? mostOther)) list.push(fields);
    else left += 1;
  }
  return { byCommand: out, left };
};

export interface Bundles {
  readonly hosts: readonly Bundle[];
  readonly cluster: Bundle;
  /** Hosts that only a status names. */
  readonly namedOnly: readonly string[];
}

const bundleOf = (name: string, isNamed: boolean, objects: readonly CmdletObject[]): Bundle => {
  const { byCommand, left } = joined(objects);
  return {
    name,
    isNamed,
    files: [...new Set(objects.map(({ file }) => file))],
    left,
    of: (command) => byCommand.get(command) ?? [],
  };
};

/**
 * Sorts objects by the host that printed them. What does not say its host belongs to the only one
 * that is named in its file, or to the only one there is; else to a host without a name.
 */
export const bundlesOf = (objects: readonly CmdletObject[]): Bundles => {
  const names = new Map<string, string>();
  const inFile = new Map<string, Set<string>>();
  const named = objects.map((object) => {
    if (ofCluster.has(object.command)) return undefined;
    const name = hostOf(object);
    if (name === undefined) return undefined;
    const key = shortOf(name);
    if (!names.has(key)) names.set(key, name);
    const keys = inFile.get(object.file) ?? new Set();
    inFile.set(object.file, keys.add(key));
    return key;
  });
  const only = names.size === 1 ? [...names.keys()][0] : undefined;
  const byHost = new Map<string, CmdletObject[]>();
  const cluster: CmdletObject[] = [];
  for (const [i, object] of objects.entries()) {
    if (ofCluster.has(object.command)) {
      cluster.push(object);
      continue;
    }
    let key = named[i];
    if (key === undefined) {
      const near = inFile.get(object.file);
      key = near?.size === 1 ? [...near][0] : only;
      // Intents are the cluster's where nothing says whose they are.
      if (key === undefined && object.command === 'NetIntent') {
        cluster.push(object);
        continue;
      }
    }
    const at = key ?? '';
    const list = byHost.get(at);
    if (list === undefined) byHost.set(at, [object]);
    else list.push(object);
  }
  const isReal = (list: readonly CmdletObject[]) =>
    list.some(({ command }) => !naming.has(command));
  const real = [...byHost].filter(([, list]) => isReal(list));
  return {
    hosts: real.map(([key, list]) => bundleOf(names.get(key) ?? 'Unnamed host', key !== '', list)),
    cluster: bundleOf('', false, cluster),
    namedOnly: [...byHost]
      .filter(([, list]) => !isReal(list))
      .map(([key]) => names.get(key) ?? key),
  };
};

/** `Node_HV01/GetNetAdapter.xml` of a diagnostics zip names its host in the path. */
export const hostOfPath = (path: string): string | undefined =>
  /(?:^|[/\\])Node_([^/\\]{1,255})[/\\]/i.exec(path)?.[1];
