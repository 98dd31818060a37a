import { overlap, type Subnet4, subnetOf } from '../../analysis/subnets';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { HostAdapter, Network } from '../../model/design';
import { parseSubnet } from '../../model/formats';
import { vendor } from '../sources';

/** What the appliance of Azure Arc keeps for pods and services inside itself. */
const reserved = ['10.96.0.0/12', '10.244.0.0/16'].map((text) => ({ text, subnet: read(text) }));

function read(text: string): Subnet4 | undefined {
  const parsed = parseSubnet(text);
  return parsed === undefined ? undefined : subnetOf(parsed.address, parsed.prefix);
}

interface Member {
  readonly hostId: string;
  readonly of: string;
  /** `address`, `gateway` or `subnet`, each with its text. */
  readonly values: readonly (readonly [what: string, value: string])[];
}

const stated = (pairs: readonly (readonly [string, string | undefined])[]) =>
  pairs.flatMap(([what, value]) => (value === undefined ? [] : [[what, value] as const]));

const node = (adapter: Partial<HostAdapter>, network?: Partial<Network>) => {
  const b = build('Example');
  const h = b.host('node1', { platform: 'azurelocal' });
  const v = h.switch('ConvergedSwitch', [h.nic('p1')], { kind: 'external', teamMode: 'set' });
  h.adapter('Management', h.portGroup(v, 'Management', 8), ['management'], adapter);
  if (network !== undefined) b.network('Management', network);
  return b;
};

export default defineGroupRule<Member, 'overlap'>({
  id: 'hyperv/hv-reserved-ranges',
  title: 'An Azure Local address in a range that Arc keeps for itself',
  why: 'The Arc Resource Bridge uses these ranges inside itself: deployment fails, or answers to this address never arrive.',
  howToFix: 'Move it to an address outside 10.96.0.0/12 and 10.244.0.0/16.',
  sources: [vendor('AZL-PLAN', 'reserved ranges and conditions of the IP pool')],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': 'off',
    converged: 'off',
    hyperv: 'error',
  },
  messages: {
    overlap: 'The {what} {value} of {of} overlaps {range}, reserved by the Arc Resource Bridge.',
  },
  *members(facts) {
    if (facts.platform !== 'azurelocal') return;
    const hostId = facts.host.id;
    for (const { id, name, ip, gateway } of facts.host.adapters) {
      const values = stated([
        ['address', ip],
        ['gateway', gateway],
      ]);
      if (values.length > 0) yield [id, { hostId, of: `${name} on ${facts.host.name}`, values }];
    }
    const vlans = new Set(
      facts.endpoints.map(({ vlan }) => (vlan.kind === 'one' ? vlan.vlan : undefined)),
    );
    for (const { id, name, vlan, subnet, gateway } of facts.networks) {
      if (vlan === undefined || !vlans.has(vlan)) continue;
      const values = stated([
        ['subnet', subnet],
        ['gateway', gateway],
      ]);
      yield [id, { hostId, of: name, values }];
    }
  },
  check: ({ key, members }, report) => {
    const [first] = members;
    for (const [what, value] of first?.values ?? []) {
      const own = value.includes('/') ? read(value) : subnetOf(value, 32);
      for (const { text, subnet } of reserved) {
        if (own === undefined || subnet === undefined || !overlap(own, subnet)) continue;
        report.found('overlap', {
          objects: [key],
          hosts: members.map(({ hostId }) => hostId),
          data: { what, value, of: first?.of ?? key, range: text },
        });
        // One move mends the address, its gateway and its subnet.
        return;
      }
    }
  },
  notes:
    'Addresses and gateways of the nodes are judged, and networks in a VLAN that a node uses. DNS and proxy servers and the management pool are not part of a design. 10.100.0.0 is inside 10.96.0.0/12, which ends with 10.111.255.255.',
  examples: {
    bad: [
      {
        title: 'A node at 10.100.0.10',
        design: () => node({ ip: '10.100.0.10', prefix: 24, gateway: '10.100.0.1' }).done,
        finds: [['overlap', 'h1.k1']],
      },
      {
        title: 'The network of a node',
        design: () => node({}, { vlan: 8, subnet: '10.244.8.0/24' }).done,
        finds: [['overlap', 'w1']],
      },
    ],
    good: [
      {
        title: 'A node at 10.0.8.10',
        design: () => node({ ip: '10.0.8.10', prefix: 24, gateway: '10.0.8.1' }).done,
      },
      {
        title: 'Just above the range',
        design: () => node({ ip: '10.112.0.10', prefix: 24 }).done,
      },
      {
        title: 'A network that no node uses',
        design: () => node({}, { vlan: 9, subnet: '10.100.0.0/24' }).done,
      },
      {
        title: 'Hyper-V without Arc',
        design: () => {
          const b = node({ ip: '10.100.0.10', prefix: 24 });
          b.set('h1', { platform: 'hyperv' });
          return b.done;
        },
      },
    ],
  },
});
