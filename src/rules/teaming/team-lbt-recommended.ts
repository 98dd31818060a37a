import { defaults } from '../../analysis/defaults';
import type { GroupUse, HostFacts } from '../../analysis/facts';
import { defineHostRule } from '../../lint/rule';
import type { DistributedPortGroup, DistributedSwitch } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { holdersOf } from '../holder';
import { vendor } from '../sources';

/** Policies that load-based teaming can replace without touching the physical switch. */
const replaceable: ReadonlySet<string> = new Set(['portId', 'macHash']);

const isFit = (facts: HostFacts, use: GroupUse): boolean => {
  const { distributed } = use.instance;
  return (
    distributed !== undefined &&
    (distributed.nioc?.enabled ?? defaults.nioc) &&
    replaceable.has(use.team.policy) &&
    use.team.active.length > 1 &&
    !facts.endpoints.some((end) => end.use === use && end.adapter?.iscsiBound === true)
  );
};

const spread = (more: Partial<DistributedSwitch>, group: Partial<DistributedPortGroup> = {}) => {
  const { d, h, n1, n2 } = twoUplinks();
  d.set('h1.s1', { uplinks: [] });
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2'], more);
  d.distributedPortGroup(v, 'Production', 20, group);
  h.join(v, [n1, n2]);
  return { d, h, v };
};

export default defineHostRule({
  id: 'teaming/team-lbt-recommended',
  title: 'A distributed switch with NIOC that does not balance by load',
  why: 'Load-based teaming moves traffic off a busy uplink and needs nothing on the physical switch; the other policies leave an idle uplink idle.',
  howToFix: 'Balance by physical NIC load.',
  sources: [vendor('VCF-NIOC'), vendor('VCF-VDS', 'VCF-VDS-DPG-003 and 004'), vendor('TEAM-LB')],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'off',
    converged: 'info',
    hyperv: 'off',
  },
  messages: { load: '{groups} of {switch} could balance by physical NIC load.' },
  check: (facts, report) => {
    const uses = facts.groups.filter((use) => isFit(facts, use));
    for (const { id, uses: on, instance } of holdersOf(
      uses,
      ({ team }) => team.policyFrom === 'portGroup',
    )) {
      report.found('load', {
        objects: [id],
        data: { groups: on.map(({ group }) => group.name), switch: instance.name },
      });
    }
  },
  fix: {
    title: 'Balance by physical NIC load',
    edit: (design, { objects: [id] }) =>
      id === undefined
        ? undefined
        : changeElement<DistributedPortGroup>(design, id, (holder) => ({
            ...holder,
            teaming: { ...holder.teaming, policy: 'nicLoad' },
          })),
  },
  notes:
    'Port groups with an explicit order (vSAN, vMotion over several NICs), IP hash, a LAG or bound iSCSI adapters have their reasons and are left alone. The guidance for vSphere HA differs: it asks for originating port ID for management.',
  examples: {
    bad: [
      {
        title: 'Originating port ID, NIOC on',
        design: () => spread({ nioc: { enabled: true } }).d.done,
        finds: [['load', 'd1']],
      },
      {
        title: 'NIOC is on unless the design says otherwise',
        design: () => spread({}, { teaming: { policy: 'macHash' } }).d.done,
        finds: [['load', 'd1.p1']],
      },
    ],
    good: [
      {
        title: 'Physical NIC load',
        design: () => spread({ teaming: { policy: 'nicLoad' } }).d.done,
      },
      { title: 'NIOC is off', design: () => spread({ nioc: { enabled: false } }).d.done },
      {
        title: 'An explicit order',
        design: () => spread({}, { teaming: { policy: 'explicit' } }).d.done,
      },
      {
        title: 'A standard switch cannot',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
      },
    ],
  },
});
