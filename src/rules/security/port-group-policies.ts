import { defaults } from '../../analysis/defaults';
import type { HostFacts } from '../../analysis/facts';
import type { SwitchInstance } from '../../analysis/uplinks';
import { defineHostRule, type Rule, type Source } from '../../lint/rule';
import type { Design, PortGroup, ProfileId, Security, SeverityOrOff, Vm } from '../../model/design';
import { changeElement, patched } from '../../model/edits/change';
import { find, switchIdOf } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { placed } from '../holder';
import { vendor } from '../sources';
import { isForSpecialVms } from './special-vms';

type Policy = 'promiscuous' | 'macChanges' | 'forgedTransmits';

interface Described {
  readonly policy: Policy;
  readonly name: string;
  readonly words: string;
  readonly why: string;
  readonly sources: readonly Source[];
  /** VMs that need it, on a port group of their own. */
  readonly roles: readonly NonNullable<Vm['role']>[];
  readonly nlb: boolean;
}

const described: readonly Described[] = [
  {
    policy: 'promiscuous',
    name: 'sec-promiscuous',
    words: 'promiscuous mode',
    why: 'Every VM on the port group can read what the others send.',
    sources: [
      vendor('STIG8', 'ESXI-80-000218 and VCSA-80-000270'),
      vendor('STIG9', 'VCFE-9X-000221 and VCFA-9X-000325'),
      vendor('SCG8', 'defaults of standard and distributed switches'),
      vendor('SCG9'),
      vendor('VCHECK', 'plug-in 98'),
    ],
    roles: ['nestedHypervisor', 'nsxEdge', 'ids'],
    nlb: false,
  },
  {
    policy: 'macChanges',
    name: 'sec-mac-changes',
    words: 'MAC address changes',
    why: 'A VM can take the address of another one and receive its traffic.',
    sources: [
      vendor('STIG8', 'ESXI-80-000217 and VCSA-80-000269'),
      vendor('STIG9', 'VCFE-9X-000220 and VCFA-9X-000324'),
      vendor('SCG8', 'defaults of standard and distributed switches'),
      vendor('SCG9'),
      vendor('VCHECK', 'plug-in 98'),
    ],
    roles: ['nestedHypervisor', 'nsxEdge'],
    nlb: true,
  },
  {
    policy: 'forgedTransmits',
    name: 'sec-forged-transmits',
    words: 'forged transmits',
    why: 'A VM can send under the address of another one.',
    sources: [
      vendor('STIG8', 'ESXI-80-000216 and VCSA-80-000268'),
      vendor('STIG9', 'VCFE-9X-000219 and VCFA-9X-000323'),
      vendor('SCG8', 'defaults of standard and distributed switches'),
      vendor('SCG9'),
      vendor('VCHECK', 'plug-in 98'),
    ],
    roles: ['nestedHypervisor', 'nsxEdge'],
    nlb: true,
  },
];

const severity: Readonly<Record<ProfileId, SeverityOrOff>> = {
  essentials: 'off',
  'strict-isolation': 'error',
  converged: 'warning',
  hyperv: 'off',
};

const ofSwitch = (instance: SwitchInstance, policy: Policy): 'accept' | 'reject' =>
  instance.local?.security?.[policy] ??
  instance.distributed?.security?.[policy] ??
  (instance.distributed === undefined ? defaults.standardSecurity : defaults.distributedSecurity)[
    policy
  ];

/** Switches that hand their acceptance on: to port groups without a word of their own, or to those to come. */
const followersOf = (facts: HostFacts, instance: SwitchInstance, policy: Policy) => {
  const uses = facts.groups.filter((use) => use.instance === instance);
  const following = uses.filter(({ group }) => group.security?.[policy] === undefined);
  return { isFollowed: uses.length === 0 || following.length > 0, following };
};

const setPolicy = (
  design: Design,
  id: string,
  policy: Policy,
  value: Security[Policy] | undefined,
): Design =>
  changeElement<PortGroup>(design, id, (holder) =>
    patched(holder, { security: patched(holder.security ?? {}, { [policy]: value }) }),
  );

/** The switch rejects, and port groups follow it; one that cannot follow rejects for itself. */
const rejected = (design: Design, id: string, policy: Policy): Design => {
  if (kindOf(id) !== 'portGroup') return setPolicy(design, id, policy, 'reject');
  const switchId = switchIdOf(design, id);
  const local = find(design, 'switch', switchId)?.security;
  const distributed = find(design, 'distributedSwitch', switchId)?.security;
  const isRejecting = (local ?? distributed)?.[policy] === 'reject';
  return setPolicy(design, id, policy, isRejecting ? undefined : 'reject');
};

const hardened = (more: Security = {}): Security => ({
  promiscuous: 'reject',
  macChanges: 'reject',
  forgedTransmits: 'reject',
  ...more,
});

const host = (
  onSwitch: Security | undefined,
  onGroup: Security | undefined,
  vm: Partial<Vm> = {},
) => {
  const all = twoUplinks(onSwitch === undefined ? {} : { virtual: { security: onSwitch } });
  const group = all.h.portGroup(
    all.v,
    'Production',
    20,
    onGroup === undefined ? {} : { security: onGroup },
  );
  all.h.vm('app', group, vm);
  return all.d;
};

const ruleFor = ({ policy, name, words, why, sources, roles, nlb }: Described): Rule =>
  defineHostRule({
    id: `security/${name}`,
    title: `A port group accepts ${words}`,
    why,
    howToFix: `Set ${words} to reject on the switch, and put workloads that need it on a port group of their own.`,
    sources,
    platform: 'vsphere',
    severity,
    messages: {
      switch: `{switch} accepts ${words} for {groups}.`,
      group: `{group} accepts ${words}.`,
    },
    check: (facts, report) => {
      for (const instance of facts.switches) {
        if (ofSwitch(instance, policy) !== 'accept') continue;
        const { isFollowed, following } = followersOf(facts, instance, policy);
        if (!isFollowed) continue;
        const groups = following.map(({ group }) => group.name);
        report.found('switch', {
          objects: [instance.id],
          data: {
            switch: placed(instance.name, instance, facts.host.name),
            groups: groups.length === 0 ? ['every port group to come'] : groups,
          },
        });
      }
      for (const use of facts.groups) {
        if (use.group.security?.[policy] !== 'accept') continue;
        if (isForSpecialVms(facts, use, roles, nlb)) continue;
        report.found('group', {
          objects: [use.id],
          data: { group: placed(use.group.name, use.instance, facts.host.name) },
        });
      }
    },
    fix: {
      title: `Set ${words} to reject`,
      edit: (design, { objects: [id] }) =>
        id === undefined ? undefined : rejected(design, id, policy),
    },
    notes:
      'A new standard switch accepts MAC address changes and forged transmits, so it starts with two findings; a distributed switch rejects all three. Nested hypervisors, NSX edges and their like on a port group of their own are the remedy and not the fault; for others that need it (vSAN File Services, some clusters) waive the port group. Sources weigh MAC address changes differently: high in the STIG for vSphere 8, medium in that for VCF 9.',
    examples: {
      bad: [
        {
          title: 'Accepted on the switch',
          design: () => host(hardened({ [policy]: 'accept' }), undefined).done,
          finds: [['switch', 'h1.s1']],
        },
        {
          title: 'Accepted on one port group',
          design: () => host(hardened(), { [policy]: 'accept' }).done,
          finds: [['group', 'h1.p1']],
        },
        ...(policy === 'promiscuous'
          ? []
          : [
              {
                title: 'A standard switch as it comes',
                design: () => host(undefined, undefined).done,
                finds: [['switch', 'h1.s1']] as const,
              },
            ]),
      ],
      good: [
        { title: 'Rejected on the switch', design: () => host(hardened(), undefined).done },
        {
          title: 'Every port group rejects for itself',
          design: () => host(hardened({ [policy]: 'accept' }), { [policy]: 'reject' }).done,
        },
        {
          title: 'A port group for a nested hypervisor',
          design: () => host(hardened(), { [policy]: 'accept' }, { role: 'nestedHypervisor' }).done,
        },
        {
          title: 'A distributed switch as it comes',
          design: () => {
            const { d, h, n1, n2 } = twoUplinks();
            d.set('h1.s1', { uplinks: [], security: hardened() });
            const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2']);
            d.distributedPortGroup(v, 'Production', 20);
            h.join(v, [n1, n2]);
            return d.done;
          },
        },
      ],
    },
  });

/** sec-promiscuous, sec-mac-changes, sec-forged-transmits. */
export default described.map(ruleFor);
