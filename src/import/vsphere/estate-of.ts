import type {
  Estate,
  FoundCluster,
  FoundHost,
  FoundVm,
  ImportProblem,
  Skipped,
  Source,
} from '../estate';
import { templatesLeftOut } from '../templates-left-out';
import { said } from '../written';
import { distributedOf } from './distributed';
import type { Kind, Thing } from './find';
import { clusterFields, gatherHosts, together } from './gather';
import { clusterOfHost, type HostParts, hostOf } from './host';
import type { ProxySwitch } from './members';
import { at, isRecord, itemsOf, pick, type Raw, referenceOf } from './raw';
import { hostOfVm, isTemplate, vmOf } from './vms';

/** Hosts are told a few times; how many more there are stands beside them. */
const told = 5;

const hasNetwork = (raw: Raw): boolean => isRecord(at(raw, 'config.network'));

/** Ids of clusters by those of the hosts in them. */
const parentsOf = (hosts: readonly HostParts[]): ReadonlyMap<string, string> =>
  new Map(
    hosts.flatMap(({ raws, name, moid }) => {
      const cluster = clusterOfHost(raws);
      return cluster === undefined ? [] : [[moid ?? name, cluster] as const];
    }),
  );

/** Everything of one vCenter (or of hosts without one) as an estate. */
export const estateOf = (
  things: readonly Thing[],
  source: Source,
  vcenter: string | undefined,
  before: readonly ImportProblem[] = [],
): Estate => {
  const problems: ImportProblem[] = [...before];
  const complain = ({ file, place }: Thing, message: string) => {
    problems.push({ file, place, message });
  };
  const of = (kind: Kind) => things.filter((thing) => thing.kind === kind);
  const clusterKey = (moid: string) => (vcenter === undefined ? moid : `${vcenter}|${moid}`);
  const parts = gatherHosts(things, complain);
  const proxies: ProxySwitch[] = [];
  const mute: string[] = [];
  const hosts = parts.map((one): FoundHost => {
    const cluster = clusterOfHost(one.raws);
    if (one.networks.length + one.raws.filter(hasNetwork).length === 0) mute.push(one.name);
    const made = hostOf(one, vcenter, cluster === undefined ? undefined : clusterKey(cluster));
    for (const proxy of made.proxies) proxies.push(proxy);
    return made.host;
  });
  if (mute.length > 0)
    problems.push({
      file: source.files[0] ?? '',
      place: mute.length === 1 ? (mute[0] ?? '') : '',
      message: `The files have no network configuration of ${mute.slice(0, told).join(', ')}${mute.length > told ? ` and ${mute.length - told} more` : ''}: disconnected hosts do not give it.`,
    });
  const { vmsByHost, skipped } = placeVms(of('vm'), hosts, vcenter ?? '');
  const full = hosts.map((host) => ({ ...host, vms: vmsByHost.get(host) ?? [] }));
  const distributedSwitches = distributedOf({
    switches: together(of('switch')),
    groups: together(of('group')),
    ports: of('port'),
    proxies,
    plugs: plugsOf(full),
    complain,
  });
  if (full.length === 0 && distributedSwitches.length === 0 && problems.length === 0)
    problems.push({
      file: source.files[0] ?? '',
      place: '',
      message: 'No host and no distributed switch is in it: export the hosts, too.',
    });
  return {
    source,
    clusters: clustersOf(of('cluster'), parentsOf(parts), clusterKey),
    hosts: full,
    distributedSwitches,
    networks: [],
    storageTargets: [],
    problems,
    skipped: [...skipped, ...leftAlone(things)],
  };
};

/** Clusters that hosts are in; the id stands for the name where their objects are not in the files. */
const clustersOf = (
  things: readonly Thing[],
  parents: ReadonlyMap<string, string>,
  clusterKey: (moid: string) => string,
): readonly FoundCluster[] => {
  const out = new Map<string, FoundCluster>();
  for (const { moid: own, raws } of together(things)) {
    // Collected property by property it does not say its id, but its hosts say it.
    const moid =
      own ??
      itemsOf(pick(raws, 'host'))
        .map((host) => parents.get(referenceOf(host)?.id ?? ''))
        .find((id) => id !== undefined);
    if (moid === undefined || out.has(moid)) continue;
    const { name, haEnabled, drsEnabled, hasVsan } = clusterFields(raws);
    out.set(
      moid,
      said({
        key: clusterKey(moid),
        name: name ?? moid,
        platform: 'vsphere',
        haEnabled,
        drsEnabled,
        vsan: hasVsan === false ? 'none' : undefined,
      } as const),
    );
  }
  for (const moid of parents.values()) {
    if (!out.has(moid)) out.set(moid, { key: clusterKey(moid), name: moid, platform: 'vsphere' });
  }
  return [...out.values()];
};

const placeVms = (things: readonly Thing[], hosts: readonly FoundHost[], vcenter: string) => {
  const byMoid = new Map(
    hosts.flatMap((host) => (host.moid === undefined ? [] : [[host.moid, host]])),
  );
  const vmsByHost = new Map<FoundHost, FoundVm[]>();
  let templates = 0;
  let homeless = 0;
  for (const { raws, moid } of together(things)) {
    if (isTemplate(raws)) {
      templates++;
      continue;
    }
    const on = hostOfVm(raws);
    const only = hosts.length === 1 ? hosts[0] : undefined;
    const host = on === undefined ? only : byMoid.get(on);
    if (host === undefined) {
      homeless++;
      continue;
    }
    const list = vmsByHost.get(host) ?? [];
    vmsByHost.set(host, list);
    list.push(vmOf(raws, moid, vcenter));
  }
  const skipped: Skipped[] = [...templatesLeftOut(templates)];
  if (homeless > 0)
    skipped.push({ what: 'VMs', why: 'their host is not in the files', count: homeless });
  return { vmsByHost, skipped };
};

/** Uuid of the switch by key of port group, as everything plugged in says it. */
const plugsOf = (hosts: readonly FoundHost[]): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  for (const { adapters, vms } of hosts) {
    for (const { portGroupKey, switchName } of [
      ...adapters,
      ...vms.flatMap(({ vnics }) => vnics),
    ]) {
      if (portGroupKey !== undefined && switchName !== undefined) out.set(portGroupKey, switchName);
    }
  }
  return out;
};

/** vNICs and VMkernel adapters on networks that only NSX knows. */
const opaqueCount = (things: readonly Thing[]): number => {
  let count = 0;
  for (const { kind, raws } of things) {
    if (kind === 'vm')
      count += itemsOf(pick(raws, 'config.hardware.device')).filter(
        (one) => at(one, 'backing.opaqueNetworkId') !== undefined,
      ).length;
    if (kind === 'host')
      count += itemsOf(pick(raws, 'config.network.vnic')).filter((one) =>
        isRecord(at(one, 'spec.opaqueNetwork')),
      ).length;
  }
  return count;
};

const leftAlone = (things: readonly Thing[]): readonly Skipped[] => {
  const opaque = opaqueCount(things);
  const networks: readonly Skipped[] =
    opaque === 0
      ? []
      : [
          {
            what: 'Connections to opaque networks of NSX',
            why: 'no switch of the hosts has them',
            count: opaque,
          },
        ];
  const isFull = things.some(({ kind }) => kind === 'host' || kind === 'vm');
  return isFull
    ? [
        ...networks,
        {
          what: 'Serial numbers, licences, annotations and custom attributes',
          why: 'a design has no use for them',
        },
      ]
    : networks;
};
