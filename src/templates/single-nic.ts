import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

/** The documents' bad example: one interface, one virtual switch, and every network of the host on it. */
export const singleNic = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 1);
  const plan = addressing(hosts);
  const b = build('Single-NIC host');
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    haEnabled: true,
    ftEnabled: true,
    storageProtocols: ['iscsi'],
  });
  const { portOf, arrayPorts } = racks(b, {
    hosts,
    portsPerHost: 1,
    port: { mode: 'trunk', allowedVlans: '10,20,30,40', nativeVlan: 999, speedMbps: 1000 },
    linkSpeedMbps: 10_000,
  });
  const array = b.storageTarget('san01', {
    protocol: 'iscsi',
    ip: plan.ofArray(20, 1),
    prefix: plan.prefix,
    vlan: 20,
  });
  b.set(array, { cabledTo: arrayPorts(0) });
  // Management and the VMs in one network, the rest at least in VLANs of their own.
  b.network('Office', {
    vlan: 10,
    subnet: plan.subnet(10),
    gateway: plan.gateway(10),
    routed: true,
  });
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('esx', n, hosts), { clusterId, version: '8.0' });
    const card = host.card('Onboard', { kind: 'lom' });
    const nic = host.nic('vmnic0', { cardId: card, speedMbps: 1000, cabledTo: portOf(n, 0, 0) });
    const all = host.switch('vSwitch0', [nic]);
    const management = host.portGroup(all, 'Management', 10);
    const storage = host.portGroup(all, 'Storage', 20);
    const vmotion = host.portGroup(all, 'vMotion', 30);
    const ft = host.portGroup(all, 'FT logging', 40);
    const vms = host.portGroup(all, 'VM Network', 10, { traffic: 'production' });
    const address = (vlan: number) => ({ ip: plan.ofHost(vlan, n), prefix: plan.prefix });
    host.adapter('vmk0', management, ['management'], { ...address(10), gateway: plan.gateway(10) });
    host.adapter('vmk1', storage, ['iscsi'], address(20));
    host.adapter('vmk2', vmotion, ['vmotion'], address(30));
    host.adapter('vmk3', ft, ['ftLogging'], address(40));
    host.vm('web', vms, { count: 8 }, { averageMbps: 25, peakMbps: 50 });
    host.vm(
      numbered('app', n, hosts),
      vms,
      { ftProtected: true },
      { averageMbps: 30, peakMbps: 100 },
    );
    host.vm(numbered('sql', n, hosts), vms, {}, { averageMbps: 60, peakMbps: 150 });
  }
  return b.done;
};

const singleNicTemplate: Template = {
  id: 'single-nic',
  title: 'Single-NIC host',
  summary:
    'What not to do: every network of the host over one interface, a single point of failure.',
  make: singleNic,
};
export default singleNicTemplate;
