import { expect, test } from 'vitest';
import { isCmdletConsole, objectsFromConsole } from './from-console';

const table = [
  'PS C:\\> Get-NetAdapter | ft -AutoSize',
  '',
  'Name                    InterfaceDescription             ifIndex Status       MacAddress         LinkSpeed',
  '----                    --------------------             ------- ------       ----------         ---------',
  'SLOT 3 Port 1           Mellanox ConnectX-5 Adapter            9 Up           B8-59-9F-00-00-01    25 Gbps',
  'vManagement(all in one) Hyper-V Virtual Ethernet Adapter      14 Up           B8-59-9F-00-00-01    50 Gbps',
  'USB                     Remote NDIS Compatible Device #2      36 Disconnected D0-8E-79-EE-C6-6F 426.0 Mbps',
  '',
].join('\n');

test('a table with blanks in its cells and numbers that reach over their header', () => {
  const objects = objectsFromConsole(table, 'paste', undefined);
  expect(objects.map(({ command }) => command)).toEqual(['NetAdapter', 'NetAdapter', 'NetAdapter']);
  expect(Object.fromEntries(objects[2]?.fields ?? [])).toEqual({
    name: 'USB',
    interfacedescription: 'Remote NDIS Compatible Device #2',
    ifindex: '36',
    status: 'Disconnected',
    macaddress: 'D0-8E-79-EE-C6-6F',
    linkspeed: '426.0 Mbps',
  });
  expect(objects[0]?.fields.get('name')).toBe('SLOT 3 Port 1');
  expect(objects[1]?.place).toBe('line 6');
});

test('lists: objects one after the other, braces, values that go on in the next line', () => {
  const text = [
    '[HV01]: PS C:\\Users\\me> Get-VMSwitch | fl',
    'Name                           : SETswitch',
    'SwitchType                     : External',
    'NetAdapterInterfaceDescriptions : {Intel(R) X710, Intel(R) X710 #2}',
    'Notes                          : first',
    '                                 second: not a field',
    'Extensions                     : {}',
    'Name                           : Lab',
    'SwitchType                     : Private',
    '',
    'just a remark: nothing',
  ].join('\r\n');
  const [first, second, ...rest] = objectsFromConsole(text, 'paste', undefined);
  expect(rest).toEqual([]);
  expect(first?.host).toBe('HV01');
  expect(first?.fields.get('netadapterinterfacedescriptions')).toEqual([
    'Intel(R) X710',
    'Intel(R) X710 #2',
  ]);
  expect(first?.fields.get('notes')).toBe('first second: not a field');
  expect(first?.fields.get('extensions')).toEqual([]);
  expect(second?.fields.get('switchtype')).toBe('Private');
  expect(isCmdletConsole(text)).toBe(true);
});

test('what was typed tells where too few columns were kept', () => {
  const text = [
    '[Host3]: PS C:\\> Get-NetAdapter | ft Name, VlanID',
    '',
    'Name       VlanID',
    '----       ------',
    'ethernet        0',
    'ethernet 2      0',
  ].join('\n');
  const objects = objectsFromConsole(text, 'paste', undefined);
  expect(objects.map(({ command, host }) => [command, host])).toEqual([
    ['NetAdapter', 'Host3'],
    ['NetAdapter', 'Host3'],
  ]);
  expect(objects[1]?.fields.get('name')).toBe('ethernet 2');
});

test('other text claims nothing', () => {
  for (const text of [
    '',
    'Name  PCI Device  Driver\n----  ----------  ------\nvmnic0  0000:02:00.0  i40en',
    'vSwitch0\n   Name: vSwitch0\n   Class: cswitch\n   Uplinks: vmnic1, vmnic0',
    'Dear all,\nregards: me',
  ]) {
    expect(isCmdletConsole(text), text).toBe(false);
  }
});
