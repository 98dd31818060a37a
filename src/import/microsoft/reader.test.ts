import { describe, expect, test } from 'vitest';
import type { Piece } from '../piece';
import { asClixml, asTable } from './cmdlets.fixture';
import { json, messages, nic, readOne, text } from './read.fixture';
import { hypervReader } from './reader';

describe('files', () => {
  test('a diagnostics zip: hosts by their folders, tables beside CLIXML left alone, other CLIXML counted', async () => {
    const rows = (n: number) => [nic('NIC1', 'Intel', { MacAddress: `02-00-00-00-00-0${n}` })];
    const type =
      'Microsoft.Management.Infrastructure.CimInstance#root/StandardCimv2/MSFT_NetAdapter';
    const estate = await readOne(
      text('d.zip/Node_HV1/GetNetAdapter.xml', asClixml(type, rows(1))),
      text('d.zip/Node_HV1/GetNetAdapter.txt', asTable(rows(9))),
      text('d.zip/Node_HV2/GetNetAdapter.xml', asClixml(type, rows(2))),
      text(
        'd.zip/GetClusterGroup.xml',
        asClixml('Microsoft.FailoverClusters.PowerShell.ClusterGroup', [
          { Name: 'Available Storage' },
        ]),
      ),
    );
    expect(estate.hosts.map(({ name, nics }) => [name, nics.map(({ mac }) => mac)])).toEqual([
      ['HV1', ['02:00:00:00:00:01']],
      ['HV2', ['02:00:00:00:00:02']],
    ]);
    expect(estate.skipped.map(({ what, count }) => [what, count])).toEqual([
      ['Tables beside CLIXML', 1],
      ['Other CLIXML objects', 1],
    ]);
  });

  test('CLIXML that breaks off gives what stands before; entities are refused', async () => {
    const whole = asClixml('x/MSFT_NetAdapter', [nic('NIC1', 'Intel'), nic('NIC2', 'Intel #2')]);
    const cut = await readOne(text('n.xml', whole.slice(0, whole.lastIndexOf('<Props>') + 20)));
    expect(cut.hosts[0]?.nics.map(({ name }) => name)).toEqual(['NIC1']);
    expect(messages(cut)[0]).toMatch(
      /^The CLIXML is damaged \(.*\); the 1 objects before that are taken\.$/,
    );
    const bomb = await readOne(
      text('n.xml', whole.replace('<S N="Name">NIC1</S>', '<S N="Name">&lol;</S>')),
    );
    expect(messages(bomb).join()).toContain('damaged');
  });

  test('JSON that ConvertTo-Json cut off says how to write it again', async () => {
    const estate = await readOne(
      json('a.json', [
        {
          Name: 'Mgmt',
          IsManagementOs: true,
          SwitchName: 'S',
          VlanSetting: 'Microsoft.HyperV.PowerShell.VMNetworkAdapterVlanSetting',
        },
      ]),
    );
    expect(messages(estate).join()).toContain('-Depth 5');
  });

  test('other things are not claimed', () => {
    for (const piece of [
      json('a.json', { Cluster: { Name: 'x' }, VM: [{ Name: 'y' }] }),
      json('a.json', { hostSystems: [{ config: { network: { pnic: [] } } }] }),
      json('a.json', [1, 2, 'x', null]),
      json('a.json', null),
      text('a.txt', 'vmnic0  0000:02:00.0  i40en  Up'),
      {
        kind: 'table',
        name: 'a.csv',
        headings: [],
        sheet: { name: 'a', rows: async () => [] },
      } satisfies Piece,
    ])
      expect(hypervReader.claims(piece), JSON.stringify(piece)).toBe(false);
  });
});
