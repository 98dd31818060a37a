import { folderOf, hostNameInPath, namelessHost } from '../host-name';
import type { Thing } from './find';
import { type HostParts, nameOfHost } from './host';
import { at, isRecord, itemsAt, nameOf, pick, type Raw } from './raw';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };
type Parts = Mutable<HostParts>;

const shortOf = (name: string): string => name.toLowerCase().split('.')[0] ?? '';

/** Things of one kind, those with the same id as one. */
export const together = (things: readonly Thing[]): readonly Thing[] => {
  const out = new Map<string, Thing>();
  for (const thing of things) {
    const key = thing.moid ?? `${thing.file}\n${thing.place}`;
    const before = out.get(key);
    out.set(
      key,
      before === undefined ? thing : { ...before, raws: [...before.raws, ...thing.raws] },
    );
  }
  return [...out.values()];
};

/**
 * Hosts, each with all that the files say of it. Records with an id or a name find each other by
 * that. What has neither (`govc object.collect HOST config.network`, `host.vswitch.info`) is of the
 * host that its file is named after, else of the only one there is.
 */
export const gatherHosts = (
  things: readonly Thing[],
  complain: (thing: Thing, message: string) => void,
): readonly HostParts[] => {
  const hosts: Parts[] = [];
  const byKey = new Map<string, Parts>();
  const nameless: Thing[] = [];
  for (const thing of things) {
    if (thing.kind !== 'host') continue;
    const name = nameOfHost(thing.raws);
    if (thing.moid === undefined && name === undefined) {
      nameless.push(thing);
      continue;
    }
    const byName = name === undefined ? undefined : byKey.get(`name ${name.toLowerCase()}`);
    // A name is enough where one side has no id; two ids are two hosts.
    const isSame =
      byName !== undefined && (byName.moid ?? thing.moid) === (thing.moid ?? byName.moid);
    const before = byKey.get(thing.moid ?? '') ?? (isSame ? byName : undefined);
    const parts: Parts = before ?? fresh(hosts, name ?? '');
    if (parts.name === '' && name !== undefined) parts.name = name;
    parts.moid ??= thing.moid;
    for (const key of [thing.moid, name && `name ${name.toLowerCase()}`]) {
      if (key !== undefined && !byKey.has(key)) byKey.set(key, parts);
    }
    parts.raws.push(...thing.raws);
  }
  for (const parts of hosts) if (parts.name === '') parts.name = parts.moid ?? namelessHost;
  const byFolder = new Map<string, Parts>();
  const loose = [
    ...nameless,
    ...things.filter(({ kind }) => kind === 'network' || kind === 'hint'),
  ];
  const known = hosts.length;
  for (const thing of loose) {
    const parts = homeOf(thing, hosts, known, byFolder);
    if (parts === undefined) {
      complain(
        thing,
        'Which of the hosts this is of is not said, so it was left out. Name the file after its host.',
      );
    } else take(parts, thing);
  }
  for (const [folder, { name }] of byFolder) {
    const first = loose.find(({ file }) => folderOf(file) === folder);
    if (first !== undefined)
      complain(
        first,
        `Nothing in it names the host, so it is called “${name}”: name the file after the host.`,
      );
  }
  return hosts;
};

const homeOf = (
  thing: Thing,
  hosts: Parts[],
  known: number,
  byFolder: Map<string, Parts>,
): Parts | undefined => {
  const named = hostNameInPath(thing.file);
  if (named !== undefined) {
    const same = hosts.filter(({ name }) => shortOf(name) === shortOf(named));
    if (same.length === 1) return same[0];
    if (same.length === 0) return fresh(hosts, named);
  }
  if (known === 1) return hosts[0];
  if (known > 1) return undefined;
  const folder = folderOf(thing.file);
  const before = byFolder.get(folder);
  if (before !== undefined) return before;
  const n = byFolder.size + 1;
  const parts = fresh(hosts, n === 1 ? namelessHost : `${namelessHost} ${n}`);
  byFolder.set(folder, parts);
  return parts;
};

const fresh = (hosts: Parts[], name: string): Parts => {
  const parts: Parts = { raws: [], networks: [], managers: [], hints: [], name, moid: undefined };
  hosts.push(parts);
  return parts;
};

const take = (parts: Parts, thing: Thing): void => {
  if (thing.kind === 'hint') parts.hints.push(...thing.raws);
  else if (thing.kind === 'host') parts.raws.push(...thing.raws);
  else {
    const managers = thing.raws.filter((raw) => itemsAt(raw, 'netConfig').length > 0);
    parts.managers.push(...managers);
    parts.networks.push(...thing.raws.filter((raw) => !managers.includes(raw)));
  }
};

/** vCenter of a file as its hosts say it, or the collector. */
export const vcenterOf = (things: readonly Thing[]): string | undefined => {
  for (const { raws } of things) {
    const said: Raw = pick(raws, 'summary.managementServerIp');
    if (typeof said === 'string' && said !== '') return said;
  }
  return undefined;
};

/** Name and settings of a cluster, where its object is in the files. */
export const clusterFields = (raws: readonly Raw[]) => {
  const name = pick(raws, 'name');
  const config = pick(raws, 'configurationEx') ?? pick(raws, 'configuration');
  const flag = (path: string) => {
    const value = isRecord(config) ? at(config, path) : undefined;
    return typeof value === 'boolean' ? value : undefined;
  };
  return {
    name: typeof name === 'string' && name !== '' ? nameOf(name).slice(0, 500) : undefined,
    haEnabled: flag('dasConfig.enabled'),
    drsEnabled: flag('drsConfig.enabled'),
    hasVsan: flag('vsanConfigInfo.enabled'),
  };
};
