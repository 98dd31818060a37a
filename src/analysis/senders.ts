import type { Nic } from '../model/design';
import { tagOf } from './endpoints';
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

/** Those whose VLAN is known. */
export const sendersOf = (facts: HostFacts): readonly Sender[] =>
  everySender(facts).flatMap(({ tag, ...rest }) =>
    tag.kind === 'unknown' ? [] : [{ ...rest, tag }],
  );

/** NICs that carry something whose VLAN is not known: what their ports need is not known either. */
export const openNicsOf = (facts: HostFacts): ReadonlySet<Nic> =>
  new Set(
    everySender(facts).flatMap(({ tag, uplinks }) =>
      tag.kind === 'unknown' ? uplinks.map(({ nic }) => nic) : [],
    ),
  );

const everySender = (
  facts: HostFacts,
): readonly (Omit<Sender, 'tag'> & { readonly tag: VlanTag })[] => {
  const own = facts.endpoints.filter(({ adapter, vnic, use }) => {
    const set = adapter?.vlan ?? vnic?.vlan ?? vnic?.trunkVlans;
    return set !== undefined || use === undefined;
  });
  const groups = facts.groups.filter((use) => {
    const on = facts.endpoints.filter((endpoint) => endpoint.use === use);
    // Where every adapter sets its own VLAN, that of the network is on no wire.
    return on.length === 0 || on.some((endpoint) => !own.includes(endpoint));
  });
  return [
    ...groups.map((use) => ({
      id: use.id,
      name: use.group.name,
      tag: tagOf({}, use),
      uplinks: uplinksOf(use),
      use,
    })),
    ...own.map(({ id, name, vlan, use, usable }) => ({
      id,
      name,
      tag: vlan,
      uplinks:
        use === undefined
          ? usable.map((nic) => ({ nic, role: 'active' as const }))
          : uplinksOf(use),
      use,
    })),
  ];
};
