import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { vendor } from '../sources';
import { type Nioc, niocOn } from './nioc';

const joined = (nioc?: Nioc) => {
  const d = build('Example');
  const v = d.distributed('dvs01', ['Uplink 1'], nioc === undefined ? {} : { nioc });
  const h = d.host('esx01');
  h.join(v, [h.nic('vmnic0')]);
  return d.done;
};

export default defineHostRule({
  id: 'bandwidth/bw-nioc-disabled',
  title: 'Network I/O Control is off on a distributed switch',
  why: 'One traffic type, or one guest that floods, can take all of an uplink from the others.',
  howToFix: 'Turn Network I/O Control on; its default shares are a start.',
  sources: [
    vendor('STIG8', 'VCSA-80-000110 (V-258922)'),
    vendor('STIG9', 'VCFA-9X-000105'),
    vendor('SCG9', 'vcenter-9.network-nioc'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'off',
  },
  messages: { disabled: 'Network I/O Control is off on {switch}.' },
  check: ({ switches }, report) => {
    for (const { distributed } of switches) {
      if (distributed?.nioc?.enabled !== false) continue;
      report.found('disabled', {
        objects: [distributed.id],
        data: { switch: distributed.name },
      });
    }
  },
  fix: {
    title: 'Turn Network I/O Control on',
    edit: (design, { objects: [id] }) => (id === undefined ? undefined : niocOn(design, id)),
  },
  notes:
    'Distributed switches start with Network I/O Control on: one that does not say has it. A switch whose uplinks each carry one traffic type gains nothing, and is found all the same, because the hardening guides ask for it. Where several types do share an uplink, bw-shared-uplinks-without-qos says so instead.',
  examples: {
    bad: [
      {
        title: 'Off',
        design: () => joined({ enabled: false }),
        finds: [['disabled', 'd1']],
      },
    ],
    good: [
      { title: 'On', design: () => joined({ enabled: true }) },
      { title: 'Not stated: on by default', design: () => joined() },
      {
        title: 'A switch without hosts',
        design: () => {
          const d = build('Example');
          d.distributed('dvs01', ['Uplink 1'], { nioc: { enabled: false } });
          d.host('esx01');
          return d.done;
        },
      },
    ],
  },
});
