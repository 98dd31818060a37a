import type { Nic, PhysicalSwitch, PortChannel } from '../../model/design';
import { inList } from '../../model/find';
import type { Fabric } from '../fabric';
import type { Team } from '../uplinks';

/** What a teaming policy needs of the wire and does not get (catalogue 5.2), named as the rule that reports it. */
export type Fault =
  | 'team-iphash-no-portchannel'
  | 'team-portchannel-no-iphash'
  | 'team-iphash-constraints'
  | 'team-portchannel-span'
  | 'team-portchannel-members'
  | 'team-lag-order'
  | 'hv-set-members';

export interface Verdict {
  readonly faults: readonly Fault[];
  /** Port channels of which the design does not say how they are formed. */
  readonly unknown: readonly string[];
}

const fine: Verdict = { faults: [], unknown: [] };

/** Ports of a fabric by the channel they are in, over all switches. */
const channelPorts = new WeakMap<
  readonly PhysicalSwitch[],
  ReadonlyMap<string, readonly string[]>
>();

export const portsByChannel = (
  switches: readonly PhysicalSwitch[],
): ReadonlyMap<string, readonly string[]> => {
  const known = channelPorts.get(switches);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const { ports } of switches) {
    for (const { id, portChannelId } of ports) {
      if (portChannelId === undefined) continue;
      const list = made.get(portChannelId);
      if (list === undefined) made.set(portChannelId, [id]);
      else list.push(id);
    }
  }
  channelPorts.set(switches, made);
  return made;
};

interface Wiring {
  readonly fabric: Fabric;
  readonly channels: readonly PortChannel[];
  readonly membersOf: ReadonlyMap<string, readonly string[]>;
}

/** One switch, one stack or one MLAG domain: what a port channel may end on. */
const isOneSwitch = (switches: readonly PhysicalSwitch[]): boolean => {
  const [first, ...rest] = switches;
  return rest.every(
    (other) =>
      other.id === first?.id ||
      (other.stackId !== undefined && other.stackId === first?.stackId) ||
      (other.mlagDomain !== undefined && other.mlagDomain === first?.mlagDomain),
  );
};

/** The one channel that holds the ports of all these NICs; `mixed` where they are in none or in several. */
const channelOf = (fabric: Fabric, nics: readonly Nic[]) => {
  const ports = nics.flatMap(({ cabledTo }) => fabric.port(cabledTo ?? '') ?? []);
  const ids = new Set(ports.map(({ portChannelId }) => portChannelId));
  const [only] = ids;
  return { ports, id: ids.size === 1 ? only : undefined };
};

const aggregated = (wiring: Wiring, team: Team, isLag: boolean): Verdict => {
  const faults: Fault[] = [];
  const { ports, id } = channelOf(wiring.fabric, team.activeNics);
  if (ports.length === 0) return fine;
  const channel = id === undefined ? undefined : inList(wiring.channels, id);
  if (channel === undefined) {
    return {
      faults: [isLag ? 'team-portchannel-members' : 'team-iphash-no-portchannel'],
      unknown: [],
    };
  }
  const isLacp = channel.mode !== 'static';
  if (channel.mode !== undefined && isLacp !== isLag) {
    faults.push(isLag ? 'team-portchannel-no-iphash' : 'team-iphash-no-portchannel');
  }
  const members = wiring.membersOf.get(channel.id) ?? [];
  const own = new Set(ports.map((port) => port.id));
  const switches = members.flatMap((port) => wiring.fabric.switchOf(port) ?? []);
  if (!isOneSwitch(switches)) faults.push('team-portchannel-span');
  if (members.some((port) => !own.has(port))) faults.push('team-portchannel-members');
  return { faults, unknown: channel.mode === undefined ? [channel.id] : [] };
};

const differ = <T>(values: readonly (T | undefined)[]): boolean =>
  new Set(values.filter((value) => value !== undefined)).size > 1;

/** The preconditions of a team. Cables that are not drawn are not judged. */
export const preconditionsOf = (wiring: Wiring, team: Team): Verdict => {
  switch (team.policy) {
    case 'none':
      return fine;
    case 'ipHash': {
      const { faults, unknown } = aggregated(wiring, team, false);
      const isBent =
        team.standby.length > 0 || team.unused.length > 0 || team.detection === 'beacon';
      return { faults: isBent ? [...faults, 'team-iphash-constraints'] : faults, unknown };
    }
    case 'lag': {
      const { faults, unknown } = aggregated(wiring, team, true);
      const isBent = team.active.length > 1 || team.standby.length > 0;
      return { faults: isBent ? [...faults, 'team-lag-order'] : faults, unknown };
    }
    default: {
      const faults: Fault[] = [];
      const isChanneled = team.usable.some(
        ({ cabledTo }) => wiring.fabric.port(cabledTo ?? '')?.portChannelId !== undefined,
      );
      if (isChanneled) faults.push('team-portchannel-no-iphash');
      if ([...team.active, ...team.standby].some((uplink) => uplink.isLag)) {
        faults.push('team-lag-order');
      }
      const isSet = team.policy === 'set';
      if (isSet && (team.usable.length > 8 || differ(team.usable.map((nic) => nic.speedMbps)))) {
        faults.push('hv-set-members');
      }
      return { faults, unknown: [] };
    }
  }
};
