import { capacityOf, hostCapacity, type Used } from '../../analysis/capacity/report';
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
  /** The most that a single failure asks of it, where that is more. */
  readonly worst?: { readonly peakMbps: number; readonly when: string };
}

export interface Budget {
  /** The question answered in one line, where there is one. */
  readonly answer?: string;
  readonly bars: readonly Bar[];
}

export const barWords = ({ peakMbps, capacityMbps }: Bar): string =>
  `${rate(peakMbps)} of ${capacityMbps === undefined ? 'unknown' : rate(capacityMbps)}`;

/** `8 Gb/s when vmnic1 fails`. */
export const worstWords = ({ worst }: Bar): string | undefined =>
  worst === undefined ? undefined : `${rate(worst.peakMbps)} when ${worst.when} fails`;

const barOf = ({ name, peakMbps, capacityMbps, worst }: Used, hostName?: string): Bar => {
  const bar = { name, peakMbps, capacityMbps };
  if (worst === undefined) return bar;
  const own = worst.element.name;
  // What stands inside the host looked at needs no host in its name.
  const when =
    hostName !== undefined && own.startsWith(`${hostName} › `)
      ? own.slice(hostName.length + 3)
      : own;
  return { ...bar, worst: { peakMbps: worst.peakMbps, when } };
};

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
    .filter(({ peakMbps, worst }) => peakMbps > 0 || worst !== undefined)
    .map((one) => barOf(one, host.name));
  const hasDemand = fit.vms > 0 || used.length > 0;
  return { answer, bars: hasDemand ? [...(fit.vms === 0 ? [] : bars), ...used] : [] };
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
      { ...barOf(own), name: 'From hosts, against its way out' },
      ...links
        .filter((link) => beside.has(link.id))
        .map((link) => ({ ...barOf(link), name: `At most over ${link.name}` })),
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
    return link === undefined ? undefined : { bars: [{ ...barOf(link), name: 'At most' }] };
  }
  if ((kind === 'nic' || kind === 'card') && host !== undefined) {
    const { uplinks, cards } = hostCapacity(design, host);
    const one = [...uplinks, ...cards].find((used) => used.id === id);
    return one === undefined ? undefined : { bars: [barOf(one, host.name)] };
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
