import { describe, expect, test } from 'vitest';
import { build } from '../../model/build';
import { elementFrom } from '../failures/elements';
import { failureState } from '../failures/state';
import { litByPaths } from './lit';
import { outside } from './outside';
import { trace } from './trace';

/** Two hosts, one NIC each, on two switches with a link between them. */
const example = (link: string, port: { mtuBytes?: number } = {}) => {
  const d = build();
  const trunk = { mode: 'trunk', allowedVlans: '10,20', mtuUnit: 'frame', ...port } as const;
  const [a, b] = ['tor-a', 'tor-b'].map((name) => d.physicalSwitch(name, 4, trunk)) as [
    string,
    string,
  ];
  d.link(a, b, { allowedVlans: link, speedMbps: 1000, name: 'ISL' });
  for (const [i, to] of [a, b].entries()) {
    const h = d.host(`esx0${i + 1}`);
    const nic = h.nic('vmnic0', { speedMbps: 10_000 });
    d.cable(nic, to);
    const v = h.switch('vSwitch0', [nic], { mtuBytes: 9000 });
    h.adapter('vmk1', h.portGroup(v, 'vMotion', 20), ['vmotion'], { mtuBytes: 9000 });
    h.vm('app', h.portGroup(v, 'App', 10));
    h.vm('db', h.portGroup(v, 'Database', 20));
  }
  return d;
};

const names = (path: { hops: readonly { name: string }[] } | undefined) =>
  path?.hops.map(({ name }) => name);

test('hop by hop to another host, with VLAN and bottleneck', () => {
  const traced = trace(example('10,20').done, 'h1.k1', 'h2.k1');
  expect(traced?.reaches).toBe('all');
  const [path] = traced?.paths ?? [];
  expect(names(path)).toEqual([
    'vmk1',
    'vMotion',
    'vSwitch0',
    'vmnic0',
    'tor-a 1/1',
    'tor-a',
    'ISL',
    'tor-b',
    'tor-b 1/1',
    'vmnic0',
    'vSwitch0',
    'vMotion',
    'vmk1',
  ]);
  expect(path?.bottleneck).toMatchObject({ name: 'ISL', mbps: 1000 });
  expect(path?.hops.find(({ kind }) => kind === 'link')?.vlan).toBe(20);
});

test('inside one switch nothing leaves the host', () => {
  const traced = trace(example('10').done, 'h1.k1', 'h1.v2');
  expect(traced?.reaches).toBe('all');
  expect(names(traced?.paths[0])).not.toContain('vmnic0');
});

describe('it stops', () => {
  test('where a link does not carry the VLAN', () => {
    const traced = trace(example('10').done, 'h1.k1', 'h2.k1');
    expect(traced?.reaches).toBe('none');
    expect(traced?.paths[0]?.stop).toEqual({ at: 'l1', why: 'ISL does not carry VLAN 20' });
  });
  test('at a port that does not allow it', () => {
    const d = example('10,20');
    d.set('s1.p1', { allowedVlans: '10' });
    expect(trace(d.done, 'h1.k1', 'h2.k1')?.paths[0]?.stop).toEqual({
      at: 's1.p1',
      why: 'the port does not allow VLAN 20',
    });
  });
  test('where only a router leads on', () => {
    const d = example('10,20');
    d.network('Apps', { vlan: 10, gateway: '10.0.10.1' });
    expect(trace(d.done, 'h1.v1', 'h2.k1')?.paths[0]?.stop?.why).toBe(
      'VLAN 10 here, VLAN 20 there: only a router leads on, as the gateway 10.0.10.1 of Apps',
    );
  });
  test('without an uplink', () => {
    const d = example('10,20');
    d.set('h1.n1', { linkUp: false });
    expect(trace(d.done, 'h1.k1', 'h2.k1')).toMatchObject({
      reaches: 'none',
      paths: [{ stop: { why: 'it has no uplink that carries' } }],
    });
  });
});

test('what is not stated is not known', () => {
  const d = example('10,20');
  d.set('s1.p1', { mode: undefined });
  expect(trace(d.done, 'h1.k1', 'h2.k1')).toMatchObject({
    reaches: 'unknown',
    paths: [{ reaches: undefined, stop: { at: 's1.p1' } }],
  });
});

test('large packets: the first port that is too small', () => {
  const traced = trace(example('10,20', { mtuBytes: 1522 }).done, 'h1.k1', 'h2.k1');
  expect(traced?.paths[0]?.tooSmall).toEqual({ at: 's1.p1', mtuBytes: 1522 });
  const jumbo = trace(example('10,20', { mtuBytes: 9216 }).done, 'h1.k1', 'h2.k1');
  expect(jumbo?.paths[0]?.tooSmall).toBeUndefined();
});

describe('out of the data centre', () => {
  const leave = (d: ReturnType<typeof example>) => trace(d.done, 'h1.k1', outside);
  test('to the gateway behind the core', () => {
    const d = example('10,20');
    const core = d.physicalSwitch('core', 1);
    d.link('s1', core, { kind: 'uplink', speedMbps: 1000 });
    d.network('vMotion', { vlan: 20, gateway: '10.0.20.1' });
    expect(leave(d)?.reaches).toBe('all');
    expect(names(leave(d)?.paths[0])?.slice(-2)).toEqual(['core', '10.0.20.1, gateway of vMotion']);
  });
  test('without a core the gateway is behind the switch', () => {
    const d = example('10,20');
    d.network('vMotion', { vlan: 20, gateway: '10.0.20.1' });
    expect(names(leave(d)?.paths[0])?.slice(-2)).toEqual([
      'tor-a',
      '10.0.20.1, gateway of vMotion',
    ]);
  });
  test('not where the network is not routed, and nobody knows where nothing is stated', () => {
    const d = example('10,20');
    expect(leave(d)?.reaches).toBe('unknown');
    d.network('vMotion', { vlan: 20, routed: false });
    expect(leave(d)).toMatchObject({
      reaches: 'none',
      paths: [{ stop: { at: 's1', why: 'vMotion is not routed' } }],
    });
  });
});

describe('while something has failed', () => {
  const tracedAfter = (d: ReturnType<typeof example>, key: string, to = 'h2.k1') => {
    const element = elementFrom(d.done, key);
    if (element === undefined) throw new Error(`no element ${key}`);
    return trace(d.done, 'h1.k1', to, failureState(d.done, [{ do: 'fail', element }]));
  };
  test('a link, a switch, a NIC, a host', () => {
    const d = example('10,20');
    expect(tracedAfter(d, 'l1')?.paths[0]?.stop?.why).toBe(
      'no link leads on from tor-a in VLAN 20',
    );
    expect(tracedAfter(d, 's2')?.paths[0]?.stop?.why).toBe(
      'the receiver has no uplink that carries',
    );
    expect(tracedAfter(d, 'h1.n1')?.paths[0]?.stop?.why).toBe('it has no uplink that carries');
    expect(tracedAfter(d, 'h2')?.paths[0]?.stop).toEqual({
      at: 'h2.k1',
      why: 'its host has failed',
    });
    expect(tracedAfter(d, 'upstream:s1')?.reaches).toBe('none');
  });
  test('a target is gone with its switch', () => {
    const d = example('10,20');
    const target = d.storageTarget('array', { vlan: 20, cabledTo: ['s2.p4'] });
    expect(tracedAfter(d, 's2', target)?.reaches).toBe('none');
    expect(tracedAfter(d, 'h2', target)?.reaches).toBe('all');
  });
});

test('what a path lights: all that it passes, a VM for its vNIC', () => {
  const traced = trace(example('10,20').done, 'h1.v1', 'h2.v1');
  const lit = litByPaths(traced?.paths ?? []);
  for (const id of ['h1', 'h1.v1', 'h1.n1', 's1', 's1.p1', 'l1', 's2', 'h2.n1', 'h2.v1']) {
    expect(lit.has(id), id).toBe(true);
  }
  expect(lit.has('h1.k1')).toBe(false);
});

test('to a storage target, to a switch, and over a cable between two hosts', () => {
  const d = example('10,20');
  const target = d.storageTarget('array', { vlan: 20, cabledTo: ['s2.p4'], maxMbps: 800 });
  const traced = trace(d.done, 'h1.k1', target);
  expect(traced?.reaches).toBe('all');
  expect(traced?.paths[0]?.bottleneck).toMatchObject({ name: 'array', mbps: 800 });
  expect(trace(d.done, 'h1.k1', 's2')?.reaches).toBe('all');
  expect(trace(d.done, 'h1.k1', 'h9.k1')).toBeUndefined();

  const direct = build();
  const nics = ['hv01', 'hv02'].map((name) => {
    const h = direct.host(name);
    const nicId = h.nic('SMB1', { speedMbps: 25_000 });
    h.adapter('SMB1', undefined, ['smb'], { nicId, vlan: 711 });
    return nicId;
  });
  direct.set(nics[0] ?? '', { cabledTo: nics[1] });
  expect(trace(direct.done, 'h1.k1', 'h2.k1')?.reaches).toBe('all');
  expect(trace(direct.done, 'h2.k1', 'h1.k1')?.reaches).toBe('all');
});
