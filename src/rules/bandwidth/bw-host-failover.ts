import { demandOf, talkers } from '../../analysis/demand';
import { rate } from '../../analysis/quantities';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster } from '../../model/design';
import { majorCost, vendor } from '../sources';

/** What a host brings to its cluster. Plain data. */
interface Member {
  readonly hostId: string;
  readonly host: string;
  /** Average demand of its VMs in Mb/s: what is stated of it, so never too much. */
  readonly demandMbps: number;
  /** Of that, what ends with the host: VMs that may not migrate. */
  readonly tiedMbps: number;
  /** Port groups by name, with the NICs that carry them now; those that hold VMs are marked. */
  readonly groups: readonly {
    readonly name: string;
    readonly holdsVms: boolean;
    readonly nics: readonly { readonly id: string; readonly mbps: number | undefined }[];
  }[];
}

/** Mb/s that VMs of the cluster could use on this host; undefined where a speed is not stated. */
const capacityOf = ({ groups }: Member, forVms: ReadonlySet<string>): number | undefined => {
  const nics = new Map(
    groups.flatMap(({ name, nics: on }) =>
      forVms.has(name) ? on.map(({ id, mbps }) => [id, mbps] as const) : [],
    ),
  );
  return [...nics.values()].reduce<number | undefined>(
    (sum, mbps) => (sum === undefined || mbps === undefined ? undefined : sum + mbps),
    0,
  );
};

/** Hosts with one 10 GbE uplink each and VMs that send so much on average. */
const cluster = (
  averages: readonly number[],
  more: Partial<Cluster> = { haEnabled: true },
  speedMbps: number | undefined = 10_000,
) => {
  const d = build('Example');
  d.cluster('Cluster', more);
  for (const [i, averageMbps] of averages.entries()) {
    const h = d.host(`esx0${i + 1}`, { clusterId: 'c1' });
    const n = h.nic('vmnic0', speedMbps === 0 ? {} : { speedMbps });
    const g = h.portGroup(h.switch('vSwitch0', [n]), 'Production', 20);
    if (averageMbps > 0) h.vm('app', g, { count: 10 }, { averageMbps: averageMbps / 10 });
  }
  return d;
};

export default defineGroupRule<Member, 'short'>({
  id: 'bandwidth/bw-host-failover',
  title: 'The cluster cannot carry the traffic of a failed host',
  why: 'High availability starts the VMs again on the other hosts; their traffic comes with them.',
  howToFix: 'Add hosts or faster uplinks, or keep less on the cluster.',
  sources: [
    majorCost(
      'your host servers must be able to handle the aggregate traffic workload of the VMs they host',
    ),
    vendor('AZL-HOST', 'enough bandwidth to run the workloads at the other site'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'info',
    hyperv: 'info',
  },
  messages: {
    short:
      'If {host} fails, the remaining hosts of {cluster} must carry {demand} over {capacity} of VM uplinks.',
  },
  *members(facts) {
    const { host, cluster: own } = facts;
    if (own?.haEnabled !== true) return;
    const ends = facts.switches.flatMap((instance) =>
      instance.nics.length === 0 ? [] : talkers(facts, instance),
    );
    const { peakFactor } = facts.parameters;
    yield [
      own.id,
      {
        hostId: host.id,
        host: host.name,
        demandMbps: ends.reduce(
          (sum, end) => sum + (demandOf(end, peakFactor).averageMbps ?? 0),
          0,
        ),
        tiedMbps: ends.reduce(
          (sum, end) =>
            end.vm?.migratable === false ? sum + (demandOf(end, peakFactor).averageMbps ?? 0) : sum,
          0,
        ),
        groups: facts.groups.flatMap((use) =>
          use.inUse.length === 0
            ? []
            : [
                {
                  name: use.group.name,
                  holdsVms: ends.some((end) => end.use === use),
                  nics: use.inUse.map(({ id, speedMbps }) => ({ id, mbps: speedMbps })),
                },
              ],
        ),
      },
    ];
  },
  check: ({ key, members, shared: { design } }, report) => {
    if (members.length < 2) return;
    const forVms = new Set(
      members.flatMap(({ groups }) => groups.flatMap((g) => (g.holdsVms ? g.name : []))),
    );
    const capacities = members.map((member) => capacityOf(member, forVms));
    if (capacities.includes(undefined)) return;
    const sum = (values: readonly (number | undefined)[]) =>
      values.reduce<number>((total, mbps) => total + (mbps ?? 0), 0);
    const allMbps = sum(members.map((member) => member.demandMbps));
    const total = sum(capacities);
    // One host stands for all: the one whose loss leaves the most over what remains.
    const [worst] = members
      .map((member, i) => ({
        member,
        demandMbps: allMbps - member.tiedMbps,
        capacityMbps: total - (capacities[i] ?? 0),
      }))
      .filter(({ demandMbps, capacityMbps }) => demandMbps > capacityMbps)
      .sort((a, b) => b.demandMbps - b.capacityMbps - (a.demandMbps - a.capacityMbps));
    if (worst === undefined) return;
    const { member, demandMbps, capacityMbps } = worst;
    const name = design.clusters.find(({ id }) => id === key)?.name ?? key;
    report.found('short', {
      objects: [key, member.hostId],
      data: {
        host: member.host,
        cluster: name,
        demand: rate(demandMbps),
        capacity: rate(capacityMbps),
        demandMbps,
        capacityMbps,
        hosts: members.length,
      },
      hosts: members.map(({ hostId }) => hostId),
    });
  },
  notes:
    'A sum, not a placement: where it does not fit, no placement can help; where it fits, there may still be none. Average demand counts, and only what is stated. Uplinks are those of port groups that hold VMs somewhere in the cluster, by name; a VM whose port group no other host has is a matter of cons-portgroup-missing. VMs that may not migrate end with their host.',
  examples: {
    bad: [
      {
        title: 'Three hosts, each nine tenths full',
        design: () => cluster([9000, 9000, 9000]).done,
        finds: [['short', 'c1', 'h1']],
      },
      {
        title: 'An empty host with a slow uplink does not make up for the large one',
        design: () => {
          const d = cluster([8000, 0]);
          d.set('h2.n1', { speedMbps: 1000 });
          return d.done;
        },
        finds: [['short', 'c1', 'h1']],
      },
    ],
    good: [
      { title: 'Each half full', design: () => cluster([5000, 5000, 5000]).done },
      {
        title: 'A spare host takes it',
        design: () => cluster([9000, 0]).done,
      },
      {
        title: 'No high availability, nothing moves',
        design: () => cluster([9000, 9000, 9000], {}).done,
      },
      {
        title: 'VMs that stay where they are',
        design: () => {
          const d = cluster([9000, 9000]);
          for (const id of ['h1.v1', 'h2.v1']) d.set(id, { migratable: false });
          return d.done;
        },
      },
      {
        title: 'Speeds that are not stated',
        design: () => cluster([9000, 9000], { haEnabled: true }, 0).done,
      },
    ],
  },
});
