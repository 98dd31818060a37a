import { build } from '../../model/build';
import type { Design, PortGroup, Service } from '../../model/design';

/** Numbers that look random and are the same for the same seed. */
export const diceOf = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    chance: (p: number): boolean => next() < p,
    pick: <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0],
    some: <T>(items: readonly T[], p: number): T[] => items.filter(() => next() < p),
  };
};
export type Dice = ReturnType<typeof diceOf>;

export interface Wanted {
  /** Every uplink carries every VLAN and meets its policy's preconditions. */
  readonly isSound?: boolean;
  readonly failback?: boolean;
}

type Teaming = NonNullable<PortGroup['teaming']>;

const policies = ['portId', 'macHash', 'nicLoad', 'explicit', 'ipHash'] as const;
const services: readonly Service[] = [
  'management',
  'vmotion',
  'ftLogging',
  'vsan',
  'iscsi',
  'nfs',
  'smb',
  'cluster',
];

const someVlans = (dice: Dice): string => dice.pick(['10,20', '10', '20', 'all', '10,20,30']);

const teamingFor = (dice: Dice, ids: readonly string[], wanted: Wanted): Teaming => {
  const isSound = wanted.isSound === true;
  const policy = dice.pick(policies.slice(0, isSound ? 4 : 5) as [(typeof policies)[number]]);
  const active: string[] = [];
  const standby: string[] = [];
  for (const id of ids) {
    const at = dice.below(8);
    if (at === 0) standby.push(id);
    else if (at < 7) active.push(id);
  }
  return {
    policy,
    ...(dice.chance(0.7) ? { active, standby } : {}),
    ...(dice.chance(isSound ? 0 : 0.25) ? { detection: 'beacon' as const } : {}),
    failback: wanted.failback ?? true,
  };
};

const drawSwitches = (d: ReturnType<typeof build>, dice: Dice, isSound: boolean): string[] => {
  const count = 1 + dice.below(3);
  const ids = Array.from({ length: count }, (_, i) => {
    const tracking = dice.chance(0.1) ? { linkStateTracking: true } : {};
    const mlag = dice.chance(0.3) ? { mlagDomain: 'm' } : {};
    return d.physicalSwitch(
      `sw${i}`,
      12,
      { mode: 'trunk', allowedVlans: 'all' },
      { ...tracking, ...mlag },
    );
  });
  for (const [i, a] of ids.entries()) {
    for (const b of ids.slice(i + 1)) {
      if (isSound || dice.chance(0.6))
        d.link(a, b, { allowedVlans: isSound ? 'all' : someVlans(dice) });
    }
  }
  return ids;
};

const setPort = (d: ReturnType<typeof build>, dice: Dice, port: string) => {
  if (dice.chance(0.15)) {
    d.set(port, { mode: 'access', accessVlan: dice.pick([10, 20]), allowedVlans: undefined });
  } else if (dice.chance(0.3)) {
    d.set(port, { allowedVlans: someVlans(dice), nativeVlan: dice.pick([10, 20, 99]) });
  } else d.set(port, { nativeVlan: 99 });
  if (dice.chance(0.04)) d.set(port, { adminUp: false });
};

/** A small valid design in which everything that failure analysis asks is stated. */
export const randomDesign = (seed: number, wanted: Wanted = {}): Design => {
  const dice = diceOf(seed);
  const isSound = wanted.isSound === true;
  const d = build();
  const clusterId = d.cluster('c', { haEnabled: dice.chance(0.5) });
  const switches = drawSwitches(d, dice, isSound);
  const nextPort = new Map<string, number>();
  const dvs = d.distributed('dvs', ['u1', 'u2', 'u3']);
  const uplinks = [1, 2, 3].map((n) => `${dvs}.u${n}`);
  const lag = `${dvs}.l1`;
  const hasLag = !isSound && dice.chance(0.2);
  if (hasLag) d.set(dvs, { lags: [{ id: lag, name: 'lag', mode: 'active', ports: 2 }] });
  const spanning = [10, 20].map((vlan) =>
    d.distributedPortGroup(dvs, `span ${vlan}`, vlan, {
      teaming: hasLag ? { active: [lag] } : teamingFor(dice, uplinks, wanted),
    }),
  );
  const hosts = 1 + dice.below(3);
  for (let n = 0; n < hosts; n++) {
    const h = d.host(`host${n}`, dice.chance(0.8) ? { clusterId } : {});
    const cards = [h.card('a'), h.card('b')] as const;
    const nics = Array.from({ length: 1 + dice.below(4) }, (_, i) => {
      const physical = switches[dice.below(switches.length)] ?? '';
      const at = (nextPort.get(physical) ?? 0) + 1;
      nextPort.set(physical, at);
      const port = `${physical}.p${at}`;
      if (!isSound) setPort(d, dice, port);
      return h.nic(`n${i}`, {
        cardId: dice.pick(cards),
        speedMbps: isSound ? 10_000 : dice.pick([1000, 10_000]),
        cabledTo: port,
        ...(dice.chance(isSound ? 0 : 0.05) ? { linkUp: false } : {}),
      });
    });
    if (!isSound && dice.chance(0.4)) {
      const portChannelId = d.portChannel(`po${n}`, dice.pick(['static', 'lacpActive']));
      for (const nic of dice.some(nics, 0.9)) {
        const port = d.done.hosts[n]?.nics.find(({ id }) => id === nic)?.cabledTo;
        if (port !== undefined) d.set(port, { portChannelId });
      }
    }
    const isSpanning = dice.chance(0.35);
    const groups: string[] = [];
    if (isSpanning) {
      if (hasLag) {
        d.set(h.id, {
          memberships: [
            { switchId: dvs, uplinks: nics.map((nicId) => ({ uplinkId: lag, nicId })) },
          ],
        });
      } else h.join(dvs, nics.slice(0, 3));
      groups.push(...spanning);
    } else {
      const isHyperv = dice.chance(0.25);
      const v = h.switch('v', nics, isHyperv ? { kind: 'external', teamMode: 'set' } : {});
      for (const vlan of [10, 20, ...(isSound ? [] : [0])]) {
        const teaming = isHyperv ? {} : { teaming: teamingFor(dice, nics, wanted) };
        groups.push(h.portGroup(v, `g${vlan}`, vlan, teaming));
      }
    }
    for (let i = dice.below(4); i >= 0; i--) {
      const group = groups[dice.below(groups.length)];
      h.adapter(`k${i}`, group, dice.some(services, 0.2), {
        ...(dice.chance(0.2) ? { iscsiBound: true } : {}),
      });
    }
    for (const group of groups) if (dice.chance(0.5)) h.vm('vm', group);
  }
  return d.done;
};
