import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

/**
 * The documents' cluster for development and testing: both nodes are VMs of one host, their shared
 * disk is a virtual one, their heartbeat runs over a virtual switch that no cable leaves.
 */
export const guestClusterOneHost = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 1);
  const plan = addressing(hosts);
  const b = build('Guest cluster inside one host');
  const { portOf } = racks(b, {
    hosts,
    portsPerHost: 2,
    port: { mode: 'trunk', allowedVlans: '10,100', nativeVlan: 999, speedMbps: 1000 },
    linkSpeedMbps: 10_000,
  });
  addNetworks(b, plan, [
    ['Management', 10, 'management'],
    ['Development', 100, 'production'],
  ]);
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('esx', n, hosts), { platform: 'vsphere', version: '8.0' });
    const onboard = host.card('Onboard', { kind: 'lom' });
    const added = host.card('Card 1', { kind: 'pcie', slot: '1' });
    const nic = (i: number, cardId: string, side: 0 | 1, nth: number) =>
      host.nic(`vmnic${i}`, { cardId, speedMbps: 1000, cabledTo: portOf(n, side, nth) });
    const forManagement = host.switch('vSwitch0', [nic(0, onboard, 0, 0)]);
    const forVms = host.switch('vSwitch1', [nic(1, onboard, 1, 0), nic(2, added, 0, 1)]);
    const inside = host.switch('vSwitch2', []);
    const management = host.portGroup(forManagement, 'Management', 10);
    const development = host.portGroup(forVms, 'Development', 100, {
      traffic: 'production',
      shapingOut: { enabled: true, averageKbps: 100_000, peakKbps: 200_000, burstKb: 102_400 },
    });
    const heartbeat = host.portGroup(inside, 'Heartbeat', 0, {
      traffic: 'heartbeat',
      internal: true,
    });
    host.adapter('vmk0', management, ['management'], {
      ip: plan.ofHost(10, n),
      prefix: plan.prefix,
      gateway: plan.gateway(10),
    });
    const nodes = [1, 2].map((i) => {
      const node = host.vm(
        numbered('sql', 2 * n + i - 2, 2 * hosts),
        development,
        {},
        { averageMbps: 60, peakMbps: 150, adapterType: 'vmxnet3' },
      );
      host.vnic(node, heartbeat, {
        role: 'heartbeat',
        averageMbps: 1,
        peakMbps: 2,
        adapterType: 'vmxnet3',
      });
      return node;
    });
    host.vm('test', development, { count: 4 }, { averageMbps: 20, peakMbps: 50 });
    b.guestCluster(numbered('SQL', n, hosts), nodes, { production: false, sharedDisk: 'virtual' });
  }
  return b.done;
};

const guestClusterOneHostTemplate: Template = {
  id: 'guest-cluster-one-host',
  title: 'Guest cluster inside one host',
  summary:
    'Two clustered VMs on one host, for development and testing: protects from software failure only.',
  make: guestClusterOneHost,
};
export default guestClusterOneHostTemplate;
