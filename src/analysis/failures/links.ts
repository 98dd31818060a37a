import { isControllerNic } from '../../model/controller-nic';
import type { Design, Host, Nic } from '../../model/design';
import { inList } from '../../model/find';
import { hostIdOf, kindOf } from '../../model/kinds';
import type { HostFacts } from '../facts';
import { hasCarrier } from '../uplinks';
import { upstreamKey } from './elements';

/** A physical NIC with what can take its link down. */
export interface Link {
  readonly nic: Nic;
  /** Up with nothing failed: NIC, switch port and, without a switch between, the NIC at the other end. */
  readonly isUp: boolean;
  /** Keys of the elements whose failure takes the link down (see `keyOf`). The own host is not among them. */
  readonly killers: readonly string[];
  readonly switchId: string | undefined;
  /** The NIC of another host at the other end of the cable. */
  readonly peer: Nic | undefined;
}

/** NICs cabled to NICs, both ways: the cable may be written on one end only. */
export type Peers = ReadonlyMap<string, Nic>;

const noPeers: Peers = new Map();
const known = new WeakMap<readonly Host[], Peers>();
const toHosts = new WeakMap<readonly Nic[], readonly Nic[]>();

/** NICs that are cabled to another NIC, nearly always none; kept with the list. */
export const cabledToNics = (nics: readonly Nic[]): readonly Nic[] => {
  let found = toHosts.get(nics);
  if (found === undefined) {
    found = nics.filter(({ cabledTo }) => cabledTo !== undefined && kindOf(cabledTo) === 'nic');
    toHosts.set(nics, found);
  }
  return found;
};

/** Every NIC of the design that another host's NIC is cabled to, with that NIC. */
export const peersOf = (design: Pick<Design, 'hosts'>): Peers => {
  const before = known.get(design.hosts);
  if (before !== undefined) return before;
  let made: Map<string, Nic> | undefined;
  for (const host of design.hosts) {
    for (const nic of cabledToNics(host.nics)) {
      const other = inList(design.hosts, hostIdOf(nic.cabledTo ?? '') ?? '');
      const peer = other && inList(other.nics, nic.cabledTo ?? '');
      if (peer === undefined) continue;
      made ??= new Map();
      made.set(nic.id, peer).set(peer.id, nic);
    }
  }
  known.set(design.hosts, made ?? noPeers);
  return made ?? noPeers;
};

export const linkOf = (facts: HostFacts, peers: Peers, nic: Nic): Link => {
  const port = facts.fabric.port(nic.cabledTo ?? '');
  const physical = port && facts.fabric.switchOf(port.id);
  const peer = peers.get(nic.id);
  const killers = [nic.id];
  if (nic.cardId !== undefined) killers.push(nic.cardId);
  if (physical !== undefined) {
    killers.push(physical.id);
    // The switch takes its host ports down when it loses its way out: a choice, not from a source.
    if (physical.linkStateTracking === true) killers.push(upstreamKey(physical.id));
  }
  if (peer !== undefined) {
    killers.push(peer.id, hostIdOf(peer.id) ?? '');
    if (peer.cardId !== undefined) killers.push(peer.cardId);
  }
  return {
    nic,
    // The NIC of a management controller is no way to anywhere, whatever its link says.
    isUp:
      hasCarrier(nic) &&
      !isControllerNic(nic) &&
      port?.adminUp !== false &&
      (peer === undefined || hasCarrier(peer)),
    killers,
    switchId: physical?.id,
    peer,
  };
};

export const isAlive = (link: Link, failed: ReadonlySet<string>): boolean =>
  link.isUp && !link.killers.some((key) => failed.has(key));
