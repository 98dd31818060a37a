import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { isInside } from '../../analysis/lots';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Network, Service } from '../../model/design';
import { set } from '../../model/edits/change';
import { plannedNetwork } from '../network/planned-network';
import { isHypervisor } from '../network/presence';
import { vendor } from '../sources';
import { isIscsiOnly, type Planned, type Role, reportRoles, rolesOf } from './cluster-roles';

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly isFailover: boolean;
  readonly networks: readonly string[];
  /** Of the only network: its adapters, and whether NIC or switch can fail without cutting it. */
  readonly adapters: readonly { readonly id: string; readonly name: string }[];
  readonly isTeamed: boolean;
  /** Networks of the address plan that say their role in the cluster, with what the host has there. */
  readonly roles: readonly Planned[];
}

/** A cluster uses every network that is not kept from it; iSCSI is. */
const isForCluster = (facts: HostFacts, end: Endpoint): boolean =>
  end.adapter !== undefined &&
  !isIscsiOnly(end) &&
  plannedNetwork(facts.networks, end)?.clusterRole !== 'none';

const networkOf = ({ segments, use, vlan, usable, id }: Endpoint): string => {
  const wires = segments.filter((segment) => !isInside(segment)).sort();
  if (wires[0] !== undefined) return wires[0];
  const place = use?.instance.key ?? usable[0]?.id ?? id;
  return vlan.kind === 'one' ? `${place}~${vlan.vlan}` : id;
};

/** Two NICs, on switches that are not known to be one. */
const isTeamed = (facts: HostFacts, { usable }: Endpoint): boolean => {
  const switches = usable.map((nic) => facts.switchIdOfNic(nic));
  return usable.length > 1 && (switches.includes(undefined) || new Set(switches).size > 1);
};

const memberOf = (facts: HostFacts): Member => {
  const own = facts.endpoints.filter((end) => isForCluster(facts, end));
  return {
    hostId: facts.host.id,
    host: facts.host.name,
    isFailover: facts.cluster?.haEnabled === true || facts.platform === 'azurelocal',
    networks: [...new Set(own.map(networkOf))],
    adapters: own.map(({ id, name }) => ({ id, name })),
    isTeamed: own.some((end) => isTeamed(facts, end)),
    roles: rolesOf(facts),
  };
};

const cluster = (
  vlans: readonly (readonly [service: Service, vlan: number])[],
  { uplinks = 2, hosts = 2 }: { uplinks?: 1 | 2; hosts?: number } = {},
) => {
  const d = build('Example');
  const clusterId = d.cluster('Cluster', { platform: 'hyperv', haEnabled: true });
  const tors = ['tor-a', 'tor-b'].map((name) =>
    d.physicalSwitch(name, 4, { mode: 'trunk', allowedVlans: 'all' }),
  );
  d.link('s1', 's2');
  for (let i = 1; i <= hosts; i++) {
    const h = d.host(`hv0${i}`, { clusterId });
    const nics = tors.slice(0, uplinks).map((tor, n) => {
      const nic = h.nic(`nic${n + 1}`);
      d.cable(nic, tor);
      return nic;
    });
    const v = h.switch('Team', nics, {
      kind: 'external',
      teamMode: uplinks === 1 ? 'none' : 'set',
    });
    for (const [service, vlan] of vlans) {
      h.adapter(service, h.portGroup(v, service, vlan), [service]);
    }
  }
  return d;
};

/** Management, cluster and iSCSI networks with these roles. */
const withRoles = (...roles: readonly [Role, Role, Role]) => {
  const d = cluster([
    ['management', 8],
    ['cluster', 40],
    ['iscsi', 20],
  ]);
  const names = ['Management', 'Cluster', 'iSCSI'];
  for (const [i, vlan] of [8, 40, 20].entries()) {
    const clusterRole = roles[i];
    d.network(names[i] ?? '', { vlan, ...(clusterRole === undefined ? {} : { clusterRole }) });
  }
  return d.done;
};

const usual = { single: 'error', teamed: 'warning', iscsi: 'warning', role: 'info' } as const;

export default defineGroupRule<Member, keyof typeof usual>({
  id: 'hyperv/hv-cluster-networks',
  title: 'A failover cluster with one network',
  why: 'Nodes that lose their only way to each other are evicted, and validation warns of a single point of failure.',
  howToFix: 'Add a second network to each node, or team the one over two switches.',
  sources: [
    vendor('WSFC-HW', 'it is still best practice to use at least two networks'),
    vendor('WSFC-VAL', 'a warning where only one adapter is found'),
    vendor('WSFC-MSG'),
    vendor('HV-CLNET', 'roles of cluster networks'),
    vendor('ASKCORE'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': usual,
    converged: usual,
    hyperv: usual,
  },
  messages: {
    single:
      '{cluster}: one network only ({adapters}) leads from {hosts} to the other nodes, and one failure cuts it.',
    teamed:
      '{cluster}: one network only ({adapters}), teamed, leads from {hosts} to the other nodes; validation will warn about a single point of failure.',
    iscsi: '{network} carries iSCSI, and the cluster may use it ({role}); {wanted} is advised.',
    role: '{network} ({classes}) has the role {role} in the cluster; {wanted} is advised.',
  },
  *members(facts) {
    if (facts.cluster !== undefined && isHypervisor(facts)) {
      yield [facts.cluster.id, memberOf(facts)];
    }
  },
  check: ({ key, members, shared: { design } }, report) => {
    const own = design.clusters.find(({ id }) => id === key);
    if (own === undefined || members.length < 2) return;
    reportRoles(
      members.filter(({ isFailover }) => isFailover),
      design.networks,
      report,
    );
    // A host without an adapter is another finding, and may just not be drawn that far.
    const alone = members.filter((m) => m.isFailover && m.networks.length === 1);
    for (const message of ['single', 'teamed'] as const) {
      const some = alone.filter((m) => m.isTeamed === (message === 'teamed'));
      if (some.length === 0) continue;
      const hosts = some.map(({ hostId }) => hostId);
      const names = new Set(some.flatMap(({ adapters }) => adapters.map(({ name }) => name)));
      report.found(message, {
        objects: [key, ...hosts],
        hosts,
        data: { cluster: own.name, hosts: some.map(({ host }) => host), adapters: [...names] },
      });
    }
  },
  fix: {
    title: 'Give the network the role that is advised',
    edit: (design, { message, objects: [id = ''], data: { to } }) =>
      (message === 'iscsi' || message === 'role') &&
      (to === 'none' || to === 'cluster' || to === 'clusterAndClient')
        ? set<Network>(design, id, { clusterRole: to })
        : undefined,
  },
  notes:
    'Validation sees adapters and not the wires below a team: a fully redundant team still gets its warning. Two adapters on one team silence it. Roles of cluster networks (0, 1, 3) are judged where the address plan states them; a network of role 0, and iSCSI in any role, is no way between the nodes. Two adapters of a node in one subnet, which the cluster counts as one network, are said by addr-same-subnet.',
  examples: {
    bad: [
      {
        title: 'One NIC, one network',
        design: () => cluster([['management', 8]], { uplinks: 1 }).done,
        finds: [['single', 'c1', 'h1', 'h2']],
      },
      {
        title: 'One teamed network',
        design: () => cluster([['management', 8]]).done,
        finds: [['teamed', 'c1', 'h1', 'h2']],
      },
      {
        title: 'iSCSI is no network of the cluster',
        design: () =>
          cluster([
            ['management', 8],
            ['iscsi', 20],
          ]).done,
        finds: [['teamed', 'c1', 'h1', 'h2']],
      },
      {
        title: 'Roles that do not suit what is on the networks',
        design: () => withRoles('cluster', 'clusterAndClient', 'cluster'),
        finds: [
          ['iscsi', 'w3', 'h1.k3', 'h2.k3'],
          ['role', 'w1', 'h1.k1', 'h2.k1'],
          ['role', 'w2', 'h1.k2', 'h2.k2'],
        ],
      },
      {
        title: 'The second network is kept from the cluster',
        design: () => withRoles('clusterAndClient', 'none', 'none'),
        finds: [
          ['teamed', 'c1', 'h1', 'h2'],
          ['role', 'w2', 'h1.k2', 'h2.k2'],
        ],
      },
    ],
    good: [
      {
        title: 'Roles as advised: 3, 1 and 0',
        design: () => withRoles('clusterAndClient', 'cluster', 'none'),
      },
      {
        title: 'Management and cluster',
        design: () =>
          cluster([
            ['management', 8],
            ['cluster', 40],
          ]).done,
      },
      { title: 'A single node', design: () => cluster([['management', 8]], { hosts: 1 }).done },
      {
        title: 'No failover cluster',
        design: () => {
          const d = cluster([['management', 8]]);
          d.set('c1', { haEnabled: undefined });
          return d.done;
        },
      },
    ],
  },
});
