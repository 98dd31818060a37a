import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { nic, port, read, readAll, rowsOf, vm } from './sheets.fixture';

describe('networking', () => {
  test('a link that is down, a switch without uplinks, a controller by USB', async () => {
    const vSwitch = ['vSwitch0', 'vSwitchBMC', 'internal'].map((Switch) => ({
      ...port,
      Switch,
      MTU: 1500,
    }));
    const { hosts } = await read({
      vSwitch: rowsOf(vSwitch),
      vNIC: rowsOf([
        {
          ...nic,
          'Network Device': 'vmnic0',
          Switch: 'vSwitch0',
          Speed: null,
          Duplex: 'Link is down!',
        },
        { ...nic, 'Network Device': 'vmnic1', Switch: 'vSwitch0', Duplex: true },
        { ...nic, 'Network Device': 'vusb0', Switch: 'vSwitchBMC', Speed: 100, Driver: 'cdce' },
      ]),
    });
    const [host] = hosts;
    expect(host?.nics).toMatchObject([
      { name: 'vmnic0', linkUp: false },
      { name: 'vmnic1', linkUp: true, speedMbps: 10_000, duplex: 'full' },
      { name: 'vusb0', notes: expect.stringContaining('management controller') },
    ]);
    expect(host?.nics[0]).not.toHaveProperty('speedMbps');
    expect(
      host?.switches.map(({ name, uplinks, orderUnknown }) => [name, uplinks, orderUnknown]),
    ).toEqual([
      ['vSwitch0', ['vmnic0', 'vmnic1'], true],
      ['vSwitchBMC', ['vusb0'], true],
      ['internal', [], true],
    ]);
  });

  test('of a distributed switch: ports of LAGs, the uplink port group, trunks', async () => {
    const group = {
      Switch: 'dvs',
      Type: 'earlyBinding',
      Policy: 'loadbalance_srcid',
      'Standby Uplink': null,
    };
    const { distributedSwitches, hosts, skipped } = await read({
      vNIC: rowsOf(
        [0, 1].map((i) => ({
          ...nic,
          'Network Device': `vmnic${i}`,
          Switch: 'dvs',
          'Uplink port': `LAG1-${i}`,
        })),
      ),
      dvSwitch: rowsOf([
        {
          Switch: 'dvs',
          Version: '8.0.3',
          'Host members': 'esx1',
          'LACP Name': 'LAG1',
          'LACP Mode': 'active',
          'LACP Load Balance Alg.': 'srcDestIp',
          'Max MTU': 9000,
        },
      ]),
      dvPort: rowsOf([
        { ...group, Port: 'trunk', VLAN: null, 'Active Uplink': 'LAG1' },
        { ...group, Port: 'ranges', VLAN: '10-20,30', 'Active Uplink': 'LAG1' },
        { ...group, Port: 'apart', VLAN: 7, 'Active Uplink': null },
        { ...group, Port: 'dvs-DVUplinks-9', VLAN: null, 'Active Uplink': null },
      ]),
    });
    const [spanning] = distributedSwitches;
    expect(spanning).toMatchObject({
      uplinks: [],
      lags: [{ name: 'LAG1', mode: 'active', hash: 'srcDestIp' }],
    });
    expect(spanning?.portGroups).toMatchObject([
      { name: 'trunk', vlanUnknown: true, teaming: { active: ['LAG1'], standby: [] } },
      { name: 'ranges', trunkVlans: '10-20,30' },
      { name: 'apart', vlan: 7, teaming: { active: [], standby: [] } },
    ]);
    expect(hosts[0]?.memberships).toEqual([
      {
        switchKey: '|dvs',
        uplinks: [
          { uplink: 'LAG1', nic: 'vmnic0' },
          { uplink: 'LAG1', nic: 'vmnic1' },
        ],
      },
    ]);
    expect(skipped).toContainEqual(
      expect.objectContaining({ what: 'Uplink port groups', count: 1 }),
    );
  });

  test('files without the columns of LACP tell LAGs by the orders of port groups', async () => {
    const { distributedSwitches, hosts } = await read({
      vNIC: rowsOf([
        { ...nic, 'Network Device': 'vmnic0', Switch: 'dvs', 'Uplink port': 'lag-a-0' },
      ]),
      dvPort: rowsOf([
        {
          Port: 'p',
          Switch: 'dvs',
          Type: 'ephemeral',
          VLAN: 1,
          'Active Uplink': 'lag-a',
          'Standby Uplink': null,
          Policy: null,
        },
      ]),
    });
    expect(distributedSwitches[0]).toMatchObject({ uplinks: [], lags: [{ name: 'lag-a' }] });
    expect(hosts[0]?.memberships[0]?.uplinks).toEqual([{ uplink: 'lag-a', nic: 'vmnic0' }]);
  });

  test('shaping in bit/s and bytes on standard switches, in kbit/s and KB on distributed ones', async () => {
    const shaped = {
      'Traffic Shaping': 'True',
      Width: 100_000_000,
      Peak: 200_000_000,
      Burst: 104_857_600,
    };
    const { hosts, distributedSwitches } = await read({
      vSwitch: rowsOf([{ ...port, ...shaped }]),
      dvPort: rowsOf([
        {
          Port: 'p',
          Switch: 'dvs',
          VLAN: 1,
          'Active Uplink': 'Uplink 1',
          'In Traffic Shaping': true,
          'In Avg': 100_000,
          'In Peak': 200_000,
          'In Burst': 102_400,
        },
      ]),
    });
    const expected = { enabled: true, averageKbps: 100_000, peakKbps: 200_000, burstKb: 102_400 };
    expect(hosts[0]?.switches[0]?.shapingOut).toEqual(expected);
    expect(distributedSwitches[0]?.portGroups[0]?.shapingOut).toEqual(expected);
  });

  test('names keep the blanks at their end, and the gateway only where it is the adapter’s', async () => {
    const { hosts } = await read({
      vPort: rowsOf([
        { ...port, 'Port Group': 'VM Network ' },
        { ...port, 'Port Group': 'VM Network' },
      ]),
      vSC_VMK: rowsOf(
        ['10.0.0.254', '10.9.9.254'].map((Gateway, i) => ({
          Host: 'esx1',
          Device: `vmk${i}`,
          'Port Group': 'VM Network ',
          DHCP: 'False',
          'IP Address': `10.0.0.${i + 1}`,
          'Subnet mask': '255.255.255.0',
          Gateway,
          MTU: '9000',
        })),
      ),
      vNetwork: rowsOf([
        { ...vm, VM: 'web', Network: 'VM Network ', Switch: 'vSwitch0' },
        { ...vm, VM: 'web', Network: 'Not connected', Switch: null },
      ]),
    });
    const [host] = hosts;
    expect(host?.portGroups.map(({ name }) => name)).toEqual(['VM Network ', 'VM Network']);
    expect(host?.adapters).toMatchObject([
      { portGroup: 'VM Network ', gateway: '10.0.0.254', mtuBytes: 9000, prefix: 24 },
      { ip: '10.0.0.2' },
    ]);
    expect(host?.adapters[1]).not.toHaveProperty('gateway');
    expect(host?.vms[0]?.vnics).toMatchObject([
      { portGroup: 'VM Network ', switchName: 'vSwitch0' },
      {},
    ]);
    expect(host?.vms[0]?.vnics[1]).not.toHaveProperty('portGroup');
  });

  test('wrong cells are told with sheet, row and column, and left out', async () => {
    const { hosts, problems } = await read({
      vNIC: rowsOf([{ ...nic, 'Network Device': 'vmnic0', Speed: 'fast', MAC: 'none' }]),
      vPort: rowsOf([
        { ...port, 'Port Group': 'A', VLAN: 5000, Policy: 'dice' },
        { ...port, 'Port Group': 'B', Host: null },
      ]),
    });
    expect(hosts[0]?.nics).toMatchObject([{ name: 'vmnic0' }]);
    expect(hosts[0]?.portGroups).toMatchObject([{ name: 'A', vlanUnknown: true }]);
    expect(problems.map(({ place }) => place)).toEqual(
      expect.arrayContaining([
        'vNIC row 2, column Speed',
        'vNIC row 2, column MAC',
        'vPort row 2, column VLAN',
        'vPort row 2, column Policy',
        'vPort row 3, column Host',
      ]),
    );
  });

  test('a row that a separator within a name has torn is left out and told', async () => {
    const text =
      'Host,Port Group,Switch,VLAN,Policy,Notify Switch\nesx1,a,b,vSwitch0,1,x,True\nesx1,c,vSwitch0,1,loadbalance_ip,True\nesx1,d,vSwitch0,2,loadbalance_ip,True\n';
    const [estate] = await readAll({ name: 'RVTools_tabvPort.csv', bytes: strToU8(text) });
    expect(estate?.hosts[0]?.portGroups.map(({ name }) => name)).toEqual(['c', 'd']);
    expect(estate?.problems[0]).toMatchObject({ place: 'RVTools_tabvPort row 2' });
  });

  test('switches and hosts that only other tabs tell of are there', async () => {
    const { hosts, problems } = await read({
      vNIC: rowsOf([{ ...nic, 'Network Device': 'vmnic0', Switch: 'vSwitch0' }]),
      vPort: rowsOf([{ ...port, 'Port Group': 'A', Switch: 'vSwitch1' }]),
    });
    expect(hosts[0]?.switches.map(({ name }) => name).sort()).toEqual(['vSwitch0', 'vSwitch1']);
    expect(problems.at(-1)?.message).toContain('vHost');
  });
});

test('templates are left out by vInfo and vNetwork alike, and told by their count', async () => {
  const network = { ...port, 'Port Group': 'VM Network' };
  const line = (VM: string, Template: string | boolean) => ({
    ...vm,
    VM,
    'VM ID': `id of ${VM}`,
    'VM UUID': null,
    Cluster: 'C',
    'NIC label': 'Network adapter 1',
    Network: 'VM Network',
    Template,
    Powerstate: Template === 'False' ? 'poweredOn' : 'poweredOff',
  });
  const lines = [line('web', 'False'), line('gold', 'True'), line('silver', true)];
  const { hosts, skipped } = await read({
    vPort: rowsOf([network]),
    vInfo: rowsOf(lines),
    vNetwork: rowsOf(lines),
  });
  expect(hosts.map(({ vms }) => vms.map(({ name, vnics }) => [name, vnics.length]))).toEqual([
    [['web', 1]],
  ]);
  expect(skipped).toContainEqual(expect.objectContaining({ what: 'Templates of VMs', count: 2 }));
});
