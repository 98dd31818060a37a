import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { hostIdOf, kindOf } from '../../model/kinds';
import { networkConsiderations, performanceOptimization, vendor } from '../sources';
import { teamUp } from './add-uplink';
import { namesOf, objectsOf, productionTeams } from './teams';

const esx = (...nics: number[]) => {
  const b = build();
  const host = b.host('esx01');
  const ids = nics.map((card, i) =>
    host.nic(`vmnic${i}`, { cardId: host.card(`Card ${card}`), speedMbps: 1000 }),
  );
  return { b, host, ids };
};

export default defineHostRule({
  id: 'redundancy/red-production-not-teamed',
  title: 'Production VMs without a team of uplinks',
  why: 'One cable, port or NIC takes the VMs of this network off it.',
  howToFix: 'Give the virtual switch a second NIC, of another card and on another physical switch.',
  sources: [
    networkConsiderations(
      'The two network ports were teamed together for redundancy and allocated for production network.',
    ),
    performanceOptimization('When you plan for your VM network, you need to build in redundancy'),
    vendor('TEAM'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    one: 'VMs on {groups} of {host} depend on {nic} alone.',
    none: 'VMs on {groups} of {host} have no uplink: they cannot leave the host.',
  },
  hides: ['red-single-uplink', 'red-pnic-spof', 'red-vswitch-no-uplink'],
  fix: {
    title: 'Add the free NIC to the team',
    edit: (design, finding) => {
      const hostId = finding.objects.map(hostIdOf).find((id) => id !== undefined);
      const groups = finding.objects.filter((id) => kindOf(id) === 'portGroup');
      return hostId === undefined ? undefined : teamUp(design, hostId, groups);
    },
  },
  notes:
    'A network that is internal on purpose (marked so, or a Hyper-V internal or private switch) is left alone. An uplink that the failover order leaves unused does not count.',
  check: (facts, report) => {
    const { host } = facts;
    for (const team of productionTeams(facts)) {
      const [nic, second] = team.nics;
      if (second !== undefined) continue;
      const objects = objectsOf(team, host.id);
      const data = { host: host.name, groups: namesOf(team) };
      if (nic === undefined) report.found('none', { objects, data });
      else {
        const subjects = [...objects, nic.id, `${host.id}/production`];
        report.found('one', { objects, subjects, data: { ...data, nic: nic.name } });
      }
    }
  },
  examples: {
    bad: [
      {
        title: 'One uplink, and a NIC of another card free',
        design: () => {
          const { b, host, ids } = esx(1, 2);
          const vswitch = host.switch('vSwitch1', ids.slice(0, 1));
          host.vm('web', host.portGroup(vswitch, 'Prod-Web', 100));
          host.vm('sql', host.portGroup(vswitch, 'Prod-DB', 110));
          return b.done;
        },
        finds: [['one', 'h1.p1', 'h1.p2', 'h1.n1']],
      },
      {
        title: 'Two uplinks, one of them unused',
        design: () => {
          const { b, host, ids } = esx(1, 2, 3);
          const vswitch = host.switch('vSwitch1', ids.slice(0, 2));
          const teaming = { active: ids.slice(0, 1) };
          host.vm('web', host.portGroup(vswitch, 'Production', 100, { teaming }));
          return b.done;
        },
        finds: [['one', 'h1.p1', 'h1.n1']],
      },
      {
        title: 'A distributed switch with one NIC in this host',
        design: () => {
          const { b, host, ids } = esx(1, 2);
          const d = b.distributed('DSwitch', ['Uplink 1', 'Uplink 2']);
          host.join(d, ids.slice(0, 1));
          host.vm('web', b.distributedPortGroup(d, 'Production', 100));
          return b.done;
        },
        finds: [['one', 'd1.p1', 'h1.n1']],
      },
      {
        title: 'No uplink at all',
        design: () => {
          const { b, host } = esx(1, 2);
          host.vm('web', host.portGroup(host.switch('vSwitch1', []), 'Production', 100));
          return b.done;
        },
        finds: [['none', 'h1.p1', 'h1']],
      },
    ],
    good: [
      {
        title: 'Two uplinks',
        design: () => {
          const { b, host, ids } = esx(1, 2);
          const vswitch = host.switch('vSwitch1', ids);
          host.vm('web', host.portGroup(vswitch, 'Production', 100));
          return b.done;
        },
      },
      {
        title: 'Active and standby',
        design: () => {
          const { b, host, ids } = esx(1, 2);
          const teaming = { active: ids.slice(0, 1), standby: ids.slice(1) };
          const vswitch = host.switch('vSwitch1', ids, { teaming });
          host.vm('web', host.portGroup(vswitch, 'Production', 100));
          return b.done;
        },
      },
      {
        title: 'Internal on purpose: the heartbeat of a test cluster',
        design: () => {
          const { b, host } = esx(1, 2);
          const group = host.portGroup(host.switch('vSwitch9', []), 'Test', 0, { internal: true });
          host.vm('test', group);
          return b.done;
        },
      },
    ],
  },
});
