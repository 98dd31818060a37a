import { describe, expect, test } from 'vitest';
import { build } from '../model/build';
import type { Design } from '../model/design';
import { factsOf, sharedFactsOf } from './facts';
import { placeInWords, presenceOf, sees, trunkPresenceOf } from './segments';

const trunk = { mode: 'trunk', allowedVlans: 'all' } as const;

const facts = (design: Design) => {
  const [host] = design.hosts;
  if (host === undefined) throw new Error('no host');
  return factsOf(design, host);
};

const esx = (vm: { vlan: number; trunkVlans?: string }, port: object = trunk) => {
  const b = build();
  const tor = b.physicalSwitch('tor-a', 2, port);
  const host = b.host('esx01');
  const nic = host.nic('vmnic0');
  b.cable(nic, tor);
  const vswitch = host.switch('vSwitch0', [nic]);
  host.adapter('vmk0', host.portGroup(vswitch, 'Management', 10), ['management']);
  const more = vm.trunkVlans === undefined ? {} : { trunkVlans: vm.trunkVlans };
  host.vm('fw', host.portGroup(vswitch, 'Guests', vm.vlan, more));
  return b;
};

describe('an endpoint that tags for itself', () => {
  const seeing = (vm: { vlan: number; trunkVlans?: string }, segment: string, port?: object) => {
    const f = facts(esx(vm, port).done);
    return trunkPresenceOf(f)?.seers.map((seer) => sees(f.fabric, seer, segment));
  };

  test('is in each VLAN of its set, on the wire and inside the switch', () => {
    expect(seeing({ vlan: 4095 }, 's1/10')).toEqual([true]);
    expect(seeing({ vlan: 4095 }, 'h1.s1~10')).toEqual([true]);
    expect(seeing({ vlan: 4095 }, 'h2.s1~10')).toEqual([false]);
    expect(seeing({ vlan: 0, trunkVlans: '20-29' }, 's1/10')).toEqual([false]);
    expect(seeing({ vlan: 0, trunkVlans: '20-29' }, 's1/25')).toEqual([true]);
  });

  test('but not where the port lets none of them through', () => {
    expect(seeing({ vlan: 4095 }, 's1/10', { mode: 'trunk', allowedVlans: '20' })).toEqual([false]);
  });

  test('and untagged in the native VLAN of the port', () => {
    const port = { mode: 'trunk', allowedVlans: '20', nativeVlan: 99 };
    expect(seeing({ vlan: 4095 }, 's1/99', port)).toEqual([true]);
  });
});

test('what a host has where, by segment', () => {
  const presence = presenceOf(facts(esx({ vlan: 10 }).done));
  expect([...presence.keys()].sort()).toEqual(['h1.s1~10', 's1/10']);
  expect(presence.get('s1/10')?.lots.map((lot) => [lot.classes, lot.segments])).toEqual([
    [['management'], ['s1/10']],
    [['production'], ['s1/10']],
  ]);
  expect(presence.get('h1.s1~10')?.inside).toBe('vSwitch0');
});

test('a broadcast domain in words', () => {
  const b = esx({ vlan: 10 });
  for (const name of ['tor-b', 'tor-c', 'tor-d']) b.physicalSwitch(name, 1);
  const words = (segment: string, inside = '') =>
    placeInWords(segment, inside, sharedFactsOf(b.done));
  expect(words('s1/20')).toBe('VLAN 20 on tor-a');
  b.link('s1', 's2');
  expect(words('s1/20')).toBe('VLAN 20 on tor-a and tor-b');
  b.link('s1', 's3');
  expect(words('s1/20')).toBe('VLAN 20 on tor-a, tor-b and tor-c');
  b.link('s1', 's4');
  expect(words('s1/20')).toBe('VLAN 20 on tor-a, tor-b and 2 more');
  expect(words('h1.s1~20', 'vSwitch0')).toBe('VLAN 20 inside vSwitch0');
  expect(words('h1.s1~0', 'vSwitch0')).toBe('untagged traffic inside vSwitch0');
});
