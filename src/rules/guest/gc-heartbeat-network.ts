import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Vnic } from '../../model/design';
import { clusteringVms, vendor } from '../sources';
import { withHeartbeat } from './add-heartbeat';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly hostId: string;
  readonly heartbeat: 'own' | 'none' | 'unknown';
  readonly segments: readonly string[];
  readonly segmentsKnown: boolean;
  /** The heartbeat leaves the host by some uplink. */
  readonly isWired: boolean;
}

/** Two vNICs are on networks of their own when neither port group nor segment is the same. */
const areApart = (a: Endpoint, b: Endpoint): boolean | undefined => {
  if (a.use === undefined || b.use === undefined) return undefined;
  if (a.use === b.use || a.segments.some((segment) => b.segments.includes(segment))) return false;
  const isTold = (e: Endpoint) => e.segmentsKnown || e.usable.length === 0;
  return isTold(a) && isTold(b) ? true : undefined;
};

/** The vNIC that carries the heartbeat: the one said to, else a second one that is apart from the first. */
const heartbeatOf = (own: readonly Endpoint[]) => {
  const said = own.find(({ vnic }) => vnic?.role === 'heartbeat');
  const beat =
    said ?? (own.length > 1 ? own.find((e) => areApart(e, own[0] ?? e) !== false) : undefined);
  const client = own.find((e) => e !== beat);
  if (beat === undefined) return { beat: own[0], state: 'none' as const };
  const apart = client === undefined ? true : areApart(beat, client);
  const state = apart === undefined ? 'unknown' : apart ? 'own' : 'none';
  return { beat, state: state as Member['heartbeat'] };
};

const memberOf = (facts: HostFacts, memberId: string): Member | undefined => {
  const vm = facts.host.vms.find(({ id }) => id === memberId);
  const isHost = memberId === facts.host.id;
  if (vm === undefined && !isHost) return undefined;
  const own = isHost
    ? facts.endpoints.filter(({ kind }) => kind === 'adapter')
    : facts.endpoints.filter((endpoint) => endpoint.vm === vm);
  const { beat, state } = heartbeatOf(own);
  return {
    id: memberId,
    name: vm?.name ?? facts.host.name,
    hostId: facts.host.id,
    // A physical node keeps its networks as it likes; what counts is that the others reach it.
    heartbeat: isHost ? 'own' : state,
    segments: (isHost ? own : beat === undefined ? [] : [beat]).flatMap((e) => e.segments),
    segmentsKnown: isHost ? own.length > 0 : (beat?.segmentsKnown ?? true),
    isWired: isHost || (beat?.usable.length ?? 0) > 0,
  };
};

const severities = (missing: 'warning' | 'info') =>
  ({ missing, apart: missing, noUplink: 'error' }) as const;

interface Plan {
  readonly hosts: 1 | 2;
  readonly heartbeat: 'none' | 'internal' | 'wired' | 'apart';
  readonly isAccepted?: boolean;
}

const cluster = ({ hosts, heartbeat, isAccepted }: Plan) => {
  const d = build('Example');
  const s = d.physicalSwitch('tor-a', 4, { mode: 'trunk', allowedVlans: '20,30,31' });
  const makeHost = (name: string) => {
    const h = d.host(name);
    const n = h.nic('vmnic0');
    d.cable(n, s);
    const v = h.switch('vSwitch0', [n]);
    const client = h.portGroup(v, 'Production', 20);
    const inside = heartbeat === 'internal' ? h.switch('vSwitch1', []) : v;
    const vlan = heartbeat === 'apart' && name === 'esx02' ? 31 : 30;
    return { h, client, beat: h.portGroup(inside, 'Heartbeat', vlan) };
  };
  const first = makeHost('esx01');
  const second = hosts === 1 ? first : makeHost('esx02');
  const role: Partial<Vnic> = { role: 'heartbeat' };
  const ids = [first, second].map(({ h, client, beat }, i) => {
    const id = h.vm(`node${i + 1}`, client);
    if (heartbeat !== 'none') h.vnic(id, beat, role);
    return id;
  });
  d.guestCluster('SQL', ids, isAccepted === true ? { singleVnicAccepted: true } : {});
  return d;
};

export default defineGroupRule<Member, 'missing' | 'apart' | 'noUplink', 'segments'>({
  id: 'guest/gc-heartbeat-network',
  title: 'A guest cluster without a heartbeat network',
  why: 'A cluster that loses its heartbeat fails over, and it loses it when client traffic fills the only network.',
  howToFix:
    'Give each node a second vNIC on a private VLAN; with nodes on several hosts the VLAN must be on uplinks of all of them.',
  sources: [
    clusteringVms(
      'a network so that you can establish a heartbeat to ensure that your clustered machine is available',
    ),
    clusteringVms('the virtual network for the heartbeat'),
    vendor('WSFC-NET'),
    vendor('WSFC-HW', 'at least two networks'),
  ],
  platform: 'any',
  severity: {
    essentials: severities('info'),
    'strict-isolation': severities('warning'),
    converged: severities('warning'),
    hyperv: severities('warning'),
  },
  messages: {
    missing: 'Cluster {cluster}: {vms} have no separate heartbeat network.',
    apart: 'Cluster {cluster}: the heartbeat networks of {vms} do not meet.',
    noUplink:
      'Cluster {cluster}: the heartbeat network of {vms} has no uplink, and its nodes are on several hosts.',
  },
  asks: { segments: 'On which networks are the vNICs of {vms}, nodes of {cluster}?' },
  *members(facts) {
    for (const { id, memberIds } of facts.guestClusters) {
      for (const memberId of memberIds) {
        const member = memberOf(facts, memberId);
        if (member !== undefined) yield [id, member];
      }
    }
  },
  check: ({ key, members, shared: { design } }, report) => {
    const own = design.guestClusters.find(({ id }) => id === key);
    if (own === undefined || members.length < 2) return;
    const at = (some: readonly Member[]) => ({
      objects: [key, ...some.map(({ id }) => id)],
      data: { cluster: own.name, vms: some.map(({ name }) => name) },
      hosts: [...new Set(some.map(({ hostId }) => hostId))],
    });
    const without = members.filter(({ heartbeat }) => heartbeat === 'none');
    if (without.length > 0) {
      if (own.singleVnicAccepted !== true) report.found('missing', at(without));
      return;
    }
    const isSpread = new Set(members.map(({ hostId }) => hostId)).size > 1;
    const unwired = members.filter(({ isWired }) => !isWired);
    if (isSpread && unwired.length > 0) {
      report.found('noUplink', at(unwired));
      return;
    }
    const [first, ...rest] = members;
    const common = first?.segments.filter((s) =>
      rest.every(({ segments }) => segments.includes(s)),
    );
    if (common !== undefined && common.length > 0) return;
    const silent = members.filter((m) => !m.segmentsKnown || m.heartbeat === 'unknown');
    if (silent.length === 0) report.found('apart', at(members));
    else report.ask('segments', at(silent));
  },
  fix: {
    title: 'Add a heartbeat VLAN and a second vNIC to each node',
    edit: (design, { message, objects: [, ...nodes] }) =>
      message === 'missing' ? withHeartbeat(design, nodes) : undefined,
  },
  notes:
    'A modern failover cluster on one redundant, teamed network can do with one vNIC: say so on the cluster ("One vNIC is accepted"). A network without uplinks serves while all nodes are on one host.',
  examples: {
    bad: [
      {
        title: 'One vNIC in each node',
        design: () => cluster({ hosts: 2, heartbeat: 'none' }).done,
        finds: [['missing', 'g1', 'h1.v1', 'h2.v1']],
      },
      {
        title: 'An internal heartbeat between two hosts',
        design: () => cluster({ hosts: 2, heartbeat: 'internal' }).done,
        finds: [['noUplink', 'g1', 'h1.v1', 'h2.v1']],
      },
      {
        title: 'Two heartbeat VLANs that do not meet',
        design: () => cluster({ hosts: 2, heartbeat: 'apart' }).done,
        finds: [['apart', 'g1', 'h1.v1', 'h2.v1']],
      },
      {
        title: 'A host whose cable is not drawn',
        design: () => {
          const d = cluster({ hosts: 2, heartbeat: 'wired' });
          d.set('h2.n1', { cabledTo: undefined });
          return d.done;
        },
        asks: ['segments'],
      },
    ],
    good: [
      {
        title: 'A VLAN for the heartbeat on both hosts',
        design: () => cluster({ hosts: 2, heartbeat: 'wired' }).done,
      },
      {
        title: 'A cluster in a box with an internal network',
        design: () => cluster({ hosts: 1, heartbeat: 'internal' }).done,
      },
      {
        title: 'One vNIC, accepted',
        design: () => cluster({ hosts: 2, heartbeat: 'none', isAccepted: true }).done,
      },
    ],
  },
});
