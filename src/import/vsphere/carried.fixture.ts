import type { Design, DistributedSwitch } from '../../model/design';
import { formatVlans, parseVlans } from '../../model/formats';
import { trafficClasses } from '../../model/shape/words';
import { said } from '../written';
import {
  discoveryOf,
  orNone,
  securityOf,
  shapingOf,
  teamingOf,
  word,
} from './carried-fields.fixture';
import { carriedHost } from './carried-host.fixture';

/**
 * A design cut down to what objects of the vSphere API carry, with names that tell things apart: for
 * tests of round trips, from any design.
 */
export const carriedByApi = (design: Design): Design => {
  const distributedSwitches = design.distributedSwitches.map(spanningOf);
  const clusters = design.clusters.map(({ id, haEnabled, drsEnabled }) =>
    said({ id, name: `Cluster ${id}`, platform: 'vsphere', haEnabled, drsEnabled } as const),
  );
  return {
    ...design,
    name: 'Round trip',
    clusters,
    distributedSwitches,
    hosts: design.hosts.map((host) => carriedHost(host, distributedSwitches)),
    physicalSwitches: [],
    portChannels: [],
    interSwitchLinks: [],
    storageTargets: [],
    networks: [],
    guestClusters: [],
    notes: [],
    layout: [],
  };
};

const pools = new Set([
  'management',
  'ft',
  'migration',
  'production',
  'storage',
  'replication',
  'backup',
  'provisioning',
]);

const spanningOf = (one: DistributedSwitch): DistributedSwitch => {
  const lags = (one.lags ?? []).map(({ id, mode, ports, hash }) =>
    said({ id, name: `lag ${id}`, mode, ports, hash: word(hash) }),
  );
  const ends = [...one.uplinks, ...lags].map(({ id }) => id);
  const { enabled, version, pools: all = [] } = one.nioc ?? {};
  const kept = Object.keys(trafficClasses).flatMap((traffic) =>
    pools.has(traffic) ? (all.find((pool) => pool.traffic === traffic) ?? []) : [],
  );
  const nioc = orNone(
    said({
      enabled,
      version: enabled === undefined && kept.length === 0 ? undefined : version,
      pools:
        kept.length === 0
          ? undefined
          : kept.map((pool) =>
              said({ ...pool, reservationMbps: pool.reservationMbps || undefined }),
            ),
    }),
  );
  return said({
    id: one.id,
    name: `Switch ${one.id}`,
    version: word(one.version),
    mtuBytes: one.mtuBytes,
    uplinks: one.uplinks.map(({ id }) => ({ id, name: `Uplink ${id}` })),
    lags: lags.length === 0 ? undefined : lags,
    teaming: teamingOf(one.teaming, ends, false),
    security: securityOf(one.security, true),
    nioc,
    healthCheckVlanMtu: one.healthCheckVlanMtu,
    healthCheckTeaming: one.healthCheckTeaming,
    ...discoveryOf(one),
    portGroups: one.portGroups.map((group, i) => {
      const isPrivate = group.secondaryVlan !== undefined && group.secondaryVlanKind !== undefined;
      const vlan =
        group.trunkVlans !== undefined
          ? { trunkVlans: formatVlans(parseVlans(group.trunkVlans) ?? 'all') }
          : isPrivate
            ? {
                vlan: Math.max(1, Math.min(group.vlan ?? 1, 4094)),
                secondaryVlan: 1000 + i,
                secondaryVlanKind: group.secondaryVlanKind,
              }
            : { vlan: Math.min(group.vlan ?? 0, 4094) };
      return said({
        id: group.id,
        name: `Group ${group.id}`,
        ...vlan,
        teaming: teamingOf(group.teaming, ends, false),
        security: securityOf(group.security, true),
        shapingOut: shapingOf(group.shapingOut),
        shapingIn: shapingOf(group.shapingIn),
        binding: group.binding,
        portCount: group.portCount,
        autoExpand: group.autoExpand,
        resetAtDisconnect: group.resetAtDisconnect,
        overridesAllowed: group.overridesAllowed ?? [],
      } as const);
    }),
  } as const) as DistributedSwitch;
};
