import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

const jumbo = { mtuBytes: 9216, mtuUnit: 'frame' } as const;

/**
 * VMware Cloud Foundation with two NICs a host: one distributed switch for everything, load-based
 * teaming, a VLAN for each class, shares of Network I/O Control, two tunnel endpoints for overlays.
 */
export const vcfTwoNic = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 4);
  const plan = addressing(hosts);
  const b = build('VCF, two NICs');
  const clusterId = b.cluster('m01-cl01', {
    platform: 'vsphere',
    profile: 'converged',
    haEnabled: true,
    drsEnabled: true,
    storageProtocols: ['vsan'],
    vsan: 'allFlash',
    // As many at once as the low share of vMotion carries.
    concurrentVmotions: 4,
  });
  const { portOf } = racks(b, {
    hosts,
    portsPerHost: 1,
    port: {
      mode: 'trunk',
      allowedVlans: '11-15',
      nativeVlan: 999,
      speedMbps: 25_000,
      ...jumbo,
    },
    linkSpeedMbps: 100_000,
    linkMtu: jumbo,
  });
  const vds = b.distributed('vds01', ['uplink1', 'uplink2'], {
    version: '8.0.0',
    mtuBytes: 9000,
    teaming: { policy: 'nicLoad' },
    nioc: {
      enabled: true,
      version: 3,
      pools: [
        { traffic: 'management', shares: 50 },
        { traffic: 'migration', shares: 25 },
        { traffic: 'storage', shares: 100 },
        { traffic: 'production', shares: 100 },
      ],
    },
  });
  const first = `${vds}.u1`;
  const second = `${vds}.u2`;
  const group = (name: string, vlan: number, more = {}) =>
    b.distributedPortGroup(vds, `vds01-${name}`, vlan, more);
  const management = group('mgmt', 11);
  const vmotion = group('vmotion', 12);
  const vsan = group('vsan', 13);
  const vms = group('vm-mgmt', 15, { traffic: 'production' });
  // A tunnel endpoint keeps to one uplink; two of them use both.
  const only = (active: string) => ({
    teaming: { policy: 'explicit', active: [active], standby: [] },
  });
  const tunnels = [group('tep-1', 14, only(first)), group('tep-2', 14, only(second))];
  addNetworks(b, plan, [
    ['Management', 11, 'management'],
    ['vMotion', 12, 'migration'],
    ['vSAN', 13, 'storage'],
    ['Host overlay', 14, 'overlay'],
    ['Management VMs', 15, 'production'],
  ]);
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('m01-esx', n, hosts), { clusterId, version: '8.0' });
    const nic = (i: 0 | 1, cardId: string) =>
      host.nic(`vmnic${i}`, { cardId, speedMbps: 25_000, cabledTo: portOf(n, i, 0) });
    host.join(vds, [
      nic(0, host.card('OCP', { kind: 'ocp' })),
      nic(1, host.card('Card 1', { kind: 'pcie', slot: '1' })),
    ]);
    const at = (vlan: number, nth = n) => ({ ip: plan.ofHost(vlan, nth), prefix: plan.prefix });
    host.adapter('vmk0', management, ['management'], { ...at(11), gateway: plan.gateway(11) });
    host.adapter('vmk1', vmotion, ['vmotion'], { ...at(12), mtuBytes: 9000 });
    host.adapter('vmk2', vsan, ['vsan'], { ...at(13), mtuBytes: 9000 });
    for (const [i, tunnel] of tunnels.entries()) {
      host.adapter(`vmk${10 + i}`, tunnel, ['overlay'], {
        ...at(14, 2 * n + i - 1),
        mtuBytes: 9000,
        stack: 'vxlan',
      });
    }
    host.vm('workload', vms, { count: 20 }, { averageMbps: 150, peakMbps: 400 });
    host.vm(numbered('nsx', n, hosts), vms, {}, { averageMbps: 300, peakMbps: 800 });
  }
  return b.done;
};

const vcfTwoNicTemplate: Template = {
  id: 'vcf-two-nic',
  title: 'VCF, two NICs',
  summary:
    'VMware Cloud Foundation: two 25 GbE NICs, one distributed switch, load-based teaming, two tunnel endpoints.',
  make: vcfTwoNic,
};
export default vcfTwoNicTemplate;
