import type { build } from '../model/build';
import type { Cluster } from '../model/design';
import type { addressing } from './addressing';
import { numbered } from './template';

type Builder = ReturnType<typeof build>;

export const rdma = { rdma: 'rocev2', dcb: true, intents: ['storage'], maxMtuBytes: 9000 } as const;

export const azureCluster = (b: Builder, azurePattern: NonNullable<Cluster['azurePattern']>) =>
  b.cluster('azl-cluster', {
    platform: 'azurelocal',
    profile: 'hyperv',
    haEnabled: true,
    storageProtocols: ['smb'],
    liveMigrationOption: 'smb',
    azurePattern,
  });

/** The half of an Azure Local node that both patterns share: management and compute on one team. */
export const azureNode = (
  b: Builder,
  plan: ReturnType<typeof addressing>,
  clusterId: string,
  n: number,
  hosts: number,
  portOf: (n: number, side: 0 | 1, nth: number) => string,
) => {
  const host = b.host(numbered('azl', n, hosts), { clusterId, version: '24H2' });
  const cards = [
    host.card('OCP', { kind: 'ocp' }),
    host.card('Card 1', { kind: 'pcie', slot: '1' }),
  ] as const;
  const team = ([0, 1] as const).map((side) =>
    host.nic(`NIC${side + 1}`, {
      cardId: cards[side],
      speedMbps: 25_000,
      cabledTo: portOf(n, side, 0),
      vmqCapable: true,
      vmqEnabled: true,
      intents: ['management', 'compute'],
    }),
  );
  const set = host.switch('ConvergedSwitch', team, {
    kind: 'external',
    teamMode: 'set',
    setLoadBalancing: 'hyperVPort',
    allowManagementOs: true,
    minBandwidthMode: 'weight',
    defaultFlowWeight: 50,
  });
  const management = host.portGroup(set, 'Management', 8);
  const vms = host.portGroup(set, 'VMs', 100, { traffic: 'production' });
  host.adapter('vManagement', management, ['management'], {
    ip: plan.ofHost(8, n),
    prefix: plan.prefix,
    gateway: plan.gateway(8),
    minBandwidthWeight: 20,
  });
  host.vm('web', vms, { count: 12 }, { averageMbps: 150, peakMbps: 400 });
  host.vm(numbered('app', n, hosts), vms, {}, { averageMbps: 300, peakMbps: 800 });
  return { host, cards };
};
