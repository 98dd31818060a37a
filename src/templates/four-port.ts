import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

/** A standard switch accepts both unless told otherwise. */
const security = { macChanges: 'reject', forgedTransmits: 'reject' } as const;

/**
 * Four 10 GbE ports as two teams over two cards and two switches. In each team two classes cross
 * over: each is alone on its active port and waits on the other's.
 */
export const fourPort = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 3);
  const plan = addressing(hosts);
  const b = build('Four-port cluster');
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    profile: 'converged',
    haEnabled: true,
    drsEnabled: true,
    storageProtocols: ['nfs'],
  });
  const { portOf, arrayPorts } = racks(b, {
    hosts,
    portsPerHost: 2,
    port: {
      mode: 'trunk',
      allowedVlans: '10,20,30,100,110',
      nativeVlan: 999,
      speedMbps: 10_000,
      mtuBytes: 9216,
      mtuUnit: 'frame',
    },
    linkSpeedMbps: 40_000,
  });
  const array = b.storageTarget('nas01', {
    protocol: 'nfs',
    ip: plan.ofArray(20, 1),
    prefix: plan.prefix,
    vlan: 20,
  });
  b.set(array, { cabledTo: arrayPorts(0) });
  for (const [name, vlan, traffic] of [
    ['Management', 10, 'management'],
    ['Storage', 20, 'storage'],
    ['vMotion', 30, 'migration'],
    ['Web', 100, 'production'],
    ['Database', 110, 'production'],
  ] as const) {
    const routed = traffic === 'management' || traffic === 'production';
    b.network(name, {
      vlan,
      subnet: plan.subnet(vlan),
      ...(routed ? { gateway: plan.gateway(vlan) } : {}),
      routed,
      traffic,
    });
  }
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('esx', n, hosts), { clusterId, version: '8.0' });
    const onboard = host.card('Onboard', { kind: 'lom' });
    const added = host.card('Card 1', { kind: 'pcie', slot: '1' });
    const nic = (i: number, cardId: string, side: 0 | 1, nth: number) =>
      host.nic(`vmnic${i}`, { cardId, speedMbps: 10_000, cabledTo: portOf(n, side, nth) });
    const [n0, n1] = [nic(0, onboard, 0, 0), nic(1, onboard, 1, 0)];
    const [n2, n3] = [nic(2, added, 1, 1), nic(3, added, 0, 1)];
    const first = host.switch('vSwitch0', [n0, n2], { security });
    const second = host.switch('vSwitch1', [n1, n3], { security });
    const order = (active: string, standby: string) => ({
      teaming: { policy: 'explicit', active: [active], standby: [standby] } as const,
    });
    const limits = (averageKbps: number) => ({
      traffic: 'production' as const,
      shapingOut: { enabled: true, averageKbps, peakKbps: 2 * averageKbps, burstKb: 102_400 },
    });
    const management = host.portGroup(first, 'Management', 10, order(n0, n2));
    const vmotion = host.portGroup(first, 'vMotion', 30, order(n2, n0));
    const storage = host.portGroup(second, 'Storage', 20, order(n1, n3));
    const web = host.portGroup(second, 'Prod-Web', 100, { ...limits(500_000), ...order(n3, n1) });
    const database = host.portGroup(second, 'Prod-DB', 110, {
      ...limits(1_000_000),
      ...order(n3, n1),
    });
    const address = (vlan: number) => ({ ip: plan.ofHost(vlan, n), prefix: plan.prefix });
    host.adapter('vmk0', management, ['management'], { ...address(10), gateway: plan.gateway(10) });
    host.adapter('vmk1', vmotion, ['vmotion'], address(30));
    host.adapter('vmk2', storage, ['nfs'], address(20));
    host.vm('web', web, { count: 12 }, { averageMbps: 100, peakMbps: 250 });
    host.vm(numbered('app', n, hosts), web, {}, { averageMbps: 200, peakMbps: 500 });
    host.vm(numbered('sql', n, hosts), database, {}, { averageMbps: 500, peakMbps: 1500 });
  }
  return b.done;
};

const fourPortTemplate: Template = {
  id: 'four-port',
  title: 'Four-port cluster',
  summary:
    'Four 10 GbE ports in two teams: management crosses with vMotion, storage with production, each alone until a failure.',
  make: fourPort,
};
export default fourPortTemplate;
