import { defaults } from '../../analysis/defaults';
import type { HostFacts } from '../../analysis/facts';
import { overlap, type Subnet4, subnetOf, subnetText } from '../../analysis/subnets';
import { defineHostRule } from '../../lint/rule';
import type { HostAdapter } from '../../model/design';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

interface Placed {
  readonly adapter: HostAdapter;
  readonly subnet: Subnet4;
}

const isOnly = (adapter: HostAdapter, service: string): boolean =>
  adapter.services?.length === 1 && adapter.services[0] === service;

/** Pairs that are meant to be in one subnet: bound iSCSI paths, multi-NIC vMotion, tunnel endpoints, SMB Multichannel. */
const isMeant = (a: HostAdapter, b: HostAdapter, facts: HostFacts): boolean =>
  (a.iscsiBound === true && b.iscsiBound === true) ||
  (isOnly(a, 'vmotion') && isOnly(b, 'vmotion')) ||
  (isOnly(a, 'overlay') && isOnly(b, 'overlay')) ||
  (facts.isHyperv && isOnly(a, 'smb') && isOnly(b, 'smb'));

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
  check: (facts, report) => {
    const placed = facts.host.adapters.flatMap((adapter): Placed[] => {
      const { ip, prefix } = adapter;
      const subnet = ip === undefined || prefix === undefined ? undefined : subnetOf(ip, prefix);
      return subnet === undefined ? [] : [{ adapter, subnet }];
    });
    for (const [i, a] of placed.entries()) {
      for (const b of placed.slice(i + 1)) {
        const stackOf = ({ adapter }: Placed) => adapter.stack ?? defaults.stack;
        if (stackOf(a) !== stackOf(b) || !overlap(a.subnet, b.subnet)) continue;
        if (isMeant(a.adapter, b.adapter, facts)) continue;
        const wider = a.subnet.prefix <= b.subnet.prefix ? a.subnet : b.subnet;
        report.found('same', {
          objects: [a.adapter.id, b.adapter.id],
          data: {
            names: [a.adapter.name, b.adapter.name],
            host: facts.host.name,
            subnet: subnetText(wider),
          },
        });
      }
    }
  },
  notes:
    'Bound iSCSI paths, adapters that carry vMotion only, tunnel endpoints of an overlay (NSX binds each to its uplink), and SMB Multichannel on Hyper-V are meant to share a subnet. Different TCP/IP stacks are different routing tables. IPv6 is not compared.',
  examples: {
    bad: [
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
