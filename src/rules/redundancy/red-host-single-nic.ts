import { className } from '../../analysis/class-name';
import { isConnected, lotsOf } from '../../analysis/lots';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { withoutControllers } from '../../model/controller-nic';
import { performanceOptimization, vendor } from '../sources';

const one = () => {
  const b = build();
  const esx = b.host('esx01');
  const nics = [esx.nic('vmnic0'), esx.nic('vmnic1')] as const;
  return { b, esx, nics };
};

export default defineHostRule<'single', 'nics'>({
  id: 'redundancy/red-host-single-nic',
  title: 'All of a host’s traffic depends on one NIC',
  why: 'When this NIC, its cable or its switch port fails, the host and every VM on it are gone from the network.',
  howToFix: 'Spread the networks of the host over several NICs, on two cards and two switches.',
  sources: [
    performanceOptimization(
      'It is possible to use a single physical network interface to connect a single Virtual Switch and route all network traffic on ESXi host through this interface; however this is far from being ideal as this interface would be a single point of failure.',
    ),
    vendor('HV-BPA', '427, more than one network adapter'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: { single: 'All traffic of {host} depends on {nic} alone: {classes}.' },
  asks: { nics: 'Has {host} other physical NICs than {nic}, and something on them?' },
  hides: ['red-single-uplink', 'red-pnic-spof'],
  check: (facts, report) => {
    const ends = facts.endpoints.filter((end) => end.usable.length > 0 && isConnected(end));
    const [nic, second] = new Set(ends.flatMap((end) => withoutControllers(end.usable)));
    if (nic === undefined || second !== undefined) return;
    // What is on a NIC that no export listed is not listed either.
    if (facts.host.unknown?.includes('nics') === true) {
      report.ask('nics', {
        objects: [facts.host.id, nic.id],
        data: { host: facts.host.name, nic: nic.name },
      });
      return;
    }
    const classes = new Set(
      lotsOf(facts).flatMap((lot) => (lot.usable.length > 0 ? lot.classes : [])),
    );
    report.found('single', {
      objects: [facts.host.id, nic.id],
      subjects: [
        facts.host.id,
        nic.id,
        ...[...classes].map((traffic) => `${facts.host.id}/${traffic}`),
      ],
      data: {
        host: facts.host.name,
        nic: nic.name,
        classes:
          classes.size > 0
            ? [...classes].map((traffic) => className(traffic, facts.isHyperv))
            : ['everything'],
      },
    });
  },
  examples: {
    bad: [
      {
        title: 'Everything on the first NIC, the second one free',
        design: () => {
          const { b, esx, nics } = one();
          const vswitch = esx.switch('vSwitch0', [nics[0]]);
          esx.adapter('vmk0', esx.portGroup(vswitch, 'Management', 10), ['management']);
          esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
          return b.done;
        },
        finds: [['single', 'h1', 'h1.n1']],
      },
      {
        title: 'Two uplinks, but every port group leaves the second one unused',
        design: () => {
          const { b, esx, nics } = one();
          const vswitch = esx.switch('vSwitch0', nics, { teaming: { active: [nics[0]] } });
          esx.adapter('vmk0', esx.portGroup(vswitch, 'Management', 10), ['management']);
          return b.done;
        },
        finds: [['single', 'h1', 'h1.n1']],
      },
      {
        title: 'The other NIC is that of the management controller',
        design: () => {
          const { b, esx, nics } = one();
          b.set(nics[1], { name: 'vusb0', driver: 'cdce' });
          const vswitch = esx.switch('vSwitch0', [nics[0]]);
          esx.adapter('vmk0', esx.portGroup(vswitch, 'Management', 10), ['management']);
          const toController = esx.switch('vSwitchBMC', [nics[1]]);
          esx.adapter('vmk1', esx.portGroup(toController, 'BMC_Network', 0), []);
          return b.done;
        },
        finds: [['single', 'h1', 'h1.n1']],
      },
    ],
    good: [
      {
        title: 'Management and production on a NIC each',
        design: () => {
          const { b, esx, nics } = one();
          const first = esx.switch('vSwitch0', [nics[0]]);
          esx.adapter('vmk0', esx.portGroup(first, 'Management', 10), ['management']);
          const second = esx.switch('vSwitch1', [nics[1]]);
          esx.vm('web', esx.portGroup(second, 'Production', 100));
          return b.done;
        },
      },
      {
        title: 'All that is known is on one NIC, and others may not be listed',
        design: () => {
          const { b, esx, nics } = one();
          b.set('h1', { platform: 'hyperv', unknown: ['nics'] });
          const vswitch = esx.switch('External', [nics[0]], { kind: 'external' });
          esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
          return b.done;
        },
        asks: ['nics'],
      },
      {
        title: 'A host without traffic yet',
        design: () => {
          const { b, esx, nics } = one();
          esx.switch('vSwitch0', [nics[0]]);
          return b.done;
        },
      },
    ],
  },
});
