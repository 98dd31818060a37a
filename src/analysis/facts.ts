import type {
  Cluster,
  Design,
  DistributedPortGroup,
  DistributedSwitch,
  GuestCluster,
  Host,
  Network,
  Nic,
  Platform,
  PortChannel,
  PortGroup,
  ProfileId,
  StorageTarget,
  Teaming,
  TrafficClass,
} from '../model/design';
import { find, platformOf, profileOf } from '../model/find';
import { type Endpoint, endpointsOf } from './endpoints';
import { type Fabric, fabricOf } from './fabric';
import { baseProfile, type Parameters, parametersOf } from './parameters';
import { instancesOf, inUse, type SwitchInstance, type Team, teamOf } from './uplinks';

/** A port group as one host uses it. */
export interface GroupUse {
  readonly id: string;
  readonly group: PortGroup | DistributedPortGroup;
  readonly instance: SwitchInstance;
  readonly team: Team;
  /** NICs in use with nothing failed. */
  readonly inUse: readonly Nic[];
}

/** What stands beside the hosts. */
export interface SharedFacts {
  readonly fabric: Fabric;
  /** Without what changes while nothing of the network does: a new name is nothing to judge again. */
  readonly design: Omit<
    Design,
    'hosts' | 'layout' | 'folded' | 'notes' | 'review' | 'name' | 'description'
  >;
}

/**
 * All that follows from one host and the things it names. Kept by the identity of these records:
 * an edit inside another host leaves it as it was.
 */
export interface HostFacts {
  readonly host: Host;
  readonly platform: Platform;
  readonly isHyperv: boolean;
  readonly profile: string;
  /** The built-in profile behind it: what a severity of the catalogue means here. */
  readonly baseProfile: ProfileId;
  readonly parameters: Parameters;
  readonly cluster: Cluster | undefined;
  readonly fabric: Fabric;
  readonly networks: readonly Network[];
  readonly portChannels: readonly PortChannel[];
  readonly storageTargets: readonly StorageTarget[];
  /** Those that have a VM of this host, or the host itself, as a member. */
  readonly guestClusters: readonly GuestCluster[];
  readonly switches: readonly SwitchInstance[];
  /** Local port groups and those of distributed switches the host is a member of. */
  readonly groups: readonly GroupUse[];
  readonly endpoints: readonly Endpoint[];
  /** Endpoints of a traffic class. */
  readonly ofClass: (traffic: TrafficClass) => readonly Endpoint[];
  readonly classes: readonly TrafficClass[];
  readonly switchIdOfNic: (nic: Nic) => string | undefined;
}

/** A failover order and policy as a word: what is worded alike is the same team on one switch. */
const wordOf = (teaming: Teaming): string => {
  const { policy, active, standby, detection, failback, notifySwitches } = teaming;
  return `${policy}|${active?.join()}|${standby?.join()}|${detection}|${failback}|${notifySwitches}`;
};
const words = new WeakMap<Teaming, string>();
const knownWord = (teaming: Teaming | undefined): string => {
  if (teaming === undefined) return '';
  let word = words.get(teaming);
  if (word === undefined) {
    word = wordOf(teaming);
    words.set(teaming, word);
  }
  return word;
};

/** `before`: uses of the same port groups; those on a switch that is as it was are taken over. */
const groupUses = (
  host: Host,
  switches: readonly SwitchInstance[],
  before: readonly GroupUse[] = [],
): GroupUse[] => {
  const uses: GroupUse[] = [];
  const known = new Map(before.map((use) => [use.id, use]));
  const teams = new Map<SwitchInstance, Map<string, Pick<GroupUse, 'team' | 'inUse'>>>();
  // Of a hundred distributed port groups most are teamed alike.
  const teamFor = (instance: SwitchInstance, teaming: Teaming | undefined) => {
    let ofSwitch = teams.get(instance);
    if (ofSwitch === undefined) {
      ofSwitch = new Map();
      teams.set(instance, ofSwitch);
    }
    const word = knownWord(teaming);
    let made = ofSwitch.get(word);
    if (made === undefined) {
      const team = teamOf(instance, teaming);
      made = { team, inUse: inUse(team) };
      ofSwitch.set(word, made);
    }
    return made;
  };
  const add = (group: PortGroup | DistributedPortGroup, instance: SwitchInstance) => {
    const same = known.get(group.id);
    if (same?.group === group && same.instance === instance) {
      uses.push(same);
      return;
    }
    const { team, inUse: carrying } = teamFor(instance, group.teaming);
    uses.push({ id: group.id, group, instance, team, inUse: carrying });
  };
  for (const group of host.portGroups) {
    const instance = switches.find((s) => s.id === group.switchId);
    if (instance !== undefined) add(group, instance);
  }
  for (const instance of switches) {
    for (const group of instance.distributed?.portGroups ?? []) add(group, instance);
  }
  return uses;
};

/** What is inside the host's box, from its record and the switches it has. */
const inside = (
  host: Host,
  switches: readonly SwitchInstance[],
  fabric: Fabric,
  before?: Pick<HostFacts, 'groups' | 'endpoints'>,
) => {
  const groups = groupUses(host, switches, before?.groups);
  const endpoints = endpointsOf(host, groups, fabric, before?.endpoints);
  const byClass = new Map<TrafficClass, Endpoint[]>();
  for (const endpoint of endpoints) {
    for (const traffic of endpoint.classes) {
      const list = byClass.get(traffic);
      if (list === undefined) byClass.set(traffic, [endpoint]);
      else list.push(endpoint);
    }
  }
  return {
    host,
    switches,
    groups,
    endpoints,
    ofClass: (traffic: TrafficClass) => byClass.get(traffic) ?? [],
    classes: [...byClass.keys()],
  };
};

/** The facts as they would be if the host's own switches and port groups were those of `host`. */
export const supposing = (facts: HostFacts, host: Host): HostFacts => {
  const switches = facts.switches.map((instance): SwitchInstance => {
    const local = instance.local && host.switches.find(({ id }) => id === instance.id);
    // What nobody supposes otherwise stays the same object, with all that follows from it.
    return local === undefined || local === instance.local ? instance : { ...instance, local };
  });
  return { ...facts, ...inside(host, switches, facts.fabric, facts) };
};

const makeFacts = (
  design: Design,
  host: Host,
  guestClusters: readonly GuestCluster[],
): HostFacts => {
  const fabric = fabricOf(design);
  const platform = platformOf(design, host);
  return {
    ...inside(host, instancesOf(design, host), fabric),
    platform,
    isHyperv: platform !== 'vsphere',
    profile: profileOf(design, host),
    baseProfile: baseProfile(design, profileOf(design, host)),
    parameters: parametersOf(design, host),
    cluster: find(design, 'cluster', host.clusterId),
    fabric,
    networks: design.networks,
    portChannels: design.portChannels,
    storageTargets: design.storageTargets,
    guestClusters,
    switchIdOfNic: (nic) =>
      nic.cabledTo === undefined ? undefined : fabric.switchOf(nic.cabledTo)?.id,
  };
};

const memberHosts = new WeakMap<readonly GuestCluster[], Map<string, readonly GuestCluster[]>>();

/** Guest clusters by the host that runs a member; kept with the list. */
const guestClustersOf = (design: Design, hostId: string): readonly GuestCluster[] => {
  let index = memberHosts.get(design.guestClusters);
  if (index === undefined) {
    const made = new Map<string, GuestCluster[]>();
    for (const cluster of design.guestClusters) {
      for (const root of new Set(cluster.memberIds.map((id) => id.split('.')[0] ?? id))) {
        const list = made.get(root);
        if (list === undefined) made.set(root, [cluster]);
        else list.push(cluster);
      }
    }
    index = made;
    memberHosts.set(design.guestClusters, index);
  }
  return index.get(hostId) ?? none;
};
const none: readonly GuestCluster[] = [];

/** All that facts of hosts rest on beside the host itself. */
const surroundings = (design: Design): readonly unknown[] => [
  design.physicalSwitches,
  design.interSwitchLinks,
  design.clusters,
  design.distributedSwitches,
  design.guestClusters,
  design.networks,
  design.portChannels,
  design.storageTargets,
  design.review.profile,
  design.review.profiles,
];

/** Do hosts that are the same objects have the same facts in both? */
export const sameSurroundings = (a: Design, b: Design): boolean => {
  const [now, before] = [surroundings(a), surroundings(b)];
  return now.every((part, i) => part === before[i]);
};

let around: readonly unknown[] = [];
/** The last design asked for and what is around its hosts: the same list for as long as it is the same. */
let lastAsked: Design | undefined;

const aroundOf = (design: Design): readonly unknown[] => {
  if (design !== lastAsked) {
    const now = surroundings(design);
    lastAsked = design;
    if (now.some((part, i) => part !== around[i])) around = now;
  }
  return around;
};

interface Kept {
  around: readonly unknown[];
  readonly on: readonly unknown[];
  readonly facts: HostFacts;
}
const known = new WeakMap<Host, Kept>();

/** The facts of a host; the same object as long as nothing it rests on has changed. */
export const factsOf = (design: Design, host: Host): HostFacts => {
  const here = aroundOf(design);
  const before = known.get(host);
  // Asked for every host after every edit: nothing around it has changed, so no need to look closer.
  if (before?.around === here) return before.facts;
  const guestClusters = guestClustersOf(design, host.id);
  const on: unknown[] = [
    fabricOf(design),
    find(design, 'cluster', host.clusterId),
    design.networks,
    design.portChannels,
    design.storageTargets,
    design.review.profile,
    design.review.profiles,
    ...guestClusters,
  ];
  for (const { switchId } of host.memberships) {
    on.push(find(design, 'distributedSwitch', switchId) satisfies DistributedSwitch | undefined);
  }
  if (
    before !== undefined &&
    before.on.length === on.length &&
    before.on.every((part, i) => part === on[i])
  ) {
    before.around = here;
    return before.facts;
  }
  const facts = makeFacts(design, host, guestClusters);
  known.set(host, { around: here, on, facts });
  return facts;
};

export const sharedFactsOf = (design: Design): SharedFacts => ({
  fabric: fabricOf(design),
  design,
});
