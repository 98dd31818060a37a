import { defineHostRule } from '../../lint/rule';
import type { DistributedSwitch } from '../../model/design';
import { changeElement, patched } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { placed } from '../holder';
import { vendor } from '../sources';

const operations = { advertise: 'advertises', both: 'listens and advertises' } as const;

const member = (more: Partial<DistributedSwitch>) => {
  const { d, h, n1, n2 } = twoUplinks();
  d.set('h1.s1', { uplinks: [] });
  h.join(d.distributed('dvs01', ['Uplink 1', 'Uplink 2'], more), [n1, n2]);
  return d.done;
};

export default defineHostRule({
  id: 'security/sec-discovery-and-healthcheck',
  title: 'Discovery is advertised, or the health check is left on',
  why: 'CDP and LLDP tell everybody on the wire, in clear text, what the host is and what it runs; the health check keeps sending test frames in every VLAN.',
  howToFix:
    'Let discovery listen only or turn it off; turn the health check on only while looking for a fault.',
  sources: [
    vendor('STIG8', 'VCSA-80-000299 and VCSA-80-000267'),
    vendor('SCG9', 'listen is a middle ground'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': { advertises: 'warning', health: 'info' },
    converged: 'info',
    hyperv: 'off',
  },
  messages: {
    advertises: '{switch} {does} by {protocol}.',
    health: '{switch} has its health check on ({checks}).',
  },
  check: (facts, report) => {
    for (const instance of facts.switches) {
      const own = instance.distributed ?? instance.local;
      const name = placed(instance.name, instance, facts.host.name);
      const operation = own?.discoveryOperation;
      if (operation === 'advertise' || operation === 'both') {
        report.found('advertises', {
          objects: [instance.id],
          data: {
            switch: name,
            does: operations[operation],
            protocol: own?.discoveryProtocol === 'lldp' ? 'LLDP' : 'CDP',
          },
        });
      }
      const checks = [
        ...(instance.distributed?.healthCheckVlanMtu === true ? ['VLAN and MTU'] : []),
        ...(instance.distributed?.healthCheckTeaming === true ? ['teaming'] : []),
      ];
      if (checks.length > 0) {
        report.found('health', { objects: [instance.id], data: { switch: name, checks } });
      }
    }
  },
  fix: {
    title: 'Listen only; no health check',
    edit: (design, { message, objects: [id = ''] }) =>
      changeElement<DistributedSwitch>(design, id, (own) =>
        message === 'advertises'
          ? patched(own, { discoveryOperation: 'listen' })
          : patched(own, {
              ...(own.healthCheckVlanMtu === true ? { healthCheckVlanMtu: false } : {}),
              ...(own.healthCheckTeaming === true ? { healthCheckTeaming: false } : {}),
            }),
      ),
  },
  notes:
    'The STIG wants both off, operations want them: the validated designs recommend the health check, and Azure Local requires LLDP on the physical switch, which this rule never looks at. Listening only is the default and passes. A standard switch that advertises is told the same as a distributed one.',
  examples: {
    bad: [
      {
        title: 'Listens and advertises',
        design: () => member({ discoveryProtocol: 'lldp', discoveryOperation: 'both' }),
        finds: [['advertises', 'd1']],
      },
      {
        title: 'A standard switch that advertises',
        design: () => twoUplinks({ virtual: { discoveryOperation: 'advertise' } }).d.done,
        finds: [['advertises', 'h1.s1']],
      },
      {
        title: 'The health check is on',
        design: () => member({ healthCheckVlanMtu: true, healthCheckTeaming: true }),
        finds: [['health', 'd1']],
      },
    ],
    good: [
      { title: 'Listens', design: () => member({ discoveryOperation: 'listen' }) },
      { title: 'Nothing said', design: () => member({}) },
    ],
  },
});
