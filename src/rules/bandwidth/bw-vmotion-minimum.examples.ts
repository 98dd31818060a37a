import type { RuleMeta } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Design, Host } from '../../model/design';
import type { NiocPool } from './nioc';

type Message = 'unsupported' | 'cluster' | 'short' | 'modest';

const alone = (
  speeds: readonly (number | undefined)[],
  cluster: Partial<Cluster> = {},
  more: Partial<Host> = {},
) => {
  const d = build('Example');
  const clusterId = d.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  const h = d.host('esx01', { clusterId, ...more });
  for (const [i, speedMbps] of speeds.entries()) {
    const nic = h.nic(`vmnic${i}`, speedMbps === undefined ? {} : { speedMbps });
    const v = h.switch(`vSwitch${i}`, [nic]);
    h.adapter(`vmk${i + 1}`, h.portGroup(v, `vMotion ${i + 1}`, 30), ['vmotion']);
  }
  return { d, h };
};

/** Management, vMotion and VMs on one distributed switch. */
const together = (speedMbps: number, pools: readonly NiocPool[], isEnabled = true): Design => {
  const d = build('Example');
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2'], {
    nioc: { enabled: isEnabled, pools },
  });
  const h = d.host('esx01');
  h.join(v, [h.nic('vmnic0', { speedMbps }), h.nic('vmnic1', { speedMbps })]);
  h.adapter('vmk0', d.distributedPortGroup(v, 'Management', 10), ['management']);
  h.adapter('vmk1', d.distributedPortGroup(v, 'vMotion', 30), ['vmotion']);
  h.vm('web', d.distributedPortGroup(v, 'Production', 100));
  return d.done;
};

const onWindowsCluster = (speedMbps: number) => {
  const { d, h } = alone([speedMbps]);
  const vm = h.vm('sql01', undefined);
  d.guestCluster('SQL', [vm], { sharedDisk: 'rdm' });
  return d.done;
};

export const vmotionExamples: RuleMeta<Message>['examples'] = {
  bad: [
    {
      title: '100 Mb/s',
      design: () => alone([100]).d.done,
      finds: [['unsupported', 'h1.k1', 'h1.n1']],
    },
    {
      title: 'Shared with everything, Network I/O Control off',
      design: () => together(10_000, [], false),
      finds: [['short', 'h1.k2', 'h1.n1', 'h1.n2']],
    },
    {
      title: 'Too few shares',
      design: () => together(10_000, [{ traffic: 'migration', shares: 5 }]),
      finds: [['short', 'h1.k2', 'h1.n1', 'h1.n2']],
    },
    {
      title: 'Eight migrations at once on a gigabit',
      design: () => alone([1000], { concurrentVmotions: 8 }).d.done,
      finds: [['short', 'h1.k1', 'h1.n1']],
    },
    {
      title: 'A Windows cluster on shared disks, moved over a gigabit',
      design: () => onWindowsCluster(1000),
      finds: [['cluster', 'h1.k1', 'h1.n1']],
    },
    {
      title: 'A gigabit of its own holds four migrations; newer vSphere likes more',
      design: () => alone([1000], {}, { version: '8.0' }).d.done,
      finds: [['modest', 'h1.k1', 'h1.n1']],
    },
    { title: 'A NIC that does not say', design: () => alone([undefined]).d.done, asks: ['speed'] },
  ],
  good: [
    { title: '10 GbE of its own', design: () => alone([10_000], {}, { version: '8.0' }).d.done },
    {
      title: '10 GbE shared by 50 of 250 shares: 2 Gb/s for eight',
      design: () =>
        together(10_000, [
          { traffic: 'management', shares: 100 },
          { traffic: 'migration', shares: 50 },
          { traffic: 'production', shares: 100 },
        ]),
    },
    {
      title: 'A reservation in place of shares',
      design: () => together(10_000, [{ traffic: 'migration', shares: 1, reservationMbps: 2000 }]),
    },
    {
      title: 'Two adapters on a gigabit each, eight at once',
      design: () => alone([1000, 1000], { concurrentVmotions: 8 }).d.done,
    },
  ],
};
