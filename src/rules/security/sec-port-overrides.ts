import { defineHostRule } from '../../lint/rule';
import type { DistributedPortGroup } from '../../model/design';
import { set } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { placed } from '../holder';
import { vendor } from '../sources';

const words = {
  block: 'block',
  vlan: 'VLAN',
  security: 'security',
  teaming: 'teaming',
  shaping: 'shaping',
  netflow: 'NetFlow',
} as const;

const overriding = (more: Partial<DistributedPortGroup>) => {
  const { d, h, n1, n2 } = twoUplinks();
  d.set('h1.s1', { uplinks: [] });
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2']);
  d.distributedPortGroup(v, 'Production', 20, more);
  h.join(v, [n1, n2]);
  return d.done;
};

export default defineHostRule({
  id: 'security/sec-port-overrides',
  title: 'Single ports may differ from their port group',
  why: 'An exception on a port is seen by nobody who reads the port group, and stays with the port for whoever is connected next.',
  howToFix: 'Allow no override but block, and reset ports when they are disconnected.',
  sources: [vendor('STIG8', 'VCSA-80-000301 and VCSA-80-000302'), vendor('SCG8')],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'info',
    hyperv: 'off',
  },
  messages: {
    overrides: '{group} lets single ports override {policies}.',
    kept: '{group} does not reset a port when it is disconnected.',
  },
  check: (facts, report) => {
    for (const { id, group, instance } of facts.groups) {
      if (instance.distributed === undefined) continue;
      const name = placed(group.name, instance, facts.host.name);
      const allowed = (group.overridesAllowed ?? []).filter((policy) => policy !== 'block');
      if (allowed.length > 0) {
        report.found('overrides', {
          objects: [id],
          data: { group: name, policies: allowed.map((policy) => words[policy]) },
        });
      }
      if (group.resetAtDisconnect === false) {
        report.found('kept', { objects: [id], data: { group: name } });
      }
    }
  },
  fix: {
    title: 'Hold ports to their port group',
    edit: (design, { message, objects: [id = ''] }) =>
      set<DistributedPortGroup>(
        design,
        id,
        message === 'kept' ? { resetAtDisconnect: true } : { overridesAllowed: ['block'] },
      ),
  },
  notes: 'Blocking a single port is the override that is allowed from the start, and stays.',
  examples: {
    bad: [
      {
        title: 'The VLAN of a port may differ',
        design: () => overriding({ overridesAllowed: ['block', 'vlan'] }),
        finds: [['overrides', 'd1.p1']],
      },
      {
        title: 'Ports keep what they had',
        design: () => overriding({ resetAtDisconnect: false }),
        finds: [['kept', 'd1.p1']],
      },
    ],
    good: [
      {
        title: 'Block only, reset on disconnect',
        design: () => overriding({ overridesAllowed: ['block'], resetAtDisconnect: true }),
      },
      { title: 'Nothing said', design: () => overriding({}) },
    ],
  },
});
