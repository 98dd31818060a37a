import { build } from '../../model/build';
import type { Design, PortGroup, SwitchPort } from '../../model/design';

/**
 * The worked examples of catalogue 5.9 as designs. Host NICs are `h1.n1` for v0, `h1.n2` for v1
 * and so on; cards `h1.c1` for c0; switches `s1` for A, `s2` for B. For tests and pictures.
 */
type Example = () => Design;

const gig = 1000;
const trunk = { mode: 'trunk', allowedVlans: 'all' } as const;

type Teaming = NonNullable<PortGroup['teaming']>;

/** Hosts whose NICs are on cards and switches as `'0A 1B'` says: v0 on card 0 to A, v1 on card 1 to B. */
const start = (
  wiring: string,
  speedMbps: number,
  options: {
    switches?: number;
    link?: string;
    port?: Partial<SwitchPort>;
    isLinked?: boolean;
  } = {},
) => {
  const d = build();
  const switches = ['A', 'B']
    .slice(0, options.switches ?? 2)
    .map((name) => d.physicalSwitch(name, 8, { ...trunk, ...options.port }));
  const [a, b] = switches;
  if (a !== undefined && b !== undefined && options.isLinked !== false) {
    d.link(a, b, { allowedVlans: options.link ?? 'all' });
  }
  const host = (name: string, own = wiring) => {
    const h = d.host(name);
    const cards = new Map<string, string>();
    const nics = own.split(' ').map(([card = '', physical], i) => {
      const cardId = cards.get(card) ?? h.card(`c${card}`);
      cards.set(card, cardId);
      const nic = h.nic(`v${i}`, { cardId, speedMbps });
      d.cable(nic, switches[physical === 'B' ? 1 : 0] ?? '');
      return nic;
    });
    return { h, nics };
  };
  return { d, switches, host };
};

const order = (
  nics: readonly string[],
  active: readonly number[],
  standby: readonly number[] = [],
) => ({
  active: active.map((i) => nics[i] ?? ''),
  standby: standby.map((i) => nics[i] ?? ''),
});

const e1: Example = () => {
  const { d, host } = start('0A 1B', 25 * gig);
  const { h, nics } = host('h1');
  const dvs = d.distributed('vDS', ['u1', 'u2'], { teaming: { policy: 'nicLoad' } });
  h.join(dvs, nics);
  h.adapter('vmk0', d.distributedPortGroup(dvs, 'Management', 10), ['management']);
  h.adapter('vmk1', d.distributedPortGroup(dvs, 'vMotion', 20), ['vmotion']);
  h.vm('vm', d.distributedPortGroup(dvs, 'VM', 100));
  return d.done;
};

const e2: Example = () => {
  const { d, host } = start('0A 0A 1A 1A 2A 2A', gig, { switches: 1 });
  const { h, nics } = host('h1');
  const [v0 = '', v1 = '', v2 = '', v3 = '', v4 = '', v5 = ''] = nics;
  const own = (nic: string, name: string, vlan: number) =>
    h.portGroup(h.switch(`VSS ${name}`, [nic]), name, vlan);
  h.adapter('vmk0', own(v0, 'Management', 10), ['management']);
  h.adapter('vmk1', own(v1, 'Storage', 20), ['iscsi']);
  h.adapter('vmk2', own(v2, 'vMotion', 30), ['vmotion']);
  h.adapter('vmk3', own(v3, 'FT', 40), ['ftLogging']);
  h.vm('vm', h.portGroup(h.switch('VSS VM', [v4, v5]), 'VM', 100));
  return d.done;
};

const e3: Example = () => {
  const { d, host } = start('0A 1B', 10 * gig);
  const { h, nics } = host('h1');
  const v = h.switch('VSS', nics);
  const group = (name: string, vlan: number, active: number, standby: number) =>
    h.portGroup(v, name, vlan, {
      teaming: { policy: 'explicit', ...order(nics, [active], [standby]) },
    });
  h.adapter('vmk0', group('Management', 10, 0, 1), ['management']);
  h.adapter('vmk1', group('vMotion', 20, 1, 0), ['vmotion']);
  return d.done;
};

const e4: Example = () => {
  const { d, host } = start('0A 0B 0A 1B', 10 * gig);
  const { h, nics } = host('h1');
  const v = h.switch('VSS', nics.slice(2));
  for (const i of [2, 3]) {
    const group = h.portGroup(v, `iSCSI ${i}`, 50, { teaming: order(nics, [i]) });
    h.adapter(`vmk${i}`, group, ['iscsi'], { iscsiBound: true });
  }
  return d.done;
};

/** IP hash; the channel as `none`, on a stack, or over two switches that know nothing of each other. */
const e5 =
  (channel: 'none' | 'stack' | 'apart'): Example =>
  () => {
    const { d, switches, host } = start('0A 1B', 10 * gig);
    const { h, nics } = host('h1');
    if (channel === 'stack') for (const id of switches) d.set(id, { mlagDomain: 'm1' });
    if (channel !== 'none') {
      const portChannelId = d.portChannel('po1', 'static');
      for (const id of switches) d.set(`${id}.p1`, { portChannelId });
    }
    const v = h.switch('VSS', nics, { teaming: { policy: 'ipHash' } });
    h.vm('vm', h.portGroup(v, 'VM', 100));
    return d.done;
  };

const e6 =
  (teams: readonly (readonly [number, number])[]): Example =>
  () => {
    const { d, host } = start('0A 0B 1A 1B', 10 * gig);
    const { h, nics } = host('h1');
    const group = (name: string, vlan: number, [a, b]: readonly [number, number]) =>
      h.portGroup(h.switch(`VSS ${name}`, [nics[a] ?? '', nics[b] ?? '']), name, vlan);
    h.adapter('vmk0', group('Management', 10, teams[0] ?? [0, 1]), ['management']);
    h.vm('vm', group('VM', 100, teams[1] ?? [2, 3]));
    return d.done;
  };

const e7: Example = () => {
  const { d, switches, host } = start('0A 1B', 25 * gig);
  const { h, nics } = host('h1');
  const portChannelId = d.portChannel('po1', 'lacpActive');
  for (const id of switches) {
    d.set(id, { mlagDomain: 'm1' });
    d.set(`${id}.p1`, { portChannelId });
  }
  const dvs = d.distributed('vDS', ['u1', 'u2']);
  const lag = `${dvs}.l1`;
  d.set(dvs, {
    lags: [{ id: lag, name: 'lag1', mode: 'active', ports: 2 }],
    teaming: { active: [lag] },
  });
  d.set(h.id, {
    memberships: [{ switchId: dvs, uplinks: nics.map((nicId) => ({ uplinkId: lag, nicId })) }],
  });
  h.vm('vm', d.distributedPortGroup(dvs, 'VM', 100));
  return d.done;
};

/** vMotion on two hosts; VLAN 20 crosses between the switches or not. */
const e8 =
  (link: string, teaming: 'explicit' | 'portId'): Example =>
  () => {
    const { d, host } = start('0A 1B', 10 * gig, { link });
    for (const name of ['h1', 'h2']) {
      const { h, nics } = host(name);
      const override: Teaming =
        teaming === 'explicit'
          ? { policy: 'explicit', ...order(nics, [0], [1]) }
          : { policy: 'portId' };
      const group = h.portGroup(h.switch('VSS', nics), 'vMotion', 20, { teaming: override });
      h.adapter('vmk1', group, ['vmotion']);
    }
    return d.done;
  };

const e9: Example = () => {
  const { d, switches, host } = start('0A 1B', 10 * gig);
  d.set(`${switches[1]}.p1`, { allowedVlans: '10' });
  const { h, nics } = host('h1');
  const v = h.switch('VSS', nics);
  h.vm('vm', h.portGroup(v, 'VM', 100, { teaming: order(nics, [0, 1]) }));
  h.vm('vm2', h.portGroup(v, 'VM2', 100, { teaming: order(nics, [0]) }));
  return d.done;
};

const e10: Example = () => {
  const { d, host } = start('0A 1B 2A 3B', 25 * gig);
  const { h, nics } = host('n1');
  d.set(h.id, { platform: 'azurelocal' });
  const v = h.switch('ConvergedSwitch', nics.slice(0, 2), { kind: 'external', teamMode: 'set' });
  const group = h.portGroup(v, 'Compute', 8);
  h.adapter('vManagement', group, ['management']);
  h.vm('vm', group);
  h.adapter('SMB1', undefined, ['smb'], { nicId: nics[2] ?? '', vlan: 711 });
  h.adapter('SMB2', undefined, ['smb'], { nicId: nics[3] ?? '', vlan: 712 });
  return d.done;
};

/** h1 on both switches, h2 on B only; what happens upstream of A. */
const e11 =
  (wiring: string, detection: 'linkStatus' | 'beacon'): Example =>
  () => {
    const { d, host } = start(wiring, 10 * gig);
    for (const [name, own] of [
      ['h1', wiring],
      ['h2', '0B'],
    ] as const) {
      const { h, nics } = host(name, own);
      const v = h.switch('VSS', nics, { teaming: { detection } });
      h.vm('vm', h.portGroup(v, 'VM', 100));
    }
    return d.done;
  };

export const workedExamples = {
  E1: e1,
  E2: e2,
  E3: e3,
  E4: e4,
  E5a: e5('stack'),
  E5b: e5('none'),
  E5c: e5('apart'),
  E6a: e6([
    [0, 1],
    [2, 3],
  ]),
  E6b: e6([
    [0, 3],
    [2, 1],
  ]),
  E7: e7,
  E8a: e8('10', 'explicit'),
  E8b: e8('10,20', 'explicit'),
  E8c: e8('10', 'portId'),
  E9: e9,
  E10: e10,
  E11a: e11('0A 1B', 'linkStatus'),
  E11b: e11('0A 1B 2B', 'beacon'),
  E11c: e11('0A 1B', 'beacon'),
} as const;
