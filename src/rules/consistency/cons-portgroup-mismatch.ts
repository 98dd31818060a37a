import { defaults } from '../../analysis/defaults';
import type { GroupUse, HostFacts } from '../../analysis/facts';
import { isInside } from '../../analysis/lots';
import { defineGroupRule, type Rule } from '../../lint/rule';
import type { Design, PortGroup, Security, VirtualSwitch } from '../../model/design';
import { changeElement, patched, set } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { careful } from '../careful';
import { vendor } from '../sources';
import { byCount, few, oddOnes } from './majority';
import { mismatched } from './portgroup-mismatch.examples';

/** A standard port group as one host has it. */
interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly groupId: string;
  readonly switchId: string;
  readonly switchName: string;
  readonly vlan: string;
  /** Broadcast domains on the wire; empty where one is not known. */
  readonly segments: readonly string[];
  readonly security: string;
  readonly mtu: string;
  readonly shaping: string;
  /** Adapters only: L3 designs give each rack its own VLAN for them. */
  readonly carries: 'vms' | 'adapters' | 'nothing';
}

/** Empty where an import could not learn it. */
const vlanText = ({ vlan, trunkVlans, unknown }: PortGroup): string => {
  if (unknown?.includes('vlan') === true) return '';
  return trunkVlans === undefined ? `VLAN ${vlan ?? defaults.vlan}` : `VLANs ${trunkVlans}`;
};

const securityOf = (group: PortGroup, own: VirtualSwitch | undefined) => ({
  ...defaults.standardSecurity,
  ...own?.security,
  ...group.security,
});

const securityText = (group: PortGroup, own: VirtualSwitch | undefined): string => {
  const { promiscuous, macChanges, forgedTransmits } = securityOf(group, own);
  return `promiscuous ${promiscuous}, MAC changes ${macChanges}, forged transmits ${forgedTransmits}`;
};

/** A fix may tighten what a port group accepts, and never loosen it. */
const isLooser = (a: Security, b: Security): boolean =>
  policyNames.some((name) => a[name] === 'accept' && b[name] === 'reject');
const policyNames = ['promiscuous', 'macChanges', 'forgedTransmits'] as const;

const shapingText = (group: PortGroup, own: VirtualSwitch | undefined): string => {
  const shaping = group.shapingOut ?? own?.shapingOut;
  if (!(shaping?.enabled ?? defaults.shapingEnabled)) return 'no shaping';
  return `${shaping?.averageKbps ?? '?'}, ${shaping?.peakKbps ?? '?'} kbit/s and ${shaping?.burstKb ?? '?'} KB`;
};

const memberOf = (facts: HostFacts, use: GroupUse): Member => {
  const ends = facts.endpoints.filter((end) => end.use === use);
  const { group, instance } = use;
  const vms = ends.filter(({ kind }) => kind === 'vnic');
  const [first] = vms.length > 0 ? vms : ends;
  return {
    hostId: facts.host.id,
    host: facts.host.name,
    groupId: use.id,
    switchId: instance.id,
    switchName: instance.name,
    vlan: vlanText(group as PortGroup),
    segments: first?.segmentsKnown === true ? first.segments.filter((s) => !isInside(s)) : [],
    security: securityText(group as PortGroup, instance.local),
    mtu: String(instance.mtuBytes),
    shaping: shapingText(group as PortGroup, instance.local),
    carries: vms.length > 0 ? 'vms' : ends.length > 0 ? 'adapters' : 'nothing',
  };
};

const policies = ['security', 'shaping'] as const;

const rule: Rule = defineGroupRule<Member, 'vlan' | 'segment' | 'security' | 'mtu' | 'shaping'>({
  id: 'consistency/cons-portgroup-mismatch',
  title: 'One label, different networks',
  why: 'A VM keeps the label of its network when it moves: where the label means another VLAN, it is off its network after the move, and nothing has failed.',
  howToFix: 'Give the port group the same settings on every host of the cluster, or another name.',
  sources: [
    vendor('LABEL-PG', 'distinct labels for different broadcast domains'),
    vendor('VMO-REQ', 'the same subnets on source and destination'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': {
      vlan: 'error',
      segment: 'error',
      security: 'warning',
      mtu: 'warning',
      shaping: 'warning',
    },
    converged: {
      vlan: 'error',
      segment: 'error',
      security: 'warning',
      mtu: 'warning',
      shaping: 'warning',
    },
    hyperv: 'off',
  },
  messages: {
    vlan: '"{label}" is {list}.',
    segment:
      '"{label}" is one VLAN on {hosts} and {others}, but not one network: their physical switches are not connected in it.',
    security: '"{label}" has different security policies: {list}.',
    mtu: '{switch} has different MTUs: {list}.',
    shaping: '"{label}" is shaped differently: {list}.',
  },
  *members(facts) {
    if (facts.cluster === undefined) return;
    for (const use of facts.groups) {
      if (use.instance.kind !== 'standard') continue;
      yield [`${facts.cluster.id}|${use.group.name}`, memberOf(facts, use)] as const;
    }
  },
  check: ({ key, members }, report) => {
    const label = key.slice(key.indexOf('|') + 1);
    const hosts = members.map(({ hostId }) => hostId);
    if (new Set(hosts).size < 2) return;
    const carries = new Set(members.map((member) => member.carries));
    if (carries.has('adapters') && !carries.has('vms')) return;
    const listOf = (of: (member: Member) => string) =>
      byCount(members.map(of))
        .map((value) => {
          const there = members.filter((member) => of(member) === value).map(({ host }) => host);
          return `${value} on ${few(there).join(', ')}`;
        })
        .join('; ');
    const vlans = oddOnes(
      members.filter(({ vlan }) => vlan !== ''),
      ({ vlan }) => vlan,
    );
    if (vlans.odd.length > 0) {
      report.found('vlan', {
        objects: vlans.odd.map(({ groupId }) => groupId),
        hosts,
        data: {
          label,
          list: listOf(({ vlan }) => vlan || 'unknown VLANs'),
          like: vlans.like?.groupId ?? '',
        },
      });
    } else {
      const known = members.filter(({ segments }) => segments.length > 0);
      const [first] = known;
      const apart = known.filter(
        ({ segments }) => first?.segments.some((segment) => segments.includes(segment)) === false,
      );
      if (first !== undefined && apart.length > 0) {
        const together = known.filter((member) => !apart.includes(member));
        report.found('segment', {
          objects: apart.map(({ groupId }) => groupId),
          hosts,
          data: {
            label,
            hosts: few(together.map(({ host }) => host)),
            others: few(apart.map(({ host }) => host)),
          },
        });
      }
    }
    for (const policy of policies) {
      const { odd, like } = oddOnes(members, (member) => member[policy]);
      if (odd.length === 0) continue;
      report.found(policy, {
        objects: odd.map(({ groupId }) => groupId),
        hosts,
        data: { label, list: listOf((member) => member[policy]), like: like?.groupId ?? '' },
      });
    }
    const mtus = oddOnes(members, ({ mtu }) => mtu);
    if (mtus.odd.length > 0) {
      report.found('mtu', {
        objects: [...new Set(mtus.odd.map(({ switchId }) => switchId))],
        hosts,
        data: {
          switch: mtus.odd[0]?.switchName ?? '',
          list: listOf(({ mtu }) => mtu),
          usual: mtus.usual,
        },
      });
    }
  },
  fix: {
    title: 'Set what most hosts have',
    disruptive: true,
    edit: careful(
      () => rule,
      (design, { message, objects, data: { like, usual } }) => {
        if (message === 'mtu') {
          return objects.reduce(
            (after, id) => set<VirtualSwitch>(after, id, { mtuBytes: Number(usual) }),
            design,
          );
        }
        const pattern = typeof like === 'string' ? localGroup(design, like) : undefined;
        if (pattern === undefined) return undefined;
        const own = find(design, 'switch', pattern.switchId);
        const isLoosening = objects.some((id) => {
          const odd = localGroup(design, id);
          const its = odd && securityOf(odd, find(design, 'switch', odd.switchId));
          return its !== undefined && isLooser(securityOf(pattern, own), its);
        });
        if (message === 'security' && isLoosening) return undefined;
        const patch: { [K in keyof PortGroup]?: PortGroup[K] | undefined } =
          message === 'vlan'
            ? { vlan: pattern.vlan, trunkVlans: pattern.trunkVlans }
            : message === 'security'
              ? { security: securityOf(pattern, own) }
              : { shapingOut: pattern.shapingOut ?? own?.shapingOut ?? { enabled: false } };
        return objects.reduce(
          (after, id) => changeElement<PortGroup>(after, id, (group) => patched(group, patch)),
          design,
        );
      },
    ),
  },
  notes:
    'A design that gives each rack its own VLAN for management or vMotion does so on purpose: labels that carry adapters only are not compared. Hosts are compared with what most have; a fix never makes a port group accept what it rejects.',
  examples: {
    bad: [
      {
        title: 'VLAN 100 here, 110 there',
        design: () => mismatched({ vlan: 30 }),
        finds: [['vlan', 'h2.p1']],
      },
      {
        title: 'One VLAN on switches that are not linked',
        design: () => mismatched({}, { linked: false }),
        finds: [['segment', 'h2.p1']],
      },
      {
        title: 'Another security policy',
        design: () => mismatched({ security: { promiscuous: 'accept' } }),
        finds: [['security', 'h2.p1']],
      },
      {
        title: 'Shaped on one host',
        design: () =>
          mismatched({
            shapingOut: { enabled: true, averageKbps: 100_000, peakKbps: 200_000, burstKb: 1000 },
          }),
        finds: [['shaping', 'h2.p1']],
      },
      {
        title: 'Another MTU',
        design: () => mismatched({}, { virtual: { mtuBytes: 9000 } }),
        finds: [['mtu', 'h2.s1']],
      },
    ],
    good: [
      { title: 'The same on both', design: () => mismatched({}) },
      {
        title: 'A VLAN for each rack, for adapters',
        design: () => mismatched({ vlan: 30 }, { vms: false }),
      },
      {
        title: 'The same policy, said on the switch and on the port group',
        design: () =>
          mismatched({
            security: { promiscuous: 'reject', macChanges: 'accept', forgedTransmits: 'accept' },
          }),
      },
    ],
  },
});

export default rule;

const localGroup = (design: Design, id: string): PortGroup | undefined =>
  find(design, 'host', hostIdOf(id))?.portGroups.find((group) => group.id === id);
