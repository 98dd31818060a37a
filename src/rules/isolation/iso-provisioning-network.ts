import type { HostFacts } from '../../analysis/facts';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster } from '../../model/design';
import { majorCost, networkConsiderations, vendor } from '../sources';
import { networkFor } from './network-for';

interface Member {
  readonly hostId: string;
  readonly cluster: string;
  readonly has: boolean;
}

function* members(facts: HostFacts): Generator<readonly [string, Member]> {
  const { cluster, host } = facts;
  if (cluster?.library === undefined || cluster.library === 'none') return;
  const has = facts.ofClass('provisioning').length > 0;
  yield [cluster.id, { hostId: host.id, cluster: cluster.name, has }];
}

const site = (library: Cluster['library'], hasOwn: boolean) => {
  const b = build();
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    ...(library === undefined ? {} : { library }),
  });
  const esx = b.host('esx01', { clusterId });
  const vswitch = esx.switch('vSwitch0', [esx.nic('vmnic0'), esx.nic('vmnic1')]);
  esx.adapter('vmk0', esx.portGroup(vswitch, 'Management', 10), ['management']);
  esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
  if (hasOwn) esx.adapter('vmk6', esx.portGroup(vswitch, 'Provisioning', 61), ['provisioning']);
  return b.done;
};

export default defineGroupRule({
  id: 'isolation/iso-provisioning-network',
  title: 'No dedicated network for provisioning and library traffic',
  why: 'Copying images, disks and whole VMs moves very large files; without an adapter of its own that traffic rides on management.',
  howToFix:
    'vSphere: a VMkernel adapter for provisioning on a VLAN of its own. Hyper-V: a virtual NIC of the host for transfers from the library.',
  sources: [
    majorCost('A fast, perhaps dedicated subnet is critical to quickly provisioning new VMs'),
    networkConsiderations('This means you need an isolated network for these functions.'),
    vendor('PROV'),
    vendor('NETSTACK'),
  ],
  platform: 'any',
  severity: {
    essentials: 'info',
    'strict-isolation': 'info',
    converged: 'off',
    hyperv: 'info',
  },
  messages: {
    none: 'Template deployment and cold migration in {cluster} use the management network.',
  },
  fix: {
    title: 'Add a provisioning network to every host',
    edit: (design, finding) => networkFor(design, finding.hosts, 'Provisioning', 'provisioning'),
  },
  notes:
    'The document says "perhaps dedicated", so this never weighs more than a remark. A library on the same array as the disks copies without the network.',
  members,
  check: ({ key, members: hosts }, report) => {
    const [first] = hosts;
    if (first === undefined || hosts.some((m) => m.has)) return;
    report.found('none', {
      objects: [key],
      hosts: hosts.map((m) => m.hostId),
      data: { cluster: first.cluster },
    });
  },
  examples: {
    bad: [
      {
        title: 'A library on the network, copied over management',
        design: () => site('network', false),
        finds: [['none', 'c1']],
      },
    ],
    good: [
      { title: 'An adapter for provisioning', design: () => site('network', true) },
      { title: 'No library', design: () => site('none', false) },
      { title: 'Not said whether there is a library', design: () => site(undefined, false) },
    ],
  },
});
