import type { Design, Service, TrafficClass } from '../model/design';
import type { Disagreements } from './disagreement';
import type { ImportProblem, Skipped, Source } from './estate';

/**
 * How much of an estate there is, as the design holds it: distributed switches and their port
 * groups once, those of hosts once in each host; VMs and vNICs by their count.
 */
export interface Counts {
  readonly hosts: number;
  readonly physicalNics: number;
  /** Switches inside hosts: vSphere standard and Hyper-V. */
  readonly standardSwitches: number;
  readonly distributedSwitches: number;
  readonly portGroups: number;
  readonly vmkernelAdapters: number;
  readonly vms: number;
  readonly vmNics: number;
}

/** An order by names: NICs of a standard switch. */
export interface NamedOrder {
  readonly active: readonly string[];
  readonly standby: readonly string[];
}

/**
 * What people may answer, by what the question is about:
 * services: any of the model's services, none for "none of them";
 * failoverOrder: all uplinks active, the first active and the rest standby, or by name;
 * vlan: an access VLAN 0 to 4095, or trunk VLANs as `10,20-30` or `all`;
 * traffic: a traffic class, or "none" where the guess is wrong;
 * nics, adapters: "all", where the host has no others than those that are listed.
 */
export interface Answers {
  readonly services: readonly Service[];
  readonly failoverOrder: 'allActive' | 'firstActive' | NamedOrder;
  readonly vlan: number | string;
  readonly traffic: TrafficClass | 'none';
  readonly nics: 'all';
  readonly adapters: 'all';
}
export type About = keyof Answers;

/** Something that no source says, asked once for all elements alike. */
export type Question = {
  readonly [A in About]: {
    /** Stable over imports of the same estate: the key in an answers file. `services: vMotion · vmk1`. */
    readonly id: string;
    readonly about: A;
    /** One line: `vmk1 on vMotion, on 31 hosts: which services?` */
    readonly title: string;
    /** Ids of the elements that an answer changes. */
    readonly elements: readonly string[];
    readonly hostCount: number;
    /** Names to choose from, of a failover order. */
    readonly names?: readonly string[];
    /** A guess, marked as one until somebody confirms it. */
    readonly suggestion?: { readonly value: Answers[A]; readonly because: string };
  };
}[About];

/** A source as it was recognised, with what it brought. */
export interface Recognised {
  readonly source: Source;
  readonly counts: Counts;
}

export interface ImportResult {
  /** Not laid out and without review data; `refresh.ts` brings it together with what is there. */
  readonly design: Design;
  readonly recognised: readonly Recognised[];
  readonly counts: Counts;
  readonly questions: readonly Question[];
  /** What the sources say differently. */
  readonly disagreements: Disagreements;
  readonly problems: readonly ImportProblem[];
  readonly skipped: readonly Skipped[];
}
