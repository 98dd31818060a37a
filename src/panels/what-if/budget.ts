import { capacityOf, hostCapacity } from '../../analysis/capacity/report';
import { sentOf } from '../../analysis/capacity/sent';
import { loadsOf } from '../../analysis/demand';
import { factsOf, type HostFacts } from '../../analysis/facts';
import { isAlive, linkOf, peersOf } from '../../analysis/failures/links';
import { rate } from '../../analysis/quantities';
import type { Design, Host, Nic } from '../../model/design';
import { inList, nameOf } from '../../model/find';
import { hostIdOf, kindOf, parentIdOf } from '../../model/kinds';

/** Demand against what carries it; Mb/s. */
export interface Bar {
  readonly name: string;
  readonly peakMbps: number;
  /** Undefined: not stated. */
  readonly capacityMbps: number | undefined;
  /** What the figure is when one NIC is gone. */
  readonly isDegraded?: boolean;
}

export interface Budget {
  /** The question answered in one line, where there is one. */
  readonly answer?: string;
  readonly bars: readonly Bar[];
}

export const barWords = ({ peakMbps, capacityMbps }: Bar): string =>
  `${rate(peakMbps)} of ${capacityMbps === undefined ? 'unknown' : rate(capacityMbps)}`;

/** Part of the capacity that peak demand takes; 1 and more is too much; undefined where unknown. */
export const shareOf = ({ peakMbps, capacityMbps }: Bar): number | undefined =>
  capacityMbps === undefined
    ? undefined
    : capacityMbps === 0
      ? peakMbps > 0
        ? 2
        : 0
      : peakMbps / capacityMbps;

const aliveWithout = (design: Design, facts: HostFacts, gone: ReadonlySet<string>) => {
  const peers = peersOf(design);
  return (nic: Nic) => isAlive(linkOf(facts, peers, nic), gone);
};

/** The demand of one switch or port group of a host, normally and without the NIC that hurts most. */
const teamBars = (design: Design, facts: HostFacts, id: string): readonly Bar[] => {
  const isGroup = kindOf(id) === 'portGroup';
  const instance = facts.switches.find((s) =>
    isGroup ? facts.groups.some((use) => use.id === id && use.instance === s) : s.id === id,
  );
  if (instance === undefined) return [];
  const take = (gone: ReadonlySet<string>) => {
    const loads = loadsOf(facts, instance, aliveWithout(design, facts, gone), sentOf);
    return isGroup ? loads.find((load) => load.groups.some((use) => use.id === id)) : loads.at(-1);
  };
  const now = take(new Set());
  if (now === undefined) return [];
  const bar = (name: string, load: typeof now | undefined, isDegraded: boolean): Bar => ({
    name,
    peakMbps: load?.peakMbps ?? now.peakMbps,
    capacityMbps: load === undefined ? 0 : load.capacityMbps,
    isDegraded,
  });
  const bars = [bar(now.nics.map(({ name }) => name).join(' + '), now, false)];
  const without = now.nics.map((nic) => ({ nic, load: take(new Set([nic.id])) }));
  const [worst] = without.sort((a, b) => (a.load?.capacityMbps ?? 0) - (b.load?.capacityMbps ?? 0));
  if (worst !== undefined) bars.push(bar(`Without ${worst.nic.name}`, worst.load, true));
  return bars;
};

const ofHost = (design: Design, host: Host): Budget => {
  const { answer, fit, uplinks } = hostCapacity(design, host);
  const bars: Bar[] = [
    { name: 'All VMs', peakMbps: fit.now.peakMbps, capacityMbps: fit.now.capacityMbps },
  ];
  if (fit.oneNicLess !== undefined) {
    const { element, fit: less } = fit.oneNicLess;
    bars.push({
      name: `Without ${element.name.split(' › ').at(-1) ?? element.name}`,
      peakMbps: fit.now.peakMbps,
      capacityMbps: less.capacityMbps,
      isDegraded: true,
    });
  }
  const used = uplinks
    .filter(({ peakMbps }) => peakMbps > 0)
    .map(({ nic, peakMbps, capacityMbps }) => ({ name: nic.name, peakMbps, capacityMbps }));
  return { answer, bars: fit.vms === 0 ? [] : [...bars, ...used] };
};

const ofPhysicalSwitch = (design: Design, id: string): Budget => {
  const { switches, links } = capacityOf(design);
  const own = switches.find((one) => one.id === id);
  if (own === undefined) return { bars: [] };
  const beside = new Set(
    design.interSwitchLinks.filter(({ aId, bId }) => aId === id || bId === id).map((l) => l.id),
  );
  return {
    bars: [
      {
        name: 'From hosts, against its way out',
        peakMbps: own.peakMbps,
        capacityMbps: own.outMbps,
      },
      ...links
        .filter((link) => beside.has(link.id))
        .map(({ name, mostPeakMbps, capacityMbps }) => ({
          name: `At most over ${name}`,
          peakMbps: mostPeakMbps,
          capacityMbps,
        })),
    ],
  };
};

/** Demand against uplinks for what is looked at; undefined where the question does not fit. */
export const budgetOf = (design: Design, id: string): Budget | undefined => {
  const kind = kindOf(id);
  const host = inList(design.hosts, hostIdOf(id) ?? '');
  if (kind === 'host') return host && ofHost(design, host);
  if (kind === 'physicalSwitch') return ofPhysicalSwitch(design, id);
  if (kind === 'link') {
    const link = capacityOf(design).links.find((one) => one.id === id);
    return link === undefined
      ? undefined
      : {
          bars: [{ name: 'At most', peakMbps: link.mostPeakMbps, capacityMbps: link.capacityMbps }],
        };
  }
  if (kind === 'nic' && host !== undefined) {
    const load = hostCapacity(design, host).uplinks.find(({ nic }) => nic.id === id);
    return load === undefined
      ? undefined
      : {
          bars: [{ name: load.nic.name, peakMbps: load.peakMbps, capacityMbps: load.capacityMbps }],
        };
  }
  if (kind !== 'switch' && kind !== 'portGroup' && kind !== 'distributedSwitch') return undefined;
  if (host !== undefined) return { bars: teamBars(design, factsOf(design, host), id) };
  // A distributed switch or port group: the host where it is tightest speaks for all.
  const switchId = kind === 'distributedSwitch' ? id : parentIdOf(id);
  const each = design.hosts
    .filter((one) => one.memberships.some((member) => member.switchId === switchId))
    .map((one) => ({ one, bars: teamBars(design, factsOf(design, one), id) }))
    .filter(({ bars }) => bars.length > 0);
  const tightness = (bars: readonly Bar[]) => Math.max(...bars.map((bar) => shareOf(bar) ?? 0));
  const [worst] = each.sort((a, b) => tightness(b.bars) - tightness(a.bars));
  if (worst === undefined) return { bars: [] };
  return {
    ...(each.length > 1
      ? { answer: `Tightest of ${each.length} hosts: ${nameOf(design, worst.one.id)}.` }
      : {}),
    bars: worst.bars,
  };
};
