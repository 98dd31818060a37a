import { describe, expect, test } from 'vitest';
import type { SwitchPort } from '../model/design';
import { makeFabric } from './fabric';
import { wireOf } from './wire';

const wire = (port: Partial<SwitchPort>, vlan: number) => {
  const fabric = makeFabric({
    physicalSwitches: [{ id: 's1', name: 'tor-a', ports: [{ id: 's1.p1', name: '1/1', ...port }] }],
    interSwitchLinks: [],
  });
  return wireOf(fabric, { cabledTo: 's1.p1' }, vlan);
};
const carried = (vlan: number) => ({ state: 'carried', switchId: 's1', vlan });
const dropped = (reason: string) => ({ state: 'dropped', switchId: 's1', reason });
const unknown = (reason: string) => ({ state: 'unknown', reason });

describe('what becomes of frames at the port (catalogue 4.2)', () => {
  test('access ports take untagged frames into their VLAN and drop tagged ones', () => {
    const access = { mode: 'access', accessVlan: 20 } as const;
    expect(wire(access, 0)).toEqual(carried(20));
    expect(wire(access, 20)).toEqual(dropped('taggedOnAccess'));
    expect(wire({ mode: 'access' }, 0)).toEqual(unknown('nativeVlan'));
  });

  test('trunks carry what they allow', () => {
    const trunk = { mode: 'trunk', allowedVlans: '10,20-29' } as const;
    expect(wire(trunk, 25)).toEqual(carried(25));
    expect(wire(trunk, 30)).toEqual(dropped('notAllowed'));
    expect(wire({ mode: 'trunk', allowedVlans: 'all' }, 4094)).toEqual(carried(4094));
    expect(wire({ mode: 'trunk' }, 10)).toEqual(unknown('allowedVlans'));
  });

  test('untagged frames go into the native VLAN, which is never guessed', () => {
    expect(wire({ mode: 'trunk', nativeVlan: 99, allowedVlans: '10' }, 0)).toEqual(carried(99));
    expect(wire({ mode: 'trunk', allowedVlans: 'all' }, 0)).toEqual(unknown('nativeVlan'));
  });

  test('a tag of the native VLAN needs a port that tags it', () => {
    const trunk = { mode: 'trunk', nativeVlan: 10, allowedVlans: '10,20' } as const;
    expect(wire(trunk, 10)).toEqual(dropped('nativeExpectedUntagged'));
    expect(wire({ ...trunk, tagNative: true }, 10)).toEqual(carried(10));
  });

  test('a port that is switched off drops all, one without a mode is not known', () => {
    expect(wire({ mode: 'trunk', allowedVlans: 'all', adminUp: false }, 10)).toEqual(
      dropped('portDown'),
    );
    expect(wire({}, 10)).toEqual(unknown('mode'));
  });

  test('no cable, or a cable to another host: not known', () => {
    const fabric = makeFabric({ physicalSwitches: [], interSwitchLinks: [] });
    expect(wireOf(fabric, {}, 10)).toEqual(unknown('uncabled'));
    expect(wireOf(fabric, { cabledTo: 'h2.n1' }, 10)).toEqual(unknown('uncabled'));
  });
});
