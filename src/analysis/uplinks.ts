import type {
  Design,
  DistributedSwitch,
  Host,
  Nic,
  Teaming,
  TeamingPolicy,
  VirtualSwitch,
} from '../model/design';
import { find, inList } from '../model/find';
import { carrying, nicsOf } from './carrying';
import { defaults } from './defaults';

/** One entry of a failover order as a host sees it: a NIC, a named uplink with its NIC, or a LAG with several. */
export interface Uplink {
  /** The id that failover orders name: a NIC, an uplink or a LAG. */
  readonly id: string;
  readonly name: string;
  readonly nics: readonly Nic[];
  readonly isLag: boolean;
}

/** A virtual switch as one host has it. A distributed switch has one instance in each member host. */
export interface SwitchInstance {
  /** Unique in the design: `h1.s1`, or `d1@h1`. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly hostId: string;
  readonly kind: VirtualSwitch['kind'] | 'distributed';
  /** Standard or Hyper-V record, or the distributed switch. */
  readonly local?: VirtualSwitch;
  readonly distributed?: DistributedSwitch;
  /** Only those that have a NIC in this host. */
  readonly uplinks: readonly Uplink[];
  readonly nics: readonly Nic[];
  /** Bytes, stated or the platform's default. */
  readonly mtuBytes: number;
  readonly mtuStated: boolean;
}

/** The failover order in force for a port group, with who said it. */
export interface Team {
  readonly policy: TeamingPolicy | 'set' | 'lag' | 'none';
  readonly active: readonly Uplink[];
  readonly standby: readonly Uplink[];
  readonly unused: readonly Uplink[];
  readonly detection: 'linkStatus' | 'beacon';
  readonly failback: boolean;
  readonly notifySwitches: boolean;
  readonly orderFrom: 'portGroup' | 'switch' | 'default';
  readonly policyFrom: 'portGroup' | 'switch' | 'default';
  /** NICs that can ever carry traffic: active then standby, LAGs expanded, each once. */
  readonly usable: readonly Nic[];
  readonly activeNics: readonly Nic[];
  readonly standbyNics: readonly Nic[];
}

/** The instances of a host, its own switches first, in file order. */
export const instancesOf = (design: Design, host: Host): SwitchInstance[] => {
  const own = host.switches.map((local): SwitchInstance => {
    const nics = local.uplinks.flatMap((id) => inList(host.nics, id) ?? []);
    return {
      key: local.id,
      id: local.id,
      name: local.name,
      hostId: host.id,
      kind: local.kind,
      local,
      uplinks: nics.map((nic) => ({ id: nic.id, name: nic.name, nics: [nic], isLag: false })),
      nics,
      mtuBytes: local.mtuBytes ?? defaults.mtuBytes,
      mtuStated: local.mtuBytes !== undefined,
    };
  });
  const spanning = host.memberships.flatMap((membership): SwitchInstance[] => {
    const distributed = find(design, 'distributedSwitch', membership.switchId);
    if (distributed === undefined) return [];
    const entry = (named: { id: string; name: string }, isLag: boolean): Uplink => ({
      id: named.id,
      name: named.name,
      isLag,
      nics: membership.uplinks
        .filter((u) => u.uplinkId === named.id)
        .flatMap((u) => inList(host.nics, u.nicId) ?? []),
    });
    const uplinks = [
      ...distributed.uplinks.map((u) => entry(u, false)),
      ...(distributed.lags ?? []).map((lag) => entry(lag, true)),
    ].filter((u) => u.nics.length > 0);
    return [
      {
        key: `${distributed.id}@${host.id}`,
        id: distributed.id,
        name: distributed.name,
        hostId: host.id,
        kind: 'distributed',
        distributed,
        uplinks,
        nics: [...new Set(uplinks.flatMap((u) => u.nics))],
        mtuBytes: distributed.mtuBytes ?? defaults.mtuBytes,
        mtuStated: distributed.mtuBytes !== undefined,
      },
    ];
  });
  return [...own, ...spanning];
};

const policyOf = (
  instance: SwitchInstance,
  stated: TeamingPolicy,
  active: readonly Uplink[],
): Team['policy'] => {
  if (instance.local !== undefined && instance.kind !== 'standard') {
    if (instance.local.teamMode === 'none') return 'none';
    return instance.local.teamMode === 'lbfo' ? stated : 'set';
  }
  return active.length > 0 && active.every((u) => u.isLag) ? 'lag' : stated;
};

/** The NICs of uplinks, each once. */
const allNics = (uplinks: readonly Uplink[]): readonly Nic[] => {
  const [only] = uplinks;
  if (only === undefined) return [];
  const isOne = uplinks.length === 1 && only.nics.length < 2;
  return isOne ? only.nics : [...new Set(uplinks.flatMap((u) => u.nics))];
};

/** The teaming in force on an instance: the override of the port group, else the switch's, else the platform's default. */
export const teamOf = (instance: SwitchInstance, override: Teaming | undefined): Team => {
  const base = instance.local?.teaming ?? instance.distributed?.teaming;
  const says = (t: Teaming | undefined) => t?.active !== undefined || t?.standby !== undefined;
  const orderFrom = says(override) ? 'portGroup' : says(base) ? 'switch' : 'default';
  const order = orderFrom === 'portGroup' ? override : orderFrom === 'switch' ? base : undefined;
  const named = (ids: readonly string[] | undefined) =>
    (ids ?? []).flatMap((id) => instance.uplinks.find((u) => u.id === id) ?? []);
  const active =
    order === undefined ? instance.uplinks.filter((u) => !u.isLag) : named(order.active);
  const standby = named(order?.standby).filter((u) => !active.includes(u));
  const stated = override?.policy ?? base?.policy;
  const activeNics = allNics(active);
  return {
    policy: policyOf(instance, stated ?? defaults.teamingPolicy, active),
    active,
    standby,
    unused: instance.uplinks.filter((u) => !active.includes(u) && !standby.includes(u)),
    detection: override?.detection ?? base?.detection ?? defaults.detection,
    failback: override?.failback ?? base?.failback ?? defaults.failback,
    notifySwitches: override?.notifySwitches ?? base?.notifySwitches ?? defaults.notifySwitches,
    orderFrom,
    policyFrom:
      override?.policy !== undefined ? 'portGroup' : stated !== undefined ? 'switch' : 'default',
    usable: allNics([...active, ...standby]),
    activeNics,
    standbyNics: allNics(standby).filter((nic) => !activeNics.includes(nic)),
  };
};

/** Does the link carry traffic? A NIC is up unless the design says it is not. */
export const hasCarrier = (nic: Nic, failed?: ReadonlySet<string>): boolean =>
  (nic.adminUp ?? defaults.adminUp) &&
  (nic.linkUp ?? defaults.linkUp) &&
  !failed?.has(nic.id) &&
  !(nic.cardId !== undefined && failed?.has(nic.cardId));

/**
 * The NICs that carry traffic now (catalogue 5.2). `alive` says which links are up.
 * A team never carries on standby uplinks while enough active ones live.
 */
export const inUse = (
  team: Team,
  alive: (nic: Nic) => boolean = (nic) => hasCarrier(nic),
): readonly Nic[] =>
  nicsOf(
    carrying(team, (uplink) => uplink.nics.some(alive)),
    alive,
  );
