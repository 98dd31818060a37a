import { build } from '../model/build';
import type { Design, Host } from '../model/design';
import { addressing } from './addressing';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

const vlan = { management: 10, storage: 20, vmotion: 30, ft: 40, web: 100, database: 110 } as const;
/** Every server port is the same trunk, so that a port group can move to any switch of the host. */
const serverPort = {
  mode: 'trunk',
  allowedVlans: '10,20,30,40,100,110',
  // Carries no traffic on purpose: untagged frames belong to nobody.
  nativeVlan: 999,
  speedMbps: 1000,
  mtuBytes: 9216,
  mtuUnit: 'frame',
} as const;
const hostsPerCluster = 32;

/** Ports of a dual-port card go to both switches; production takes two cards and two switches. */
const sideOfNic = [0, 1, 0, 1, 1, 0] as const;

const makeHost = (
  n: number,
  hosts: number,
  plan: ReturnType<typeof addressing>,
  portOf: ReturnType<typeof racks>['portOf'],
): Host => {
  const h = `h${n}`;
  const card = (c: number) => `${h}.c${c}`;
  const nic = (i: number) => `${h}.n${i + 1}`;
  const taken = [0, 0];
  const standard = (s: number, name: string, nics: readonly number[]) =>
    ({ id: `${h}.s${s}`, name, kind: 'standard', uplinks: nics.map(nic) }) as const;
  const at = { prefix: plan.prefix };
  const shaped = (averageKbps: number) =>
    ({ enabled: true, averageKbps, peakKbps: 2 * averageKbps, burstKb: 102_400 }) as const;
  const database = (v: number) => ({
    id: `${h}.v${v}`,
    name: numbered('sql', 2 * n + v - 4, 2 * hosts),
    vnics: [{ id: `${h}.v${v}.e1`, portGroupId: `${h}.p6`, averageMbps: 60, peakMbps: 150 }],
  });
  return {
    id: h,
    name: numbered('esx', n, hosts),
    clusterId: `c${Math.ceil(n / hostsPerCluster)}`,
    version: '8.0',
    cards: [
      { id: card(1), name: 'Onboard', kind: 'lom' },
      { id: card(2), name: 'Card 1', kind: 'pcie', slot: '1' },
      { id: card(3), name: 'Card 2', kind: 'pcie', slot: '2' },
    ],
    nics: sideOfNic.map((side, i) => {
      const nth = taken[side] ?? 0;
      taken[side] = nth + 1;
      return {
        id: nic(i),
        name: `vmnic${i}`,
        cardId: card(Math.floor(i / 2) + 1),
        speedMbps: 1000,
        cabledTo: portOf(n, side, nth),
      };
    }),
    switches: [
      standard(1, 'vSwitch0', [0]),
      standard(2, 'vSwitch1', [1]),
      standard(3, 'vSwitch2', [2]),
      standard(4, 'vSwitch3', [4]),
      { ...standard(5, 'vSwitch4', [3, 5]), teaming: { policy: 'portId' } },
    ],
    memberships: [],
    portGroups: [
      { id: `${h}.p1`, name: 'Management', switchId: `${h}.s1`, vlan: vlan.management },
      { id: `${h}.p2`, name: 'Storage', switchId: `${h}.s2`, vlan: vlan.storage },
      { id: `${h}.p3`, name: 'vMotion', switchId: `${h}.s3`, vlan: vlan.vmotion },
      { id: `${h}.p4`, name: 'FT logging', switchId: `${h}.s4`, vlan: vlan.ft },
      {
        id: `${h}.p5`,
        name: 'Prod-Web',
        switchId: `${h}.s5`,
        vlan: vlan.web,
        traffic: 'production',
        shapingOut: shaped(100_000),
      },
      {
        id: `${h}.p6`,
        name: 'Prod-DB',
        switchId: `${h}.s5`,
        vlan: vlan.database,
        traffic: 'production',
        shapingOut: shaped(200_000),
      },
    ],
    adapters: [
      {
        id: `${h}.k1`,
        name: 'vmk0',
        portGroupId: `${h}.p1`,
        services: ['management'],
        ip: plan.ofHost(vlan.management, n),
        ...at,
        gateway: plan.gateway(vlan.management),
      },
      {
        id: `${h}.k2`,
        name: 'vmk1',
        portGroupId: `${h}.p2`,
        services: ['iscsi'],
        ip: plan.ofHost(vlan.storage, n),
        ...at,
      },
      {
        id: `${h}.k3`,
        name: 'vmk2',
        portGroupId: `${h}.p3`,
        services: ['vmotion'],
        ip: plan.ofHost(vlan.vmotion, n),
        ...at,
      },
      {
        id: `${h}.k4`,
        name: 'vmk3',
        portGroupId: `${h}.p4`,
        services: ['ftLogging'],
        ip: plan.ofHost(vlan.ft, n),
        ...at,
      },
    ],
    // Together 350 Mb/s on average and 800 at peak: one production uplink can still carry it.
    vms: [
      {
        id: `${h}.v1`,
        name: 'web',
        count: 8,
        vnics: [{ id: `${h}.v1.e1`, portGroupId: `${h}.p5`, averageMbps: 25, peakMbps: 50 }],
      },
      {
        id: `${h}.v2`,
        name: numbered('app', n, hosts),
        ftProtected: true,
        vnics: [
          {
            id: `${h}.v2.e1`,
            portGroupId: `${h}.p5`,
            averageMbps: 30,
            peakMbps: 100,
            ip: plan.ofHost(vlan.web, n),
          },
        ],
      },
      database(3),
      database(4),
    ],
  };
};

/** The documents' reference: six gigabit ports, four of them for one network each, two teamed for production. */
export const sixPort = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 1);
  const plan = addressing(hosts);
  const b = build(hosts === 1 ? 'Six-port host' : `Six-port cluster of ${hosts}`);
  for (let c = 0; c * hostsPerCluster < hosts; c++) {
    b.cluster(c < 26 ? `Cluster ${String.fromCharCode(65 + c)}` : `Cluster ${c + 1}`, {
      platform: 'vsphere',
      haEnabled: true,
      drsEnabled: true,
      ftEnabled: true,
      storageProtocols: ['iscsi'],
    });
  }
  const { count, portOf, arrayPorts } = racks(b, {
    hosts,
    portsPerHost: 3,
    port: serverPort,
    linkSpeedMbps: 10_000,
  });
  for (let rack = 0; rack < count; rack++) {
    const ports = arrayPorts(rack);
    for (const port of ports) {
      b.set(port, {
        mode: 'access',
        accessVlan: vlan.storage,
        allowedVlans: undefined,
        nativeVlan: undefined,
      });
    }
    const array = b.storageTarget(numbered('san', rack + 1, count), {
      protocol: 'iscsi',
      ip: plan.ofArray(vlan.storage, rack + 1),
      prefix: plan.prefix,
      vlan: vlan.storage,
    });
    b.set(array, { cabledTo: ports });
  }
  for (const [name, id, traffic] of [
    ['Management', vlan.management, 'management'],
    ['Storage', vlan.storage, 'storage'],
    ['vMotion', vlan.vmotion, 'migration'],
    ['FT logging', vlan.ft, 'ft'],
    ['Web', vlan.web, 'production'],
    ['Database', vlan.database, 'production'],
  ] as const) {
    const routed = traffic === 'management' || traffic === 'production';
    b.network(name, {
      vlan: id,
      subnet: plan.subnet(id),
      ...(routed ? { gateway: plan.gateway(id) } : {}),
      routed,
      traffic,
    });
  }
  b.edit((design) => ({
    ...design,
    hosts: Array.from({ length: hosts }, (_, i) => makeHost(i + 1, hosts, plan, portOf)),
  }));
  return b.done;
};

const sixPortTemplate: Template = {
  id: 'six-port',
  title: 'Six-port host',
  summary:
    'Six 1 GbE ports: management, storage, vMotion and Fault Tolerance on one each, production on two teamed.',
  make: sixPort,
};
export default sixPortTemplate;
