import { className } from '../../analysis/class-name';
import type { GroupUse, HostFacts } from '../../analysis/facts';
import { defineGroupRule, type Rule } from '../../lint/rule';
import { build } from '../../model/build';
import type { DistributedPortGroup, PortGroup } from '../../model/design';
import { set } from '../../model/edits/change';
import { careful } from '../careful';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

/** Names that wizards propose and nobody changed. */
const proposed =
  /^(?:vm network|dportgroup|new virtual switch|new port ?group|port ?group|network|vmkernel|untitled)?[ -]?\d*$/i;

type Fault = 'unclear' | 'duplicate' | 'twin';

interface Member {
  readonly fault: Fault;
  readonly hostId: string;
  readonly name: string;
  readonly holder: string;
  readonly vlan: number | undefined;
  /** The port group it is like. */
  readonly other: string;
  readonly otherId: string;
  /** A name that says what is on it, where that is known. */
  readonly better: string;
}

const carriedBy = (facts: HostFacts, use: GroupUse) => [
  ...new Set([
    ...(use.group.traffic === undefined ? [] : [use.group.traffic]),
    ...facts.endpoints.flatMap((end) => (end.use === use ? end.classes : [])),
  ]),
];

/** All that makes two port groups of one VLAN different for who is on them. */
const characterOf = (facts: HostFacts, use: GroupUse): string => {
  const { id: _id, name: _name, notes: _notes, traffic: _traffic, ...rest } = use.group;
  return JSON.stringify([carriedBy(facts, use), Object.entries(rest).sort()]);
};

/** Another port group of the same switch and VLAN, made before, that differs by its name only. */
const twinOf = (facts: HostFacts, use: GroupUse): GroupUse | undefined => {
  const { vlan = 0 } = use.group;
  if (vlan === 0) return undefined;
  const first = facts.groups.find(
    (other) =>
      other === use ||
      (other.group.vlan === vlan &&
        other.instance === use.instance &&
        characterOf(facts, other) === characterOf(facts, use)),
  );
  return first === use ? undefined : first;
};

const faultOf = (
  facts: HostFacts,
  use: GroupUse,
): readonly [fault: Fault, like?: GroupUse] | undefined => {
  const { name } = use.group;
  if (proposed.test(name.trim())) return ['unclear'];
  const namesake = facts.groups.find(({ group }) => group.name === name);
  if (namesake !== undefined && namesake !== use) return ['duplicate', namesake];
  const twin = twinOf(facts, use);
  return twin === undefined ? undefined : ['twin', twin];
};

function* membersOf(facts: HostFacts): Iterable<readonly [string, Member]> {
  for (const use of facts.groups) {
    const [fault, like] = faultOf(facts, use) ?? [];
    if (fault === undefined) continue;
    const { id, group, instance } = use;
    const [traffic, ...others] = carriedBy(facts, use);
    const suffix = (group.vlan ?? 0) > 0 ? `-${group.vlan}` : '';
    const isOne = traffic !== undefined && others.length === 0;
    yield [
      id,
      {
        fault,
        hostId: facts.host.id,
        name: group.name,
        holder: instance.name,
        vlan: group.vlan,
        other: like?.group.name ?? '',
        otherId: like?.id ?? '',
        better: isOne ? `${className(traffic, facts.isHyperv)}${suffix}` : '',
      },
    ];
  }
}

const rule: Rule = defineGroupRule<Member, Fault>({
  id: 'hygiene/hyg-portgroup-label',
  title: 'A network label that does not tell networks apart',
  why: 'A port group is picked by its name: the less the name says, the more VMs end up on the wrong network.',
  howToFix: 'Name port groups by what they are for and their VLAN, each name once.',
  sources: [
    vendor('LABEL', 'Ensure that port groups are configured with a clear network label'),
    vendor('LABEL-PG'),
  ],
  platform: 'any',
  severity: { essentials: 'off', 'strict-isolation': 'info', converged: 'info', hyperv: 'info' },
  messages: {
    unclear: '"{name}" of {holder} does not say what the network is for.',
    duplicate: '"{name}" is the name of two port groups, of {holder} and beside it.',
    twin: '"{name}" and "{other}" are two names for VLAN {vlan} of {holder}.',
  },
  members: membersOf,
  check: ({ key, members }, report) => {
    const [first] = members;
    if (first === undefined) return;
    const { fault, name, holder, other, otherId, better, vlan } = first;
    report.found(fault, {
      objects: otherId === '' ? [key] : [key, otherId],
      data: { name, holder, other, better, vlan: vlan ?? 0 },
      hosts: members.map(({ hostId }) => hostId),
    });
  },
  fix: {
    title: 'Name it by its traffic and VLAN',
    edit: careful(
      () => rule,
      (design, { message, objects: [id = ''], data: { better } }) =>
        message === 'twin' || typeof better !== 'string' || better === ''
          ? undefined
          : set<PortGroup | DistributedPortGroup>(design, id, { name: better }),
    ),
  },
  notes:
    'Many sites keep "VM Network"; this never asks for more than attention. "Management Network" says what it is for. Two port groups in one VLAN are two names for one network only where nothing else of them differs: another failover order, as in port binding and multi-NIC vMotion, is a reason for a second one.',
  examples: {
    bad: [
      {
        title: 'The name the wizard proposed',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, 'VM Network', 20));
          h.portGroup(v, 'DPortGroup 1', 30);
          return d.done;
        },
        finds: [
          ['unclear', 'h1.p1'],
          ['unclear', 'h1.p2'],
        ],
      },
      {
        title: 'No name at all',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, '', 20));
          return d.done;
        },
        finds: [['unclear', 'h1.p1']],
      },
      {
        title: 'One name on two switches of a host',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, 'Servers', 20));
          h.vm('lab', h.portGroup(h.switch('vSwitch1', []), 'Servers', 30));
          return d.done;
        },
        finds: [['duplicate', 'h1.p2', 'h1.p1']],
      },
      {
        title: 'Two names for one VLAN',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, 'Prod-20', 20));
          h.vm('app', h.portGroup(v, 'Applications', 20));
          return d.done;
        },
        finds: [['twin', 'h1.p2', 'h1.p1']],
      },
    ],
    good: [
      {
        title: 'Names that say what for',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, 'Prod-20', 20));
          h.adapter('vmk0', h.portGroup(v, 'Management Network', 0), ['management']);
          return d.done;
        },
      },
      {
        title: 'Two iSCSI port groups in one VLAN, each with its own uplink',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks();
          for (const [i, nic] of [n1, n2].entries()) {
            const g = h.portGroup(v, `iSCSI-${i + 1}`, 20, { teaming: { active: [nic] } });
            h.adapter(`vmk${i + 1}`, g, ['iscsi'], { iscsiBound: true });
          }
          return d.done;
        },
      },
      {
        title: 'One name on the same distributed switch of two hosts',
        design: () => {
          const d = build('Example');
          const s = d.distributed('DSwitch', ['Uplink 1']);
          const g = d.distributedPortGroup(s, 'Servers', 20);
          for (const name of ['esx01', 'esx02']) {
            const h = d.host(name);
            h.join(s, [h.nic('vmnic0')]);
            h.vm('web', g);
          }
          return d.done;
        },
      },
    ],
  },
});

export default rule;
