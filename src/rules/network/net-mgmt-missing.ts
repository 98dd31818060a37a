import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { networkConsiderations, vendor } from '../sources';
import { hasAdapterFor, isHypervisor } from './presence';

const esx = () => {
  const b = build();
  const host = b.host('esx01');
  const vswitch = host.switch('vSwitch0', [host.nic('vmnic0')]);
  return { b, host, vswitch };
};

export default defineHostRule({
  id: 'network/net-mgmt-missing',
  title: 'Host without a management network',
  why: 'Nobody can reach the host to manage it, nor its VMs through it.',
  howToFix:
    'Add a VMkernel adapter with the management service on a network of its own; on Hyper-V, an adapter of the management OS.',
  sources: [
    networkConsiderations(
      'Your ability to manage virtual hosts and VMs is only as good as your ability to access them.',
    ),
    vendor('VSEC-ISO'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: { missing: '{host} has no management network.' },
  asks: {
    adapters: 'Not all adapters of {host} are listed. Is there one for management?',
    services:
      '{adapters} of {host} does not say what it carries. Is there management among its services?',
  },
  notes:
    'On Hyper-V an adapter of the management OS counts even if its services are not stated, and so does a switch that is shared with the management OS.',
  check: (facts, report) => {
    const { host } = facts;
    if (!isHypervisor(facts)) return;
    const has = hasAdapterFor(facts, 'management');
    if (has === 'yes') return;
    if (facts.isHyperv) {
      if (has === 'unknown' || host.switches.some((s) => s.allowManagementOs === true)) return;
    }
    if (has === 'unknown') {
      const silent = facts.endpoints.filter((e) => e.adapter !== undefined && !e.classesKnown);
      if (silent.length === 0) {
        report.ask('adapters', { objects: [host.id], data: { host: host.name } });
        return;
      }
      const objects = [host.id, ...silent.map((end) => end.id)];
      const data = { host: host.name, adapters: silent.map((end) => end.name) };
      report.ask('services', { objects, data });
      return;
    }
    report.found('missing', { objects: [host.id], data: { host: host.name } });
  },
  examples: {
    bad: [
      {
        title: 'VMs only',
        design: () => {
          const { b, host, vswitch } = esx();
          host.vm('web', host.portGroup(vswitch, 'Production', 100));
          return b.done;
        },
        finds: [['missing', 'h1']],
      },
      {
        title: 'The vSAN witness adapter is not for managing the host',
        design: () => {
          const { b, host, vswitch } = esx();
          host.adapter('vmk1', host.portGroup(vswitch, 'Witness', 15), ['vsanWitness']);
          return b.done;
        },
        finds: [['missing', 'h1']],
      },
      {
        title: 'An adapter that does not say what it is for',
        design: () => {
          const { b, host, vswitch } = esx();
          host.adapter('vmk0', host.portGroup(vswitch, 'Network', 10), []);
          b.set('h1.k1', { services: undefined });
          return b.done;
        },
        asks: ['services'],
      },
      {
        title: 'An export that lists no adapters',
        design: () => {
          const { b } = esx();
          b.set('h1', { unknown: ['adapters'] });
          return b.done;
        },
        asks: ['adapters'],
      },
    ],
    good: [
      {
        title: 'A VMkernel adapter for management',
        design: () => {
          const { b, host, vswitch } = esx();
          host.adapter('vmk0', host.portGroup(vswitch, 'Management', 10), ['management']);
          return b.done;
        },
      },
      {
        title: 'Hyper-V: the switch is shared with the management OS',
        design: () => {
          const b = build();
          const host = b.host('hv01', { platform: 'hyperv' });
          host.switch('External', [host.nic('NIC 1')], {
            kind: 'external',
            allowManagementOs: true,
          });
          return b.done;
        },
      },
      {
        title: 'A physical node of a guest cluster is no hypervisor',
        design: () => {
          const b = build();
          b.host('sql-physical', { role: 'clusterNode' });
          return b.done;
        },
      },
    ],
  },
});
