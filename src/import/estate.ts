import type {
  Cluster,
  DistributedPortGroup,
  DistributedSwitch,
  Host,
  HostAdapter,
  Lag,
  Network,
  Nic,
  NicCard,
  PortGroup,
  StorageTarget,
  Teaming,
  VirtualSwitch,
  Vm,
  Vnic,
} from '../model/design';

/**
 * What one source says of an estate: a design in pieces. Elements are called by the names that the
 * source has for them, since ids are given only once all sources are together (`build.ts`).
 * A field that a source cannot say is absent; a field it says wrongly is a problem and absent.
 * Units and allowed values are those of the model (`model/shape/`).
 */
export interface Estate {
  readonly source: Source;
  readonly clusters: readonly FoundCluster[];
  readonly hosts: readonly FoundHost[];
  readonly distributedSwitches: readonly FoundDistributedSwitch[];
  readonly networks: readonly FoundNetwork[];
  readonly storageTargets: readonly FoundStorageTarget[];
  readonly problems: readonly ImportProblem[];
  readonly skipped: readonly Skipped[];
}

/** In the order of trust (formats §8): where two say the same field, the earlier one wins. */
export const sourceKinds = {
  collector: 'vSwitchboard collector',
  vsphere: 'vSphere API (JSON)',
  hyperv: 'Hyper-V / Azure Local',
  esxcli: 'esxcli / esxcfg',
  vdocumentation: 'vDocumentation',
  rvtools: 'RVTools',
  azureArm: 'Azure Local deployment parameters',
  odin: 'ODIN Designer',
  vcf: 'VMware Cloud Foundation specification',
} as const;
export type SourceKind = keyof typeof sourceKinds;

export interface Source {
  readonly kind: SourceKind;
  /** Names of the files it was read from. */
  readonly files: readonly string[];
  /** Of the tool that wrote it: `4.6.1.3`. */
  readonly version?: string;
  /** When it was written, as ISO date `2026-11-28`, where the source says. */
  readonly taken?: string;
}

/**
 * Which source said what, of a record that was read from several or stands among those of another.
 * Without one, a record is from the source of what holds it; at the top, of its estate (`merge.ts`).
 */
export interface Origin {
  /** The most trusted source that has it: what is not in `others` it said. */
  readonly source: Source;
  /** Fields that another source said, by path: `driver`, `teaming.policy`, of a host also `vms`. */
  readonly others?: Readonly<Record<string, Source>>;
  /** Every source that has it, `source` first. Of hosts, clusters and distributed switches alone. */
  readonly sources?: readonly Source[];
}
export interface Traced {
  readonly origin?: Origin;
}

/** Something that a source says and that could not be taken as it stands. */
export interface ImportProblem {
  readonly file: string;
  /** Sheet, row and column (`vNIC row 12, column PCI`), JSON path, or line; empty for the whole file. */
  readonly place: string;
  /** One sentence: what is wrong and what was done. */
  readonly message: string;
}

/** Something that was there and was left alone on purpose. */
export interface Skipped {
  readonly what: string;
  readonly why: string;
  readonly count?: number;
}

/** A field of the model that a reader may say, with references by name instead of by id. */
type Said<T, Refs extends keyof T = never> = Partial<
  Omit<T, 'id' | 'name' | 'source' | 'otherSources' | Refs>
> &
  Traced;

/** Failover order by the names of NICs (`vmnic0`), uplinks (`Uplink 1`) or LAGs. */
export interface FoundTeaming extends Omit<Teaming, 'active' | 'standby'> {
  readonly active?: readonly string[];
  readonly standby?: readonly string[];
}

export interface FoundCluster extends Said<Cluster> {
  /** Unique over all sources of one kind: a name, with vCenter and datacenter where the source has them. */
  readonly key: string;
  readonly name: string;
}

/** What CDP or LLDP heard on a NIC: becomes a physical switch, a port and a cable. */
export interface Neighbour {
  readonly protocol: 'cdp' | 'lldp';
  /** System name, or chassis / device id where there is none. */
  readonly switchName: string;
  readonly portName: string;
  readonly vendor?: string;
  readonly model?: string;
  /** Native VLAN that CDP tells, 1 to 4094. */
  readonly nativeVlan?: number;
  readonly mtuBytes?: number;
}

export interface FoundNic extends Said<Nic, 'cardId' | 'cabledTo'> {
  readonly name: string;
  /** Key of the card in its host: ports with the same key sit on one card. Absent where unknown. */
  readonly card?: string;
  readonly neighbour?: Neighbour;
  /** Cabled straight to a NIC of another host (switchless storage). */
  readonly peer?: { readonly host: string; readonly nic: string };
}

export interface FoundCard extends Said<NicCard> {
  readonly key: string;
  readonly name: string;
}

export interface FoundSwitch extends Said<VirtualSwitch, 'uplinks' | 'teaming' | 'unknown'> {
  readonly name: string;
  readonly kind: VirtualSwitch['kind'];
  /** NIC names. Absent where the source does not say; empty where there are none. */
  readonly uplinks?: readonly string[];
  readonly teaming?: FoundTeaming;
  /** The source cannot say the failover order: it stays a question where there are two uplinks or more. */
  readonly orderUnknown?: boolean;
}

interface FoundGroupRefs {
  readonly name: string;
  readonly teaming?: FoundTeaming;
  /** The source does not say the VLAN, or only that it is a trunk or private. */
  readonly vlanUnknown?: boolean;
}
export interface FoundPortGroup
  extends Said<PortGroup, 'switchId' | 'teaming' | 'unknown' | 'guessed'>,
    FoundGroupRefs {
  /** Name of the switch in the same host. */
  readonly switchName: string;
}
export interface FoundDistributedPortGroup
  extends Said<DistributedPortGroup, 'teaming' | 'unknown' | 'guessed'>,
    FoundGroupRefs {
  /** Managed object id or key, where the source has one: `dvportgroup-12`. */
  readonly key?: string;
}

export interface FoundDistributedSwitch
  extends Said<DistributedSwitch, 'uplinks' | 'lags' | 'portGroups' | 'teaming'> {
  /** Uuid, or vCenter and name: unique over all sources of one kind. */
  readonly key: string;
  readonly name: string;
  readonly uplinks: readonly string[];
  readonly lags?: readonly (Said<Lag> & { readonly name: string })[];
  readonly portGroups: readonly FoundDistributedPortGroup[];
  readonly teaming?: FoundTeaming;
}

export interface FoundMembership extends Traced {
  /** Key of the distributed switch. */
  readonly switchKey: string;
  /** Uplink or LAG name and NIC name; an uplink that is not known by name is given the first free one. */
  readonly uplinks: readonly { readonly uplink?: string; readonly nic: string }[];
}

/** Where an adapter or vNIC is plugged in. The switch decides where several port groups have the name. */
export interface FoundPlug {
  readonly portGroup?: string;
  /** Key of a distributed port group, where the source has one. */
  readonly portGroupKey?: string;
  /** Name of a switch in the host, or key or name of a distributed one. */
  readonly switchName?: string;
}

export interface FoundAdapter
  extends Said<HostAdapter, 'portGroupId' | 'nicId' | 'pinnedNicId'>,
    FoundPlug {
  readonly name: string;
  /** Hyper-V: an unteamed NIC without a virtual switch, by name. */
  readonly nic?: string;
  readonly pinnedNic?: string;
}

export interface FoundVnic extends Said<Vnic, 'portGroupId'>, FoundPlug {
  readonly name?: string;
}

export interface FoundVm extends Said<Vm, 'vnics'> {
  readonly name: string;
  readonly vnics: readonly FoundVnic[];
}

export interface FoundHost
  extends Said<
    Host,
    | 'cards'
    | 'nics'
    | 'switches'
    | 'memberships'
    | 'portGroups'
    | 'adapters'
    | 'vms'
    | 'clusterId'
    | 'sourceId'
  > {
  /** Names of the files that it was read from, where its source is more than these. */
  readonly files?: readonly string[];
  /** As the source writes it: FQDN, short name or address. */
  readonly name: string;
  /** vCenter (uuid or address), where the source has one: names repeat over vCenters. */
  readonly vcenter?: string;
  /** Managed object id: `host-12`. */
  readonly moid?: string;
  /** Key of its cluster. */
  readonly cluster?: string;
  readonly cards?: readonly FoundCard[];
  readonly nics: readonly FoundNic[];
  readonly switches: readonly FoundSwitch[];
  readonly memberships: readonly FoundMembership[];
  readonly portGroups: readonly FoundPortGroup[];
  readonly adapters: readonly FoundAdapter[];
  readonly vms: readonly FoundVm[];
}

export interface FoundNetwork extends Said<Network, 'routedTo'> {
  readonly name: string;
}
export interface FoundStorageTarget extends Said<StorageTarget, 'cabledTo'> {
  readonly name: string;
}

/** An estate with nothing in it, for readers to fill. */
export const emptyEstate = (source: Source): Estate => ({
  source,
  clusters: [],
  hosts: [],
  distributedSwitches: [],
  networks: [],
  storageTargets: [],
  problems: [],
  skipped: [],
});
