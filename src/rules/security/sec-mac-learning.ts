import { defineHostRule } from '../../lint/rule';
import type { PortGroup, Security, Vm } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { placed } from '../holder';
import { vendor } from '../sources';
import { isForSpecialVms } from './special-vms';

const learning = (security: Security, vm: Partial<Vm> = {}) => {
  const { d, h, n1, n2 } = twoUplinks();
  d.set('h1.s1', { uplinks: [] });
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2']);
  const group = d.distributedPortGroup(v, 'Lab', 20, { security });
  h.join(v, [n1, n2]);
  h.vm('lab', group, vm);
  return d.done;
};

export default defineHostRule({
  id: 'security/sec-mac-learning',
  title: 'MAC learning is on',
  why: 'The port then takes any address behind it, and frames to unknown addresses are flooded to every such port.',
  howToFix: 'Turn MAC learning off, except for nested hypervisors on a port group of their own.',
  sources: [vendor('STIG9', 'VCFA-9X-000345'), vendor('SCG8', 'network-mac-learning')],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'info',
    hyperv: 'off',
  },
  messages: { learning: '{group} has MAC learning on.' },
  check: (facts, report) => {
    for (const use of facts.groups) {
      const { distributed } = use.instance;
      if (distributed === undefined) continue;
      const isOn = use.group.security?.macLearning ?? distributed.security?.macLearning;
      if (isOn !== true || isForSpecialVms(facts, use, ['nestedHypervisor', 'nsxEdge'])) continue;
      report.found('learning', {
        objects: [use.id],
        data: { group: placed(use.group.name, use.instance, facts.host.name) },
      });
    }
  },
  fix: {
    title: 'Turn MAC learning off',
    edit: (design, { objects: [id] }) =>
      id === undefined
        ? undefined
        : changeElement<PortGroup>(design, id, (group) => ({
            ...group,
            security: { ...group.security, macLearning: false },
          })),
  },
  notes:
    'Laboratories with nested hypervisors need it: a port group that holds only them is left alone.',
  examples: {
    bad: [
      {
        title: 'On, for any VM',
        design: () => learning({ macLearning: true }),
        finds: [['learning', 'd1.p1']],
      },
    ],
    good: [
      { title: 'Off', design: () => learning({ macLearning: false }) },
      {
        title: 'On, for a nested hypervisor',
        design: () => learning({ macLearning: true }, { role: 'nestedHypervisor' }),
      },
    ],
  },
});
