import type { HostFacts } from '../../analysis/facts';
import type { SwitchInstance } from '../../analysis/uplinks';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { majorCost, vendor } from '../sources';

/**
 * Does the management OS use this switch? Told by an adapter on it or by its own setting. Where
 * neither is stated and no management adapter is drawn anywhere, Hyper-V's default holds: shared.
 */
const isShared = (facts: HostFacts, instance: SwitchInstance): boolean => {
  const management = facts.ofClass('management').filter(({ kind }) => kind === 'adapter');
  if (management.some(({ use }) => use?.instance === instance)) return true;
  return instance.local?.allowManagementOs ?? management.length === 0;
};

const hasVms = (facts: HostFacts, instance: SwitchInstance): boolean =>
  facts.endpoints.some(({ vnic, use }) => vnic !== undefined && use?.instance === instance);

/** Two external switches; the VMs are on the first, the management adapter where it is told. */
const host = (managementOn: 'vms' | 'own' | 'nic' | 'none', allow?: boolean) => {
  const d = build('Example');
  const h = d.host('hv01', { platform: 'hyperv' });
  const [n1, n2, n3] = ['nic1', 'nic2', 'nic3'].map((name) => h.nic(name)) as [
    string,
    string,
    string,
  ];
  const v = h.switch('VMs', [n1, n2], {
    kind: 'external',
    teamMode: 'set',
    ...(allow === undefined ? {} : { allowManagementOs: allow }),
  });
  const g = h.portGroup(v, 'VMs', 100);
  h.vm('app', g);
  if (managementOn === 'vms') h.adapter('Management', g, ['management'], { vlan: 8 });
  if (managementOn === 'own') {
    const w = h.switch('Management', [n3], { kind: 'external', allowManagementOs: true });
    h.adapter('Management', h.portGroup(w, 'Management', 8), ['management']);
  }
  if (managementOn === 'nic') h.adapter('Ethernet', undefined, ['management'], { nicId: n3 });
  return d;
};

const essential = { all: 'error', some: 'off' } as const;

export default defineHostRule({
  id: 'hyperv/hv-mgmt-os-shares-every-switch',
  title: 'The management OS shares every external switch with VMs',
  why: 'An attack on a VM, or its load, reaches the management of the host: the parent partition has no network of its own.',
  howToFix:
    'Give the management OS a NIC or team of its own; in a converged design, a VLAN and a bandwidth weight of its own.',
  sources: [
    majorCost(
      'best practices for Hyper-V hosts dictate that the parent partition’s network adapter be on its own network, separate from the network the host’s child partitions use',
    ),
    majorCost(
      'A network attack directed at one or more of the host’s VMs will be less likely to impact the management of the host.',
    ),
    vendor('HV-BPA', 'reserve external virtual networks for exclusive use by virtual machines'),
    vendor('HV-CLNET'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: essential,
    'strict-isolation': { all: 'error', some: 'error' },
    converged: { all: 'warning', some: 'off' },
    hyperv: { all: 'info', some: 'off' },
  },
  messages: {
    all: 'Every external switch of {host} that carries VMs is shared with the management OS: {switches}.',
    some: 'The management OS of {host} shares {switches} with VMs.',
  },
  check: (facts, report) => {
    const external = facts.switches.filter(({ kind }) => kind === 'external');
    const both = external.filter((s) => isShared(facts, s) && hasVms(facts, s));
    if (both.length === 0) return;
    report.found(both.length === external.length ? 'all' : 'some', {
      objects: [facts.host.id, ...both.map(({ id }) => id)],
      data: { host: facts.host.name, switches: both.map(({ name }) => name) },
    });
  },
  notes:
    'One switch-embedded team with a management adapter is what Microsoft itself draws today, and the analyzer rule is older than that: hence a remark in the Hyper-V profile. Whether the VLANs differ is said by iso-mgmt-shared-l2.',
  examples: {
    bad: [
      {
        title: 'One team for the VMs and the management adapter',
        design: () => host('vms').done,
        finds: [['all', 'h1', 'h1.s1']],
      },
      {
        title: 'Nothing said about the management OS: Hyper-V shares a new switch',
        design: () => host('none').done,
        finds: [['all', 'h1', 'h1.s1']],
      },
      {
        title: 'A switch of its own, and one that is shared as well',
        design: () => host('own', true).done,
        finds: [['some', 'h1', 'h1.s1']],
      },
    ],
    good: [
      { title: 'A switch of its own', design: () => host('own').done },
      { title: 'A NIC of its own, without a switch', design: () => host('nic').done },
      { title: 'The VM switch is not shared', design: () => host('none', false).done },
    ],
  },
});
