import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

/**
 * The documents' small business: one tower server with Hyper-V, six or seven VMs, its own disks.
 * The parent partition has a NIC and a network of its own; the VMs have two teamed ones.
 */
export const smallBusinessHyperv = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 1);
  const plan = addressing(hosts);
  const b = build('Small-business Hyper-V host');
  const { portOf } = racks(b, {
    hosts,
    portsPerHost: 2,
    port: { mode: 'trunk', allowedVlans: '10,100', nativeVlan: 999, speedMbps: 1000 },
    linkSpeedMbps: 1000,
  });
  addNetworks(b, plan, [
    ['Management', 10, 'management'],
    ['Office', 100, 'production'],
  ]);
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('hv', n, hosts), {
      platform: 'hyperv',
      version: 'Windows Server 2025',
      memoryGb: 16,
    });
    const onboard = host.card('Onboard', { kind: 'lom' });
    const added = host.card('Card 1', { kind: 'pcie', slot: '1' });
    const nic = (i: number, cardId: string, side: 0 | 1, nth: number, isForVms: boolean) =>
      host.nic(`NIC${i}`, {
        cardId,
        speedMbps: 1000,
        cabledTo: portOf(n, side, nth),
        ...(isForVms ? { vmqCapable: true, vmqEnabled: true } : {}),
      });
    const own = nic(1, onboard, 0, 0, false);
    const office = host.switch(
      'Office switch',
      [nic(2, onboard, 1, 0, true), nic(3, added, 0, 1, true)],
      {
        kind: 'external',
        teamMode: 'set',
        setLoadBalancing: 'hyperVPort',
        allowManagementOs: false,
      },
    );
    host.adapter('Management', undefined, ['management'], {
      nicId: own,
      vlan: 10,
      ip: plan.ofHost(10, n),
      prefix: plan.prefix,
      gateway: plan.gateway(10),
    });
    const vms = host.portGroup(office, 'Office', 100, { traffic: 'production' });
    const vm = (name: string, averageMbps: number) =>
      host.vm(
        name,
        vms,
        {},
        {
          averageMbps,
          peakMbps: 3 * averageMbps,
          limitMbps: 4 * averageMbps,
          adapterType: 'synthetic',
        },
      );
    vm('sbs', 60);
    // The second domain controller is reason enough to buy the host.
    vm('dc2', 10);
    vm('files', 80);
    vm('accounting', 40);
    vm('web', 30);
    vm('test', 20);
  }
  return b.done;
};

const smallBusinessHypervTemplate: Template = {
  id: 'small-business-hyperv',
  title: 'Small-business Hyper-V host',
  summary:
    'One tower server with six VMs: a network of its own for the parent partition, two teamed ports for the VMs.',
  make: smallBusinessHyperv,
};
export default smallBusinessHypervTemplate;
