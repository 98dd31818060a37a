import { describe, expect, test } from 'vitest';
import { build } from './build';
import { type Estate, emptyEstate, type FoundDistributedSwitch, type FoundHost } from './estate';
import { withGroupNames } from './group-names';
import { merge } from './merge';

const mac = '00:50:56:00:00:01';
const none = { cards: [], nics: [], switches: [], portGroups: [], adapters: [], vms: [] };

/** As esxcli knows it: port groups by their keys. */
const console = (more: Partial<FoundHost> = {}): Estate => ({
  ...emptyEstate({ kind: 'esxcli', files: ['esx01.txt'] }),
  hosts: [
    {
      name: 'esx01',
      ...none,
      memberships: [{ switchKey: 'uuid-1', uplinks: [] }],
      adapters: [{ name: 'vmk0', mac, portGroupKey: 'dvportgroup-10', switchName: 'uuid-1' }],
      vms: [
        {
          name: 'web',
          vnics: [{ name: 'eth0', portGroupKey: 'dvportgroup-11', switchName: 'uuid-1' }],
        },
      ],
      ...more,
    },
  ],
  distributedSwitches: [
    {
      key: 'uuid-1',
      name: 'DSwitch',
      uplinks: [],
      portGroups: ['dvportgroup-10', 'dvportgroup-11', 'dvportgroup-12'].map((key) => ({
        key,
        name: key,
        vlanUnknown: true,
      })),
    },
  ],
});

/** As RVTools of before 4.0.4 knows it: port groups by their names. */
const workbook = (
  more: Partial<FoundHost> = {},
  spanning: Partial<FoundDistributedSwitch> = {},
): Estate => ({
  ...emptyEstate({ kind: 'rvtools', files: ['export.xlsx'] }),
  hosts: [
    {
      name: 'esx01.example',
      ...none,
      memberships: [{ switchKey: 'vc1|DSwitch', uplinks: [] }],
      adapters: [{ name: 'vmk0', mac: mac.toUpperCase(), portGroup: 'Management' }],
      vms: [{ name: 'web', vnics: [{ portGroup: 'Servers', switchName: 'vc1|DSwitch' }] }],
      ...more,
    },
  ],
  distributedSwitches: [
    {
      key: 'vc1|DSwitch',
      name: 'DSwitch',
      uplinks: [],
      portGroups: [
        { name: 'Management', vlan: 10 },
        { name: 'Servers', vlan: 20 },
      ],
      ...spanning,
    },
  ],
});

const names = (...estates: readonly Estate[]): readonly string[] =>
  withGroupNames(estates).flatMap(({ source, distributedSwitches }) =>
    source.kind === 'esxcli'
      ? distributedSwitches.flatMap(({ portGroups }) => portGroups.map(({ name }) => name))
      : [],
  );
const keys = ['dvportgroup-10', 'dvportgroup-11', 'dvportgroup-12'];

describe('distributed port groups that a host knows by their keys', () => {
  test('are called as others call what the same adapter or VM is plugged into', () => {
    expect(names(console(), workbook())).toEqual(['Management', 'Servers', 'dvportgroup-12']);
    expect(names(workbook(), console())).toEqual(['Management', 'Servers', 'dvportgroup-12']);
  });

  test('are one with them in the design, with the VLAN of the one and the plugs of both', () => {
    const estate = merge(withGroupNames([console(), workbook()]));
    if (estate === undefined) throw new Error('no estate');
    const { design, problems } = build(estate);
    expect(problems).toEqual([]);
    const [spanning, second] = design.distributedSwitches;
    expect(second).toBeUndefined();
    expect(spanning?.portGroups.map(({ name, vlan, unknown }) => [name, vlan, unknown])).toEqual([
      ['Management', 10, undefined],
      ['Servers', 20, undefined],
      ['dvportgroup-12', undefined, ['vlan']],
    ]);
    expect(design.hosts[0]?.adapters[0]?.portGroupId).toBe(spanning?.portGroups[0]?.id);
    expect(design.hosts[0]?.vms[0]?.vnics[0]?.portGroupId).toBe(spanning?.portGroups[1]?.id);
  });

  test('are called by the name that goes with the key where a source has both', () => {
    const portGroups = [{ key: 'dvportgroup-12', name: 'Backup', vlan: 30 }];
    expect(names(console(), workbook({ adapters: [], vms: [] }, { portGroups }))).toEqual([
      'dvportgroup-10',
      'dvportgroup-11',
      'Backup',
    ]);
  });

  test.each<[string, Estate, Estate]>([
    [
      'another MAC address',
      console(),
      workbook({
        adapters: [{ name: 'vmk0', mac: '00:50:56:00:00:02', portGroup: 'Management' }],
        vms: [],
      }),
    ],
    [
      'a standard port group of that name',
      console(),
      workbook({ portGroups: [{ name: 'Management', switchName: 'vSwitch0' }], vms: [] }),
    ],
    [
      'a VM with two vNICs',
      console(),
      workbook({
        adapters: [],
        vms: [{ name: 'web', vnics: [{ portGroup: 'Servers' }, { portGroup: 'Management' }] }],
      }),
    ],
    [
      'two VMs of one name',
      console(),
      workbook({
        adapters: [],
        vms: [0, 1].map(() => ({ name: 'web', vnics: [{ portGroup: 'Servers' }] })),
      }),
    ],
    ['a host that is not on the switch', console(), workbook({ memberships: [] })],
    ['another host', console({ name: 'esx02' }), workbook()],
    [
      'one name for two keys',
      console({
        vms: [{ name: 'web', vnics: [{ portGroupKey: 'dvportgroup-11', switchName: 'uuid-1' }] }],
      }),
      workbook({ vms: [{ name: 'web', vnics: [{ portGroup: 'Management' }] }] }),
    ],
    [
      'another key for that name',
      console(),
      workbook({ vms: [] }, { portGroups: [{ key: 'dvportgroup-99', name: 'Management' }] }),
    ],
  ])('keep the key where it is not certain: %s', (_, ours, theirs) => {
    expect(names(ours, theirs)).toEqual(keys);
  });

  test('nothing changes where nothing is nameless or nobody else is there', () => {
    const alone = [console()];
    expect(withGroupNames(alone)[0]).toBe(alone[0]);
    const two = [workbook(), workbook()];
    expect(withGroupNames(two)).toEqual(two);
  });
});
