import type { Design, Host } from '../../model/design';
import { instanceKey } from '../../model/edits/uplinks';
import { find, inList, nameOf } from '../../model/find';
import { type Kind, kindOf } from '../../model/kinds';
import { detailOf } from './details';

/** One thing in the outline; what is inside is only made when it is unfolded. */
export interface Item {
  /** Unique in the tree: an element can stand in two places. */
  readonly key: string;
  /** The element; undefined for a heading. */
  readonly id?: string;
  readonly kind?: Kind;
  readonly text: string;
  readonly detail: string;
  readonly inside?: () => readonly Item[];
  /** Unfolded unless the person folds it. */
  readonly open?: boolean;
}

const element = (
  design: Design,
  id: string,
  prefix: string,
  inside?: () => readonly Item[],
  open?: boolean,
): Item => {
  const kind = kindOf(id);
  return {
    key: prefix === '' ? id : `${prefix}:${id}`,
    id,
    ...(kind === undefined ? {} : { kind }),
    text: nameOf(design, id),
    detail: detailOf(design, id),
    ...(inside === undefined ? {} : { inside }),
    ...(open === undefined ? {} : { open }),
  };
};

const heading = (
  key: string,
  text: string,
  kind: Kind,
  count: number,
  inside: () => readonly Item[],
  open = false,
): readonly Item[] =>
  count === 0 ? [] : [{ key, text, kind, detail: String(count), inside, open }];

/** Adapters and vNICs of a host by the port group they are on. */
const endpointsByGroup = (host: Host): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  const add = (group: string | undefined, id: string) => {
    if (group === undefined) return;
    const list = found.get(group);
    if (list === undefined) found.set(group, [id]);
    else list.push(id);
  };
  for (const adapter of host.adapters) add(adapter.portGroupId, adapter.id);
  for (const vm of host.vms) for (const vnic of vm.vnics) add(vnic.portGroupId, vnic.id);
  return found;
};

const inHost = (design: Design, host: Host): readonly Item[] => {
  const byGroup = endpointsByGroup(host);
  const group = (id: string, prefix: string): Item => {
    const on = byGroup.get(id) ?? [];
    const parts = () => on.map((endpoint) => element(design, endpoint, ''));
    return element(design, id, prefix, on.length === 0 ? undefined : parts);
  };
  const own = host.switches.map((local) => {
    const groups = host.portGroups.filter((g) => g.switchId === local.id);
    const inside = () => [
      ...groups.map((g) => group(g.id, '')),
      ...local.uplinks.map((nic) => element(design, nic, '')),
    ];
    return element(
      design,
      local.id,
      '',
      groups.length + local.uplinks.length === 0 ? undefined : inside,
    );
  });
  const spanning = host.memberships.flatMap((membership): Item[] => {
    const distributed = find(design, 'distributedSwitch', membership.switchId);
    if (distributed === undefined) return [];
    const used = distributed.portGroups.filter((g) => byGroup.has(g.id));
    const nics = [...new Set(membership.uplinks.map((u) => u.nicId))];
    const inside = () => [
      ...used.map((g) => group(g.id, host.id)),
      ...nics.flatMap((nic) => (inList(host.nics, nic) ? [element(design, nic, '')] : [])),
    ];
    return [
      {
        ...element(design, distributed.id, '', inside),
        key: instanceKey(distributed.id, host.id),
        detail: 'distributed',
      },
    ];
  });
  const looseAdapters = host.adapters.filter((adapter) => adapter.portGroupId === undefined);
  return [
    ...own,
    ...spanning,
    ...looseAdapters.map((adapter) => element(design, adapter.id, '')),
    ...heading(`${host.id}/vms`, 'Virtual machines', 'vm', host.vms.length, () =>
      host.vms.map((vm) =>
        element(
          design,
          vm.id,
          '',
          vm.vnics.length === 0
            ? undefined
            : () => vm.vnics.map((vnic) => element(design, vnic.id, 'vm')),
        ),
      ),
    ),
    ...heading(`${host.id}/nics`, 'Physical NICs', 'nic', host.nics.length, () =>
      host.nics.map((nic) => element(design, nic.id, 'nics')),
    ),
    ...heading(`${host.id}/cards`, 'NIC cards', 'card', host.cards.length, () =>
      host.cards.map((card) => element(design, card.id, '')),
    ),
  ];
};

const hosts = (design: Design, list: readonly Host[]): readonly Item[] =>
  list.map((host) => {
    const isEmpty =
      host.switches.length +
        host.memberships.length +
        host.nics.length +
        host.adapters.length +
        host.vms.length ===
      0;
    return element(
      design,
      host.id,
      '',
      isEmpty ? undefined : () => inHost(design, host),
      design.hosts.length <= 2,
    );
  });

const physical = (design: Design): readonly Item[] => {
  const plugged = new Map<string, string[]>();
  for (const port of pluggedIn(design)) {
    const at = port.slice(0, port.indexOf('.'));
    const list = plugged.get(at);
    if (list === undefined) plugged.set(at, [port]);
    else list.push(port);
  }
  return [
    ...design.physicalSwitches.map((one) => {
      const used = plugged.get(one.id);
      return element(
        design,
        one.id,
        '',
        used === undefined
          ? undefined
          : () =>
              one.ports.filter((p) => used.includes(p.id)).map((p) => element(design, p.id, '')),
      );
    }),
    ...design.interSwitchLinks.map((link) => element(design, link.id, '')),
    ...design.portChannels.map((channel) => element(design, channel.id, '')),
    ...design.storageTargets.map((target) => element(design, target.id, '')),
  ];
};

function* pluggedIn(design: Design): Generator<string> {
  for (const host of design.hosts) {
    for (const nic of host.nics) if (nic.cabledTo !== undefined) yield nic.cabledTo;
  }
  for (const target of design.storageTargets) yield* target.cabledTo;
}

/** The outermost rows: clusters with their hosts, other hosts, and what stands beside them. */
export const items = (design: Design): readonly Item[] => [
  ...design.clusters.map((cluster) => {
    const members = design.hosts.filter((host) => host.clusterId === cluster.id);
    return element(
      design,
      cluster.id,
      '',
      members.length === 0 ? undefined : () => hosts(design, members),
      true,
    );
  }),
  ...hosts(
    design,
    design.hosts.filter((host) => host.clusterId === undefined),
  ),
  ...heading(
    'distributed',
    'Distributed switches',
    'distributedSwitch',
    design.distributedSwitches.length,
    () =>
      design.distributedSwitches.map((one) =>
        element(
          design,
          one.id,
          '',
          one.uplinks.length + one.portGroups.length + (one.lags?.length ?? 0) === 0
            ? undefined
            : () =>
                [...one.portGroups, ...one.uplinks, ...(one.lags ?? [])].map((part) =>
                  element(design, part.id, ''),
                ),
        ),
      ),
    true,
  ),
  ...heading(
    'physical',
    'Physical',
    'physicalSwitch',
    design.physicalSwitches.length + design.storageTargets.length,
    () => physical(design),
    true,
  ),
  ...heading('networks', 'Networks', 'network', design.networks.length, () =>
    design.networks.map((network) => element(design, network.id, '')),
  ),
  ...heading('guests', 'Guest clusters', 'guestCluster', design.guestClusters.length, () =>
    design.guestClusters.map((guest) => element(design, guest.id, '')),
  ),
  ...heading('notes', 'Notes', 'note', design.notes.length, () =>
    design.notes.map((note) => element(design, note.id, '')),
  ),
];
