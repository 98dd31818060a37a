import type { GroupUse, HostFacts } from '../../analysis/facts';
import { defineHostRule } from '../../lint/rule';
import type { Cluster, PortGroup } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { placed } from '../holder';
import { vendor } from '../sources';

/** Policies that move traffic back when an uplink returns. */
const returns: ReadonlySet<string> = new Set(['portId', 'macHash', 'nicLoad', 'explicit']);

const watched = ['management', 'vmotion', 'vsan'] as const;

const servicesOn = (facts: HostFacts, use: GroupUse): string[] => {
  const on = facts.endpoints.filter((end) => end.use === use);
  return watched.filter((service) =>
    on.some(({ adapter }) => adapter?.services?.includes(service) === true),
  );
};

const hosted = (cluster: Partial<Cluster>, more: Partial<PortGroup> = {}) => {
  const { d, h, v } = twoUplinks();
  d.set(h.id, { clusterId: d.cluster('Cluster A', { platform: 'vsphere', ...cluster }) });
  h.adapter('vmk0', h.portGroup(v, 'Management', 10, more), ['management']);
  return d;
};

export default defineHostRule({
  id: 'teaming/team-mgmt-failback',
  title: 'A team that fails back at once',
  why: 'A link that returns does not carry traffic yet: for half a minute the physical switch listens, and a host that went back at once is cut off and may be taken for dead.',
  howToFix: 'Set failback to no, and make the switch ports spanning tree edge ports.',
  sources: [
    vendor('HA-BP', 'Failback = No'),
    vendor('FAILBACK', 'about 30 seconds while the switch port starts'),
    vendor('FAILBACK-KB', 'failback no on the vSAN, management and vMotion port groups'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': { failback: 'info', slow: 'warning' },
    converged: { failback: 'info', slow: 'warning' },
    hyperv: 'off',
  },
  messages: {
    failback: '{group} fails back at once; for vSphere HA the guidance is not to.',
    slow: '{group} fails back at once, and {ports} is no spanning tree edge port.',
  },
  check: (facts, report) => {
    if (facts.cluster?.haEnabled !== true) return;
    for (const use of facts.groups) {
      const { team } = use;
      if (!team.failback || !returns.has(team.policy) || team.usable.length < 2) continue;
      const services = servicesOn(facts, use);
      if (services.length === 0) continue;
      const ports = team.usable.flatMap((nic) => facts.fabric.port(nic.cabledTo ?? '') ?? []);
      const slow = ports.filter((port) => port.stpEdge === false);
      const data = { group: placed(use.group.name, use.instance, facts.host.name), services };
      if (slow.length === 0) report.found('failback', { objects: [use.id], data });
      else {
        report.found('slow', {
          objects: [use.id, ...slow.map(({ id }) => id)],
          data: {
            ...data,
            ports: slow.map(({ id, name }) => `${facts.fabric.switchOf(id)?.name ?? ''} ${name}`),
          },
        });
      }
    }
  },
  fix: {
    title: 'Set failback to no',
    edit: (design, { objects: [id] }) =>
      id === undefined
        ? undefined
        : changeElement<PortGroup>(design, id, (group) => ({
            ...group,
            teaming: { ...group.teaming, failback: false },
          })),
  },
  notes:
    'The guidance for HA asks for no failback and originating port ID; the designs of VMware Cloud Foundation keep failback and balance by load. So it is an info, and a warning only where a switch port is known to start slowly.',
  examples: {
    bad: [
      {
        title: 'HA, failback as it comes',
        design: () => hosted({ haEnabled: true }).done,
        finds: [['failback', 'h1.p1']],
      },
      {
        title: 'A switch port that is no edge port',
        design: () => {
          const d = hosted({ haEnabled: true });
          d.set('s2.p1', { stpEdge: false });
          return d.done;
        },
        finds: [['slow', 'h1.p1', 's2.p1']],
      },
    ],
    good: [
      {
        title: 'Failback off',
        design: () => hosted({ haEnabled: true }, { teaming: { failback: false } }).done,
      },
      { title: 'No HA', design: () => hosted({}).done },
      {
        title: 'One uplink has nowhere to go back from',
        design: () => hosted({ haEnabled: true }, { teaming: { active: ['h1.n1'] } }).done,
      },
      {
        title: 'A port group of VMs',
        design: () => {
          const d = hosted({ haEnabled: true }, { teaming: { failback: false } });
          d.edit((design) => ({
            ...design,
            hosts: design.hosts.map((host) => ({
              ...host,
              portGroups: [
                ...host.portGroups,
                { id: 'h1.p2', name: 'Production', switchId: 'h1.s1', vlan: 20 },
              ],
            })),
          }));
          return d.done;
        },
      },
    ],
  },
});
