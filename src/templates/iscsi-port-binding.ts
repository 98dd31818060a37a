import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

const jumbo = { mtuBytes: 9216, mtuUnit: 'frame' } as const;

/**
 * Software iSCSI with port binding: two bound adapters in the subnet of the array, each on exactly
 * one NIC with the other unused, so that a path that fails is seen by multipathing, not by a team.
 */
export const iscsiPortBinding = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 3);
  const plan = addressing(hosts);
  const b = build('iSCSI port binding');
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    profile: 'converged',
    haEnabled: true,
    drsEnabled: true,
    storageProtocols: ['iscsi'],
  });
  const { portOf, arrayPorts } = racks(b, {
    hosts,
    portsPerHost: 3,
    port: {
      mode: 'trunk',
      allowedVlans: '10,20,30,100',
      nativeVlan: 999,
      speedMbps: 10_000,
      ...jumbo,
    },
    linkSpeedMbps: 100_000,
    linkMtu: jumbo,
  });
  const array = b.storageTarget('san01', {
    protocol: 'iscsi',
    ip: plan.ofArray(20, 1),
    prefix: plan.prefix,
    vlan: 20,
    mtuBytes: 9000,
  });
  b.set(array, { cabledTo: arrayPorts(0) });
  addNetworks(b, plan, [
    ['Management', 10, 'management'],
    ['iSCSI', 20, 'storage'],
    ['vMotion', 30, 'migration'],
    ['Production', 100, 'production'],
  ]);
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('esx', n, hosts), {
      clusterId,
      version: '8.0',
      iscsiPortBinding: true,
    });
    const cards = [
      host.card('Card 1', { kind: 'pcie', slot: '1' }),
      host.card('Card 2', { kind: 'pcie', slot: '2' }),
    ];
    const pair = (place: number, vlans: string) =>
      ([0, 1] as const).map((side) => {
        const cabledTo = portOf(n, side, place);
        b.set(cabledTo, { allowedVlans: vlans });
        return host.nic(`vmnic${2 * place + side}`, {
          cardId: cards[side] ?? '',
          speedMbps: 10_000,
          cabledTo,
        });
      });
    const [n0 = '', n1 = ''] = pair(0, '10,30');
    const [n2 = '', n3 = ''] = pair(1, '20');
    const forHost = host.switch('vSwitch0', [n0, n1], { security });
    const forStorage = host.switch('vSwitch1', [n2, n3], { security, mtuBytes: 9000 });
    const forVms = host.switch('vSwitch2', pair(2, '100'), { security });
    const order = (active: string, standby?: string) => ({
      teaming: {
        policy: 'explicit',
        active: [active],
        standby: standby === undefined ? [] : [standby],
        failback: false,
      } as const,
    });
    const at = (vlan: number, nth = n) => ({ ip: plan.ofHost(vlan, nth), prefix: plan.prefix });
    const management = host.portGroup(forHost, 'Management', 10, order(n0, n1));
    const vmotion = host.portGroup(forHost, 'vMotion', 30, order(n1, n0));
    host.adapter('vmk0', management, ['management'], { ...at(10), gateway: plan.gateway(10) });
    host.adapter('vmk1', vmotion, ['vmotion'], at(30));
    for (const [i, nicId] of [n2, n3].entries()) {
      const group = host.portGroup(forStorage, `iSCSI-${i === 0 ? 'A' : 'B'}`, 20, order(nicId));
      host.adapter(`vmk${2 + i}`, group, ['iscsi'], {
        ...at(20, 2 * n + i - 1),
        iscsiBound: true,
        mtuBytes: 9000,
      });
    }
    const production = host.portGroup(forVms, 'Production', 100, {
      traffic: 'production',
      shapingOut: { enabled: true, averageKbps: 500_000, peakKbps: 1_000_000, burstKb: 102_400 },
    });
    host.vm('web', production, { count: 12 }, { averageMbps: 100, peakMbps: 250 });
    host.vm(numbered('sql', n, hosts), production, {}, { averageMbps: 500, peakMbps: 1500 });
  }
  return b.done;
};

const security = {
  promiscuous: 'reject',
  macChanges: 'reject',
  forgedTransmits: 'reject',
} as const;

const iscsiPortBindingTemplate: Template = {
  id: 'iscsi-port-binding',
  title: 'iSCSI port binding',
  summary:
    'Two bound iSCSI adapters, each on one NIC of its own, over two switches: paths fail, teams do not hide it.',
  make: iscsiPortBinding,
};
export default iscsiPortBindingTemplate;
