import type { HostFacts } from '../../analysis/facts';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Network, TrafficClass } from '../../model/design';
import { inList } from '../../model/find';
import { trafficClasses } from '../../model/shape/words';
import { plannedNetwork } from '../network/planned-network';
import { networkConsiderations, vendor } from '../sources';

const closed: ReadonlySet<TrafficClass> = new Set(['migration', 'storage', 'ft']);

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly ends: readonly {
    readonly id: string;
    readonly name: string;
    readonly classes: readonly TrafficClass[];
    readonly gateway: string;
  }[];
}

function* members(facts: HostFacts): Generator<readonly [string, Member]> {
  const byKey = new Map<string, Member['ends'][number][]>();
  for (const end of facts.endpoints) {
    if (end.classes.length === 0) continue;
    const network = plannedNetwork(facts.networks, end);
    const gateway = end.adapter?.gateway ?? '';
    const key = network?.id ?? (gateway === '' ? undefined : end.id);
    if (key === undefined) continue;
    const entry = { id: end.id, name: end.name, classes: end.classes, gateway };
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [entry]);
    else list.push(entry);
  }
  for (const [key, ends] of byKey) {
    yield [key, { hostId: facts.host.id, host: facts.host.name, ends }];
  }
}

const planned = (network: Partial<Network>) => {
  const b = build();
  const esx = b.host('esx01');
  const vswitch = esx.switch('vSwitch0', [esx.nic('vmnic0')]);
  b.network('vMotion', { vlan: 20, subnet: '10.0.20.0/24', ...network });
  esx.adapter('vmk1', esx.portGroup(vswitch, 'vMotion', 20), ['vmotion'], {
    ip: '10.0.20.11',
    prefix: 24,
  });
  return b;
};

export default defineGroupRule({
  id: 'isolation/iso-infra-network-routed',
  title: 'vMotion, storage or FT network is routed',
  why: 'What can be routed to can be reached from elsewhere: the memory of VMs and their disks cross this network.',
  howToFix:
    'Take the gateway away, or record in "Routed to" where the network goes on purpose: long-distance vMotion, replication, a routed leaf and spine.',
  sources: [
    networkConsiderations(
      'vMotion network traffic is unencrypted, which is an important security consideration. I recommend you use a dedicated network for this function.',
    ),
    vendor('STIG8', 'ESXI-80-000160, routable to systems other than ESXi hosts'),
    vendor('VSEC-NET'),
    vendor('AZL-HOST'),
  ],
  platform: 'any',
  severity: {
    essentials: 'info',
    'strict-isolation': 'warning',
    converged: 'info',
    hyperv: 'info',
  },
  messages: {
    network:
      'Network {network} ({classes}) is routed. It should be reachable only from the hosts that use it.',
    gateway:
      '{adapter} ({classes}) of {host} has the gateway {gateway}: its network is routed. It should be reachable only from the hosts that use it.',
  },
  notes:
    'Routed leaf and spine fabrics and stretched clusters route vMotion and vSAN on purpose: a recorded destination of the same class is respected.',
  members,
  check: ({ key, members, shared }, report) => {
    const ends = members.flatMap((m) => m.ends);
    const classes = [...new Set(ends.flatMap((end) => end.classes))];
    if (!classes.every((traffic) => closed.has(traffic))) return;
    const labels = classes.map((traffic) => trafficClasses[traffic]);
    const hosts = members.map((m) => m.hostId);
    const { networks } = shared.design;
    const network = inList(networks, key);
    if (network === undefined) {
      const [end] = ends;
      if (end === undefined) return;
      report.found('gateway', {
        objects: [end.id],
        hosts,
        data: {
          adapter: end.name,
          host: members[0]?.host ?? '',
          classes: labels,
          gateway: end.gateway,
        },
      });
      return;
    }
    const isRouted = network.routed ?? network.gateway !== undefined;
    if (!isRouted) return;
    const destinations = (network.routedTo ?? []).map((id) => inList(networks, id)?.traffic);
    const isMeant =
      destinations.length > 0 &&
      destinations.every((traffic) => traffic === undefined || classes.includes(traffic));
    if (isMeant) return;
    report.found('network', {
      objects: [key, ...ends.slice(0, 8).map((end) => end.id)],
      hosts,
      data: { network: network.name, classes: labels },
    });
  },
  examples: {
    bad: [
      {
        title: 'A vMotion network with a gateway',
        design: () => planned({ gateway: '10.0.20.1' }).done,
        finds: [['network', 'w1', 'h1.k1']],
      },
      {
        title: 'Routed to the users',
        design: () => {
          const b = planned({ routed: true });
          b.set('w1', { routedTo: [b.network('Office', { traffic: 'production' })] });
          return b.done;
        },
        finds: [['network', 'w1', 'h1.k1']],
      },
      {
        title: 'A gateway on the adapter, no network planned',
        design: () => {
          const b = planned({ vlan: 30, subnet: '10.0.30.0/24' });
          b.set('h1.k1', { stack: 'vmotion', gateway: '10.0.20.1' });
          return b.done;
        },
        finds: [['gateway', 'h1.k1']],
      },
    ],
    good: [
      { title: 'Not routed', design: () => planned({ routed: false }).done },
      {
        title: 'Routed to vMotion of the other site, on purpose',
        design: () => {
          const b = planned({ routed: true });
          b.set('w1', { routedTo: [b.network('vMotion DC2', { traffic: 'migration' })] });
          return b.done;
        },
      },
      {
        title: 'A management network is routed as a rule',
        design: () => {
          const b = planned({ routed: true });
          b.set('h1.k1', { services: ['management'] });
          return b.done;
        },
      },
    ],
  },
});
