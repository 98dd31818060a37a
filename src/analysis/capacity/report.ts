import type { Design, Host, TrafficClass } from '../../model/design';
import { nameOf } from '../../model/find';
import { factsOf } from '../facts';
import { peersOf } from '../failures/links';
import { rate } from '../quantities';
import { hasCarrier } from '../uplinks';
import { fitOf, type HostFit } from './fit';
import { type Guarantee, guaranteesOf } from './guarantees';
import { type UplinkLoad, uplinkLoads } from './uplink-loads';

export interface HostCapacity {
  readonly host: Host;
  readonly fit: HostFit;
  /** The documents' question in one line. */
  readonly answer: string;
  readonly uplinks: readonly UplinkLoad[];
  readonly guarantees: readonly Guarantee[];
}

/** Demand that enters a switch from hosts, against what leads out of it. Rates in Mb/s. */
export interface SwitchLoad {
  readonly id: string;
  readonly name: string;
  readonly averageMbps: number;
  readonly peakMbps: number;
  /** Sum of its links to other switches; undefined where a speed is not stated, 0 without links. */
  readonly outMbps: number | undefined;
}

/** The most that can want to cross between two switches: the smaller of what enters either. */
export interface LinkLoad {
  readonly id: string;
  readonly name: string;
  readonly mostPeakMbps: number;
  readonly mostAverageMbps: number;
  readonly capacityMbps: number | undefined;
}

export interface Capacity {
  readonly hosts: readonly HostCapacity[];
  readonly switches: readonly SwitchLoad[];
  readonly links: readonly LinkLoad[];
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

export const hostCapacity = (design: Design, host: Host): HostCapacity => {
  const facts = factsOf(design, host);
  const fit = fitOf(facts, peersOf(design));
  const alive = (nic: Host['nics'][number]) => hasCarrier(nic);
  return {
    host,
    fit,
    answer: answerOf(fit),
    uplinks: uplinkLoads(facts, alive),
    guarantees: guaranteesOf(facts, alive),
  };
};

/** Demand and capacity of a whole design, normally and after each failure inside a host. */
export const capacityOf = (design: Design): Capacity => {
  const hosts = design.hosts.map((host) => hostCapacity(design, host));
  const entering = new Map<string, { averageMbps: number; peakMbps: number }>();
  for (const { host, uplinks } of hosts) {
    const { switchIdOfNic } = factsOf(design, host);
    for (const { nic, averageMbps, peakMbps } of uplinks) {
      const id = switchIdOfNic(nic);
      if (id === undefined) continue;
      const sum = entering.get(id) ?? { averageMbps: 0, peakMbps: 0 };
      entering.set(id, {
        averageMbps: sum.averageMbps + averageMbps,
        peakMbps: sum.peakMbps + peakMbps,
      });
    }
  }
  const none = { averageMbps: 0, peakMbps: 0 };
  const speedOf = (link: Design['interSwitchLinks'][number]) =>
    link.speedMbps === undefined ? undefined : link.speedMbps * (link.links ?? 1);
  return {
    hosts,
    switches: design.physicalSwitches.map(({ id, name }) => ({
      id,
      name,
      ...(entering.get(id) ?? none),
      outMbps: design.interSwitchLinks
        .filter((link) => link.aId === id || link.bId === id)
        .map(speedOf)
        .reduce<number | undefined>(
          (sum, mbps) => (sum === undefined || mbps === undefined ? undefined : sum + mbps),
          0,
        ),
    })),
    links: design.interSwitchLinks.map((link) => {
      const [a, b] = [entering.get(link.aId) ?? none, entering.get(link.bId) ?? none];
      return {
        id: link.id,
        name: nameOf(design, link.id),
        mostAverageMbps: Math.min(a.averageMbps, b.averageMbps),
        mostPeakMbps: Math.min(a.peakMbps, b.peakMbps),
        capacityMbps: speedOf(link),
      };
    }),
  };
};

/** The sum of a class's guarantees over its uplinks; undefined where one is not known. */
export const guaranteed = (
  guarantees: readonly Guarantee[],
  traffic: TrafficClass,
): number | undefined =>
  guarantees
    .filter((g) => g.traffic === traffic)
    .reduce<number | undefined>(
      (sum, { mbps }) => (sum === undefined || mbps === undefined ? undefined : sum + mbps),
      0,
    );
