import { isIn, subnetOf, subnetText, unusableReason } from '../../analysis/subnets';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Design, HostAdapter } from '../../model/design';
import { set } from '../../model/edits/change';
import { findAny } from '../../model/find';
import { formatIp4, parseIp4, parseIp6 } from '../../model/formats';
import { vendor } from '../sources';
import { type Assigned, assignedOf, isAssigned, reportMixed } from './mixed-assignment';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly ip: string;
  readonly prefix: number | undefined;
  readonly gateway: string | undefined;
  readonly segments: readonly string[];
  readonly segmentsKnown: boolean;
}

/**
 * Can the two ever hear each other? A gateway on both says that their networks are routed;
 * fabrics without one may use a range again on purpose.
 */
const meet = (a: Member, b: Member): boolean | undefined => {
  if (a.segments.some((segment) => b.segments.includes(segment))) return true;
  if (a.gateway !== undefined && b.gateway !== undefined) return true;
  return a.segmentsKnown && b.segmentsKnown ? false : undefined;
};

const addressesOf = (design: Design): Set<number> => {
  const taken = new Set<number>();
  const take = (...texts: readonly (string | undefined)[]) => {
    for (const text of texts) {
      const value = text === undefined ? undefined : parseIp4(text);
      if (value !== undefined) taken.add(value);
    }
  };
  for (const host of design.hosts) {
    for (const adapter of host.adapters) take(adapter.ip, adapter.gateway);
    for (const vm of host.vms) take(...vm.vnics.map((vnic) => vnic.ip));
  }
  take(...design.storageTargets.map(({ ip }) => ip));
  take(...design.networks.map(({ gateway }) => gateway));
  return taken;
};

/** The next address of the subnet after this one that nothing in the design has; wraps round. */
const nextFree = (design: Design, ip: string, prefix: number): string | undefined => {
  const subnet = subnetOf(ip, prefix);
  const start = parseIp4(ip);
  if (subnet === undefined || start === undefined || prefix > 30 || prefix < 8) return undefined;
  const taken = addressesOf(design);
  const usable = subnet.last - subnet.first - 1;
  for (let step = 1; step <= Math.min(usable, taken.size + 2); step++) {
    const value = subnet.first + 1 + ((start - subnet.first - 1 + step + usable) % usable);
    if (!taken.has(value)) return formatIp4(value);
  }
  return undefined;
};

const pair = (first: Partial<HostAdapter>, second: Partial<HostAdapter>, isJoined = true) => {
  const d = build('Example');
  const a = d.physicalSwitch('tor-a', 2, { mode: 'access', accessVlan: 10 });
  const b = d.physicalSwitch('tor-b', 2, { mode: 'access', accessVlan: 10 });
  if (isJoined) d.link(a, b);
  for (const [name, physical, more] of [
    ['esx01', a, first],
    ['esx02', b, second],
  ] as const) {
    const h = d.host(name);
    const n = h.nic('vmnic0');
    d.cable(n, physical);
    const g = h.portGroup(h.switch('vSwitch0', [n]), 'Storage', 0);
    h.adapter('vmk1', g, ['iscsi'], more);
  }
  return d;
};
/** Two nodes of a failover cluster; the second gets its address like this. */
const nodes = (second: Partial<HostAdapter>) => {
  const d = pair(address, second);
  const clusterId = d.cluster('Cluster', { platform: 'hyperv', haEnabled: true });
  for (const id of ['h1', 'h2']) d.set(id, { clusterId });
  return d.done;
};
const address = { ip: '10.0.10.11', prefix: 24 };

const severity = {
  duplicate: 'error',
  unusable: 'error',
  gateway: 'error',
  mixed: 'info',
} as const;

export default defineGroupRule<Member | Assigned, keyof typeof severity, 'meet'>({
  id: 'address/addr-invalid',
  title: 'An address is used twice or cannot be used',
  why: 'Two hosts with one address answer for each other, and an address that cannot be one is never reached.',
  howToFix:
    'Give each adapter an address of its own inside its subnet, and a gateway in the same subnet.',
  sources: [vendor('WSFC-VAL', 'addresses are unique in the cluster')],
  platform: 'any',
  severity: {
    essentials: severity,
    'strict-isolation': severity,
    converged: severity,
    hyperv: severity,
  },
  messages: {
    duplicate: '{ip} is used by {names}.',
    unusable: '{ip} of {name} on {host} cannot be an address of a host: it is {reason}.',
    mixed:
      'One cluster network has its addresses in several ways: {list}. Cluster validation asks for one.',
    gateway: 'The gateway {gateway} of {name} on {host} is not in its subnet {subnet}.',
  },
  asks: { meet: '{ip} is used by {names}. Can their networks reach each other?' },
  *members(facts) {
    for (const endpoint of facts.endpoints) {
      const assigned = assignedOf(facts, endpoint);
      if (assigned !== undefined) yield assigned;
      const { adapter } = endpoint;
      const ip = adapter === undefined ? endpoint.vnic?.ip : adapter.ip;
      const ip6 = adapter?.ip6;
      if (ip === undefined && ip6 === undefined) continue;
      const { prefix, gateway } = adapter ?? {};
      const member = {
        id: endpoint.id,
        name: endpoint.name,
        host: facts.host.name,
        segments: endpoint.segments,
        segmentsKnown: endpoint.segmentsKnown && endpoint.usable.length > 0,
      };
      if (ip !== undefined) yield [ip, { ...member, ip, prefix, gateway }];
      const groups = ip6 === undefined ? undefined : parseIp6(ip6);
      if (ip6 !== undefined && groups !== undefined) {
        const key = groups.map((group) => group.toString(16)).join(':');
        yield [key, { ...member, ip: ip6, prefix: undefined, gateway: undefined }];
      }
    }
  },
  check: ({ members: all }, report) => {
    reportMixed(all.filter(isAssigned), report);
    const members = all.filter((member): member is Member => !isAssigned(member));
    for (const { id, name, host, ip, prefix, gateway } of members) {
      if (ip.includes(':')) continue;
      const reason = unusableReason(ip, prefix);
      if (reason !== undefined) {
        report.found('unusable', { objects: [id], data: { ip, name, host, reason } });
      }
      const subnet = prefix === undefined ? undefined : subnetOf(ip, prefix);
      if (gateway === undefined || subnet === undefined || isIn(gateway, subnet)) continue;
      report.found('gateway', {
        objects: [id],
        data: { gateway, name, host, subnet: subnetText(subnet) },
      });
    }
    const clash = new Set<Member>();
    const doubt = new Set<Member>();
    for (const [i, a] of members.entries()) {
      for (const b of members.slice(i + 1)) {
        const does = meet(a, b);
        if (does === false) continue;
        for (const member of [a, b]) (does === true ? clash : doubt).add(member);
      }
    }
    const at = (some: ReadonlySet<Member>) => ({
      objects: [...some].map(({ id }) => id),
      data: {
        ip: members[0]?.ip ?? '',
        names: [...some].map(({ name, host }) => `${name} on ${host}`),
      },
    });
    if (clash.size > 0) report.found('duplicate', at(clash));
    else if (doubt.size > 0) report.ask('meet', at(doubt));
  },
  fix: {
    title: 'Give the others the next free addresses of the subnet',
    disruptive: true,
    edit: (design, { message, objects }) => {
      if (message !== 'duplicate') return undefined;
      let after = design;
      for (const id of objects.slice(1)) {
        const { ip, prefix } = (findAny(after, id) ?? {}) as Partial<HostAdapter>;
        const free =
          ip === undefined || prefix === undefined ? undefined : nextFree(after, ip, prefix);
        if (free === undefined) return undefined;
        after = set<HostAdapter>(after, id, { ip: free });
      }
      return after;
    },
  },
  notes:
    'Addresses are compared inside one segment, and between networks that both have a gateway: separate fabrics, as of switchless storage, may use a range again. That a network mixes static addresses with DHCP, or IP versions, is asked of failover clusters of Windows only: the source is their validation.',
  examples: {
    bad: [
      {
        title: 'One address on two hosts',
        design: () => pair(address, address).done,
        finds: [['duplicate', 'h1.k1', 'h2.k1']],
      },
      {
        title: 'The address of the network itself',
        design: () => pair({ ip: '10.0.10.0', prefix: 24 }, address).done,
        finds: [['unusable', 'h1.k1']],
      },
      {
        title: 'A gateway outside the subnet',
        design: () => pair({ ...address, gateway: '10.0.11.1' }, {}).done,
        finds: [['gateway', 'h1.k1']],
      },
      {
        title: 'Static here, DHCP there, in one network of a failover cluster',
        design: () => nodes({ dhcp: true }),
        finds: [['mixed', 'h1.k1', 'h2.k1']],
      },
      {
        title: 'Two adapters whose cables are not drawn yet',
        design: () => {
          const d = pair(address, address);
          d.set('h2.n1', { cabledTo: undefined });
          return d.done;
        },
        asks: ['meet'],
      },
    ],
    good: [
      {
        title: 'Two addresses',
        design: () => pair(address, { ...address, ip: '10.0.10.12' }).done,
      },
      {
        title: 'Two fabrics that never meet may use a range again',
        design: () => pair(address, address, false).done,
      },
      {
        title: 'Static on both nodes',
        design: () => nodes({ ip: '10.0.10.12', prefix: 24 }),
      },
      {
        title: 'A point-to-point subnet has no network address to avoid',
        design: () => pair({ ip: '10.0.10.0', prefix: 31 }, {}).done,
      },
    ],
  },
});
