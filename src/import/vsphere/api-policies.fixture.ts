import type { Security, Shaping, Teaming } from '../../model/design';

/** Policies of a design as the vSphere API has them: for round trips. */

const policies = {
  portId: 'loadbalance_srcid',
  macHash: 'loadbalance_srcmac',
  ipHash: 'loadbalance_ip',
  nicLoad: 'loadbalance_loadbased',
  explicit: 'failover_explicit',
} as const;
type NameOf = (id: string) => string;

const not = (flag: boolean | undefined) => (flag === undefined ? null : !flag);
const allowed = (verdict: 'accept' | 'reject' | undefined) =>
  verdict === undefined ? null : verdict === 'accept';

/** HostNetworkPolicy: what is not set is null. */
export const hostPolicy = (
  {
    teaming,
    security,
    shapingOut,
  }: { teaming?: Teaming; security?: Security; shapingOut?: Shaping },
  nameOf: NameOf,
) => ({
  security: {
    allowPromiscuous: allowed(security?.promiscuous),
    macChanges: allowed(security?.macChanges),
    forgedTransmits: allowed(security?.forgedTransmits),
  },
  nicTeaming: {
    policy: teaming?.policy === undefined ? null : policies[teaming.policy],
    notifySwitches: teaming?.notifySwitches ?? null,
    rollingOrder: not(teaming?.failback),
    failureCriteria: {
      checkBeacon: teaming?.detection === undefined ? null : teaming.detection === 'beacon',
    },
    nicOrder:
      teaming?.active === undefined
        ? null
        : {
            activeNic: teaming.active.map(nameOf),
            standbyNic: (teaming.standby ?? []).map(nameOf),
          },
  },
  shapingPolicy: {
    enabled: shapingOut?.enabled ?? null,
    averageBandwidth: times(shapingOut?.averageKbps, 1000),
    peakBandwidth: times(shapingOut?.peakKbps, 1000),
    burstSize: times(shapingOut?.burstKb, 1024),
  },
});

const times = (value: number | undefined, factor: number) =>
  value === undefined ? null : value * factor;

/** A leaf of a port setting; one that is inherited shows what it inherits. */
const leaf = (value: unknown, shown: unknown) =>
  value === undefined || value === null
    ? { inherited: true, value: shown }
    : { inherited: false, value };

const shaping = (of: Shaping | undefined) => ({
  inherited: of === undefined,
  enabled: leaf(of?.enabled, false),
  averageBandwidth: leaf(times(of?.averageKbps, 1000), 100_000_000),
  peakBandwidth: leaf(times(of?.peakKbps, 1000), 100_000_000),
  burstSize: leaf(times(of?.burstKb, 1024), 104_857_600),
});

/** VMwareDVSPortSetting. A switch has its leaves only where they are set: it has nobody to inherit from. */
export const portSetting = (
  of: {
    readonly teaming?: Teaming;
    readonly security?: Security;
    readonly shapingOut?: Shaping;
    readonly shapingIn?: Shaping;
  },
  nameOf: NameOf,
  isSwitch: boolean,
) => {
  const { teaming, security } = of;
  const one = (value: unknown, shown: unknown) =>
    isSwitch && (value === undefined || value === null) ? null : leaf(value, shown);
  const hasSecurity =
    security?.promiscuous !== undefined ||
    security?.macChanges !== undefined ||
    security?.forgedTransmits !== undefined ||
    security?.macLearning !== undefined;
  return {
    blocked: { inherited: false, value: false },
    uplinkTeamingPolicy: {
      inherited: false,
      policy: one(teaming?.policy && policies[teaming.policy], 'loadbalance_srcid'),
      notifySwitches: one(teaming?.notifySwitches, true),
      rollingOrder: one(not(teaming?.failback), false),
      failureCriteria: {
        inherited: false,
        checkBeacon: one(teaming?.detection && teaming.detection === 'beacon', false),
      },
      uplinkPortOrder:
        teaming?.active === undefined
          ? isSwitch
            ? null
            : { inherited: true, activeUplinkPort: ['Shown'], standbyUplinkPort: [] }
          : {
              inherited: false,
              activeUplinkPort: teaming.active.map(nameOf),
              standbyUplinkPort: (teaming.standby ?? []).map(nameOf),
            },
    },
    // The old policy says the contrary of the new one, so that the right one is read.
    securityPolicy: {
      inherited: false,
      allowPromiscuous:
        security?.promiscuous === undefined
          ? null
          : { inherited: false, value: !allowed(security.promiscuous) },
    },
    macManagementPolicy: {
      inherited: !hasSecurity,
      allowPromiscuous: allowed(security?.promiscuous),
      macChanges: allowed(security?.macChanges),
      forgedTransmits: allowed(security?.forgedTransmits),
      macLearningPolicy:
        security?.macLearning === undefined
          ? null
          : { inherited: false, enabled: security.macLearning, limit: 4096, limitPolicy: 'DROP' },
    },
    ...(isSwitch
      ? {}
      : { inShapingPolicy: shaping(of.shapingOut), outShapingPolicy: shaping(of.shapingIn) }),
  };
};
