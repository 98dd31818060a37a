import { defaults } from '../../analysis/defaults';
import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import {
  isLinkLocal,
  overlap,
  overlap6,
  type Subnet4,
  type Subnet6,
  subnet6Of,
  subnet6Text,
  subnetOf,
  subnetText,
} from '../../analysis/subnets';
import { defineHostRule } from '../../lint/rule';
import type { HostAdapter } from '../../model/design';
import { inList } from '../../model/find';
import { parseSubnet } from '../../model/formats';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

interface Placed {
  readonly adapter: HostAdapter;
  readonly subnet: Subnet4 | undefined;
  readonly subnet6: Subnet6 | undefined;
}

/** What DHCP will hand out: the subnet of the only network planned in the adapter's VLAN. */
const plannedSubnet = ({ networks }: HostFacts, end: Endpoint | undefined): Subnet4 | undefined => {
  if (end?.vlan.kind !== 'one' || end.vlan.vlan === 0) return undefined;
  const { vlan } = end.vlan;
  const [only, another] = networks.filter((network) => network.vlan === vlan);
  const parsed = only?.subnet === undefined ? undefined : parseSubnet(only.subnet);
  return parsed === undefined || another !== undefined
    ? undefined
    : subnetOf(parsed.address, parsed.prefix);
};

const placeOf = (facts: HostFacts, adapter: HostAdapter): Placed => {
  const { ip, prefix, ip6, prefix6, dhcp } = adapter;
  const planned = dhcp === true && ip === undefined;
  return {
    adapter,
    subnet: planned
      ? plannedSubnet(facts, inList(facts.endpoints, adapter.id))
      : ip === undefined || prefix === undefined
        ? undefined
        : subnetOf(ip, prefix),
    subnet6: ip6 === undefined || prefix6 === undefined ? undefined : subnet6Of(ip6, prefix6),
  };
};

/** The wider of two subnets that overlap, as text. */
const commonSubnet = (a: Placed, b: Placed): string | undefined => {
  if (a.subnet !== undefined && b.subnet !== undefined && overlap(a.subnet, b.subnet)) {
    return subnetText(a.subnet.prefix <= b.subnet.prefix ? a.subnet : b.subnet);
  }
  if (a.subnet6 === undefined || b.subnet6 === undefined) return undefined;
  if (isLinkLocal(a.subnet6) || !overlap6(a.subnet6, b.subnet6)) return undefined;
  return subnet6Text(a.subnet6.prefix <= b.subnet6.prefix ? a.subnet6 : b.subnet6);
};

const isOnly = (adapter: HostAdapter, service: string): boolean =>
  adapter.services?.length === 1 && adapter.services[0] === service;

/** Pairs that are meant to be in one subnet: bound iSCSI paths, multi-NIC vMotion, tunnel endpoints, SMB Multichannel. */
const isMeant = (a: HostAdapter, b: HostAdapter, facts: HostFacts): boolean =>
  (a.iscsiBound === true && b.iscsiBound === true) ||
  (isOnly(a, 'vmotion') && isOnly(b, 'vmotion')) ||
  (isOnly(a, 'overlay') && isOnly(b, 'overlay')) ||
  (facts.isHyperv && isOnly(a, 'smb') && isOnly(b, 'smb'));

const pairable = ['vmotion', 'overlay', 'smb', 'iscsi'] as const;

/** What could an adapter be paired for? Not said is any of them. */
const mayCarryOnly = (adapter: HostAdapter, service: (typeof pairable)[number]): boolean =>
  adapter.services === undefined || isOnly(adapter, service);

/** Could they be meant, as far as the design says? */
const mayBeMeant = (a: HostAdapter, b: HostAdapter): boolean =>
  (a.services === undefined || b.services === undefined) &&
  pairable.some((service) => mayCarryOnly(a, service) && mayCarryOnly(b, service));

export default defineHostRule({
  id: 'address/addr-same-subnet',
  title: 'Several adapters of one host are in one subnet',
  why: 'One routing table picks one adapter for all traffic of a subnet: the others send nothing, vMotion can fail and storage takes the wrong way.',
  howToFix: 'Give each service a subnet of its own, or vMotion a TCP/IP stack of its own.',
  sources: [
    vendor('MULTIHOME'),
    vendor('HA-BP', 'adapters of vSphere HA and of other features on different subnets'),
    vendor('HV-CLNET'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'warning',
  },
  messages: {
    same: '{names} on {host} are both in {subnet}; outgoing traffic uses only one of them.',
  },
  asks: {
    services:
      'What do {names} on {host} carry? Both are in {subnet}, which only bound iSCSI, vMotion, tunnel endpoints and SMB Multichannel may be.',
  },
  check: (facts, report) => {
    const placed = facts.host.adapters.map((adapter) => placeOf(facts, adapter));
    const stackOf = ({ adapter }: Placed) => adapter.stack ?? defaults.stack;
    for (const [i, a] of placed.entries()) {
      for (const b of placed.slice(i + 1)) {
        const subnet = stackOf(a) === stackOf(b) ? commonSubnet(a, b) : undefined;
        if (subnet === undefined || isMeant(a.adapter, b.adapter, facts)) continue;
        const at = {
          objects: [a.adapter.id, b.adapter.id],
          data: { names: [a.adapter.name, b.adapter.name], host: facts.host.name, subnet },
        };
        if (mayBeMeant(a.adapter, b.adapter)) report.ask('services', at);
        else report.found('same', at);
      }
    }
  },
  notes:
    'Bound iSCSI paths, adapters that carry vMotion only, tunnel endpoints of an overlay (NSX binds each to its uplink), and SMB Multichannel on Hyper-V are meant to share a subnet. Different TCP/IP stacks are different routing tables. Sources differ on several NICs in one subnet: ESXi forbids it but for those cases, Windows clusters count one network for each subnet, and SMB Multichannel has supported it since Windows Server 2016. An adapter that asks DHCP is taken to be in the subnet planned for its VLAN; link-local addresses are not compared.',
  examples: {
    bad: [
      {
        title: 'Two of which nobody says what they carry',
        design: () => {
          const { d, h, v } = twoUplinks();
          for (const n of [1, 2]) {
            const id = h.adapter(`vmk${n}`, h.portGroup(v, `Storage ${n}`, 20), [], {
              ip: `10.0.20.1${n}`,
              prefix: 24,
            });
            d.set(id, { services: undefined });
          }
          return d.done;
        },
        finds: [],
        asks: ['services'],
      },
      {
        title: 'Storage in the management subnet',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management'], {
            ip: '10.0.10.11',
            prefix: 24,
          });
          h.adapter('vmk1', h.portGroup(v, 'NFS', 20), ['nfs'], { ip: '10.0.10.12', prefix: 24 });
          return d.done;
        },
        finds: [['same', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'One IPv6 subnet, two IPv4 ones',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'Hosts', 10);
          const six = (last: number) => ({ ip6: `2001:db8:10::${last}`, prefix6: 64 });
          h.adapter('vmk0', g, ['management'], { ip: '10.0.10.11', prefix: 24, ...six(11) });
          h.adapter('vmk1', g, ['nfs'], { ip: '10.0.50.12', prefix: 24, ...six(12) });
          return d.done;
        },
        finds: [['same', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'One asks DHCP in the VLAN of the other',
        design: () => {
          const { d, h, v } = twoUplinks();
          d.network('Management', { vlan: 10, subnet: '10.0.10.0/24' });
          h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management'], { dhcp: true });
          const g = h.portGroup(v, 'Storage', 20);
          h.adapter('vmk1', g, ['nfs'], { ip: '10.0.10.12', prefix: 24 });
          return d.done;
        },
        finds: [['same', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'A small subnet inside a large one',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'Hosts', 10);
          h.adapter('vmk0', g, ['management'], { ip: '10.0.10.11', prefix: 16 });
          h.adapter('vmk1', g, ['vmotion'], { ip: '10.0.20.11', prefix: 24 });
          return d.done;
        },
        finds: [['same', 'h1.k1', 'h1.k2']],
      },
    ],
    good: [
      {
        title: 'A subnet each',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'Hosts', 10);
          h.adapter('vmk0', g, ['management'], { ip: '10.0.10.11', prefix: 24 });
          h.adapter('vmk1', g, ['nfs'], { ip: '10.0.50.12', prefix: 24 });
          return d.done;
        },
      },
      {
        title: 'Link-local addresses are on every network',
        design: () => {
          const { d, h, v } = twoUplinks();
          for (const [i, service] of (['management', 'nfs'] as const).entries()) {
            const g = h.portGroup(v, service, 10 * (i + 1));
            h.adapter(`vmk${i}`, g, [service], { ip6: `fe80::${i + 1}`, prefix6: 64 });
          }
          return d.done;
        },
      },
      {
        title: 'Two tunnel endpoints of an overlay',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'Overlay', 40);
          h.adapter('vmk10', g, ['overlay'], { ip: '10.0.40.11', prefix: 24 });
          h.adapter('vmk11', g, ['overlay'], { ip: '10.0.40.12', prefix: 24 });
          return d.done;
        },
      },
      {
        title: 'Two bound iSCSI paths',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'iSCSI', 20);
          for (const [name, ip] of [
            ['vmk1', '10.0.20.11'],
            ['vmk2', '10.0.20.12'],
          ] as const) {
            h.adapter(name, g, ['iscsi'], { ip, prefix: 24, iscsiBound: true });
          }
          return d.done;
        },
      },
      {
        title: 'vMotion over two adapters',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'vMotion', 30);
          h.adapter('vmk1', g, ['vmotion'], { ip: '10.0.30.11', prefix: 24 });
          h.adapter('vmk2', g, ['vmotion'], { ip: '10.0.30.12', prefix: 24 });
          return d.done;
        },
      },
      {
        title: 'Two TCP/IP stacks',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'Hosts', 10);
          h.adapter('vmk0', g, ['management'], { ip: '10.0.10.11', prefix: 24 });
          h.adapter('vmk1', g, ['vmotion'], { ip: '10.0.10.12', prefix: 24, stack: 'vmotion' });
          return d.done;
        },
      },
    ],
  },
});
