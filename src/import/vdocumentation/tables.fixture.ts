import { rowsOf } from '../rvtools/sheets.fixture';

/** Tables of one host with a standard switch and a distributed one with a LAG. */
export const Hostname = 'esx1.example';
const orders = (active: string, standby: string, unused = '') => ({
  'Active adapters': active,
  'Standby adapters': standby,
  'Unused adapters': unused,
});
export const physical = rowsOf(
  ['vmnic0', 'vmnic1', 'vmnic2', 'vmnic3'].map((Name, i) => ({
    Hostname,
    Name,
    'Slot Description': 'Slot 2',
    Device: 'Intel X710',
    Duplex: i === 1 ? 'Half' : 'Full',
    Link: i === 1 ? 'Down' : 'Up',
    MAC: `02:00:00:00:00:0${i}`,
    MTU: '9000',
    Speed: i === 1 ? '0' : '25000',
    vSwitch: i < 2 ? 'vSwitch0' : 'dvs',
    'vSwitch MTU': i < 2 ? '1500' : '9000',
    'Discovery Protocol': i === 1 ? null : i === 0 ? 'CDP' : 'LLDP',
    'Device ID': i === 1 ? null : i === 0 ? 'leaf1(FDO12345A)' : 'leaf2',
    'Device IP': '10.0.0.1',
    Port: i === 1 ? null : `Ethernet1/${i}`,
  })),
);
export const vmkernel = rowsOf([
  {
    Hostname,
    Name: 'vmk0',
    MAC: '00:50:56:00:00:01',
    MTU: '1500',
    IP: '10.0.0.11',
    'Subnet Mask': '255.255.255.0',
    'TCP/IP Stack': 'defaultTcpipStack',
    'Default Gateway': '10.0.0.1',
    'PortGroup Name': 'Management Network',
    'VLAN ID': '10',
    'Enabled Services': 'vMotion,Management',
    vSwitch: 'vSwitch0',
    'vSwitch MTU': '1500',
  },
  {
    Hostname,
    Name: 'vmk1',
    MAC: '00:50:56:00:00:02',
    MTU: '9000',
    IP: '10.0.9.11',
    'Subnet Mask': '255.255.255.0',
    'TCP/IP Stack': 'defaultTcpipStack',
    'Default Gateway': '10.0.0.1',
    'PortGroup Name': 'iSCSI',
    'VLAN ID': '20',
    'Enabled Services': '',
    vSwitch: 'dvs',
    'vSwitch MTU': '9000',
  },
]);
const standard = {
  Hostname,
  Type: 'Standard',
  Version: null,
  Name: 'vSwitch0',
  'Uplink/ConnectedAdapters': 'vmnic0,vmnic1',
};
const spanning = {
  Hostname,
  Type: 'Distributed',
  Version: '8.0.0',
  Name: 'dvs',
  'Uplink/ConnectedAdapters': 'lag1-0,vmnic2/lag1-1,vmnic3/Uplink 1,/lag1-0,vmnic2',
};
const security = { 'Security Promiscuous/MacChanges/ForgedTransmits': 'Reject/Accept/Reject' };
export const switches = rowsOf([
  {
    ...standard,
    PortGroup: 'Management Network',
    'VLAN ID': '10',
    ...orders('vmnic0', 'vmnic1'),
    ...security,
  },
  {
    ...standard,
    PortGroup: 'VM Network ',
    'VLAN ID': '4095',
    ...orders('vmnic1', '', 'vmnic0'),
    ...security,
  },
  { ...standard, Name: 'vSwitch9', 'Uplink/ConnectedAdapters': '', PortGroup: null },
  {
    ...spanning,
    PortGroup: 'iSCSI',
    'VLAN ID': '20',
    ...orders('lag1', '', 'Uplink 1'),
    ...security,
  },
  { ...spanning, PortGroup: 'trunk', 'VLAN ID': '0', ...orders('lag1', ''), ...security },
]);
