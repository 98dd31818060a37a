import type { Design, DistributedSwitch, Host, Teaming } from '../model/design';
import { nameOf } from '../model/find';
import { kindOf, parentIdOf } from '../model/kinds';
import type { Estate, FoundHost, FoundTeaming } from './estate';

/** A design as a source that can say everything would hand it in: by names. For tests of what follows. */
export const estateOf = (design: Design, kind: Estate['source']['kind'] = 'collector'): Estate => {
  const named = (id: string) => nameOf(design, id);
  const team = (teaming: Teaming | undefined): { teaming?: FoundTeaming } => {
    if (teaming === undefined) return {};
    const { active, standby, ...rest } = teaming;
    return {
      teaming: {
        ...rest,
        ...(active === undefined ? {} : { active: active.map(named) }),
        ...(standby === undefined ? {} : { standby: standby.map(named) }),
      },
    };
  };
  const plug = (portGroupId: string | undefined) => {
    if (portGroupId === undefined) return {};
    const parent = parentIdOf(portGroupId) ?? '';
    const isSpanning = kindOf(parent) === 'distributedSwitch';
    const group = design.hosts.flatMap((h) => h.portGroups).find((g) => g.id === portGroupId);
    return {
      portGroup: named(portGroupId),
      switchName: isSpanning ? parent : named(group?.switchId ?? ''),
    };
  };
  const hostOf = (host: Host): FoundHost => {
    const {
      id,
      cards,
      nics,
      switches,
      memberships,
      portGroups,
      adapters,
      vms,
      clusterId,
      source: _s,
      sourceId: _i,
      ...rest
    } = host;
    return {
      ...rest,
      vcenter: 'vc1',
      moid: id,
      ...(clusterId === undefined ? {} : { cluster: clusterId }),
      cards: cards.map(({ id, ...card }) => ({ ...card, key: id })),
      nics: nics.map(({ id: _, cardId, cabledTo, ...nic }) => {
        const port = cabledTo === undefined || kindOf(cabledTo) !== 'port' ? undefined : cabledTo;
        return {
          ...nic,
          ...(cardId === undefined ? {} : { card: cardId }),
          ...(port === undefined
            ? {}
            : {
                neighbour: {
                  protocol: 'lldp' as const,
                  switchName: named(parentIdOf(port) ?? ''),
                  portName: named(port),
                },
              }),
        };
      }),
      switches: switches.map(({ id: _, uplinks, teaming, unknown: __, ...one }) => ({
        ...one,
        uplinks: uplinks.map(named),
        ...team(teaming),
      })),
      memberships: memberships.map(({ switchId, uplinks }) => ({
        switchKey: switchId,
        uplinks: uplinks.map((u) => ({ uplink: named(u.uplinkId), nic: named(u.nicId) })),
      })),
      portGroups: portGroups.map(
        ({ id: _, switchId, teaming, unknown: __, guessed: ___, ...group }) => ({
          ...group,
          switchName: named(switchId),
          ...team(teaming),
        }),
      ),
      adapters: adapters.map(({ id: _, portGroupId, nicId, pinnedNicId, ...adapter }) => ({
        ...adapter,
        ...plug(portGroupId),
        ...(nicId === undefined ? {} : { nic: named(nicId) }),
        ...(pinnedNicId === undefined ? {} : { pinnedNic: named(pinnedNicId) }),
      })),
      vms: vms.map(({ id: _, vnics, ...vm }) => ({
        ...vm,
        vnics: vnics.map(({ id: __, portGroupId, ...vnic }) => ({ ...vnic, ...plug(portGroupId) })),
      })),
    };
  };
  const spanningOf = (one: DistributedSwitch) => {
    const { id, uplinks, lags, portGroups, teaming, ...rest } = one;
    return {
      ...rest,
      key: id,
      uplinks: uplinks.map(({ name }) => name),
      ...(lags === undefined ? {} : { lags: lags.map(({ id: _, ...lag }) => lag) }),
      ...team(teaming),
      portGroups: portGroups.map(
        ({ id: _, teaming: own, unknown: __, guessed: ___, ...group }) => ({
          ...group,
          ...team(own),
        }),
      ),
    };
  };
  return {
    source: { kind, files: ['estate.json'] },
    clusters: design.clusters.map(({ id, ...rest }) => ({ ...rest, key: id })),
    hosts: design.hosts.map(hostOf),
    distributedSwitches: design.distributedSwitches.map(spanningOf),
    networks: design.networks.map(({ id: _, routedTo: __, ...rest }) => rest),
    storageTargets: design.storageTargets.map(({ id: _, cabledTo: __, ...rest }) => rest),
    problems: [],
    skipped: [],
  };
};
