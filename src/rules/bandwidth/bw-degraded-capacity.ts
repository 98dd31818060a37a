import { defaults } from '../../analysis/defaults';
import {
  demandOf,
  isSending,
  type Load,
  loadsOf,
  objectsOf,
  subjectsOf,
} from '../../analysis/demand';
import type { HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import { rate } from '../../analysis/quantities';
import { hasCarrier, inUse, type SwitchInstance } from '../../analysis/uplinks';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { HostAdapter, Nic } from '../../model/design';
import { twoUplinks } from '../example-designs';
import { majorCost, performanceOptimization, vendor } from '../sources';

interface Failure {
  readonly id: string;
  readonly words: string;
  readonly dead: ReadonlySet<Nic>;
}

/** What can fail behind a switch: each NIC, each card with several of its NICs, each physical switch. */
const failuresOf = (facts: HostFacts, instance: SwitchInstance): Failure[] => {
  const failures = instance.nics.map(
    (nic): Failure => ({ id: nic.id, words: nic.name, dead: new Set([nic]) }),
  );
  for (const card of facts.host.cards) {
    const dead = instance.nics.filter(({ cardId }) => cardId === card.id);
    if (dead.length > 1) {
      failures.push({ id: card.id, words: `card ${card.name}`, dead: new Set(dead) });
    }
  }
  const switches = new Map<string, Nic[]>();
  for (const nic of instance.nics) {
    const id = facts.switchIdOfNic(nic);
    if (id !== undefined) switches.set(id, [...(switches.get(id) ?? []), nic]);
  }
  for (const [id, dead] of switches) {
    const name = facts.fabric.switchOf(dead[0]?.cabledTo ?? '')?.name ?? id;
    if (dead.length > 1) failures.push({ id, words: `switch ${name}`, dead: new Set(dead) });
  }
  return failures;
};

/** The pools of Network I/O Control in force. */
const poolsOf = ({ distributed }: SwitchInstance) => {
  const nioc = distributed?.nioc;
  return (nioc?.enabled ?? defaults.nioc) ? (nioc?.pools ?? []) : [];
};

/**
 * What the infrastructure needs on these NICs: what its adapters state, or a reservation of
 * Network I/O Control for their class where that is more.
 */
const reserveOn = (
  facts: HostFacts,
  instance: SwitchInstance,
  { nics }: Pick<Load, 'nics'>,
  alive: (nic: Nic) => boolean,
): number => {
  const { peakFactor, degradedBasis } = facts.parameters;
  const on = facts.endpoints.filter(({ adapter, use }) => {
    const carriers = use?.instance === instance && adapter ? inUse(use.team, alive) : [];
    return carriers.length > 0 && carriers.every((nic) => nics.includes(nic));
  });
  const pools = poolsOf(instance);
  const byClass = grouped(on, ({ classes: [traffic] }) => traffic);
  return [...byClass].reduce((total, [traffic, ends]) => {
    const stated = ends.reduce((sum, end) => {
      const { peakMbps, averageMbps } = demandOf(end, peakFactor);
      return sum + ((degradedBasis === 'peak' ? peakMbps : averageMbps) ?? 0);
    }, 0);
    const pool = pools.find((own) => own.traffic === traffic);
    return total + Math.max(stated, pool?.reservationMbps ?? 0);
  }, 0);
};

interface Shortage {
  readonly load: Load;
  readonly failure: Failure;
  readonly demandMbps: number;
  /** Of that, what the infrastructure needs. */
  readonly reserveMbps: number;
  readonly capacityMbps: number;
}

/** The loads that no longer fit after this failure; a part says more than the whole it is in. */
const shortagesAfter = (facts: HostFacts, instance: SwitchInstance, failure: Failure) => {
  const alive = (nic: Nic) => hasCarrier(nic) && !failure.dead.has(nic);
  const loads = loadsOf(facts, instance, alive);
  const isPeak = facts.parameters.degradedBasis === 'peak';
  const over = loads.flatMap((load): Shortage[] => {
    const { capacityMbps } = load;
    const reserveMbps = reserveOn(facts, instance, load, alive);
    const demandMbps = (isPeak ? load.peakMbps : load.averageMbps) + reserveMbps;
    return capacityMbps !== undefined && demandMbps > capacityMbps
      ? [{ load, failure, demandMbps, reserveMbps, capacityMbps }]
      : [];
  });
  const whole = loads.at(-1);
  return over.length > 1 ? over.filter(({ load }) => load !== whole) : over;
};

/**
 * Would all demand and every reservation fit on the slowest NIC that can be left? Then no failure
 * needs a closer look, and on most switches of a fleet none does.
 */
const fitsAnywhere = (facts: HostFacts, instance: SwitchInstance): boolean => {
  const { degradedBasis, peakFactor } = facts.parameters;
  let total = 0;
  let talks = false;
  for (const end of facts.endpoints) {
    if (end.use?.instance !== instance || (end.vnic !== undefined && !isSending(end))) continue;
    if (end.vnic !== undefined) talks = true;
    const { averageMbps, peakMbps } = demandOf(end, peakFactor);
    total += (degradedBasis === 'peak' ? peakMbps : averageMbps) ?? 0;
  }
  if (!talks) return true;
  for (const { reservationMbps } of poolsOf(instance)) total += reservationMbps ?? 0;
  return instance.nics.every(({ speedMbps }) => speedMbps === undefined || total <= speedMbps);
};

const fleet = (averageMbps: number, more: { poweredOn?: boolean } = {}) => {
  const { d, h, v } = twoUplinks({ nic: { speedMbps: 10_000 } });
  const g = h.portGroup(v, 'Production', 20);
  h.vm('app', g, { count: 10, ...more }, { averageMbps });
  return d;
};

/** VMs of 8 Gb/s on average beside a storage adapter on the same two NICs. */
const withStorage = (storage: Partial<HostAdapter>) => {
  const { d, h, v } = twoUplinks({ nic: { speedMbps: 10_000 } });
  h.vm('app', h.portGroup(v, 'Production', 20), { count: 10 }, { averageMbps: 800 });
  h.adapter('vmk2', h.portGroup(v, 'NFS', 30), ['nfs'], storage);
  return d.done;
};

const reserved = () => {
  const d = build('Example');
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2'], {
    nioc: { pools: [{ traffic: 'storage', reservationMbps: 3000 }] },
  });
  const h = d.host('esx01');
  h.join(
    v,
    ['vmnic0', 'vmnic1'].map((name) => h.nic(name, { speedMbps: 10_000 })),
  );
  h.vm('app', d.distributedPortGroup(v, 'Production', 20), { count: 10 }, { averageMbps: 800 });
  h.adapter('vmk2', d.distributedPortGroup(v, 'NFS', 30), ['nfs']);
  return d.done;
};

export default defineHostRule({
  id: 'bandwidth/bw-degraded-capacity',
  title: 'One failure leaves too little bandwidth',
  why: 'Redundancy without capacity is an outage in slow motion.',
  howToFix: 'Size the team so that what is left after one failure still carries the load.',
  sources: [
    performanceOptimization('you need to build in redundancy and set limits'),
    majorCost(
      'you have to strike a balance between designing for worst-case load and being a bottleneck for the capabilities of the other components',
    ),
    vendor('HV-QOS', 'upon single NIC failure only 1 Gb remains'),
  ],
  platform: 'any',
  severity: {
    essentials: 'warning',
    'strict-isolation': 'error',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: {
    short: 'After {element} fails, {switch} on {host} has {capacity} left for {demand}.',
  },
  check: (facts, report) => {
    for (const instance of facts.switches) {
      if (fitsAnywhere(facts, instance)) continue;
      const worst = new Map<string, Shortage>();
      for (const failure of failuresOf(facts, instance)) {
        for (const shortage of shortagesAfter(facts, instance, failure)) {
          const key = subjectsOf(shortage.load).join(' ');
          const before = worst.get(key);
          if (before === undefined || shortage.capacityMbps < before.capacityMbps) {
            worst.set(key, shortage);
          }
        }
      }
      for (const { load, failure, demandMbps, reserveMbps, capacityMbps } of worst.values()) {
        report.found('short', {
          objects: [...objectsOf(load), failure.id],
          subjects: subjectsOf(load),
          data: {
            element: failure.words,
            switch: instance.name,
            host: facts.host.name,
            capacity: rate(capacityMbps),
            demand: rate(demandMbps),
            demandMbps,
            reserveMbps,
            capacityMbps,
          },
        });
      }
    }
  },
  notes:
    'The worst single failure of a NIC, a card or a physical switch is named. Average demand counts (peak in strict isolation); vNICs without one count as nothing here, and are asked for by bw-vm-demand-exceeds-uplinks, which also speaks first where the load does not fit with nothing failed. Of the infrastructure counts what its adapters state, or what Network I/O Control reserves for it; documented minimums (of vSAN, for instance) are not added, for they are bandwidths of links and may be shared.',
  examples: {
    bad: [
      {
        title: '14 Gb/s on average over 2 × 10 GbE',
        design: () => fleet(1400).done,
        finds: [['short', 'h1.s1', 'h1.p1', 'h1.n1']],
      },
      {
        title: 'Three NICs, two of them on one card',
        design: () => {
          const { d, h, n1, n2 } = twoUplinks({ nic: { speedMbps: 10_000 } });
          const n3 = h.nic('vmnic2', { speedMbps: 10_000, cardId: 'h1.c1' });
          const v = h.switch('vSwitch1', [n1, n2, n3]);
          d.set('h1.s1', { uplinks: [] });
          const g = h.portGroup(v, 'Production', 20);
          h.vm('app', g, { count: 10 }, { averageMbps: 1400 });
          return d.done;
        },
        finds: [['short', 'h1.s2', 'h1.p1', 'h1.c1']],
      },
      {
        title: 'VMs of 8 Gb/s, and storage that states 4',
        design: () => withStorage({ averageMbps: 4000 }),
        finds: [['short', 'h1.s1', 'h1.p1', 'h1.n1']],
      },
      {
        title: 'VMs of 8 Gb/s, and 3 Gb/s reserved for storage',
        design: reserved,
        finds: [['short', 'h1', 'd1', 'd1.p1', 'h1.n1']],
      },
    ],
    good: [
      { title: 'Storage that states little', design: () => withStorage({ averageMbps: 1000 }) },
      { title: '8 Gb/s on average fit on either', design: () => fleet(800).done },
      { title: 'VMs that are off', design: () => fleet(1400, { poweredOn: false }).done },
      {
        title: 'Nothing is left: that is another finding',
        design: () => {
          const { d, h, v, n1 } = twoUplinks();
          const g = h.portGroup(v, 'Production', 20, { teaming: { active: [n1] } });
          h.vm('app', g, {}, { averageMbps: 800 });
          return d.done;
        },
      },
    ],
  },
});
