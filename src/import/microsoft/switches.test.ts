import { describe, expect, test } from 'vitest';
import { asList, asTable } from './cmdlets.fixture';
import { json, messages, nic, readOne, text } from './read.fixture';

describe('switches', () => {
  test('an LBFO team behind a switch: its members, and which of them stand by', async () => {
    const { hosts } = await readOne(
      json('hv.json', {
        ComputerName: 'HV01',
        NetAdapter: [
          nic('NIC1', 'Intel X550'),
          nic('NIC2', 'Intel X550 #2'),
          nic('Team1', 'Microsoft Network Adapter Multiplexor Driver'),
        ],
        NetLbfoTeam: {
          Name: 'Team1',
          Members: ['NIC1', 'NIC2'],
          TeamNics: 'Team1',
          TeamingMode: 2,
        },
        NetLbfoTeamMember: [
          { Name: 'NIC1', Team: 'Team1', AdministrativeMode: 0 },
          { Name: 'NIC2', Team: 'Team1', AdministrativeMode: 1 },
        ],
        VMSwitch: {
          Name: 'External',
          SwitchType: 2,
          EmbeddedTeamingEnabled: false,
          NetAdapterInterfaceDescription: 'Microsoft Network Adapter Multiplexor Driver',
        },
      }),
    );
    expect(hosts[0]?.nics.map(({ name }) => name)).toEqual(['NIC1', 'NIC2']);
    expect(hosts[0]?.switches).toEqual([
      {
        name: 'External',
        kind: 'external',
        uplinks: ['NIC1', 'NIC2'],
        teamMode: 'lbfo',
        teaming: { active: ['NIC1'], standby: ['NIC2'] },
      },
    ]);
  });

  test('two switches of one name stay two, and adapters find theirs by id', async () => {
    const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;
    const estate = await readOne(
      json('hv.json', {
        ComputerName: 'HV01',
        VMSwitch: [1, 2].map((n) => ({ Name: 'Lab', Id: id(n), SwitchType: 'Private' })),
        VMNetworkAdapter: [
          {
            Name: 'Network Adapter',
            VMName: 'web',
            IsManagementOs: false,
            SwitchName: 'Lab',
            SwitchId: id(2),
          },
        ],
      }),
    );
    expect(estate.hosts[0]?.switches.map(({ name }) => name)).toEqual(['Lab', 'Lab (2)']);
    expect(estate.hosts[0]?.vms[0]?.vnics[0]?.switchName).toBe('Lab (2)');
    expect(messages(estate).join()).toContain('Two virtual switches are called Lab');
  });

  test('descriptions that a table cut in the middle still find their NIC, but never the wrong one', async () => {
    const table = asTable([
      {
        Name: 'A',
        InterfaceDescription: 'Broadcom NetXtreme E-Series Advanc...#2',
        ifIndex: 3,
        LinkSpeed: '10 Gbps',
      },
      {
        Name: 'B',
        InterfaceDescription: 'Broadcom NetXtreme E-Series Advanced Dual-port',
        ifIndex: 4,
        LinkSpeed: '10 Gbps',
      },
    ]);
    const list = asList([
      {
        Name: 'SET',
        SwitchType: 'External',
        EmbeddedTeamingEnabled: true,
        NetAdapterInterfaceDescriptions: [
          'Broadcom NetXtreme E-Series Advanced Dual-port',
          'Broadcom NetXtreme E-Series Advanced Dual-port #2',
        ],
        ComputerName: 'HV07',
      },
    ]);
    const { hosts, problems } = await readOne(text('paste', `${table}\r\n\r\n${list}`));
    expect(hosts.map(({ name, switches }) => [name, switches[0]?.uplinks])).toEqual([
      ['HV07', ['B', 'A']],
    ]);
    expect(problems).toEqual([]);
  });

  test('the default tables of the cmdlets, pasted one after the other', async () => {
    const paste = [
      'PS C:\\> Get-VMSwitch',
      '',
      'Name SwitchType NetAdapterInterfaceDescription',
      '---- ---------- ------------------------------',
      'SET  External   Teamed-Interface',
      'Lab  Internal',
      '',
      'PS C:\\> Get-VMNetworkAdapter -ManagementOS',
      '',
      'Name IsManagementOs VMName SwitchName MacAddress   Status IPAddresses',
      '---- -------------- ------ ---------- ----------   ------ -----------',
      'Mgmt True                  SET        5C6F690E755E {Ok}',
      'SMB1 True                  SET        5C6F690E755F {Ok}',
      '',
      'PS C:\\> Get-VMNetworkAdapterVlan -ManagementOS',
      '',
      'VMName VMNetworkAdapterName Mode   VlanList',
      '------ -------------------- ----   --------',
      '       Mgmt                 Access 10',
      '       SMB1                 Trunk  0,711-712',
      '',
      'PS C:\\> hostname',
    ].join('\r\n');
    const { hosts } = await readOne(text('paste', paste));
    expect(hosts[0]?.switches).toEqual([
      { name: 'SET', kind: 'external', teamMode: 'set' },
      { name: 'Lab', kind: 'internal', uplinks: [] },
    ]);
    expect(hosts[0]?.adapters.map(({ name, portGroup, mac }) => [name, portGroup, mac])).toEqual([
      ['Mgmt', 'VLAN 10', '5c:6f:69:0e:75:5e'],
      ['SMB1', 'Trunk 711-712', '5c:6f:69:0e:75:5f'],
    ]);
  });
});
