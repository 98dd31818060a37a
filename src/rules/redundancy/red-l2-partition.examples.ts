import { workedExamples } from '../../analysis/failures/worked-examples';
import type { RuleMeta } from '../../lint/rule';
import { build } from '../../model/build';
import type { Design } from '../../model/design';

/** Storage over two fabrics that are apart on purpose: path A meets path A. */
const fabrics = (): Design => {
  const d = build('Example');
  const trunk = { mode: 'trunk', allowedVlans: '711,712' } as const;
  const tors = [d.physicalSwitch('tor-a', 4, trunk), d.physicalSwitch('tor-b', 4, trunk)];
  const clusterId = d.cluster('Cluster A', { platform: 'azurelocal' });
  for (const name of ['node1', 'node2']) {
    const h = d.host(name, { clusterId });
    for (const [i, tor] of tors.entries()) {
      const nic = h.nic(`p${i + 3}`);
      d.cable(nic, tor);
      h.adapter(`SMB${i + 1}`, undefined, ['smb'], { nicId: nic, vlan: 711 + i });
    }
  }
  return d.done;
};

/** Two leaves that only spines join. */
const leaves = (spines: number, isPerRack = false): Design => {
  const d = build('Example');
  const trunk = { mode: 'trunk', allowedVlans: 'all' } as const;
  const tors = [d.physicalSwitch('leaf-a', 4, trunk), d.physicalSwitch('leaf-b', 4, trunk)];
  for (let i = 1; i <= spines; i++) {
    const spine = d.physicalSwitch(`spine-${i}`, 1);
    for (const tor of tors) d.link(tor, spine);
  }
  const clusterId = d.cluster('Cluster A', { platform: 'vsphere' });
  for (const [i, tor] of tors.entries()) {
    const h = d.host(`esx0${i + 1}`, { clusterId });
    const nic = h.nic('vmnic0');
    d.cable(nic, tor);
    h.adapter('vmk1', h.portGroup(h.switch('vSwitch0', [nic]), 'vMotion', 20), ['vmotion']);
  }
  if (isPerRack) d.network('vMotion', { vlan: 20, perRack: true });
  return d.done;
};

export const partitionExamples: RuleMeta<'now' | 'after'>['examples'] = {
  bad: [
    {
      title: 'E8a: the VLAN is missing between the switches; one NIC is enough',
      design: workedExamples.E8a,
      finds: [['after', 'h1.n1', 'h1', 'h2']],
    },
    {
      title: 'E8c: both uplinks active, and nothing has failed yet',
      design: workedExamples.E8c,
      finds: [['now', 'h1', 'h2']],
    },
    {
      title: 'Everything crosses one spine',
      design: () => leaves(1),
      finds: [['after', 's3', 'h1', 'h2']],
    },
  ],
  good: [
    { title: 'E8b: the VLAN crosses', design: workedExamples.E8b },
    { title: 'Two storage fabrics, apart on purpose', design: fabrics },
    { title: 'Two spines', design: () => leaves(2) },
    { title: 'A subnet in each rack, routed on purpose', design: () => leaves(0, true) },
  ],
};
