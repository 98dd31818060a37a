import { defineHostRule } from '../../lint/rule';
import type { Nic } from '../../model/design';
import { set } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { gettingEverything, vendor } from '../sources';

const fastMbps = 10_000;

const team = (nic: Partial<Nic>) => twoUplinks({ host: { platform: 'hyperv' }, nic });

export default defineHostRule({
  id: 'hyperv/hv-vmq',
  title: 'Virtual Machine Queues are off',
  why: 'The NIC could sort the traffic of the VMs into queues of its own; without them one processor core does it.',
  howToFix: 'Turn VMQ on (Enable-NetAdapterVmq); when buying 10 GbE, look for NICs that have it.',
  sources: [
    gettingEverything(
      'look for devices that support Virtual Machine Queues (VMQ) and or Chimney Offload',
    ),
    vendor('HV-BPA', 'VMQ should be enabled'),
    vendor('HV-SET', 'you should enable VMQ whenever you are using Hyper-V and SET'),
    vendor('CHIMNEY'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: { off: 'info', missing: 'info' },
    'strict-isolation': { off: 'warning', missing: 'info' },
    converged: { off: 'warning', missing: 'info' },
    hyperv: { off: 'warning', missing: 'info' },
  },
  messages: {
    off: '{nic} on {host}: VMQ is supported but off.',
    missing: '{nic} on {host} is fast and has no VMQ.',
  },
  check: (facts, report) => {
    const bound = new Set(
      facts.switches.filter(({ kind }) => kind === 'external').flatMap(({ nics }) => nics),
    );
    for (const nic of bound) {
      const at = { objects: [nic.id], data: { nic: nic.name, host: facts.host.name } };
      if (nic.vmqCapable === true && nic.vmqEnabled === false) report.found('off', at);
      if (nic.vmqCapable === false && (nic.speedMbps ?? 0) >= fastMbps) report.found('missing', at);
    }
  },
  fix: {
    title: 'Turn VMQ on',
    edit: (design, { message, objects: [id] }) =>
      message === 'off' && id !== undefined
        ? set<Nic>(design, id, { vmqEnabled: true })
        : undefined,
  },
  notes:
    'Gigabit NICs gain little and some had faulty drivers: the rule speaks only where the design says that the NIC can. The documents also name Chimney Offload, which Microsoft has since withdrawn; it is not recommended here.',
  examples: {
    bad: [
      {
        title: '25 GbE with VMQ off',
        design: () => {
          const { d } = team({ speedMbps: 25_000, vmqCapable: true });
          d.set('h1.n1', { vmqEnabled: false });
          return d.done;
        },
        finds: [['off', 'h1.n1']],
      },
      {
        title: '10 GbE without VMQ',
        design: () => {
          const { d } = team({ speedMbps: 10_000 });
          d.set('h1.n2', { vmqCapable: false });
          return d.done;
        },
        finds: [['missing', 'h1.n2']],
      },
    ],
    good: [
      {
        title: 'VMQ on',
        design: () => team({ speedMbps: 25_000, vmqCapable: true, vmqEnabled: true }).d.done,
      },
      {
        title: 'Gigabit NICs without VMQ',
        design: () => team({ speedMbps: 1000, vmqCapable: false }).d.done,
      },
      { title: 'Nothing said about VMQ', design: () => team({ speedMbps: 25_000 }).d.done },
    ],
  },
});
