import type { HostFacts } from '../../analysis/facts';
import { overlap, type Subnet4, subnetOf, subnetText } from '../../analysis/subnets';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Design, HostAdapter } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf, kindOf } from '../../model/kinds';
import { vendor } from '../sources';

interface Path {
  readonly id: string;
  readonly name: string;
  readonly subnet: Subnet4;
}
interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly paths: readonly Path[];
  /** Cables run from node to node: each pair of nodes has subnets of its own. */
  readonly isSwitchless: boolean;
}

const isSmb = ({ services }: HostAdapter): boolean =>
  services?.length === 1 && services[0] === 'smb';

const memberOf = (facts: HostFacts): Member => ({
  hostId: facts.host.id,
  host: facts.host.name,
  paths: facts.host.adapters.filter(isSmb).flatMap(({ id, name, ip, prefix }): Path[] => {
    const subnet = ip === undefined || prefix === undefined ? undefined : subnetOf(ip, prefix);
    return subnet === undefined ? [] : [{ id, name, subnet }];
  }),
  isSwitchless: facts.endpoints.some(
    ({ adapter, usable }) =>
      adapter !== undefined &&
      isSmb(adapter) &&
      usable.some(({ cabledTo }) => cabledTo !== undefined && kindOf(cabledTo) === 'nic'),
  ),
});

const mostHosts = 244;

/** Network ATC's own plan: 10.71.i.0/24 on VLAN 710 + i, for all hosts of the cluster at once. */
const withPlan = (design: Design, hostId: string): Design | undefined => {
  const first = find(design, 'host', hostId);
  if (first === undefined) return undefined;
  const hosts = design.hosts.filter((host) =>
    first.clusterId === undefined ? host === first : host.clusterId === first.clusterId,
  );
  if (hosts.length > mostHosts) return undefined;
  let next = design;
  for (const [n, host] of hosts.entries()) {
    for (const [i, { id }] of host.adapters.filter(isSmb).entries()) {
      const ip = `10.71.${i + 1}.${n + 11}`;
      next = set<HostAdapter>(next, id, { ip, prefix: 24, vlan: 711 + i });
    }
  }
  return next;
};

const cluster = (
  addresses: readonly (readonly [string, string])[],
  platform: 'hyperv' | 'azurelocal' = 'azurelocal',
) => {
  const d = build('Example');
  const clusterId = d.cluster('Cluster', { platform });
  for (const [n, own] of addresses.entries()) {
    const h = d.host(`node${n + 1}`, { clusterId });
    for (const [i, ip] of own.entries()) {
      const nicId = h.nic(`p${i + 3}`, { speedMbps: 25_000 });
      h.adapter(`SMB${i + 1}`, undefined, ['smb'], { nicId, ip, prefix: 24 });
    }
  }
  return d;
};

export default defineGroupRule<Member, 'shared' | 'drift'>({
  id: 'hyperv/hv-storage-subnets',
  title: 'Storage adapters without subnets of their own',
  why: 'SMB Multichannel connects every adapter with every other of the subnet: storage crosses the link between the switches for nothing.',
  howToFix: 'Give each storage adapter a subnet and a VLAN (711, 712, …), the same on all hosts.',
  sources: [
    vendor('AZL-HOST', 'multiple subnets and VLANs to separate storage traffic'),
    vendor('ATC', 'default VLANs and subnets of storage'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: {
    shared:
      'Storage adapters {a} and {b} on {host} share {subnet}; SMB Multichannel will cross the link between the switches.',
    drift: '{adapter} is in {subnet} on {host}, and in {other} on {neighbour}.',
  },
  *members(facts) {
    const isDirect =
      facts.platform === 'azurelocal' || facts.cluster?.storageProtocols?.includes('smb');
    if (isDirect !== true) return;
    const member = memberOf(facts);
    if (member.paths.length > 1) yield [facts.cluster?.id ?? facts.host.id, member];
  },
  check: ({ members }, report) => {
    for (const { hostId, host, paths } of members) {
      for (const [i, a] of paths.entries()) {
        const b = paths.slice(i + 1).find((other) => overlap(a.subnet, other.subnet));
        if (b === undefined) continue;
        report.found('shared', {
          objects: [a.id, b.id],
          hosts: [hostId],
          data: { a: a.name, b: b.name, host, subnet: subnetText(a.subnet) },
        });
      }
    }
    const [first, ...rest] = members.filter(({ isSwitchless }) => !isSwitchless);
    for (const { hostId, host, paths } of rest) {
      for (const path of paths) {
        const there = first?.paths.find(({ name }) => name === path.name);
        if (first === undefined || there === undefined) continue;
        const [subnet, other] = [subnetText(path.subnet), subnetText(there.subnet)];
        if (subnet === other) continue;
        report.found('drift', {
          objects: [path.id, there.id],
          hosts: [hostId, first.hostId],
          data: { adapter: path.name, subnet, host, other, neighbour: first.host },
        });
      }
    }
  },
  fix: {
    title: "Use Network ATC's subnets and VLANs on all hosts of the cluster",
    disruptive: true,
    edit: (design, { objects: [id = ''] }) => withPlan(design, hostIdOf(id) ?? ''),
  },
  notes:
    'Windows supports several NICs in one subnet since 2016, hence never an error. Patterns of Microsoft let both adapters use one VLAN as long as the subnets differ, so VLANs are not compared. Without a switch for storage each pair of nodes has subnets of its own.',
  examples: {
    bad: [
      {
        title: 'Both adapters in one subnet',
        design: () => cluster([['10.71.1.11', '10.71.1.12']]).done,
        finds: [['shared', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Crossed on the second node',
        design: () =>
          cluster([
            ['10.71.1.11', '10.71.2.11'],
            ['10.71.2.12', '10.71.1.12'],
          ]).done,
        finds: [
          ['drift', 'h2.k1', 'h1.k1'],
          ['drift', 'h2.k2', 'h1.k2'],
        ],
      },
    ],
    good: [
      {
        title: 'A subnet each, the same on both nodes',
        design: () =>
          cluster([
            ['10.71.1.11', '10.71.2.11'],
            ['10.71.1.12', '10.71.2.12'],
          ]).done,
      },
      {
        title: 'No cluster that stores over SMB',
        design: () => cluster([['10.71.1.11', '10.71.1.12']], 'hyperv').done,
      },
      {
        title: 'Cabled from node to node',
        design: () => {
          const d = cluster([
            ['10.71.1.11', '10.71.2.11'],
            ['10.71.3.12', '10.71.4.12'],
          ]);
          d.set('h1.n1', { cabledTo: 'h2.n1' });
          d.set('h2.n2', { cabledTo: 'h1.n2' });
          return d.done;
        },
      },
    ],
  },
});
