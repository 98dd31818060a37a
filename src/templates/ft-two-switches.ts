import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, numbered, type Template, type TemplateOptions } from './template';

/** The second VM needs a second host. */
const least = 2;

/**
 * Fault Tolerance as its vendor asks for it: a 10 GbE logging network of its own, and each team of
 * NICs spread over two cards and two physical switches.
 */
export const ftTwoSwitches = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 3, { least });
  const plan = addressing(hosts);
  const b = build('Fault Tolerance over two switches');
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    profile: 'strict-isolation',
    haEnabled: true,
    drsEnabled: true,
    ftEnabled: true,
    storageProtocols: ['nfs'],
  });
  const { portOf, arrayPorts } = racks(b, {
    hosts,
    portsPerHost: 5,
    port: {
      mode: 'trunk',
      allowedVlans: '10,20,30,40,100',
      nativeVlan: 999,
      speedMbps: 10_000,
    },
    linkSpeedMbps: 100_000,
  });
  const array = b.storageTarget('nas01', {
    protocol: 'nfs',
    ip: plan.ofArray(20, 1),
    prefix: plan.prefix,
    vlan: 20,
  });
  b.set(array, { cabledTo: arrayPorts(0) });
  addNetworks(b, plan, [
    ['Management', 10, 'management'],
    ['Storage', 20, 'storage'],
    ['vMotion', 30, 'migration'],
    ['FT logging', 40, 'ft'],
    ['Production', 100, 'production'],
  ]);
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(numbered('esx', n, hosts), { clusterId, version: '8.0' });
    const cards = [
      host.card('Card 1', { kind: 'pcie', slot: '1' }),
      host.card('Card 2', { kind: 'pcie', slot: '2' }),
    ];
    /** The two NICs of the team in this place: one of each card, each to its own switch; its ports carry nothing else. */
    const team = (place: number, vlan: number) =>
      ([0, 1] as const).map((side) => {
        const cabledTo = portOf(n, side, place);
        b.set(cabledTo, { allowedVlans: String(vlan) });
        return host.nic(`vmnic${2 * place + side}`, {
          cardId: cards[side] ?? '',
          speedMbps: 10_000,
          cabledTo,
        });
      });
    const at = (vlan: number) => ({ ip: plan.ofHost(vlan, n), prefix: plan.prefix });
    const rows = [
      ['Management', 10, 'management'],
      ['Storage', 20, 'nfs'],
      ['vMotion', 30, 'vmotion'],
      ['FT logging', 40, 'ftLogging'],
    ] as const;
    for (const [i, [name, vlan, service]] of rows.entries()) {
      const nics = team(i, vlan);
      const [first = '', second = ''] = i % 2 === 0 ? nics : [...nics].reverse();
      const onto = host.switch(`vSwitch${i}`, nics, { security });
      const group = host.portGroup(onto, name, vlan, {
        teaming: { policy: 'explicit', active: [first], standby: [second], failback: false },
      });
      const gateway = vlan === 10 ? { gateway: plan.gateway(10) } : {};
      host.adapter(`vmk${i}`, group, [service], { ...at(vlan), ...gateway });
    }
    const vmTeam = host.switch('vSwitch4', team(4, 100), { security });
    const production = host.portGroup(vmTeam, 'Production', 100, {
      traffic: 'production',
      shapingOut: { enabled: true, averageKbps: 500_000, peakKbps: 1_000_000, burstKb: 102_400 },
    });
    host.vm('web', production, { count: 10 }, { averageMbps: 100, peakMbps: 250 });
    host.vm(
      numbered('bank', n, hosts),
      production,
      { ftProtected: true },
      { averageMbps: 200, peakMbps: 500 },
    );
  }
  return b.done;
};

const security = {
  promiscuous: 'reject',
  macChanges: 'reject',
  forgedTransmits: 'reject',
} as const;

const ftTwoSwitchesTemplate: Template = {
  id: 'ft-two-switches',
  title: 'Fault Tolerance over two switches',
  summary:
    'A 10 GbE logging network of its own; every team spread over two cards and two physical switches.',
  least,
  make: ftTwoSwitches,
};
export default ftTwoSwitchesTemplate;
