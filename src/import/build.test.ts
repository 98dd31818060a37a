import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from '../analysis/difference';
import { designArbitrary } from '../model/arbitrary';
import { breaches } from '../model/invariants';
import { templates } from '../templates/index';
import { build } from './build';
import { countsOf } from './counts';
import type { Estate, SourceKind } from './estate';
import { estateOf } from './estate-of.fixture';
import { foundEstate, foundHost as host } from './found.fixture';
import { merge } from './merge';
import { addTo, refresh } from './refresh';

const estate = (kind: SourceKind, more: Partial<Estate>) => foundEstate(kind, 'a.xlsx', more);

describe('every template, as an estate', () => {
  test.each(templates.map((t) => [t.id, t] as const))('%s', (_, template) => {
    const design = template.make();
    const { design: built, problems } = build(estateOf(design), []);
    expect(problems).toEqual([]);
    expect(breaches(built)).toEqual([]);
    expect(countsOf(built)).toEqual(countsOf(design));
    // Brought together with the design it came from it changes nothing but where it came from.
    const changed = differences(design, refresh(design, built)).filter(
      ({ field }) => field !== 'Imported from' && field !== 'Id at its source',
    );
    expect(changed).toEqual([]);
  });
});

test('a refresh with the same export is the same design', () => {
  for (const template of templates) {
    const { design } = build(estateOf(template.make()));
    expect(differences(design, refresh(design, design))).toEqual([]);
    expect(refresh(design, design)).toEqual(design);
    expect(addTo(design, design)).toEqual(design);
  }
});

test('any estate makes a design that keeps the invariants, and so does a refresh with any other', () => {
  fc.assert(
    fc.property(designArbitrary(), designArbitrary(), (a, b) => {
      const first = build(estateOf(a)).design;
      const second = build(estateOf(b)).design;
      expect(breaches(first)).toEqual([]);
      expect(breaches(refresh(first, second))).toEqual([]);
      expect(breaches(addTo(first, second))).toEqual([]);
      expect(breaches(refresh(a, second))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

describe('building', () => {
  test('names that lead nowhere are told once, with who lost them', () => {
    const { design, problems } = build(
      estate('rvtools', {
        hosts: [
          host('esx01', {
            vms: ['a', 'b', 'c', 'd', 'e'].map((name) => ({
              name,
              vnics: [{ portGroup: 'Gone' }],
            })),
            switches: [{ name: 'vSwitch0', kind: 'standard', uplinks: ['vmnic9'] }],
            portGroups: [{ name: 'Lost', switchName: 'vSwitch7' }],
          }),
        ],
      }),
    );
    expect(design.hosts[0]?.vms).toHaveLength(5);
    expect(problems.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      'esx01 › vSwitch0: Its uplink “vmnic9” is no NIC of this host; it was left out.',
      'esx01 › Lost: The port group is on “vSwitch7”, which this host does not have; it was left out.',
      'esx01: No port group “Gone” on this host for a, b, c and 2 more; left unplugged.',
    ]);
  });

  test('values that no design may hold are left out and told, in the words of the model', () => {
    const { design, problems } = build(
      estate('esxcli', { hosts: [host('esx01', { nics: [{ name: 'vmnic0', speedMbps: -5 }] })] }),
    );
    expect(design.hosts[0]?.nics[0]).not.toHaveProperty('speedMbps');
    expect(problems[0]?.place).toBe('esx01 › vmnic0');
    expect(problems[0]?.message).toContain('Speed: expected a whole number');
  });

  test('an order is open only where there are two uplinks', () => {
    const nics = [{ name: 'vmnic0' }, { name: 'vmnic1' }];
    const { design } = build(
      estate('rvtools', {
        hosts: [
          host('esx01', {
            nics,
            switches: [
              { name: 'one', kind: 'standard', uplinks: ['vmnic0'], orderUnknown: true },
              { name: 'none', kind: 'standard', uplinks: [], orderUnknown: true },
            ],
          }),
          host('esx02', {
            nics,
            switches: [
              { name: 'two', kind: 'standard', uplinks: ['vmnic0', 'vmnic1'], orderUnknown: true },
            ],
          }),
        ],
      }),
    );
    expect(design.hosts.map((h) => h.switches.map((s) => s.unknown))).toEqual([
      [undefined, undefined],
      [['failoverOrder']],
    ]);
  });

  test('neighbours become switches, ports and cables; one plug a port', () => {
    const at = (portName: string) => ({
      protocol: 'cdp' as const,
      switchName: 'tor-a',
      portName,
      nativeVlan: 1,
    });
    const { design, problems } = build(
      estate('vsphere', {
        hosts: [
          host('esx01', {
            nics: [
              { name: 'vmnic0', neighbour: at('Eth1/1') },
              { name: 'vmnic1', neighbour: at('Eth1/2') },
              { name: 'vmnic2', neighbour: at('Eth1/1') },
            ],
          }),
        ],
      }),
    );
    expect(design.hosts[0]?.nics.map((nic) => nic.cabledTo)).toEqual(['s1.p1', 's1.p2', undefined]);
    expect(design.physicalSwitches[0]?.ports[0]).toEqual({
      id: 's1.p1',
      name: 'Eth1/1',
      nativeVlan: 1,
    });
    expect(problems[0]?.message).toContain('CDP names tor-a Eth1/1');
  });

  test('hosts stand by cluster and as people count', () => {
    const { design } = build(
      estate('rvtools', {
        clusters: [
          { key: 'B', name: 'B' },
          { key: 'A', name: 'A' },
        ],
        hosts: [
          host('esx10', { cluster: 'B' }),
          host('alone'),
          host('esx2', { cluster: 'B' }),
          host('esx1', { cluster: 'A' }),
        ],
      }),
    );
    expect(design.hosts.map(({ name }) => name)).toEqual(['esx2', 'esx10', 'esx1', 'alone']);
  });
});

describe('merging', () => {
  const weak = estate('rvtools', {
    hosts: [
      host('esx01.example.com', {
        version: '8.0.3',
        nics: [{ name: 'vmnic0', speedMbps: 10000, driver: 'x' }, { name: 'vmnic1' }],
        switches: [
          { name: 'vSwitch0', kind: 'standard', uplinks: ['vmnic0', 'vmnic1'], orderUnknown: true },
        ],
        adapters: [{ name: 'vmk0', ip: '10.0.0.1' }],
      }),
    ],
  });
  const strong = estate('esxcli', {
    hosts: [
      host('esx01', {
        nics: [{ name: 'vmnic0', speedMbps: 25000 }],
        switches: [
          {
            name: 'vSwitch0',
            kind: 'standard',
            teaming: { active: ['vmnic0'], standby: ['vmnic1'] },
          },
        ],
        adapters: [{ name: 'vmk0', services: ['management'] }],
      }),
    ],
  });

  test.each([
    ['strong first', [strong, weak]],
    ['weak first', [weak, strong]],
  ])('the more trusted source wins, what only one says stays: %s', (_, estates) => {
    const both = merge(estates);
    if (both === undefined) throw new Error('nothing');
    const { design } = build(both);
    const [only, ...more] = design.hosts;
    expect(more).toEqual([]);
    expect(only?.version).toBe('8.0.3');
    expect(only?.nics.map((nic) => [nic.name, nic.speedMbps, nic.driver])).toEqual([
      ['vmnic0', 25000, 'x'],
      ['vmnic1', undefined, undefined],
    ]);
    expect(only?.switches[0]).toMatchObject({
      uplinks: ['h1.n1', 'h1.n2'],
      teaming: { active: ['h1.n1'], standby: ['h1.n2'] },
    });
    expect(only?.switches[0]).not.toHaveProperty('unknown');
    expect(only?.adapters[0]).toMatchObject({ ip: '10.0.0.1', services: ['management'] });
  });

  test('hosts of one name in two vCenters are two', () => {
    const of = (vcenter: string) =>
      estate('rvtools', { hosts: [host('esx01', { vcenter, moid: 'host-9' })] });
    expect(merge([of('vc1'), of('vc2')])?.hosts).toHaveLength(2);
  });

  test('hosts of one short name in two domains are two', () => {
    const both = merge([
      estate('esxcli', { hosts: [host('esx01.a.example')] }),
      estate('rvtools', { hosts: [host('esx01.b.example')] }),
    ]);
    expect(both?.hosts).toHaveLength(2);
  });
});
