import type { Estate, FoundCluster, FoundDistributedSwitch, FoundHost } from '../estate';
import { emptyEstate, type ImportProblem } from '../estate';
import { inside, type Part, parts, text, whole } from '../json-parts';
import { clusterFacts } from './bring-up';
import {
  distributedSwitch,
  portGroup,
  type VcfNetwork,
  type VcfSwitch,
  type Wire,
} from './distributed';
import { foundHost, foundNetworks, groupsWithAdapters, mtuOf, type TypedGroup } from './host';
import { overlayNetwork, type Pool } from './networks';
import { isSameType } from './traffic';

/**
 * Clusters of a specification that builds a workload domain or adds a cluster, and what extends or
 * stretches one.
 */
export const clustersIn = (spec: Part): readonly Part[] => {
  const compute = inside(spec, 'computeSpec') ?? spec;
  const listed = parts(compute, 'clusterSpecs').filter((one) => parts(one, 'hostSpecs').length > 0);
  const grown = ['clusterExpansionSpec', 'clusterStretchSpec'].flatMap(
    (name) => inside(spec, name) ?? [],
  );
  return [...listed, ...grown.filter((one) => parts(one, 'hostSpecs').length > 0)];
};

interface NamedWire extends Wire {
  readonly on: string;
}

const wiresOf = (host: Part): readonly NamedWire[] =>
  parts(inside(host, 'hostNetworkSpec'), 'vmNics')
    .slice(0, 128)
    .flatMap((one) => {
      const nic = text(one, 'id', 'vmnic');
      const on = text(one, 'vdsName');
      return nic === undefined || on === undefined
        ? []
        : [{ nic, on, uplink: text(one, 'uplink') }];
    });

const noSpec = (place: string): Part => ({ fields: new Map(), place });

interface ClusterParts {
  readonly cluster: FoundCluster;
  readonly hosts: readonly FoundHost[];
  readonly switches: readonly FoundDistributedSwitch[];
  readonly networks: readonly VcfNetwork[];
}

const clusterParts = (
  spec: Part,
  title: string,
  pool: Pool | undefined,
  problem: (place: string, message: string) => void,
): ClusterParts => {
  const network = inside(spec, 'networkSpec');
  const nsx = inside(inside(network, 'nsxClusterSpec'), 'nsxTClusterSpec', 'nsxtClusterSpec');
  const profile = parts(nsx, 'uplinkProfiles')[0];
  const transportVlan =
    whole(nsx, [0, 4094], 'geneveVlanId') ?? whole(profile, [0, 4094], 'transportVlan');
  const hosts = parts(spec, 'hostSpecs');
  const wires = hosts.map(wiresOf);
  const described = parts(network, 'vdsSpecs');
  const names = new Set([
    ...described.flatMap((one) => text(one, 'name') ?? []),
    ...wires.flatMap((list) => list.map(({ on }) => on)),
  ]);
  const groups: TypedGroup[] = [];
  // More switches and groups than a host may join are nobody's plan.
  const switches = [...names].slice(0, 64).map((name) => {
    const own = described.find((one) => text(one, 'name') === name) ?? noSpec(spec.place);
    const first = wires.find((list) => list.some(({ on }) => on === name)) ?? [];
    const on: VcfSwitch = { spec: own, name, wires: first.filter((wire) => wire.on === name) };
    const made = parts(own, 'portGroupSpecs')
      .slice(0, 500)
      .flatMap((one) => {
        const group = text(one, 'name');
        const type = text(one, 'transportType');
        if (group === undefined) {
          problem(one.place, 'A port group without a name was left out.');
          return [];
        }
        const from = pool?.networks.find((net) => type !== undefined && isSameType(net.type, type));
        const found = portGroup(group, type, from, one);
        if (type !== undefined)
          groups.push({
            type,
            group: found,
            switchName: name,
            mtuBytes: mtuOf(one) ?? from?.mtuBytes,
          });
        return [found];
      });
    return { on, ...distributedSwitch(on, made) };
  });
  const isUnknown = switches.some(({ found }) => found.portGroups.some((one) => one.vlanUnknown));
  if (isUnknown && pool === undefined)
    problem(
      spec.place,
      `VLANs of ${title} are not in this specification: they are in the network pool of its hosts. Import the pool's JSON together with it.`,
    );
  const withAdapters = groupsWithAdapters(groups);
  const overlay = overlayNetwork(
    transportVlan,
    parts(nsx, 'ipAddressPoolsSpec', 'ipAddressPoolSpec'),
  );
  return {
    cluster: {
      key: title,
      name: title,
      platform: 'vsphere',
      ...clusterFacts(inside(spec, 'datastoreSpec')),
    },
    hosts: hosts.map((host, i) => {
      const name = text(host, 'hostname', 'fqdn') ?? `${title} host ${i + 1}`;
      const own = wires[i] ?? [];
      const joined = switches
        .map((one) => ({ ...one, wires: own.filter(({ on }) => on === one.on.name) }))
        .filter((one) => one.wires.length > 0);
      if (joined.length === 0) problem(host.place, `${name} puts no NIC on a distributed switch.`);
      return foundHost(name, title, text(host, 'id'), joined, withAdapters, host);
    }),
    switches: switches.map(({ found }) => found),
    networks: [...(pool?.networks ?? []), ...(overlay === undefined ? [] : [overlay])],
  };
};

export const domainEstate = (spec: Part, file: string, pool: Pool | undefined): Estate => {
  const problems: ImportProblem[] = [];
  const titles = new Set<string>();
  const made = clustersIn(spec).map((one, i) => {
    const stated =
      text(one, 'name') ??
      text(spec, 'domainName') ??
      `Cluster of ${file.split('/').at(-1) ?? file}`;
    const title = titles.has(stated) ? `${stated} (${i + 1})` : stated;
    titles.add(title);
    return clusterParts(one, title, pool, (place, message) =>
      problems.push({ file, place, message }),
    );
  });
  return {
    ...emptyEstate({ kind: 'vcf', files: [file] }),
    clusters: made.map(({ cluster }) => cluster),
    hosts: made.flatMap(({ hosts }) => hosts),
    distributedSwitches: made.flatMap(({ switches }) => switches),
    networks: foundNetworks(made.flatMap(({ networks }) => networks)),
    problems,
  };
};
