import type { Page } from '@playwright/test';
import { inspectorOf, type Values } from './inspector';
import { pictureOf } from './picture';

const allVlans = '10,20,30,40,100,110';

interface Network {
  readonly name: string;
  readonly vlan: string;
  readonly onSwitch: string;
  readonly adapter?: Values;
}

const networks: readonly Network[] = [
  {
    name: 'Management',
    vlan: '10',
    onSwitch: 'h1.s1',
    adapter: { Services: ['Management'], 'IPv4 address': '10.0.10.11', Gateway: '10.0.10.1' },
  },
  {
    name: 'Storage',
    vlan: '20',
    onSwitch: 'h1.s2',
    adapter: { Services: ['iSCSI'], 'IPv4 address': '10.0.20.11' },
  },
  {
    name: 'vMotion',
    vlan: '30',
    onSwitch: 'h1.s3',
    adapter: { Services: ['vMotion / live migration'], 'IPv4 address': '10.0.30.11' },
  },
  {
    name: 'FT logging',
    vlan: '40',
    onSwitch: 'h1.s4',
    adapter: { Services: ['Fault Tolerance logging'], 'IPv4 address': '10.0.40.11' },
  },
  { name: 'Prod-Web', vlan: '100', onSwitch: 'h1.s5' },
  { name: 'Prod-DB', vlan: '110', onSwitch: 'h1.s5' },
];

const vms: readonly (readonly [name: string, group: string, vm: Values, vnic: Values])[] = [
  ['web', 'h1.p5', { 'How many alike': '8' }, { 'Average demand': '25', 'Peak demand': '50' }],
  ['sql1', 'h1.p6', {}, { 'Average demand': '60', 'Peak demand': '150' }],
  ['sql2', 'h1.p6', {}, { 'Average demand': '60', 'Peak demand': '150' }],
];

/** NIC by NIC: the card it is on, and the switch at the other end of its cable. */
const nics = [
  ['Onboard', 's1'],
  ['Onboard', 's2'],
  ['Card 1', 's1'],
  ['Card 1', 's2'],
  ['Card 2', 's2'],
  ['Card 2', 's1'],
] as const;

/**
 * Draws the documents' six-port host on an empty canvas with the mouse: four networks with a port
 * each, two teamed for production. `look` is called after every stage with its name.
 */
export const drawSixPort = async (
  page: Page,
  look: (stage: string) => Promise<void> = async () => {},
): Promise<void> => {
  const picture = pictureOf(page);
  const inspector = inspectorOf(page);

  await picture.drag('host', await picture.at(90, 70));
  await inspector.set({ Name: 'esx' });
  for (let i = 0; i < 3; i++) await inspector.press('Add card');
  await inspector.goTo('Card 1');
  await inspector.unfold('Hardware');
  await inspector.set({ Name: 'Onboard', Kind: 'Onboard (LOM)' });
  await picture.select('h1');
  await inspector.goTo('Card 2');
  await inspector.set({ Name: 'Card 1', Kind: 'PCIe' });
  await picture.select('h1');
  await inspector.goTo('Card 3');
  await inspector.set({ Name: 'Card 2', Kind: 'PCIe' });
  await look('host');

  await picture.drag('switch', 'h1');
  for (let i = 1; i < 5; i++) await picture.put('switch', 'h1');
  // A NIC that lands on a switch is its uplink; one that lands on the host waits for a wire.
  for (const onto of ['h1.s1', 'h1.s2', 'h1.s3', 'h1.s5', 'h1', 'h1']) {
    await picture.put('nic', onto);
  }
  await picture.connect('h1.n5', 'h1.s4');
  await picture.connect('h1.n6', 'h1.s5');
  await look('switches');
  for (const [i, [card]] of nics.entries()) {
    await picture.select(`h1.n${i + 1}`);
    await inspector.unfold('Hardware');
    await inspector.set({ Card: { pick: card } });
  }
  await picture.select('h1');
  await inspector.selectAll('Physical NICs');
  await inspector.set({ Speed: '1000' });
  await look('nics');

  for (const [i, network] of networks.entries()) {
    await picture.drag('portGroup', network.onSwitch);
    await inspector.set({ Name: network.name, VLAN: network.vlan });
    if (network.adapter === undefined) {
      await inspector.set({ 'Intended traffic': 'Production' });
      await inspector.unfold('Traffic shaping');
      await inspector.set({
        Enabled: true,
        'Average bandwidth': '100000',
        'Peak bandwidth': '200000',
        'Burst size': '102400',
      });
      continue;
    }
    await picture.drag('adapter', `h1.p${i + 1}`);
    await inspector.set({ ...network.adapter, 'Prefix length': '24' });
  }
  await look('networks');
  for (const [i, [name, group, vm, vnic]] of vms.entries()) {
    await picture.put('vm', group);
    await inspector.set({ Name: name, ...vm });
    await inspector.goTo(name);
    await inspector.set(vnic);
    if (i === 0) await picture.fit();
  }
  await look('vms');

  await picture.zoomOut();
  await picture.zoomOut();
  for (const beside of ['h1', 's1'])
    await picture.put('physicalSwitch', await picture.rightOf(beside));
  await picture.fit();
  await picture.connect('s1', 's2');
  for (const [i, [, to]] of nics.entries()) await picture.connect(`h1.n${i + 1}`, to);
  for (const id of ['s1', 's2']) {
    await picture.select(id);
    await inspector.selectAll('Ports');
    await inspector.unfold('Hardware');
    await inspector.set({ Mode: 'Trunk', 'Allowed VLANs': allVlans, Speed: '1000' });
  }
  await look('cables');
};
