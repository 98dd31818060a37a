import { isConnected } from '../../analysis/lots';
import { defineHostRule } from '../../lint/rule';
import { listed } from '../../lint/wording';
import { build } from '../../model/build';
import type { Cluster, PortGroup, SwitchKind, Vm } from '../../model/design';
import { clusteringVms, vendor } from '../sources';

const named = 4;

const inside = (
  kind: SwitchKind,
  cluster: Partial<Cluster> = {},
  vm: Partial<Vm> = {},
  group: Partial<PortGroup> = {},
) => {
  const isHyperv = kind !== 'standard';
  const d = build('Example');
  const clusterId = d.cluster('Cluster A', {
    platform: isHyperv ? 'hyperv' : 'vsphere',
    ...cluster,
  });
  const h = d.host(isHyperv ? 'hv01' : 'esx01', { clusterId });
  const v = h.switch(isHyperv ? 'Inside' : 'vSwitch9', [], { kind });
  h.vm('node1', h.portGroup(v, 'Inside', 0, group), vm);
  return d.done;
};

export default defineHostRule<'inside' | 'migrates'>({
  id: 'redundancy/red-vswitch-no-uplink',
  title: 'VMs are on a switch without uplinks',
  why: 'They talk to VMs of the same host only, and by default vMotion refuses to move them, even to a host with a switch of the same name.',
  howToFix:
    'Add an uplink, or say that the network stays inside the host on purpose (“Internal on purpose”).',
  sources: [
    clusteringVms(
      'This type of cluster can deal with only software failure and does not protect from hardware failure',
    ),
    vendor(
      'VMO-REQ',
      'By default, you cannot use vMotion to migrate a virtual machine that is attached to a standard switch with no physical uplinks configured',
    ),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': { inside: 'info', migrates: 'warning' },
    converged: { inside: 'info', migrates: 'warning' },
    hyperv: { inside: 'info', migrates: 'warning' },
  },
  messages: {
    inside: '{vms} on {switch} can only talk to VMs of {host}: the switch has no uplink.',
    migrates:
      '{vms} on {switch} cannot be moved from {host} and can only talk to VMs there: the switch has no uplink.',
  },
  check: (facts, report) => {
    const { cluster, host } = facts;
    const mayMove = cluster?.haEnabled === true || cluster?.drsEnabled === true;
    for (const { id, name, nics, local } of facts.switches) {
      if (nics.length > 0) continue;
      const ends = facts.endpoints.filter(
        (end) =>
          end.vm !== undefined &&
          end.use?.instance.id === id &&
          end.use.group.internal !== true &&
          isConnected(end),
      );
      const vms = [...new Set(ends.flatMap(({ vm }) => vm ?? []))];
      if (vms.length === 0) continue;
      // An internal or private switch says by its kind that it is meant so.
      const isMeant = local?.kind === 'internal' || local?.kind === 'private';
      const isMoved = !isMeant && vms.some(({ migratable }) => migratable ?? mayMove);
      const names = vms.map((vm) => vm.name);
      const shown = names.slice(0, named);
      if (names.length > named) shown.push(`${names.length - named} more`);
      report.found(isMoved ? 'migrates' : 'inside', {
        objects: [id, ...vms.slice(0, named).map((vm) => vm.id)],
        subjects: [id, ...new Set(ends.flatMap(({ use }) => use?.id ?? []))],
        data: { vms: listed(shown), switch: name, host: host.name, count: names.length },
      });
    }
  },
  notes:
    'A firewall VM between two networks, or a test cluster on one host, uses such a switch on purpose: mark its network as internal. A distributed switch without a NIC in this host counts as well: frames do not cross hosts without a wire.',
  examples: {
    bad: [
      {
        title: 'A network inside one host',
        design: () => inside('standard'),
        finds: [['inside', 'h1.s1', 'h1.v1']],
      },
      {
        title: 'The same in a cluster that moves VMs',
        design: () => inside('standard', { drsEnabled: true }),
        finds: [['migrates', 'h1.s1', 'h1.v1']],
      },
      {
        title: 'A Hyper-V private switch',
        design: () => inside('private', { haEnabled: true }),
        finds: [['inside', 'h1.s1', 'h1.v1']],
      },
    ],
    good: [
      {
        title: 'Internal on purpose',
        design: () => inside('standard', { drsEnabled: true }, {}, { internal: true }),
      },
      {
        title: 'A switch with an uplink',
        design: () => {
          const d = build('Example');
          const h = d.host('esx01');
          h.vm('web', h.portGroup(h.switch('vSwitch0', [h.nic('vmnic0')]), 'Production', 20));
          return d.done;
        },
      },
    ],
  },
});
