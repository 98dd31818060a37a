import { build } from '../model/build';
import type { Design, Nic } from '../model/design';
import { addressing } from './addressing';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

const jumbo = { mtuBytes: 9216, mtuUnit: 'frame' } as const;

/**
 * The documents' cluster with live migration and iSCSI: a network for the parent partition, one for
 * the cluster and live migration, two 10 GbE paths to the array that no team joins, and a team for VMs.
 */
export const hypervClusterIscsi = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 3);
  const plan = addressing(hosts);
  const b = build('Hyper-V cluster with iSCSI');
  const clusterId = b.cluster('HV-Cluster', {
    platform: 'hyperv',
    profile: 'hyperv',
    haEnabled: true,
    storageProtocols: ['iscsi'],
    liveMigrationOption: 'smb',
  });
  const { count, portOf, arrayPorts } = racks(b, {
    hosts,
    portsPerHost: 3,
    port: {
      mode: 'trunk',
      allowedVlans: '10,21,22,30,40,100',
      nativeVlan: 999,
      speedMbps: 10_000,
      ...jumbo,
    },
    linkSpeedMbps: 40_000,
    linkMtu: jumbo,
  });
  for (const path of [1, 2] as const) {
    // Controllers of one array: each fabric has its own subnet and its own switch.
    const controller = b.storageTarget(`san01 ${path === 1 ? 'A' : 'B'}`, {
      protocol: 'iscsi',
      ip: plan.ofArray(20 + path, 1),
      prefix: plan.prefix,
      vlan: 20 + path,
      mtuBytes: 9000,
    });
    b.set(controller, {
      cabledTo: Array.from({ length: count }, (_, rack) => arrayPorts(rack)[path - 1] ?? ''),
    });
  }
  addNetworks(b, plan, [
    ['Management', 10, 'management'],
    ['iSCSI A', 21, 'storage'],
    ['iSCSI B', 22, 'storage'],
    ['Live migration', 30, 'migration'],
    ['Cluster', 40, 'cluster'],
    ['VMs', 100, 'production'],
  ]);
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('hv', n, hosts), { clusterId, version: 'Windows Server 2025' });
    const cards = [
      host.card('OCP', { kind: 'ocp' }),
      host.card('Card 1', { kind: 'pcie', slot: '1' }),
      host.card('Card 2', { kind: 'pcie', slot: '2' }),
    ];
    const nic = (name: string, card: number, side: 0 | 1, nth: number, more: Partial<Nic> = {}) =>
      host.nic(name, {
        cardId: cards[card] ?? '',
        speedMbps: 10_000,
        cabledTo: portOf(n, side, nth),
        ...more,
      });
    const queues = { vmqCapable: true, vmqEnabled: true };
    const forHost = [nic('NIC1', 0, 0, 0, queues), nic('NIC2', 1, 1, 0, queues)];
    const forVms = [nic('NIC3', 0, 1, 1, queues), nic('NIC4', 2, 0, 1, queues)];
    const storage = [
      nic('iSCSI1', 1, 0, 2, { maxMtuBytes: 9000 }),
      nic('iSCSI2', 2, 1, 2, { maxMtuBytes: 9000 }),
    ];
    const set = { kind: 'external', teamMode: 'set', setLoadBalancing: 'hyperVPort' } as const;
    const qos = { minBandwidthMode: 'weight', defaultFlowWeight: 40 } as const;
    const hostTeam = host.switch('Host SET', forHost, { ...set, ...qos, allowManagementOs: true });
    const vmTeam = host.switch('VM SET', forVms, { ...set, ...qos, allowManagementOs: false });
    const at = (vlan: number) => ({ ip: plan.ofHost(vlan, n), prefix: plan.prefix });
    const management = host.portGroup(hostTeam, 'Management', 10);
    const migration = host.portGroup(hostTeam, 'Live migration', 30);
    const cluster = host.portGroup(hostTeam, 'Cluster', 40);
    const vms = host.portGroup(vmTeam, 'VMs', 100, { traffic: 'production' });
    host.adapter('vEthernet (Management)', management, ['management'], {
      ...at(10),
      gateway: plan.gateway(10),
      minBandwidthWeight: 10,
    });
    host.adapter('vEthernet (Migration)', migration, ['vmotion'], {
      ...at(30),
      minBandwidthWeight: 40,
    });
    host.adapter('vEthernet (Cluster)', cluster, ['cluster'], {
      ...at(40),
      minBandwidthWeight: 10,
    });
    for (const [i, nicId] of storage.entries()) {
      host.adapter(`iSCSI${i + 1}`, undefined, ['iscsi'], {
        nicId,
        vlan: 21 + i,
        ...at(21 + i),
        mtuBytes: 9000,
      });
    }
    host.vm('web', vms, { count: 12 }, { averageMbps: 80, peakMbps: 200 });
    host.vm(numbered('app', n, hosts), vms, {}, { averageMbps: 200, peakMbps: 500 });
    host.vm(numbered('sql', n, hosts), vms, {}, { averageMbps: 400, peakMbps: 1200 });
  }
  return b.done;
};

const hypervClusterIscsiTemplate: Template = {
  id: 'hyperv-cluster-iscsi',
  title: 'Hyper-V cluster with iSCSI',
  summary:
    'Live migration and management on one team, VMs on another, and two 10 GbE iSCSI paths over two switches.',
  make: hypervClusterIscsi,
};
export default hypervClusterIscsiTemplate;
