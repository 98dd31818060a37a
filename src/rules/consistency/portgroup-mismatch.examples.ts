import { build } from '../../model/build';
import type { Design, PortGroup, VirtualSwitch } from '../../model/design';

interface Site {
  readonly linked?: boolean;
  readonly vms?: boolean;
  readonly virtual?: Partial<VirtualSwitch>;
}

/** Two hosts, each on a physical switch of its own, with one label; the second differs. */
export const mismatched = (
  second: Partial<PortGroup>,
  { linked = true, vms = true, virtual = {} }: Site = {},
): Design => {
  const b = build('Example');
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', drsEnabled: true });
  for (const i of [0, 1]) {
    const tor = b.physicalSwitch(i === 0 ? 'tor-a' : 'tor-b', 4, {
      mode: 'trunk',
      allowedVlans: '20,30',
    });
    const h = b.host(`esx0${i + 1}`, { clusterId });
    const nic = h.nic('vmnic0');
    b.cable(nic, tor);
    const v = h.switch('vSwitch0', [nic], i === 0 ? {} : virtual);
    const group = h.portGroup(v, 'Prod', 20, i === 0 ? {} : second);
    if (vms) h.vm('web', group);
    else h.adapter('vmk1', group, ['vmotion']);
  }
  if (linked) b.link('s1', 's2');
  return b.done;
};
