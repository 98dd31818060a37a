import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

const least = 2;

/**
 * The documents' cluster across hosts: the nodes are VMs of two hosts, their disk is on shared
 * storage. Six ports as in the documents' reference; the one for Fault Tolerance there carries the
 * heartbeat here.
 */
export const guestClusterTwoHosts = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 2, { least });
  const plan = addressing(hosts);
  const b = build('Guest cluster across hosts');
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    haEnabled: true,
    drsEnabled: true,
    storageProtocols: ['iscsi'],
  });
  const { portOf, arrayPorts } = racks(b, {
    hosts,
    portsPerHost: 3,
    port: { mode: 'trunk', allowedVlans: '10,20,30,100,120', nativeVlan: 999, speedMbps: 1000 },
    linkSpeedMbps: 10_000,
  });
  const array = b.storageTarget('san01', {
    protocol: 'iscsi',
    ip: plan.ofArray(20, 1),
    prefix: plan.prefix,
    vlan: 20,
  });
  b.set(array, { cabledTo: arrayPorts(0) });
  addNetworks(b, plan, [
    ['Management', 10, 'management'],
    ['Storage', 20, 'storage'],
    ['vMotion', 30, 'migration'],
    ['Production', 100, 'production'],
    ['Heartbeat', 120, 'heartbeat'],
  ]);
  const nodes: string[] = [];
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('esx', n, hosts), { clusterId, version: '8.0' });
    const cards = [
      host.card('Onboard', { kind: 'lom' }),
      host.card('Card 1', { kind: 'pcie', slot: '1' }),
      host.card('Card 2', { kind: 'pcie', slot: '2' }),
    ];
    const sides = [0, 1, 0, 1, 1, 0] as const;
    const taken = [0, 0];
    const nics = sides.map((side, i) => {
      const nth = taken[side] ?? 0;
      taken[side] = nth + 1;
      const cardId = cards[Math.floor(i / 2)] ?? '';
      return host.nic(`vmnic${i}`, { cardId, speedMbps: 1000, cabledTo: portOf(n, side, nth) });
    });
    const on = (name: string, ...which: readonly number[]) =>
      host.switch(
        name,
        which.map((i) => nics[i] ?? ''),
      );
    const management = host.portGroup(on('vSwitch0', 0), 'Management', 10);
    const storage = host.portGroup(on('vSwitch1', 1), 'Storage', 20);
    const vmotion = host.portGroup(on('vSwitch2', 2), 'vMotion', 30);
    const heartbeat = host.portGroup(on('vSwitch3', 4), 'Heartbeat', 120, {
      traffic: 'heartbeat',
    });
    const production = host.portGroup(on('vSwitch4', 3, 5), 'Production', 100, {
      traffic: 'production',
      shapingOut: { enabled: true, averageKbps: 200_000, peakKbps: 400_000, burstKb: 102_400 },
    });
    const at = (vlan: number) => ({ ip: plan.ofHost(vlan, n), prefix: plan.prefix });
    host.adapter('vmk0', management, ['management'], { ...at(10), gateway: plan.gateway(10) });
    host.adapter('vmk1', storage, ['iscsi'], at(20));
    host.adapter('vmk2', vmotion, ['vmotion'], at(30));
    host.vm('app', production, { count: 6 }, { averageMbps: 25, peakMbps: 60 });
    const isNode = n <= hosts - (hosts % 2);
    if (!isNode) continue;
    const node = host.vm(
      numbered('sql', n, hosts),
      production,
      {},
      { averageMbps: 80, peakMbps: 200, adapterType: 'vmxnet3' },
    );
    host.vnic(node, heartbeat, {
      role: 'heartbeat',
      averageMbps: 1,
      peakMbps: 2,
      adapterType: 'vmxnet3',
    });
    nodes.push(node);
  }
  for (let i = 0; i < nodes.length; i += 2) {
    b.guestCluster(numbered('SQL', i / 2 + 1, nodes.length / 2), nodes.slice(i, i + 2), {
      production: true,
      sharedDisk: 'sharedStorage',
      antiAffinity: true,
    });
  }
  return b.done;
};

const guestClusterTwoHostsTemplate: Template = {
  id: 'guest-cluster-two-hosts',
  title: 'Guest cluster across two hosts',
  summary:
    'Two clustered VMs on different hosts with shared storage: protects from software and hardware failure.',
  least,
  make: guestClusterTwoHosts,
};
export default guestClusterTwoHostsTemplate;
