import type { Nic } from '../model/design';
import { type Endpoint, tagOf } from './endpoints';
import type { GroupUse, HostFacts } from './facts';
import type { KnownTag, VlanTag } from './wire';

/**
 * Something that puts a VLAN on a wire: a port group, or an adapter or vNIC that sets its own
 * VLAN or uses a NIC directly. VLAN rules speak of these, so that twenty VMs on one port group are
 * one remark.
 */
export interface Sender {
  readonly id: string;
  readonly name: string;
  readonly tag: KnownTag;
  readonly uplinks: readonly { readonly nic: Nic; readonly role: 'active' | 'standby' }[];
  readonly use: GroupUse | undefined;
}

const uplinksOf = (use: GroupUse): Sender['uplinks'] => [
  ...use.team.activeNics.map((nic) => ({ nic, role: 'active' as const })),
  ...use.team.standbyNics.map((nic) => ({ nic, role: 'standby' as const })),
];

interface Senders {
  readonly known: readonly Sender[];
  /** NICs below senders whose VLAN is not known. */
  readonly openNics: ReadonlySet<Nic>;
}

// Half a dozen rules ask each host.
const made = new WeakMap<HostFacts, Senders>();

const sendersIn = (facts: HostFacts): Senders => {
  let senders = made.get(facts);
  if (senders === undefined) {
    senders = makeSenders(facts);
    made.set(facts, senders);
  }
  return senders;
};

/** Those whose VLAN is known. */
export const sendersOf = (facts: HostFacts): readonly Sender[] => sendersIn(facts).known;

/** NICs that carry something whose VLAN is not known: what their ports need is not known either. */
export const openNicsOf = (facts: HostFacts): ReadonlySet<Nic> => sendersIn(facts).openNics;

const setsItsOwn = ({ adapter, vnic, use }: Endpoint): boolean =>
  use === undefined || (adapter?.vlan ?? vnic?.vlan ?? vnic?.trunkVlans) !== undefined;

const makeSenders = (facts: HostFacts): Senders => {
  const known: Sender[] = [];
  const openNics = new Set<Nic>();
  const add = (sender: Omit<Sender, 'tag'>, tag: VlanTag) => {
    const { id, name, uplinks, use } = sender;
    if (tag.kind !== 'unknown') known.push({ id, name, uplinks, use, tag });
    else for (const { nic } of uplinks) openNics.add(nic);
  };
  const own: Endpoint[] = [];
  const withOwn = new Set<GroupUse>();
  const withPlain = new Set<GroupUse>();
  for (const end of facts.endpoints) {
    const isOwn = setsItsOwn(end);
    if (isOwn) own.push(end);
    if (end.use !== undefined) (isOwn ? withOwn : withPlain).add(end.use);
  }
  for (const use of facts.groups) {
    // Where every adapter sets its own VLAN, that of the network is on no wire.
    if (withOwn.has(use) && !withPlain.has(use)) continue;
    const { id, group } = use;
    add({ id, name: group.name, uplinks: uplinksOf(use), use }, tagOf({}, use));
  }
  for (const { id, name, vlan, use, usable } of own) {
    const uplinks =
      use === undefined ? usable.map((nic) => ({ nic, role: 'active' as const })) : uplinksOf(use);
    add({ id, name, uplinks, use }, vlan);
  }
  return { known, openNics };
};
