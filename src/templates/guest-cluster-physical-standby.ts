import { build } from '../model/build';
import type { Design, Service } from '../model/design';
import { addressing } from './addressing';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

const least = 2;

/**
 * The documents' hybrid: the active node of each cluster is a physical server, its standby a VM.
 * One ESXi host, the last of all, holds the standbys of every physical node.
 */
export const guestClusterPhysicalStandby = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 2, { least });
  const plan = addressing(hosts);
  const b = build('Physical node with a VM as standby');
  const { portOf, arrayPorts } = racks(b, {
    hosts,
    portsPerHost: 3,
    port: { mode: 'trunk', allowedVlans: '10,20,100,120', nativeVlan: 999, speedMbps: 10_000 },
    linkSpeedMbps: 40_000,
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
    ['Production', 100, 'production'],
    ['Heartbeat', 120, 'heartbeat'],
  ]);
  const at = (vlan: number, n: number) => ({ ip: plan.ofHost(vlan, n), prefix: plan.prefix });
  const nodes: string[] = [];
  for (let n = 1; n < hosts; n++) {
    const host = b.host(numbered('db', n, hosts - 1), { role: 'clusterNode' });
    const onboard = host.card('Onboard', { kind: 'lom' });
    const added = host.card('Card 1', { kind: 'pcie', slot: '1' });
    const nic = (name: string, cardId: string, side: 0 | 1, nth: number) =>
      host.nic(name, { cardId, speedMbps: 10_000, cabledTo: portOf(n, side, nth) });
    // A physical server: the operating system uses its NICs without a virtual switch.
    const use = (name: string, nicId: string, services: readonly Service[], vlan: number) =>
      host.adapter(name, undefined, services, {
        nicId,
        vlan,
        ...at(vlan, n),
        ...(vlan === 10 ? { gateway: plan.gateway(10) } : {}),
      });
    use('Management', nic('NIC1', onboard, 0, 0), ['management'], 10);
    use('Storage', nic('NIC2', onboard, 1, 0), ['iscsi'], 20);
    use('Heartbeat', nic('NIC3', added, 0, 1), ['cluster'], 120);
    use('Clients', nic('NIC4', added, 1, 1), [], 100);
    nodes.push(host.id);
  }
  const host = b.host('esx01', { platform: 'vsphere', version: '8.0' });
  const cards = [
    host.card('Onboard', { kind: 'lom' }),
    host.card('Card 1', { kind: 'pcie', slot: '1' }),
    host.card('Card 2', { kind: 'pcie', slot: '2' }),
  ];
  const sides = [0, 1, 0, 1, 0] as const;
  const taken = [0, 0];
  const nics = sides.map((side, i) => {
    const nth = taken[side] ?? 0;
    taken[side] = nth + 1;
    const cardId = cards[Math.floor(i / 2)] ?? '';
    return host.nic(`vmnic${i}`, { cardId, speedMbps: 10_000, cabledTo: portOf(hosts, side, nth) });
  });
  const on = (name: string, ...which: readonly number[]) =>
    host.switch(
      name,
      which.map((i) => nics[i] ?? ''),
    );
  const management = host.portGroup(on('vSwitch0', 0), 'Management', 10);
  const storage = host.portGroup(on('vSwitch1', 1), 'Storage', 20);
  const heartbeat = host.portGroup(on('vSwitch2', 2), 'Heartbeat', 120, { traffic: 'heartbeat' });
  const production = host.portGroup(on('vSwitch3', 3, 4), 'Production', 100, {
    traffic: 'production',
    shapingOut: { enabled: true, averageKbps: 500_000, peakKbps: 1_000_000, burstKb: 102_400 },
  });
  host.adapter('vmk0', management, ['management'], { ...at(10, hosts), gateway: plan.gateway(10) });
  host.adapter('vmk1', storage, ['iscsi'], at(20, hosts));
  for (const [i, physical] of nodes.entries()) {
    const standby = host.vm(
      numbered('db-standby', i + 1, nodes.length),
      production,
      {},
      { averageMbps: 5, peakMbps: 15, adapterType: 'vmxnet3' },
    );
    host.vnic(standby, heartbeat, {
      role: 'heartbeat',
      averageMbps: 1,
      peakMbps: 2,
      adapterType: 'vmxnet3',
    });
    b.guestCluster(numbered('DB', i + 1, nodes.length), [physical, standby], {
      production: true,
      sharedDisk: 'rdm',
    });
  }
  return b.done;
};

const guestClusterPhysicalStandbyTemplate: Template = {
  id: 'guest-cluster-physical-standby',
  title: 'Physical node, VM as standby',
  summary:
    'The active cluster node is a physical server, the standby a VM on an ESXi host: full speed, little cost.',
  least,
  make: guestClusterPhysicalStandby,
};
export default guestClusterPhysicalStandbyTemplate;
