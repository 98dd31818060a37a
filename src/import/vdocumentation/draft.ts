import type {
  FoundAdapter,
  FoundDistributedPortGroup,
  FoundDistributedSwitch,
  FoundHost,
  FoundNic,
  FoundPortGroup,
} from '../estate';
import { lagOfPort } from '../rvtools/distributed';
import { said } from '../written';

/** A standard switch under construction. */
export interface SwitchDraft {
  uplinks: readonly string[] | undefined;
  mtuBytes: number | undefined;
  readonly groups: FoundPortGroup[];
}

/** A distributed switch as all hosts tell it: they repeat the same. */
export interface SpanningDraft {
  version: string | undefined;
  mtuBytes: number | undefined;
  /** Uplinks by the NICs on them; a NIC of this name may be on another uplink in another host. */
  readonly uplinksOfNic: Map<string, Set<string>>;
  readonly uplinks: Set<string>;
  readonly groups: Map<string, FoundDistributedPortGroup>;
}

export class HostDraft {
  readonly name: string;
  readonly nics = new Map<string, FoundNic>();
  /** The switch that each NIC serves. */
  readonly switchOfNic = new Map<string, string>();
  readonly switches = new Map<string, SwitchDraft>();
  readonly joined = new Set<string>();
  readonly adapters = new Map<string, FoundAdapter>();

  constructor(name: string) {
    this.name = name;
  }

  switchNamed(name: string): SwitchDraft {
    const before = this.switches.get(name);
    if (before !== undefined) return before;
    const draft: SwitchDraft = { uplinks: undefined, mtuBytes: undefined, groups: [] };
    this.switches.set(name, draft);
    return draft;
  }

  found(spanning: ReadonlyMap<string, SpanningDraft>): FoundHost {
    const nicsOn = (name: string) =>
      [...this.switchOfNic].flatMap(([nic, on]) => (on === name ? [nic] : []));
    for (const name of this.switchOfNic.values()) {
      if (!this.switches.has(name) && spanning.has(name)) this.joined.add(name);
    }
    const switches = [...this.switches].map(([name, draft]) => {
      const uplinks = draft.uplinks ?? nicsOn(name);
      const order = commonOrder(draft.groups);
      return {
        ...said({ mtuBytes: draft.mtuBytes, teaming: order }),
        name,
        kind: 'standard' as const,
        uplinks,
        ...(order === undefined ? { orderUnknown: true } : {}),
      };
    });
    return {
      name: this.name,
      platform: 'vsphere',
      nics: [...this.nics.values()],
      switches,
      memberships: [...this.joined].map((name) => ({
        switchKey: name,
        uplinks: nicsOn(name).map((nic) => {
          const draft = spanning.get(name);
          const [uplink, second] = draft === undefined ? [] : uplinksOf(draft, nic);
          return uplink === undefined || second !== undefined ? { nic } : { uplink, nic };
        }),
      })),
      portGroups: [...this.switches].flatMap(([name, { groups }]) => {
        const order = JSON.stringify(commonOrder(groups));
        return groups.map(({ teaming, ...group }) => ({
          ...group,
          switchName: name,
          ...(teaming === undefined || JSON.stringify(teaming) === order ? {} : { teaming }),
        }));
      }),
      adapters: [...this.adapters.values()],
      vms: [],
    };
  }
}

/** Names in orders that are no uplinks but have ports: `lag1` where there are `lag1-0` and `lag1-1`. */
const lagNames = ({ uplinks, groups }: SpanningDraft): ReadonlySet<string> => {
  const ordered = [...groups.values()].flatMap(({ teaming }) => [
    ...(teaming?.active ?? []),
    ...(teaming?.standby ?? []),
  ]);
  const withPorts = new Set([...uplinks].map(lagOfPort));
  return new Set(ordered.filter((name) => !uplinks.has(name) && withPorts.has(name)));
};

/** Uplinks or LAGs that a NIC of this name is on, in any host. */
const uplinksOf = (draft: SpanningDraft, nic: string): readonly string[] => {
  const lags = lagNames(draft);
  const all = [...(draft.uplinksOfNic.get(nic) ?? [])].map((port) => {
    const lag = lagOfPort(port);
    return lag !== undefined && lags.has(lag) ? lag : port;
  });
  return [...new Set(all)];
};

/** Uplinks and LAGs of a distributed switch. */
export const lagsOf = (draft: SpanningDraft): Pick<FoundDistributedSwitch, 'uplinks' | 'lags'> => {
  const lags = lagNames(draft);
  return {
    uplinks: [...draft.uplinks].filter((port) => !lags.has(lagOfPort(port) ?? '')),
    ...(lags.size === 0 ? {} : { lags: [...lags].map((name) => ({ name })) }),
  };
};

/**
 * The order of a switch, which the tables give for port groups only: that in which all of them have
 * their uplinks. Where they differ, each has its own and the switch's is open.
 */
const commonOrder = (groups: readonly FoundPortGroup[]): FoundPortGroup['teaming'] => {
  const orders = groups.flatMap(({ teaming }) => (teaming === undefined ? [] : [teaming]));
  const [first] = orders;
  const isCommon = new Set(orders.map((order) => JSON.stringify(order))).size === 1;
  return isCommon && orders.length === groups.length ? first : undefined;
};
