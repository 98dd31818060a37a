import { describe, expect, test } from 'vitest';
import { build } from '../model/build';
import type { Design, Teaming, VirtualSwitch } from '../model/design';
import { factsOf } from './facts';
import { hasCarrier, instancesOf, inUse, type Team } from './uplinks';

const factsOfFirst = (design: Design) => {
  const [host] = design.hosts;
  if (host === undefined) throw new Error('no host');
  return factsOf(design, host);
};

const ids = (nics: readonly { readonly id: string }[]) => nics.map((nic) => nic.id);

/** Three NICs on a switch, and one port group that may say its own order. */
const team = (teaming: Teaming, more: Partial<VirtualSwitch> = {}, own?: Teaming): Team => {
  const b = build();
  const host = b.host('esx01');
  const nics = ['vmnic0', 'vmnic1', 'vmnic2'].map((name) => host.nic(name));
  const vswitch = host.switch('vSwitch0', nics, { teaming, ...more });
  host.portGroup(vswitch, 'Network', 10, own === undefined ? {} : { teaming: own });
  const [use] = factsOfFirst(b.done).groups;
  if (use === undefined) throw new Error('no port group');
  return use.team;
};

describe('the failover order in force', () => {
  test('nothing stated: every uplink is active, by originating port', () => {
    const t = team({});
    expect(ids(t.activeNics)).toEqual(['h1.n1', 'h1.n2', 'h1.n3']);
    expect([t.policy, t.orderFrom, t.policyFrom]).toEqual(['portId', 'default', 'default']);
  });

  test('the switch states an order: what it leaves out is unused', () => {
    const t = team({ active: ['h1.n1'], standby: ['h1.n2'] });
    expect([ids(t.active), ids(t.standby), ids(t.unused)]).toEqual([
      ['h1.n1'],
      ['h1.n2'],
      ['h1.n3'],
    ]);
    expect(t.orderFrom).toBe('switch');
  });

  test('the port group overrides the order and keeps the policy of the switch', () => {
    const t = team({ policy: 'macHash', active: ['h1.n1'] }, {}, { active: ['h1.n3'] });
    expect([ids(t.usable), t.policy]).toEqual([['h1.n3'], 'macHash']);
    expect([t.orderFrom, t.policyFrom]).toEqual(['portGroup', 'switch']);
  });

  test('a NIC that is active and standby is active', () => {
    const t = team({ active: ['h1.n1'], standby: ['h1.n1', 'h1.n2'] });
    expect(ids(t.usable)).toEqual(['h1.n1', 'h1.n2']);
    expect(ids(t.standby)).toEqual(['h1.n2']);
  });

  test('Hyper-V switches are SET teams unless they say otherwise', () => {
    expect(team({}, { kind: 'external', teamMode: 'set' }).policy).toBe('set');
    expect(team({}, { kind: 'external' }).policy).toBe('set');
    expect(team({}, { kind: 'external', teamMode: 'none' }).policy).toBe('none');
  });
});

describe('a distributed switch in a host', () => {
  const make = () => {
    const b = build();
    const d = b.distributed('DSwitch', ['Uplink 1', 'Uplink 2', 'Uplink 3'], {
      lags: [{ id: 'd1.l1', name: 'lag1' }],
    });
    const host = b.host('esx01');
    const nics = [0, 1, 2, 3].map((n) => host.nic(`vmnic${n}`));
    host.join(d, nics.slice(0, 2));
    return { b, d, host, nics };
  };

  test('only uplinks with a NIC in this host count', () => {
    const { b } = make();
    const [host] = b.done.hosts;
    const [instance] = host === undefined ? [] : instancesOf(b.done, host);
    expect(instance?.key).toBe('d1@h1');
    expect(instance?.uplinks.map((u) => u.name)).toEqual(['Uplink 1', 'Uplink 2']);
  });

  test('a LAG that is the only active entry brings all its NICs', () => {
    const { b, d } = make();
    b.set('h1', {
      memberships: [
        {
          switchId: d,
          uplinks: [
            { uplinkId: 'd1.l1', nicId: 'h1.n3' },
            { uplinkId: 'd1.l1', nicId: 'h1.n4' },
          ],
        },
      ],
    });
    b.distributedPortGroup(d, 'Network', 10, { teaming: { active: ['d1.l1'] } });
    const [use] = factsOfFirst(b.done).groups;
    expect([use?.team.policy, ids(use?.team.usable ?? [])]).toEqual(['lag', ['h1.n3', 'h1.n4']]);
  });
});

describe('uplinks in use after failures (catalogue 5.2)', () => {
  const surviving = (t: Team, ...failed: string[]) => {
    const gone = new Set(failed);
    return ids(inUse(t, (nic) => hasCarrier(nic, gone)));
  };

  test('explicit order: one uplink, the first that lives', () => {
    const t = team({ policy: 'explicit', active: ['h1.n1', 'h1.n2'], standby: ['h1.n3'] });
    expect(surviving(t)).toEqual(['h1.n1']);
    expect(surviving(t, 'h1.n1')).toEqual(['h1.n2']);
    expect(surviving(t, 'h1.n1', 'h1.n2')).toEqual(['h1.n3']);
    expect(surviving(t, 'h1.n1', 'h1.n2', 'h1.n3')).toEqual([]);
  });

  test('by port: all active ones; each that fails is replaced by the next standby', () => {
    const t = team({ active: ['h1.n1'], standby: ['h1.n2', 'h1.n3'] });
    expect(surviving(t)).toEqual(['h1.n1']);
    expect(surviving(t, 'h1.n1')).toEqual(['h1.n2']);
    expect(surviving(t, 'h1.n1', 'h1.n2')).toEqual(['h1.n3']);
    expect(surviving(t, 'h1.n2')).toEqual(['h1.n1']);
  });

  test('two active, one standby', () => {
    const t = team({ active: ['h1.n1', 'h1.n2'], standby: ['h1.n3'] });
    expect(surviving(t)).toEqual(['h1.n1', 'h1.n2']);
    expect(surviving(t, 'h1.n2')).toEqual(['h1.n1', 'h1.n3']);
  });

  test('the failure of a card takes all its ports', () => {
    const nic = { id: 'h1.n1', name: 'vmnic0', cardId: 'h1.c1' };
    expect(hasCarrier(nic, new Set(['h1.c1']))).toBe(false);
    expect(hasCarrier({ ...nic, cardId: 'h1.c2' }, new Set(['h1.c1']))).toBe(true);
  });

  test('a link that is down or switched off carries nothing', () => {
    expect(hasCarrier({ id: 'h1.n1', name: 'vmnic0', linkUp: false })).toBe(false);
    expect(hasCarrier({ id: 'h1.n1', name: 'vmnic0', adminUp: false })).toBe(false);
  });
});
