import type { Nic } from '../../model/design';
import { type Load, loadsOf, talkers } from '../demand';
import type { HostFacts } from '../facts';
import { elementsOfHost, type FailureElement, keyOf } from '../failures/elements';
import { isAlive, type Link, linkOf, type Peers } from '../failures/links';
import { inUse } from '../uplinks';
import { sentOf } from './sent';

/** Does a host's VM traffic fit its uplinks? Rates in Mb/s. */
export interface Fit {
  readonly averageMbps: number;
  readonly peakMbps: number;
  /** Of all uplinks that VMs use; undefined where a speed is not stated. */
  readonly capacityMbps: number | undefined;
  /** Undefined: the design does not say enough. */
  readonly carriesPeak: boolean | undefined;
  readonly carriesAverage: boolean | undefined;
  /** The loads that do not fit at peak: a part of the uplinks may be too small where the whole is not. */
  readonly tight: readonly Load[];
  /** VMs that lost their last uplink. */
  readonly cutOff: number;
}

export interface Degraded {
  readonly element: FailureElement;
  readonly fit: Fit;
}

export interface HostFit {
  readonly vms: number;
  /** vNICs whose demand is stated, of those that talk. */
  readonly stated: number;
  readonly talking: number;
  readonly now: Fit;
  /** After each NIC, card and physical switch that changes something. */
  readonly after: readonly Degraded[];
  /** The worst single NIC. Undefined where VMs use no NIC. */
  readonly oneNicLess: Degraded | undefined;
}

const fits = (loads: readonly Load[], of: (load: Load) => number): boolean | undefined => {
  const verdicts = loads.map((load) =>
    load.capacityMbps === undefined ? undefined : of(load) <= load.capacityMbps,
  );
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
};

const fitWhile = (facts: HostFacts, alive: (nic: Nic) => boolean, isStated: boolean): Fit => {
  const all = facts.switches.map((instance) => loadsOf(facts, instance, alive, sentOf));
  const loads = all.flat();
  const whole = all.flatMap((list) => list.at(-1) ?? []);
  const sum = (of: (load: Load) => number) => whole.reduce((total, load) => total + of(load), 0);
  const capacities = whole.map((load) => load.capacityMbps);
  const ends = facts.switches.flatMap((instance) =>
    instance.nics.length === 0 ? [] : talkers(facts, instance),
  );
  const cut = new Map(
    ends
      .filter(({ use }) => use !== undefined && inUse(use.team, alive).length === 0)
      .map(({ vm, count }) => [vm?.id, count]),
  );
  const cutOff = [...cut.values()].reduce((total, count) => total + count, 0);
  // What is not stated cannot be said to fit; what is too much already stays too much.
  const judge = (of: (load: Load) => number) => {
    if (cutOff > 0) return false;
    const verdict = fits(loads, of);
    return verdict === true && !isStated ? undefined : verdict;
  };
  return {
    averageMbps: sum((load) => load.averageMbps),
    peakMbps: sum((load) => load.peakMbps),
    capacityMbps: capacities.includes(undefined)
      ? undefined
      : capacities.reduce<number>((total, mbps) => total + (mbps ?? 0), 0),
    carriesPeak: judge((load) => load.peakMbps),
    carriesAverage: judge((load) => load.averageMbps),
    tight: loads.filter((l) => l.capacityMbps !== undefined && l.peakMbps > l.capacityMbps),
    cutOff,
  };
};

const headroom = ({ capacityMbps, peakMbps, cutOff }: Fit): number =>
  cutOff > 0 ? Number.NEGATIVE_INFINITY : (capacityMbps ?? 0) - peakMbps;

/** Can this host carry all its VMs at once, and with one NIC less? */
export const fitOf = (facts: HostFacts, peers: Peers): HostFit => {
  const links = new Map(facts.host.nics.map((nic) => [nic, linkOf(facts, peers, nic)]));
  const aliveWithout = (failed: ReadonlySet<string>) => (nic: Nic) => {
    const link: Link | undefined = links.get(nic);
    return link !== undefined && isAlive(link, failed);
  };
  const ends = facts.switches.flatMap((instance) =>
    instance.nics.length === 0 ? [] : talkers(facts, instance),
  );
  const stated = ends.filter(
    ({ vnic }) => vnic?.averageMbps !== undefined || vnic?.peakMbps !== undefined,
  ).length;
  const isStated = stated === ends.length;
  const used = new Set(ends.flatMap((end) => end.usable));
  const keys = new Set([...used].flatMap((nic) => links.get(nic)?.killers ?? []));
  const switches = [...used].flatMap((nic) => facts.fabric.switchOf(nic.cabledTo ?? '') ?? []);
  const elements: FailureElement[] = [
    ...elementsOfHost(facts.host).filter(({ kind }) => kind !== 'host'),
    ...[...new Set(switches)].map(
      ({ id, name }): FailureElement => ({ kind: 'physicalSwitch', id, name }),
    ),
  ];
  const after = elements
    .filter((element) => keys.has(keyOf(element)))
    .map((element) => ({
      element,
      fit: fitWhile(facts, aliveWithout(new Set([keyOf(element)])), isStated),
    }));
  const [first, ...rest] = after.filter(({ element }) => element.kind === 'nic');
  const vms = new Map(ends.map(({ vm, count }) => [vm?.id, count]));
  return {
    vms: [...vms.values()].reduce((total, count) => total + count, 0),
    stated,
    talking: ends.length,
    now: fitWhile(facts, aliveWithout(new Set()), isStated),
    after,
    oneNicLess: first && rest.reduce((a, b) => (headroom(b.fit) < headroom(a.fit) ? b : a), first),
  };
};

/** Does the VM traffic of a host fit while these elements are down (keys of `keyOf`)? */
export const fitWithout = (facts: HostFacts, peers: Peers, failed: ReadonlySet<string>): Fit => {
  const isDown = failed.has(facts.host.id);
  const ends = facts.switches.flatMap((instance) =>
    instance.nics.length === 0 ? [] : talkers(facts, instance),
  );
  const isStated = ends.every(
    ({ vnic }) => vnic?.averageMbps !== undefined || vnic?.peakMbps !== undefined,
  );
  return fitWhile(facts, (nic) => !isDown && isAlive(linkOf(facts, peers, nic), failed), isStated);
};
