import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { breaches } from '../../model/invariants';
import { build } from '../build';
import type { Estate } from '../estate';
import { merge } from '../merge';
import { open } from '../open/open';
import type { Cell, InputFile, Piece } from '../piece';
import { nic, port, read as readRvtools, rowsOf, vHost } from '../rvtools/sheets.fixture';
import { vdocumentationReader } from './reader';
import { Hostname, physical, switches, vmkernel } from './tables.fixture';

const book = async (sheets: Readonly<Record<string, Cell[][]>>): Promise<InputFile> => ({
  name: 'Networking.xlsx',
  bytes: await writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })),
  }),
});
const read = async (...files: readonly InputFile[]): Promise<Estate> => {
  const { pieces } = await open(files);
  expect(pieces.every(vdocumentationReader.claims)).toBe(true);
  const [estate] = await vdocumentationReader.read(pieces, () => {});
  if (estate === undefined) throw new Error('no estate');
  return estate;
};
const all = {
  Physical_Adapters: physical,
  VMkernel_Adapters: vmkernel,
  Virtual_Switches: switches,
};

describe('vDocumentation', () => {
  test('NICs, their links and what they hear', async () => {
    const { hosts, problems } = await read(await book(all));
    expect(problems).toEqual([]);
    expect(hosts[0]?.nics).toMatchObject([
      {
        name: 'vmnic0',
        linkUp: true,
        speedMbps: 25_000,
        duplex: 'full',
        neighbour: { protocol: 'cdp', switchName: 'leaf1', portName: 'Ethernet1/0' },
      },
      { name: 'vmnic1', linkUp: false },
      { name: 'vmnic2', neighbour: { protocol: 'lldp', switchName: 'leaf2' } },
      { name: 'vmnic3' },
    ]);
    expect(hosts[0]?.nics[1]).not.toHaveProperty('speedMbps');
  });

  test('failover orders of port groups; that of a switch where all agree', async () => {
    const { hosts } = await read(await book(all));
    const [host] = hosts;
    expect(host?.switches).toMatchObject([
      { name: 'vSwitch0', uplinks: ['vmnic0', 'vmnic1'], mtuBytes: 1500, orderUnknown: true },
      { name: 'vSwitch9', uplinks: [] },
    ]);
    expect(host?.portGroups).toMatchObject([
      {
        name: 'Management Network',
        vlan: 10,
        teaming: { active: ['vmnic0'], standby: ['vmnic1'] },
        security: { macChanges: 'accept' },
      },
      { name: 'VM Network ', vlan: 4095, teaming: { active: ['vmnic1'], standby: [] } },
    ]);
    const alike = await read(
      await book({ ...all, Virtual_Switches: [switches[0] ?? [], switches[1] ?? []] }),
    );
    expect(alike.hosts[0]?.switches[0]).toMatchObject({
      teaming: { active: ['vmnic0'], standby: ['vmnic1'] },
    });
    expect(alike.hosts[0]?.switches[0]).not.toHaveProperty('orderUnknown');
    expect(alike.hosts[0]?.portGroups[0]).not.toHaveProperty('teaming');
  });

  test('distributed switches with LAGs; trunks are not told apart from no VLAN', async () => {
    const { hosts, distributedSwitches } = await read(await book(all));
    expect(distributedSwitches).toMatchObject([
      {
        name: 'dvs',
        version: '8.0.0',
        mtuBytes: 9000,
        uplinks: ['Uplink 1'],
        lags: [{ name: 'lag1' }],
        portGroups: [
          { name: 'iSCSI', vlan: 20, teaming: { active: ['lag1'] } },
          { name: 'trunk', vlanUnknown: true },
        ],
      },
    ]);
    expect(hosts[0]?.memberships).toEqual([
      {
        switchKey: 'dvs',
        uplinks: [
          { uplink: 'lag1', nic: 'vmnic2' },
          { uplink: 'lag1', nic: 'vmnic3' },
        ],
      },
    ]);
  });

  test('services and stacks; none of the four that it knows is not none', async () => {
    const { hosts } = await read(await book(all));
    expect(hosts[0]?.adapters).toMatchObject([
      {
        name: 'vmk0',
        services: ['vmotion', 'management'],
        stack: 'default',
        gateway: '10.0.0.1',
        prefix: 24,
      },
      { name: 'vmk1', switchName: 'dvs', portGroup: 'iSCSI' },
    ]);
    expect(hosts[0]?.adapters[1]).not.toHaveProperty('services');
    expect(hosts[0]?.adapters[1]).not.toHaveProperty('gateway');
  });

  test('CSV files say the same as the workbook; a missing table is told', async () => {
    const csv = (name: string, rows: Cell[][]): InputFile => ({
      name,
      bytes: strToU8(
        rows.map((row) => row.map((cell) => `"${cell ?? ''}"`).join(',')).join('\r\n'),
      ),
    });
    const { source: _, ...fromBook } = await read(await book(all));
    const { source: __, ...fromCsv } = await read(
      csv('p.csv', physical),
      csv('k.csv', vmkernel),
      csv('s.csv', switches),
    );
    expect(fromCsv).toEqual(fromBook);
    const part = await read(csv('k.csv', vmkernel));
    expect(part.hosts[0]?.switches).toEqual([]);
    expect(part.problems[0]?.message).toContain('VirtualSwitches');
  });

  test('fills what RVTools leaves open', async () => {
    const rvtools = await readRvtools({
      vHost: vHost(Hostname),
      vNIC: rowsOf(
        ['vmnic0', 'vmnic1'].map((name) => ({
          ...nic,
          Host: Hostname,
          'Network Device': name,
          Switch: 'vSwitch0',
        })),
      ),
      vSwitch: rowsOf([{ ...port, Host: Hostname, MTU: 1500 }]),
      vPort: rowsOf([{ ...port, Host: Hostname, 'Port Group': 'Management Network', VLAN: 10 }]),
      vSC_VMK: rowsOf([
        {
          Host: Hostname,
          Device: 'vmk0',
          'Port Group': 'Management Network',
          DHCP: 'False',
          'IP Address': '10.0.0.11',
          MTU: 1500,
        },
      ]),
    });
    const merged = merge([
      rvtools,
      await read(await book({ ...all, Virtual_Switches: [switches[0] ?? [], switches[1] ?? []] })),
    ]);
    if (merged === undefined) throw new Error('no estate');
    const { design } = build(merged);
    const [host] = design.hosts;
    expect(design.hosts.length).toBe(1);
    expect(host?.switches[0]).toMatchObject({
      teaming: { policy: 'portId', active: ['h1.n1'], standby: ['h1.n2'] },
    });
    expect(host?.switches[0]).not.toHaveProperty('unknown');
    expect(host?.adapters[0]).toMatchObject({ services: ['management', 'vmotion'] });
    expect(host?.nics[0]?.cabledTo).toBeDefined();
  });

  test('1,000 damaged tables are read as far as they go', async () => {
    const cell = fc.oneof(
      fc.constantFrom<Cell>(null, '', '/', ',', '__proto__', true, 7),
      fc.string({ maxLength: 6 }),
    );
    const change = fc.tuple(fc.nat(2), fc.nat(5), fc.nat(17), cell);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const sheets = Object.entries(all).map(([name, rows]) => ({
          name,
          rows: rows.map((row) => [...row]),
        }));
        for (const [sheet, row, column, value] of changes) {
          const line = sheets[sheet]?.rows[row];
          if (line !== undefined) line[column] = value;
        }
        const piece: Piece = {
          kind: 'workbook',
          name: 'x',
          sheets: sheets.map(({ name, rows }) => ({
            name,
            headings: () => (rows[0] ?? []).map((one) => String(one ?? '')),
            rows: async () => rows,
          })),
        };
        const [estate] = await vdocumentationReader.read([piece], () => {});
        if (estate === undefined) throw new Error('nothing was read');
        expect(breaches(build(estate).design)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
