import type { TrafficClass } from '../../model/design';

/**
 * How a service fares (catalogue 5.4), best first. AT-RISK: it depends on the uplink a port
 * happens to use. UNRELIABLE: attached, but the wire does not suit the teaming policy.
 */
export const states = ['OK', 'AT-RISK', 'UNRELIABLE', 'DOWN'] as const;
export type ServiceState = (typeof states)[number];

export const worse = (a: ServiceState, b: ServiceState): ServiceState =>
  states.indexOf(a) > states.indexOf(b) ? a : b;
export const better = (a: ServiceState, b: ServiceState): ServiceState =>
  states.indexOf(a) < states.indexOf(b) ? a : b;

export interface Outcome {
  readonly state: ServiceState;
  /** Sum of the speeds of the uplinks in use; undefined where one of them has no stated speed. */
  readonly mbps: number | undefined;
  /** Ids of the physical NICs in use. */
  readonly nicIds: readonly string[];
}

/** A part of a traffic class on one host: see `Part`. */
export interface PartOutcome extends Outcome {
  readonly traffic: TrafficClass;
  readonly key: string;
  readonly name: string;
  readonly network: string | undefined;
  /** Key of the circle of hosts that must reach each other here: see `Circle`. */
  readonly circle: string | undefined;
  /**
   * What the endpoints attach to: places behind the uplinks in use, one word for each set, the sets
   * of all endpoints joined. Undefined where the design does not say enough to compare.
   */
  readonly attach: string | undefined;
  /** Beacon probing found a failure but not its side: frames leave on all uplinks. */
  readonly isShotgun: boolean;
}

/** A traffic class on one host. */
export interface ServiceOutcome extends Outcome {
  readonly traffic: TrafficClass;
  readonly parts: readonly PartOutcome[];
}

export interface HostOutcome {
  readonly services: readonly ServiceOutcome[];
  /** Those that differ from the base state, if only in the uplinks in use. */
  readonly changes: readonly ServiceChange[];
  readonly moves: readonly CircleMove[];
}

/** An attachment, as of `PartOutcome`, that is not what it is in the base state. */
export interface CircleMove {
  readonly circle: string;
  readonly before: string;
  /** Undefined where it cannot be compared any more. */
  readonly after: string | undefined;
}

export interface ServiceChange {
  readonly hostId: string;
  readonly traffic: TrafficClass;
  readonly before: ServiceOutcome;
  /** The same state and rate where traffic only moved to other uplinks. */
  readonly after: ServiceOutcome;
}

export const sameOutcome = (a: Outcome, b: Outcome): boolean =>
  a.state === b.state && a.mbps === b.mbps;

/** The same state, rate and uplinks: nothing moved either. */
export const isUnmoved = (a: Outcome, b: Outcome): boolean =>
  sameOutcome(a, b) &&
  a.nicIds.length === b.nicIds.length &&
  a.nicIds.every((id, i) => id === b.nicIds[i]);
