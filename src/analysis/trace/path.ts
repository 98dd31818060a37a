/** One thing a frame passes. */
export interface TraceHop {
  readonly id: string;
  readonly name: string;
  readonly kind:
    | 'endpoint'
    | 'portGroup'
    | 'switch'
    | 'nic'
    | 'port'
    | 'physicalSwitch'
    | 'link'
    | 'target'
    | 'gateway';
  /** The VLAN of the frame here; 0: untagged. */
  readonly vlan?: number;
  /** Stated or default, as the element counts it. */
  readonly mtuBytes?: number;
  readonly speedMbps?: number;
}

/** One way from one uplink to another. */
export interface TracePath {
  readonly hops: readonly TraceHop[];
  /** Undefined: the design does not say enough. */
  readonly reaches: boolean | undefined;
  /** Where it stops, or what is not known. */
  readonly stop?: { readonly at: string; readonly why: string };
  /** A hop that does not let the sender's largest packet through. */
  readonly tooSmall?: { readonly at: string; readonly mtuBytes: number };
  /** The slowest hop of those whose speed is stated. */
  readonly bottleneck?: { readonly at: string; readonly name: string; readonly mbps: number };
}

export interface Trace {
  readonly from: string;
  readonly to: string;
  /** One for each uplink the sender may use now; one in all where it needs none. */
  readonly paths: readonly TracePath[];
  /** Over all paths: `some` means that it depends on the uplink. */
  readonly reaches: 'all' | 'some' | 'none' | 'unknown';
}

/** Where frames are on the wire behind one end of a cable. */
export interface Place {
  readonly physicalId: string;
  readonly vlan: number;
  readonly hops: readonly TraceHop[];
}
/** Where frames stop, or what is not known of them. */
export interface Stopped {
  readonly stop: { readonly at: string; readonly why: string };
  readonly isKnown: boolean;
  readonly hops: readonly TraceHop[];
}
export type Behind = Place | Stopped;

export const isStopped = (behind: Behind): behind is Stopped => 'stop' in behind;
export const isPlace = (behind: Behind): behind is Place => !('stop' in behind);
