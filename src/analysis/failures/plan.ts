import type { HostFacts } from '../facts';
import { isConnected } from '../lots';
import type { Team } from '../uplinks';
import { type Link, linkOf, type Peers } from './links';
import { portsByChannel, preconditionsOf, type Verdict } from './preconditions';
import type { FabricParts } from './segments-without';
import { type Named, type Part, partsOf } from './services';
import { type UnknownInput, type Way, wayKey, wayOf } from './ways';

const partOf = (facts: HostFacts, named: Named, way: Way) => {
  const { traffic, key, name, network } = named;
  return {
    traffic,
    key,
    name,
    network,
    circle: network === undefined ? undefined : `${facts.cluster?.id ?? ''} ${traffic} ${network}`,
    isSingle: key === 'vsan',
    ways: [way],
  };
};

/** Ways and parts of a host. Endpoints on a switch without any uplink are left out: no wire can fail them. */
export const planOf = (facts: HostFacts, peers: Peers, parts: FabricParts) => {
  const links = new Map<string, Link>();
  const linkOfNic = (nicId: string): Link | undefined => {
    const before = links.get(nicId);
    if (before !== undefined) return before;
    const nic = facts.host.nics.find(({ id }) => id === nicId);
    const made = nic && linkOf(facts, peers, nic);
    if (made !== undefined) links.set(nicId, made);
    return made;
  };
  const wiring = {
    fabric: facts.fabric,
    channels: facts.portChannels,
    membersOf: portsByChannel(parts.physicalSwitches),
  };
  const verdicts = new Map<Team, Verdict>();
  const verdictOf = (team: Team): Verdict => {
    const before = verdicts.get(team);
    if (before !== undefined) return before;
    const made = preconditionsOf(wiring, team);
    verdicts.set(team, made);
    return made;
  };
  const ways = new Map<string, Way>();
  const made = new Map<string, Omit<Part, 'ways'> & { readonly ways: Way[] }>();
  for (const end of facts.endpoints) {
    if (!isConnected(end) || end.classes.length === 0) continue;
    if (end.use !== undefined && end.use.instance.nics.length === 0) continue;
    const named = partsOf(facts, end);
    if (named.length === 0) continue;
    const key = wayKey(end);
    let way = ways.get(key);
    if (way === undefined) {
      way = wayOf(facts, end, linkOfNic, verdictOf);
      ways.set(key, way);
    }
    for (const name of named) {
      const id = `${name.traffic} ${name.key}`;
      const part = made.get(id);
      if (part === undefined) made.set(id, partOf(facts, name, way));
      else if (!part.ways.includes(way)) part.ways.push(way);
    }
  }
  return { links: [...links.values()], ways: [...ways.values()], parts: [...made.values()] };
};

/** What is not stated of the links and ports that a host uses. */
export const unknownOf = (ways: readonly Way[]): readonly UnknownInput[] => {
  const out = new Map<string, UnknownInput>();
  for (const way of ways) {
    for (const input of way.unknown) out.set(`${input.id} ${input.field}`, input);
    for (const { nic } of way.links) {
      if (nic.cardId === undefined) out.set(`${nic.id} cardId`, { id: nic.id, field: 'cardId' });
    }
  }
  return [...out.values()];
};
