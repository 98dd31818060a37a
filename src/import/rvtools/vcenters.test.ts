import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { countsOf } from '../counts';
import type { Cell } from '../piece';
import { book, nic, port, read, readAll, rowsOf, vHost, vm } from './sheets.fixture';

describe('several vCenters', () => {
  test('the same names are other hosts, switches and VMs', async () => {
    const twice = (line: Readonly<Record<string, Cell>>) =>
      ['vc1', 'vc2'].map((id) => ({
        ...line,
        'VI SDK Server': `${id}.example`,
        'VI SDK UUID': id,
      }));
    const { hosts, distributedSwitches, clusters } = await read({
      vHost: rowsOf(twice({ Host: 'esx1', Datacenter: 'DC', Cluster: 'C' })),
      dvSwitch: rowsOf(
        twice({
          Switch: 'dvs',
          Datacenter: 'DC',
          Version: '8.0.3',
          'Host members': 'esx1',
          'Max MTU': 1500,
          'Object ID': 'dvs-1',
        }),
      ),
      vNIC: rowsOf(
        twice({ ...nic, 'Network Device': 'vmnic0', Switch: 'dvs', 'Uplink port': 'Uplink 1' }),
      ),
      vInfo: rowsOf(twice({ ...vm, VM: 'web', Cluster: 'C', 'VM ID': 'vm-1' })),
    });
    expect(hosts.map(({ vcenter, vms, nics }) => [vcenter, vms.length, nics.length])).toEqual([
      ['vc1', 1, 1],
      ['vc2', 1, 1],
    ]);
    expect(distributedSwitches.map(({ key }) => key)).toEqual(['vc1|dvs-1', 'vc2|dvs-1']);
    expect(hosts.map(({ memberships }) => memberships[0]?.switchKey)).toEqual([
      'vc1|dvs-1',
      'vc2|dvs-1',
    ]);
    expect(new Set(clusters.map(({ key }) => key)).size).toBe(2);
  });

  test('an export that a merged workbook holds twice counts once', async () => {
    const twice = (...lines: Parameters<typeof rowsOf>[0]) => rowsOf([...lines, ...lines]);
    const vnic = {
      ...vm,
      VM: 'web',
      'VM ID': 'vm-1',
      Network: 'A',
      'NIC label': 'Network adapter 1',
    };
    const estate = await read({
      vHost: twice({ Host: 'esx1', Datacenter: 'DC', Cluster: 'C' }),
      vNIC: twice(
        { ...nic, 'Network Device': 'vmnic1', Switch: 'vSwitch0' },
        { ...nic, 'Network Device': 'vmnic0', Switch: 'vSwitch0' },
      ),
      vPort: twice({ ...port, 'Port Group': 'A' }),
      vSC_VMK: twice({
        Host: 'esx1',
        Device: 'vmk0',
        'Port Group': 'A',
        DHCP: 'False',
        'IP Address': '10.0.0.1',
        MTU: 1500,
      }),
      vNetwork: twice(vnic, { ...vnic, 'NIC label': 'Network adapter 2' }),
    });
    expect(countsOf(estate)).toMatchObject({
      hosts: 1,
      physicalNics: 2,
      standardSwitches: 1,
      portGroups: 1,
      vmkernelAdapters: 1,
      vms: 1,
      vmNics: 2,
    });
    expect(estate.hosts[0]?.switches[0]?.uplinks).toEqual(['vmnic0', 'vmnic1']);
  });

  test('a tab that names only the server finds the uuid of another tab', async () => {
    const { hosts } = await read({
      vHost: rowsOf([
        { Host: 'esx1', Datacenter: 'DC', 'VI SDK Server': 'A.example', 'VI SDK UUID': 'vc1' },
        { Host: 'esx1', Datacenter: 'DC', 'VI SDK Server': 'b.example', 'VI SDK UUID': 'vc2' },
      ]),
      vNIC: rowsOf([{ ...nic, 'Network Device': 'vmnic0', 'VI SDK Server': 'a.example' }]),
    });
    expect(hosts.map(({ vcenter, nics }) => [vcenter, nics.length])).toEqual([
      ['vc1', 1],
      ['vc2', 0],
    ]);
  });

  test('each workbook is a source of its own, CSV files of one folder are one', async () => {
    const one = await book({ vHost: vHost('esx1') });
    const csv = (folder: string, tab: string, text: string) => ({
      name: `${folder}/RVTools_tab${tab}.csv`,
      bytes: strToU8(text),
    });
    const estates = await readAll(
      one,
      { ...one, name: 'other.xlsx' },
      csv('a', 'vHost', 'Host,Datacenter,Cluster\nesx1,DC,C\n'),
      csv('a', 'vNIC', 'Host,Network Device,Driver,Speed,Duplex,MAC\nesx1,vmnic0,x,1000,True,\n'),
      csv('b', 'vHost', 'Host,Datacenter,Cluster\nesx9,DC,C\n'),
    );
    expect(estates.map(({ hosts }) => hosts.map(({ name, nics }) => [name, nics.length]))).toEqual([
      [['esx1', 0]],
      [['esx1', 0]],
      [['esx1', 1]],
      [['esx9', 0]],
    ]);
  });
});
