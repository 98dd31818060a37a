import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { countsOf } from '../counts';
import { workbookOf } from './files-of.fixture';
import { madeEstate } from './made-estate.fixture';
import { port, read, readAll, rowsOf, vHost } from './sheets.fixture';
import { type Tabs, tabsOf } from './tabs-of.fixture';

describe('columns', () => {
  test('custom attributes in mid-sheet, twice, and called like a column', async () => {
    const { hosts, skipped, clusters } = await read({
      vNetwork: [
        [
          'VM',
          'Powerstate',
          'Adapter',
          'Network',
          'Connected',
          'Annotation',
          'Backup',
          'Backup',
          'Cluster',
          'Host',
          'Datacenter',
          'Cluster',
          'Host',
          'Folder',
        ],
        [
          'web',
          'poweredOn',
          'Vmxnet3',
          'VM Network',
          'True',
          'secret',
          'x',
          'y',
          'mine',
          'owner',
          'DC',
          'Prod',
          'esx1',
          '/',
        ],
      ],
    });
    expect(hosts.map(({ name }) => name)).toEqual(['esx1']);
    expect(clusters.map(({ name }) => name)).toEqual(['Prod']);
    expect(skipped.map(({ what }) => what)).toEqual(['Annotations', 'Custom attributes and tags']);
    expect(JSON.stringify({ hosts, clusters, skipped })).not.toMatch(/secret|owner|mine/);
  });

  test('in any order and case, with blanks around them', async () => {
    const all = tabsOf(madeEstate({ below: (n) => n - 1 }));
    const shuffled = Object.fromEntries(
      Object.entries(all).map(([tab, rows]) => [
        tab,
        rows.map((row, i) =>
          row.toReversed().map((cell) => (i === 0 ? ` ${String(cell).toUpperCase()} ` : cell)),
        ),
      ]),
    ) as unknown as Tabs;
    const [straight] = await readAll(await workbookOf(all, { booleans: 'text' }));
    const [other] = await readAll(await workbookOf(shuffled, { booleans: 'boolean' }));
    expect(other?.hosts).toEqual(straight?.hosts);
    expect(other?.distributedSwitches).toEqual(straight?.distributedSwitches);
  });

  test('a tab with invented columns is refused with its name, the others are read', async () => {
    const { hosts, problems } = await read({
      vHost: vHost('esx1'),
      vSwitch: rowsOf([{ Host: 'esx1', Switch: 'vSwitch0', 'Port Group': 'x', Ports: 8 }]),
    });
    expect(hosts[0]?.switches).toEqual([]);
    expect(problems[0]).toMatchObject({
      place: 'vSwitch',
      message: expect.stringContaining('only 2'),
    });
  });

  test('database column names are told', async () => {
    const { problems } = await read({
      vHost: vHost('esx1'),
      vSwitch: rowsOf([{ vSwitchHost: 'esx1', vSwitchSwitch: 'vSwitch0', vSwitchMTU: 1500 }]),
    });
    expect(problems[0]?.message).toContain('-DBColumnNames');
  });

  test('an export of 3.9: fewer columns, and one of addresses for both families', async () => {
    const old = await read({
      vHost: rowsOf([
        { Host: 'esx1', Datacenter: 'DC', Cluster: 'C', 'ESX Version': 'VMware ESXi 5.5.0' },
      ]),
      vNetwork: rowsOf([
        {
          VM: 'web',
          Powerstate: 'poweredOff',
          Template: 'False',
          Adapter: 'Flexible',
          Network: 'VM Network',
          Switch: 'vSwitch0',
          Connected: 'False',
          'Starts Connected': 'True',
          'IP Address': 'fe80::1, 10.0.0.5',
          Host: 'esx1',
          'VM ID': 'vm-1',
          'VM UUID': 'shared by clones',
        },
      ]),
      vMetaData: rowsOf([{ 'RVTools major version': '3.9', 'RVTools version': '3.9.2.1' }]),
    });
    expect(old.source.version).toBe('3.9.2.1');
    expect(old.hosts[0]).toMatchObject({ version: '5.5.0' });
    const [vm] = old.hosts[0]?.vms ?? [];
    expect(vm?.vnics).toEqual([{ connected: true, adapterType: 'flexible', ip: '10.0.0.5' }]);
    expect(vm).not.toHaveProperty('sourceId');
  });

  test('sheets of before 3.9, and sheets and files that people renamed', async () => {
    const vPort = rowsOf([{ ...port, 'Port Group': 'A' }]);
    const full = tabsOf(madeEstate({ below: () => 0 })).vPort[0] ?? [];
    const renamed = [
      full,
      full.map(
        (c) =>
          ({ Host: 'esx1', 'Port Group': 'B', Switch: 'vSwitch0', VLAN: 5 })[String(c)] ?? null,
      ),
    ];
    expect(countsOf(await read({ tabvHost: vHost('esx1'), tabvPort: vPort })).portGroups).toBe(1);
    expect(countsOf(await read({ vHost: vHost('esx1'), Sheet2: renamed })).portGroups).toBe(1);
    const text = renamed.map((row) => row.join(';')).join('\n');
    const [csv] = await readAll({ name: 'my ports.txt', bytes: strToU8(text) });
    expect(csv === undefined ? 0 : countsOf(csv).portGroups).toBe(1);
  });
});
