import { className } from '../../analysis/class-name';
import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { factsOf } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import type { SwitchInstance } from '../../analysis/uplinks';
import { defineHostRule } from '../../lint/rule';
import type { Design, HostAdapter, TrafficClass, VirtualSwitch } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

const most = 100;
const least = 5;
/** The table of the vendor; what it does not name gets as much as management. */
const table: Readonly<Partial<Record<TrafficClass, number>>> = { migration: 40, storage: 40 };
const other = 10;

const weightOf = (end: Endpoint) => end.adapter?.minBandwidthWeight ?? end.vnic?.minBandwidthWeight;

const endsOf = (facts: HostFacts, instance: SwitchInstance) =>
  facts.endpoints.filter((end) => end.use?.instance === instance && isConnected(end));

/** The heaviest of each class: the vendor's own example counts four adapters and passes 100. */
const weightsByClass = (ends: readonly Endpoint[]) => {
  const heaviest = new Map<TrafficClass, number>();
  for (const end of ends) {
    const [traffic] = end.classes;
    const weight = weightOf(end);
    if (traffic === undefined || weight === undefined) continue;
    heaviest.set(traffic, Math.max(weight, heaviest.get(traffic) ?? 0));
  }
  return heaviest;
};

const sum = (values: Iterable<number>) => [...values].reduce((all, one) => all + one, 0);

/** The vendor's weights on the adapters of a switch, scaled to what the VMs leave of 100. */
const withTable = (design: Design, switchId: string): Design | undefined => {
  const host = find(design, 'host', hostIdOf(switchId));
  if (host === undefined) return undefined;
  const facts = factsOf(design, host);
  const instance = facts.switches.find(({ id }) => id === switchId);
  if (instance === undefined) return undefined;
  const ends = endsOf(facts, instance);
  const forVms = sum(weightsByClass(ends.filter(({ vnic }) => vnic !== undefined)).values());
  const adapters = ends.filter(({ adapter }) => adapter !== undefined);
  const plan = new Map(
    adapters.map(({ classes: [first] }) => [first, (first && table[first]) ?? other]),
  );
  const room = most - forVms;
  const factor = Math.min(1, room / sum(plan.values()));
  if (factor <= 0) return undefined;
  return adapters.reduce(
    (next, { id, classes: [first] }) =>
      set<HostAdapter>(next, id, {
        minBandwidthWeight: Math.max(1, Math.floor((plan.get(first) ?? other) * factor)),
      }),
    design,
  );
};

const converged = (
  weights: { readonly management?: number; readonly migration?: number; readonly vm?: number },
  virtual: Partial<VirtualSwitch> = { minBandwidthMode: 'weight' },
) => {
  const made = twoUplinks({ host: { platform: 'hyperv' }, virtual });
  const { h, v } = made;
  const weight = (value: number | undefined) =>
    value === undefined ? {} : { minBandwidthWeight: value };
  const add = (name: string, vlan: number, service: 'management' | 'vmotion', value?: number) =>
    h.adapter(name, h.portGroup(v, name, vlan), [service], weight(value));
  add('Management', 10, 'management', weights.management);
  add('Migration', 30, 'vmotion', weights.migration);
  h.vm('app', h.portGroup(v, 'VMs', 20), {}, weight(weights.vm));
  return made;
};

const usual = {
  absolute: 'warning',
  missing: 'warning',
  sum: 'warning',
  small: 'info',
  dcb: 'error',
  set: 'info',
} as const;

export default defineHostRule({
  id: 'hyperv/hv-minbw-weights',
  title: 'Minimum bandwidth weights that do not work out',
  why: 'Weights that are missing or add up to too much guarantee nothing, absolute minimums make migrations fail, and two schedulers on one NIC fight.',
  howToFix:
    'Give weights: cluster 10, management 10, replication 10, live migration 40, storage 40, VMs 1 to 5, near or under 100 in all.',
  sources: [
    vendor('HV-CLNET', 'table of weights'),
    vendor('HV-QOS', 'the sum of the weights near or under 100; not together with DCB'),
    vendor('HV-SET', 'VM QoS in a SET environment is unpredictable'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': usual,
    converged: usual,
    hyperv: usual,
  },
  messages: {
    absolute: '{switch} on {host} guarantees bandwidth in absolute numbers, not by weight.',
    missing: '{switch} on {host} has weights, but none by default and none for {adapters}.',
    sum: '{switch} on {host}: the weights add up to {sum}; near or under {most} is advised.',
    small: '{switch} on {host}: {class} has a weight of {weight}; {least} is the least advised.',
    dcb: '{switch} on {host} has weights, and Data Center Bridging is on as well: {nics}.',
    set: '{switch} on {host} is a SET team with weights for VMs ({vms}): the result is unpredictable.',
  },
  check: (facts, report) => {
    for (const instance of facts.switches) {
      const { id, name, kind, local, nics } = instance;
      const ends = endsOf(facts, instance);
      const classes = new Set(ends.flatMap((end) => end.classes));
      if (kind !== 'external' || local === undefined || classes.size < 2) continue;
      const data = { switch: name, host: facts.host.name };
      const mode = local.minBandwidthMode;
      if (mode === 'absolute') report.found('absolute', { objects: [id], data });
      const weights = weightsByClass(ends);
      if (mode === 'absolute' || mode === 'none' || (mode === undefined && weights.size === 0)) {
        continue;
      }
      const bare = ends.filter((end) => end.adapter !== undefined && weightOf(end) === undefined);
      if (bare.length > 0 && local.defaultFlowWeight === undefined) {
        report.found('missing', {
          objects: [id, ...bare.map((end) => end.id)],
          data: { ...data, adapters: bare.map((end) => end.name) },
        });
      }
      const total = sum(weights.values());
      if (total > most) {
        report.found('sum', { objects: [id], data: { ...data, sum: total, most } });
      }
      for (const traffic of ['management', 'cluster'] as const) {
        const weight = weights.get(traffic);
        if (weight === undefined || weight >= least) continue;
        const words = className(traffic, true);
        const objects = [
          id,
          ...ends.filter((e) => e.adapter && e.classes[0] === traffic).map((e) => e.id),
        ];
        report.found('small', { objects, data: { ...data, class: words, weight, least } });
      }
      const bridged = nics.filter(({ dcb }) => dcb === true);
      if (bridged.length > 0) {
        report.found('dcb', {
          objects: [id, ...bridged.map((nic) => nic.id)],
          data: { ...data, nics: bridged.map((nic) => nic.name) },
        });
      }
      const vms = ends.filter(({ vnic }) => vnic?.minBandwidthWeight !== undefined);
      if (local.teamMode === 'set' && vms.length > 0) {
        report.found('set', {
          objects: [id, ...vms.map((end) => end.id)],
          data: { ...data, vms: [...new Set(vms.map((end) => end.name))] },
        });
      }
    }
  },
  fix: {
    title: 'Apply the weights of the vendor, scaled to 100',
    edit: (design, { message, objects: [id = ''] }) =>
      message === 'missing' || message === 'sum' ? withTable(design, id) : undefined,
  },
  notes:
    'The example that Microsoft publishes adds up to 220, against its own advice: each class counts once here, with its heaviest adapter. A switch that says nothing of minimum bandwidth is not this rule.',
  examples: {
    bad: [
      {
        title: 'Live migration has a weight, management none',
        design: () => converged({ migration: 40 }).d.done,
        finds: [['missing', 'h1.s1', 'h1.k1']],
      },
      {
        title: 'More than 100',
        design: () => converged({ management: 60, migration: 80 }).d.done,
        finds: [['sum', 'h1.s1']],
      },
      {
        title: 'Hardly anything for management',
        design: () => converged({ management: 1, migration: 40 }).d.done,
        finds: [['small', 'h1.s1', 'h1.k1']],
      },
      {
        title: 'Absolute minimums',
        design: () => converged({}, { minBandwidthMode: 'absolute' }).d.done,
        finds: [['absolute', 'h1.s1']],
      },
      {
        title: 'Weights and DCB on the same NICs',
        design: () => {
          const { d } = converged({ management: 10, migration: 40 });
          d.set('h1.n1', { dcb: true });
          return d.done;
        },
        finds: [['dcb', 'h1.s1', 'h1.n1']],
      },
      {
        title: 'A VM with a weight on a SET team',
        design: () => converged({ management: 10, migration: 40, vm: 3 }).d.done,
        finds: [['set', 'h1.s1', 'h1.v1.e1']],
      },
    ],
    good: [
      { title: '10 and 40', design: () => converged({ management: 10, migration: 40 }).d.done },
      {
        title: 'A weight for all that have none',
        design: () =>
          converged({ migration: 40 }, { minBandwidthMode: 'weight', defaultFlowWeight: 10 }).d
            .done,
      },
      { title: 'Nothing said of weights', design: () => converged({}, {}).d.done },
    ],
  },
});
