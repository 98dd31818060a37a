import type { Design, Host, HostAdapter, Security, Shaping, Teaming } from '../../model/design';
import { carriedByApi } from '../vsphere/carried.fixture';
import { said } from '../written';

/** Commands print every field of a policy, set or not. */
export const full = (teaming: Teaming | undefined): Teaming => ({
  policy: 'portId',
  detection: 'linkStatus',
  notifySwitches: true,
  failback: true,
  active: [],
  standby: [],
  ...teaming,
});
export const secured = (security: Security | undefined): Security => ({
  promiscuous: 'reject',
  macChanges: 'accept',
  forgedTransmits: 'accept',
  ...security,
});
export const shaped = (shaping: Shaping | undefined): Shaping => ({
  enabled: false,
  averageKbps: 100_000,
  peakKbps: 100_000,
  burstKb: 102_400,
  ...shaping,
});
/** Physical NIC load is for distributed switches. */
const standard = (teaming: Teaming | undefined): Teaming | undefined => {
  if (teaming?.policy !== 'nicLoad') return teaming;
  const { policy: _, ...rest } = teaming;
  return Object.keys(rest).length === 0 ? undefined : rest;
};

/** A design cut down to what the commands of a host carry: for round trips. */
export const carriedByEsxcli = (design: Design): Design => {
  const { hosts, ...rest } = carriedByApi(design);
  return { ...rest, clusters: [], distributedSwitches: [], hosts: hosts.map(hostOf) };
};

const hostOf = ({ clusterId: _c, guestBpduBlocked: _b, ...host }: Host): Host => ({
  ...host,
  memberships: [],
  vms: [],
  nics: host.nics.map(({ rdma: _r, sriov: _s, ...nic }) => ({
    ...nic,
    adminUp: nic.linkUp === true,
  })),
  switches: host.switches.map(({ discoveryProtocol: _, discoveryOperation, ...one }) => ({
    ...one,
    mtuBytes: one.mtuBytes ?? 1500,
    discoveryProtocol: 'cdp',
    discoveryOperation: discoveryOperation ?? 'listen',
    teaming: full(standard(one.teaming)),
    security: secured(one.security),
    shapingOut: shaped(one.shapingOut),
  })),
  portGroups: host.portGroups.map(({ teaming, shapingOut, ...group }) => {
    const own = standard(teaming);
    return {
      ...group,
      ...(own === undefined ? {} : { teaming: own }),
      ...(shapingOut === undefined ? {} : { shapingOut: shaped(shapingOut) }),
    };
  }),
  adapters: host.adapters.map((adapter) => adapterOf(adapter, host)),
});

const adapterOf = ({ pinnedNicId: _, ...adapter }: HostAdapter, host: Host): HostAdapter => {
  const { ip, portGroupId, ip6 } = adapter;
  const isHere = host.portGroups.some(({ id }) => id === portGroupId);
  return said({
    ...adapter,
    portGroupId: isHere ? portGroupId : undefined,
    mtuBytes: adapter.mtuBytes ?? 1500,
    stack: adapter.stack ?? 'default',
    prefix: ip === undefined ? undefined : adapter.prefix,
    dhcp: ip === undefined ? undefined : adapter.dhcp === true,
    gateway: ip === undefined ? undefined : adapter.gateway,
    prefix6: ip6 === undefined ? undefined : adapter.prefix6,
  });
};
