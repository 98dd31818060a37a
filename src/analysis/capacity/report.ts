import type { Design, Host, TrafficClass } from '../../model/design';
import { nameOf } from '../../model/find';
import { factsOf } from '../facts';
import { peersOf } from '../failures/links';
import { rate } from '../quantities';
import { hasCarrier } from '../uplinks';
import { linkMbps } from './crossing';
import { fitOf, type HostFit } from './fit';
import { type Guarantee, guaranteesOf } from './guarantees';
import { noRate, type Rate } from './host-flow';
import { type TeamLoad, teamLoads } from './team-loads';
import { byCard, type Worst, type WorstFlows, worstFlows } from './worst-flows';

/** Demand on one thing, without a failure and at the worst single one. Rates in Mb/s. */
export interface Used extends Rate {
  readonly id: string;
  readonly name: string;
  /** Undefined where a speed is not stated. */
  readonly capacityMbps: number | undefined;
  /** Where a failure asks more of it. */
  readonly worst: Worst | undefined;
}

export interface UplinkUse extends Used {
  readonly byClass: ReadonlyMap<TrafficClass, Rate>;
}

export interface HostCapacity {
  readonly host: Host;
  readonly fit: HostFit;
  /** The documents' question in one line. */
  readonly answer: string;
  readonly uplinks: readonly UplinkUse[];
  readonly cards: readonly Used[];
  readonly teams: readonly TeamLoad[];
  readonly guarantees: readonly Guarantee[];
}

export interface Capacity {
  readonly hosts: readonly HostCapacity[];
  /** What enters a switch from hosts, against all its links to other switches; 0 without links. */
  readonly switches: readonly Used[];
  /** The most that can want to cross between two switches. */
  readonly links: readonly Used[];
}

const many = (n: number): string => (n === 1 ? 'its VM' : `all its ${n} VMs at once`);

/** One line: can this host carry all its VMs at once, and with one NIC less? */
export const answerOf = (fit: HostFit): string => {
  const { now, oneNicLess, vms, stated, talking } = fit;
  if (vms === 0) return 'No VM uses an uplink.';
  const of = (capacityMbps: number | undefined) =>
    `${rate(now.peakMbps)} at peak of ${capacityMbps === undefined ? 'an unknown speed' : rate(capacityMbps)}`;
  const gap =
    stated < talking ? ` (demand of ${talking - stated} of ${talking} vNICs not stated)` : '';
  const verdict = (carries: boolean | undefined) =>
    carries === undefined ? 'not known' : carries ? 'yes' : 'no';
  const first = `Carries ${many(vms)}: ${verdict(now.carriesPeak)}, ${of(now.capacityMbps)}${gap}`;
  if (oneNicLess === undefined) return `${first}.`;
  const less = oneNicLess.fit;
  // The host is named where the line stands.
  const withoutName = oneNicLess.element.name.split(' › ').at(-1);
  const rest =
    less.cutOff > 0
      ? `no, without ${withoutName} ${less.cutOff === 1 ? '1 VM is' : `${less.cutOff} VMs are`} cut off`
      : `${verdict(less.carriesPeak)}, ${of(less.capacityMbps)} without ${withoutName}`;
  return `${first}. With one NIC less: ${rest}.`;
};

/** Sum of speeds; undefined where one is not stated. */
const speedOf = (nics: Host['nics']): number | undefined =>
  nics.reduce<number | undefined>(
    (sum, { speedMbps }) =>
      sum === undefined || speedMbps === undefined ? undefined : sum + speedMbps,
    0,
  );

export const hostCapacity = (
  design: Design,
  host: Host,
  flows: WorstFlows = worstFlows(design, host.id),
): HostCapacity => {
  const facts = factsOf(design, host);
  const peers = peersOf(design);
  const fit = fitOf(facts, peers);
  const flow = new Map(host.nics.flatMap(({ id }) => [[id, flows.normal.nics.get(id)] as const]));
  const carried = new Map([...flow].flatMap(([id, one]) => (one === undefined ? [] : [[id, one]])));
  const cards = byCard(host, carried);
  return {
    host,
    fit,
    answer: answerOf(fit),
    uplinks: host.nics.map((nic) => ({
      id: nic.id,
      name: nic.name,
      ...(flow.get(nic.id) ?? noRate),
      byClass: flow.get(nic.id)?.byClass ?? new Map(),
      capacityMbps: nic.speedMbps,
      worst: flows.nics.get(nic.id),
    })),
    cards: host.cards.map((card) => ({
      id: card.id,
      name: card.name,
      ...(cards.get(card.id) ?? noRate),
      capacityMbps: speedOf(host.nics.filter(({ cardId }) => cardId === card.id)),
      worst: flows.cards.get(card.id),
    })),
    teams: teamLoads(
      facts,
      peers,
      fit.after.map(({ element }) => element),
    ),
    guarantees: guaranteesOf(facts, (nic) => hasCarrier(nic)),
  };
};

/** Demand and capacity of a whole design, without a failure and after each single one. */
export const capacityOf = (design: Design): Capacity => {
  const flows = worstFlows(design);
  return {
    hosts: design.hosts.map((host) => hostCapacity(design, host, flows)),
    switches: design.physicalSwitches.map(({ id, name }) => ({
      id,
      name,
      ...(flows.normal.entering.get(id) ?? noRate),
      capacityMbps: design.interSwitchLinks
        .filter((link) => link.aId === id || link.bId === id)
        .map(linkMbps)
        .reduce<number | undefined>(
          (sum, mbps) => (sum === undefined || mbps === undefined ? undefined : sum + mbps),
          0,
        ),
      worst: flows.entering.get(id),
    })),
    links: design.interSwitchLinks.map((link) => ({
      id: link.id,
      name: nameOf(design, link.id),
      ...(flows.normal.links.get(link.id) ?? noRate),
      capacityMbps: linkMbps(link),
      worst: flows.links.get(link.id),
    })),
  };
};
