import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

const jumbo = { mtuBytes: 9216, mtuUnit: 'frame' } as const;
const rack = {
  mode: 'trunk',
  allowedVlans: '10,30,40,100,120,711,712',
  nativeVlan: 999,
  speedMbps: 25_000,
  ...jumbo,
} as const;

/** Hyper-V nodes: Switch Embedded Teaming for VMs and host adapters, two NICs beside it for SMB storage. */
export const hypervSet = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 2);
  const plan = addressing(hosts);
  const b = build('Hyper-V with SET');
  const clusterId = b.cluster('HV-Cluster', {
    platform: 'hyperv',
    profile: 'hyperv',
    haEnabled: true,
    storageProtocols: ['smb'],
    liveMigrationOption: 'smb',
  });
  const { portOf } = racks(b, {
    hosts,
    portsPerHost: 2,
    port: rack,
    linkSpeedMbps: 100_000,
    linkMtu: jumbo,
  });
  const smbSubnet = (path: number) =>
    hosts > 100 ? `10.${path + 70}.0.0/16` : `10.71.${path}.0/24`;
  const smbIp = (path: number, n: number) =>
    hosts > 100 ? `10.${path + 70}.${(10 + n) >> 8}.${(10 + n) & 255}` : `10.71.${path}.${10 + n}`;
  for (const [name, vlan, traffic] of [
    ['Management', 10, 'management'],
    ['Live migration', 30, 'migration'],
    ['Cluster', 40, 'cluster'],
    ['VMs', 100, 'production'],
    ['Heartbeat', 120, 'heartbeat'],
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
  for (const path of [1, 2]) {
    b.network(`SMB ${path}`, {
      vlan: 710 + path,
      subnet: smbSubnet(path),
      routed: false,
      traffic: 'storage',
    });
  }
  const sqlNodes: string[] = [];
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('hv', n, hosts), { clusterId, version: 'Windows Server 2025' });
    const ocp = host.card('OCP', { kind: 'ocp' });
    const added = host.card('Card 1', { kind: 'pcie', slot: '1' });
    const nic = (name: string, cardId: string, side: 0 | 1, nth: number, smb: boolean) =>
      host.nic(name, {
        cardId,
        speedMbps: 25_000,
        cabledTo: portOf(n, side, nth),
        ...(smb ? { rdma: 'iwarp', maxMtuBytes: 9000 } : { vmqCapable: true, vmqEnabled: true }),
      });
    const team = [nic('NIC1', ocp, 0, 0, false), nic('NIC2', added, 1, 0, false)];
    const smb = [nic('SMB1', ocp, 0, 1, true), nic('SMB2', added, 1, 1, true)];
    const set = host.switch('SETswitch', team, {
      kind: 'external',
      teamMode: 'set',
      setLoadBalancing: 'hyperVPort',
      allowManagementOs: true,
      minBandwidthMode: 'weight',
      defaultFlowWeight: 40,
    });
    const management = host.portGroup(set, 'Management', 10);
    const migration = host.portGroup(set, 'Live migration', 30);
    const cluster = host.portGroup(set, 'Cluster', 40);
    const vms = host.portGroup(set, 'VMs', 100, { traffic: 'production' });
    const heartbeat = host.portGroup(set, 'Heartbeat', 120, { traffic: 'heartbeat' });
    const address = (vlan: number) => ({ ip: plan.ofHost(vlan, n), prefix: plan.prefix });
    host.adapter('vEthernet (Management)', management, ['management'], {
      ...address(10),
      gateway: plan.gateway(10),
      minBandwidthWeight: 10,
    });
    host.adapter('vEthernet (Migration)', migration, ['vmotion'], {
      ...address(30),
      minBandwidthWeight: 40,
    });
    host.adapter('vEthernet (Cluster)', cluster, ['cluster'], {
      ...address(40),
      minBandwidthWeight: 10,
    });
    for (const [i, nicId] of smb.entries()) {
      host.adapter(`SMB${i + 1}`, undefined, ['smb'], {
        nicId,
        ip: smbIp(i + 1, n),
        prefix: plan.prefix,
        vlan: 711 + i,
        mtuBytes: 9000,
        rdma: true,
      });
    }
    host.vm('web', vms, { count: 12 }, { averageMbps: 150, peakMbps: 400 });
    host.vm(numbered('app', n, hosts), vms, {}, { averageMbps: 300, peakMbps: 800 });
    const node = host.vm(numbered('sql', n, hosts), vms, {}, { averageMbps: 500, peakMbps: 2000 });
    host.vnic(node, heartbeat, { role: 'heartbeat', averageMbps: 1, peakMbps: 2 });
    sqlNodes.push(node);
  }
  if (hosts > 1) {
    b.guestCluster('SQL cluster', sqlNodes.slice(0, 2), {
      production: true,
      sharedDisk: 'vhdset',
      antiAffinity: true,
    });
  }
  return b.done;
};

const hypervSetTemplate: Template = {
  id: 'hyperv-set',
  title: 'Hyper-V with SET',
  summary:
    'Hyper-V nodes: management, cluster and live migration over Switch Embedded Teaming, SMB storage on its own two NICs.',
  make: hypervSet,
};
export default hypervSetTemplate;
