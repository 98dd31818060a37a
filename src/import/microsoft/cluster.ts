import type { FoundCluster, FoundNetwork } from '../estate';
import { ip4Of, prefixOf, said, subnetOf } from '../written';
import type { Bundle } from './bundles';
import { flagIn, textIn, textsIn, wordIn } from './objects';

/** A network that the failover cluster found: subnet, and what it may be used for. */
export interface ClusterNetwork {
  readonly name: string;
  readonly subnet: string | undefined;
  readonly role: FoundNetwork['clusterRole'];
  /** Cluster communication is allowed (roles Cluster, and ClusterAndClient). */
  readonly cluster: boolean;
  /** Clients may use it as well (role ClusterAndClient). */
  readonly clients: boolean;
  /** Live migration is allowed; undefined where no list of exclusions is there. */
  readonly migration: boolean | undefined;
}

/** Numbers of ClusterNetworkRole, and what the model calls them. */
const roles = { 0: 'None', 1: 'Cluster', 3: 'ClusterAndClient' } as const;
const clusterRoles = {
  None: 'none',
  Cluster: 'cluster',
  ClusterAndClient: 'clusterAndClient',
} as const;

const excluded = (bundle: Bundle): ReadonlySet<string> | undefined => {
  const found = bundle
    .of('ClusterParameter')
    .find((fields) => textIn(fields, 'Name') === 'MigrationExcludeNetworks');
  const ids = found === undefined ? [] : (textIn(found, 'Value')?.split(';') ?? []);
  // Excluding none is what every cluster starts with: it tells nothing of what is meant.
  return ids.length === 0 ? undefined : new Set(ids.map((id) => id.trim().toLowerCase()));
};

export const clusterNetworks = (bundle: Bundle): readonly ClusterNetwork[] => {
  const left = excluded(bundle);
  return bundle.of('ClusterNetwork').flatMap((fields) => {
    const name = textIn(fields, 'Name');
    if (name === undefined) return [];
    const address = ip4Of(textIn(fields, 'Address'));
    const prefix = prefixOf(textIn(fields, 'AddressMask'));
    const role = wordIn(fields, 'Role', roles);
    const id = textIn(fields, 'Id')?.toLowerCase();
    return [
      {
        name,
        subnet:
          address === undefined || prefix === undefined ? undefined : subnetOf(address, prefix),
        role: role === undefined ? undefined : clusterRoles[role],
        cluster: role === 'Cluster' || role === 'ClusterAndClient',
        clients: role === 'ClusterAndClient',
        migration: left === undefined || id === undefined ? undefined : !left.has(id),
      },
    ];
  });
};

/** Addresses that nodes have in cluster networks: their own, not those of clustered roles. */
export const nodeAddresses = (bundle: Bundle): ReadonlySet<string> =>
  new Set(
    bundle
      .of('ClusterNetworkInterface')
      .flatMap((fields) =>
        [...textsIn(fields, 'IPv4Addresses'), textIn(fields, 'Address') ?? ''].flatMap(
          (ip) => ip4Of(ip) ?? [],
        ),
      ),
  );

export const nodeNames = (bundle: Bundle): readonly string[] =>
  bundle.of('ClusterNode').flatMap((fields) => textIn(fields, 'Name', 'NodeName') ?? []);

const performance = { 0: 'tcpip', 1: 'compression', 2: 'smb' } as const;

/** The failover cluster, where one is there. What its hosts say alike is said of it. */
export const foundCluster = (
  bundle: Bundle,
  hosts: readonly Bundle[],
  isAzureLocal: boolean,
): FoundCluster | undefined => {
  const fields = bundle.of('Cluster')[0];
  const name =
    (fields === undefined ? undefined : textIn(fields, 'Name')) ??
    bundle.of('ClusterNode').flatMap((node) => textIn(node, 'Cluster') ?? [])[0];
  if (name === undefined) return undefined;
  const options = new Set(
    hosts.flatMap((host) =>
      host
        .of('VMHost')
        .flatMap(
          (one) => wordIn(one, 'VirtualMachineMigrationPerformanceOption', performance) ?? [],
        ),
    ),
  );
  const isS2d = fields === undefined ? undefined : flagIn(fields, 'S2DEnabled');
  return {
    key: name,
    name,
    platform: isAzureLocal ? 'azurelocal' : 'hyperv',
    haEnabled: true,
    ...said({
      storageProtocols: isS2d === true ? (['smb'] as const) : undefined,
      liveMigrationOption: options.size === 1 ? [...options][0] : undefined,
    }),
  };
};

/** Cluster networks as networks; the VLAN is that of the adapters in them, where all have the same. */
export const asNetworks = (
  networks: readonly ClusterNetwork[],
  vlansIn: (subnet: string) => ReadonlySet<number>,
): readonly FoundNetwork[] =>
  networks.map(({ name, subnet, role: clusterRole }) => {
    const vlans = subnet === undefined ? new Set<number>() : vlansIn(subnet);
    const [vlan] = vlans;
    return { name, ...said({ subnet, vlan: vlans.size === 1 ? vlan : undefined, clusterRole }) };
  });
