import type { TrafficClass } from '../../model/design';
import { services as serviceWords, trafficClasses } from '../../model/shape/words';
import { classOfService, type Endpoint } from '../endpoints';
import type { HostFacts } from '../facts';
import type { Way } from './ways';

/**
 * What must work for itself: a service of the host (iSCSI, vMotion, …) over all its adapters, or
 * the guests of one port group. One path is enough for the first, and another VM's health is no
 * comfort to the second: a traffic class is as well as the worst of its parts.
 */
export interface Part {
  readonly traffic: TrafficClass;
  readonly key: string;
  /** `vMotion / live migration`, or the port group's name. */
  readonly name: string;
  readonly ways: readonly Way[];
  /** vSAN never adds uplinks up: it uses one of them. */
  readonly isSingle: boolean;
  /** The same word in two hosts: they must reach each other. Undefined: nobody must. */
  readonly network: string | undefined;
  /** That word with the cluster and the class: hosts outside of clusters are one circle. */
  readonly circle: string | undefined;
}

export interface Named {
  readonly traffic: TrafficClass;
  readonly key: string;
  readonly name: string;
  readonly network: string | undefined;
}

const eastWest: ReadonlySet<string> = new Set(['vmotion', 'ftLogging', 'vsan', 'smb', 'cluster']);

const guestPart = (end: Endpoint, traffic: TrafficClass): Named | undefined => {
  const { use, vlan } = end;
  if (use === undefined) return undefined;
  const own =
    vlan.kind === 'one' && vlan.vlan !== (use.group.vlan ?? 0) ? ` VLAN ${vlan.vlan}` : '';
  // A distributed port group is one over all hosts; standard ones are the same by name.
  const word = use.instance.distributed === undefined ? use.group.name : use.id;
  return {
    traffic,
    key: `${use.id}${own}`,
    name: `${use.group.name}${own}`,
    network: vlan.kind === 'one' ? `${word}/${vlan.vlan}` : undefined,
  };
};

/** The parts an endpoint belongs to. Empty for one that is connected to nothing. */
export const partsOf = (facts: HostFacts, end: Endpoint): readonly Named[] => {
  if (end.kind === 'vnic') return end.classes.flatMap((traffic) => guestPart(end, traffic) ?? []);
  if (end.use === undefined && end.adapter?.nicId === undefined) return [];
  const isHa = facts.cluster?.haEnabled === true;
  const named = (traffic: TrafficClass, key: string, name: string): Named => {
    const meets = eastWest.has(key) || (isHa && key === 'management');
    return { traffic, key, name, network: meets && end.vlan.kind === 'one' ? key : undefined };
  };
  const stated = end.adapter?.services ?? [];
  const parts = stated.map((s) => named(classOfService[s], s, serviceWords[s]));
  const told = new Set(parts.map(({ traffic }) => traffic));
  for (const traffic of end.classes) {
    if (told.has(traffic)) continue;
    const isBound = traffic === 'storage' && end.adapter?.iscsiBound === true;
    const key = isBound ? 'iscsi' : (usualService[traffic] ?? traffic);
    parts.push(named(traffic, key, trafficClasses[traffic]));
  }
  return parts;
};

/** Where only the class is known: the service that it most likely means. */
const usualService: Readonly<Partial<Record<TrafficClass, string>>> = {
  management: 'management',
  migration: 'vmotion',
  ft: 'ftLogging',
  cluster: 'cluster',
};
