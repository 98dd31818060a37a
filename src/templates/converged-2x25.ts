import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

const jumbo = { mtuBytes: 9216, mtuUnit: 'frame' } as const;

/** Two fast ports on two cards, one distributed switch: VLANs and Network I/O Control keep the classes apart. */
export const converged2x25 = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 4);
  const plan = addressing(hosts);
  const b = build('Converged 2 × 25 GbE');
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    profile: 'converged',
    haEnabled: true,
    drsEnabled: true,
    storageProtocols: ['vsan'],
    vsan: 'allFlash',
  });
  const { portOf } = racks(b, {
    hosts,
    portsPerHost: 1,
    port: {
      mode: 'trunk',
      allowedVlans: '10,30,50,100,110',
      nativeVlan: 999,
      speedMbps: 25_000,
      ...jumbo,
    },
    linkSpeedMbps: 100_000,
    linkMtu: jumbo,
  });
  const dvs = b.distributed('dvs01', ['Uplink 1', 'Uplink 2'], {
    version: '8.0.0',
    mtuBytes: 9000,
    teaming: { policy: 'nicLoad' },
    nioc: {
      enabled: true,
      version: 3,
      pools: [
        { traffic: 'management', shares: 50 },
        { traffic: 'storage', shares: 100 },
        { traffic: 'migration', shares: 25 },
        { traffic: 'production', shares: 100 },
      ],
    },
  });
  const [first, second] = [`${dvs}.u1`, `${dvs}.u2`];
  const group = b.distributedPortGroup;
  // East-west classes each keep to one switch while all is well: less to cross between the two.
  const onFirst = { teaming: { active: [first], standby: [second] } };
  const onSecond = { teaming: { active: [second], standby: [first] } };
  const management = group(dvs, 'Management', 10);
  const vmotion = group(dvs, 'vMotion', 30, onFirst);
  const vsan = group(dvs, 'vSAN', 50, onSecond);
  const web = group(dvs, 'Prod-Web', 100, { traffic: 'production' });
  const database = group(dvs, 'Prod-DB', 110, { traffic: 'production' });
  for (const [name, vlan, traffic] of [
    ['Management', 10, 'management'],
    ['vMotion', 30, 'migration'],
    ['vSAN', 50, 'storage'],
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
    const nic = (i: 0 | 1, card: string) =>
      host.nic(`vmnic${i}`, { cardId: card, speedMbps: 25_000, cabledTo: portOf(n, i, 0) });
    const nics = [
      nic(0, host.card('OCP', { kind: 'ocp' })),
      nic(1, host.card('Card 1', { kind: 'pcie', slot: '1' })),
    ];
    host.join(dvs, nics);
    const address = (vlan: number) => ({ ip: plan.ofHost(vlan, n), prefix: plan.prefix });
    host.adapter('vmk0', management, ['management'], { ...address(10), gateway: plan.gateway(10) });
    host.adapter('vmk1', vmotion, ['vmotion'], { ...address(30), mtuBytes: 9000 });
    host.adapter('vmk2', vsan, ['vsan'], { ...address(50), mtuBytes: 9000 });
    host.vm('web', web, { count: 20 }, { averageMbps: 150, peakMbps: 400 });
    host.vm(numbered('app', n, hosts), web, {}, { averageMbps: 300, peakMbps: 800 });
    host.vm(numbered('sql', n, hosts), database, {}, { averageMbps: 500, peakMbps: 2000 });
  }
  return b.done;
};

const convergedTemplate: Template = {
  id: 'converged-2x25',
  title: 'Converged 2 × 25 GbE',
  summary:
    'Two 25 GbE ports under one distributed switch: a VLAN for each class, load-based teaming, Network I/O Control.',
  make: converged2x25,
};
export default convergedTemplate;
