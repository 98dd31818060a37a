import { hasCarrier } from '../../analysis/uplinks';
import { defineHostRule } from '../../lint/rule';
import { isControllerNic } from '../../model/controller-nic';
import type { Nic } from '../../model/design';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

const severity = { active: 'error', standby: 'warning' } as const;

export default defineHostRule({
  id: 'redundancy/red-link-down',
  title: 'An uplink has no link',
  why: 'Redundancy that exists only on paper fails on the day it is needed.',
  howToFix: 'Bring the link up, or take the NIC out of the virtual switch.',
  sources: [
    vendor('ABR', 'VMHost.NetworkAdapter is critical when not connected or down'),
    vendor('VCHECK', 'plug-in 74, network redundancy lost'),
  ],
  platform: 'any',
  severity: {
    essentials: severity,
    'strict-isolation': severity,
    converged: severity,
    hyperv: severity,
  },
  messages: {
    active: '{nic} on {host} is an uplink of {switch}, but {reason}.',
    standby: '{nic} on {host} stands by for {switch}, but {reason}.',
  },
  asks: { cable: 'Where are {nics} of {host} cabled to?' },
  check: (facts, report) => {
    const { host, fabric } = facts;
    const reasonOf = (nic: Nic): string | undefined => {
      if (nic.adminUp === false) return 'it is disabled';
      if (!hasCarrier(nic)) return 'its link is down';
      const port = nic.cabledTo === undefined ? undefined : fabric.port(nic.cabledTo);
      return port?.adminUp === false ? `switch port ${port.name} is disabled` : undefined;
    };
    const uncabled = new Map<string, Nic>();
    for (const instance of facts.switches) {
      const uses = facts.groups.filter((use) => use.instance === instance);
      for (const nic of instance.nics) {
        // Switched off in the controller, which is as good.
        if (isControllerNic(nic)) continue;
        if (nic.cabledTo === undefined) uncabled.set(nic.id, nic);
        const reason = reasonOf(nic);
        if (reason === undefined) continue;
        const isActive = uses.length === 0 || uses.some((u) => u.team.activeNics.includes(nic));
        const isStandby = uses.some((use) => use.team.standbyNics.includes(nic));
        if (!isActive && !isStandby) continue;
        report.found(isActive ? 'active' : 'standby', {
          objects: [nic.id, instance.id],
          data: { nic: nic.name, host: host.name, switch: instance.name, reason },
        });
      }
    }
    // While a host is being drawn nothing is cabled; once something is, the rest is worth asking.
    const isCabling = host.nics.some((nic) => nic.cabledTo !== undefined);
    if (isCabling && uncabled.size > 0) {
      report.ask('cable', {
        objects: [host.id, ...uncabled.keys()],
        data: { nics: [...uncabled.values()].map(({ name }) => name), host: host.name },
      });
    }
  },
  notes: 'A NIC without a cable in the drawing is a question, not a finding.',
  examples: {
    bad: [
      {
        title: 'An active uplink whose link is down',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 20);
          d.set('h1.n2', { linkUp: false });
          return d.done;
        },
        finds: [['active', 'h1.n2', 'h1.s1']],
      },
      {
        title: 'A disabled switch port behind the standby uplink',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks();
          h.portGroup(v, 'Management', 10, { teaming: { active: [n1], standby: [n2] } });
          d.set('s2.p1', { adminUp: false });
          return d.done;
        },
        finds: [['standby', 'h1.n2', 'h1.s1']],
      },
      {
        title: 'One uplink cabled, the other not',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 20);
          d.set('h1.n2', { cabledTo: undefined });
          return d.done;
        },
        asks: ['cable'],
      },
    ],
    good: [
      {
        title: 'Both links up',
        design: () => {
          const { d, h, v } = twoUplinks({ nic: { linkUp: true } });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
      },
      {
        title: 'A NIC that is down and in no switch',
        design: () => {
          const { d, h } = twoUplinks();
          h.nic('vmnic2', { linkUp: false });
          return d.done;
        },
      },
      {
        title: 'The NIC of the management controller, switched off there',
        design: () => {
          const { d, h } = twoUplinks();
          const nic = h.nic('vusb0', { driver: 'cdce', linkUp: false });
          h.portGroup(h.switch('vSwitchBMC', [nic]), 'BMC_Network', 0);
          return d.done;
        },
      },
      {
        title: 'An unused uplink may be down',
        design: () => {
          const { d, h, v, n1 } = twoUplinks();
          h.portGroup(v, 'Management', 10, { teaming: { active: [n1] } });
          d.set('h1.n2', { linkUp: false });
          return d.done;
        },
      },
      {
        title: 'Nothing is cabled while drawing',
        design: () => {
          const { d } = twoUplinks();
          d.set('h1.n1', { cabledTo: undefined });
          d.set('h1.n2', { cabledTo: undefined });
          return d.done;
        },
      },
    ],
  },
});
