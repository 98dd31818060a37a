import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { isInside } from '../../analysis/lots';
import { subnetOf, subnetText } from '../../analysis/subnets';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Network, Service, TrafficClass } from '../../model/design';
import { vendor } from '../sources';

/** An adapter with an address, where its frames go on the wire. Plain data. */
interface Member {
  readonly hostId: string;
  readonly id: string;
  readonly subnet: string;
  readonly classes: readonly TrafficClass[];
  /** Broadcast domains outside the host, sorted. */
  readonly segments: readonly string[];
  /** All but who it is: members with the same words are alike. */
  readonly words: readonly string[];
}

const vlanOf = (segment: string): number => Number(segment.slice(segment.indexOf('/') + 1));

const memberOf = ({ adapter, hostId, classes, segments, segmentsKnown }: Endpoint) => {
  if (adapter?.ip === undefined || adapter.prefix === undefined || !segmentsKnown) return undefined;
  const subnet = subnetOf(adapter.ip, adapter.prefix);
  const outside = segments.filter((segment) => !isInside(segment)).sort();
  // A host route or a point-to-point link is no subnet that others could be in.
  if (subnet === undefined || subnet.prefix > 30 || outside.length === 0) return undefined;
  const text = subnetText(subnet);
  return {
    hostId,
    id: adapter.id,
    subnet: text,
    classes,
    segments: outside,
    words: [`${text} ${classes.join()} ${outside.join('|')}`],
  } satisfies Member;
};

function* membersOf(facts: HostFacts): Iterable<readonly [string, Member]> {
  for (const endpoint of facts.endpoints) {
    const member = memberOf(endpoint);
    if (member === undefined) continue;
    for (const segment of member.segments) yield [`on ${segment}`, member];
    yield [`in ${member.subnet}`, member];
    for (const vlan of new Set(member.segments.map(vlanOf))) yield [`id ${vlan}`, member];
  }
}

/** Members that share a broadcast domain, directly or through one that is in both. */
const islands = (members: readonly Member[]): readonly (readonly Member[])[] => {
  const parts: { segments: Set<string>; members: Member[] }[] = [];
  for (const member of members) {
    const touching = parts.filter(({ segments }) => member.segments.some((s) => segments.has(s)));
    const [home = { segments: new Set<string>(), members: [] }, ...rest] = touching;
    if (touching.length === 0) parts.push(home);
    home.members.push(member);
    for (const segment of member.segments) home.segments.add(segment);
    for (const other of rest) {
      home.members.push(...other.members);
      for (const segment of other.segments) home.segments.add(segment);
      parts.splice(parts.indexOf(other), 1);
    }
  }
  return parts.map(({ members: inside }) => inside);
};

/** One of each subnet and place: a finding over a thousand hosts names two. */
const oneOfEach = (members: readonly Member[], keyOf: (member: Member) => string): string[] => {
  const ids = new Map<string, string>();
  for (const member of members) {
    if (!ids.has(keyOf(member))) ids.set(keyOf(member), member.id);
  }
  return [...ids.values()];
};

const isPerRack = (networks: readonly Network[], vlan: number): boolean =>
  networks.some((network) => network.vlan === vlan && network.perRack === true);

interface Place {
  readonly vlan: number;
  readonly ip: string;
  readonly service?: Service;
}

/** A host on each of two switches; joined or not. */
const twoHosts = (isJoined: boolean, places: readonly Place[], perRack?: boolean) => {
  const d = build('Example');
  for (const name of ['tor-a', 'tor-b']) {
    d.physicalSwitch(name, 2, { mode: 'trunk', allowedVlans: '20,30' });
  }
  if (isJoined) d.link('s1', 's2');
  for (const [i, { vlan, ip, service = 'vmotion' }] of places.entries()) {
    const h = d.host(`esx0${i + 1}`);
    const n = h.nic('vmnic0');
    d.cable(n, `s${i + 1}`);
    const g = h.portGroup(h.switch('vSwitch0', [n]), 'vMotion', vlan);
    h.adapter('vmk1', g, [service], { ip, prefix: 24 });
  }
  if (perRack === true) d.network('vMotion', { vlan: 20, perRack });
  return d.done;
};

const severity = { mixed: 'warning', split: 'warning', reused: 'info' } as const;

export default defineGroupRule<Member, 'mixed' | 'split' | 'reused'>({
  id: 'address/addr-segment-subnet-mismatch',
  title: 'VLAN and subnet do not go together',
  why: 'Hosts in one VLAN with addresses of two subnets cannot reach each other without a router, and a subnet in two places is cut in half.',
  howToFix: 'Give each VLAN one subnet and each subnet one VLAN.',
  sources: [
    vendor('VSEC-VLAN', 'ensure that VLAN IDs are used only once'),
    vendor('HA-BP'),
    vendor('MULTIHOME'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': severity,
    converged: severity,
    hyperv: severity,
  },
  messages: {
    mixed: 'VLAN {vlan} carries {subnets}.',
    split: '{subnets} is on {places} that are not connected.',
    reused: 'VLAN {vlan} is used on {places} that are not connected, for {subnets}.',
  },
  members: membersOf,
  glance: {
    words: ({ words }) => words,
    isWorth: (words) => words.size > 1,
  },
  check: ({ key, members, shared: { design } }, report) => {
    const kind = key.slice(0, 2);
    const places = [...new Set(members.flatMap(({ segments }) => segments))].sort();
    const namesOf = (segments: readonly string[]) =>
      segments.map((segment) => {
        const id = segment.slice(0, segment.indexOf('/'));
        const name = design.physicalSwitches.find((physical) => physical.id === id)?.name ?? id;
        return `VLAN ${vlanOf(segment)} of ${name}`;
      });
    const found = (
      message: 'mixed' | 'split' | 'reused',
      of: readonly Member[],
      keyOf: (member: Member) => string,
      vlan?: number,
    ) =>
      report.found(message, {
        objects: oneOfEach(of, keyOf),
        data: {
          ...(vlan === undefined ? {} : { vlan }),
          subnets: [...new Set(of.map(({ subnet }) => subnet))],
          places: namesOf(places),
          adapters: of.length,
        },
        hosts: [...new Set(of.map(({ hostId }) => hostId))],
      });
    if (kind === 'on') {
      const classes = new Set(members.flatMap((member) => member.classes));
      const mixed = [...classes].flatMap((traffic) => {
        const of = members.filter((member) => member.classes.includes(traffic));
        return new Set(of.map(({ subnet }) => subnet)).size > 1 ? of : [];
      });
      const of = members.filter((member) => mixed.includes(member));
      // An adapter that is in several segments says it in the first of them only.
      if (of.length === 0 || of.every(({ segments }) => `on ${segments[0]}` !== key)) return;
      found('mixed', of, ({ subnet }) => subnet, vlanOf(key));
      return;
    }
    const parts = islands(members);
    if (parts.length < 2) return;
    if (kind === 'in') {
      found('split', members, ({ segments }) => segments.join());
      return;
    }
    const vlan = Number(key.slice(3));
    const subnets = parts.map((part) => new Set(part.map(({ subnet }) => subnet)));
    const isApart = subnets.every((own, i) =>
      subnets.slice(i + 1).every((other) => [...own].every((subnet) => !other.has(subnet))),
    );
    if (!isApart || isPerRack(design.networks, vlan)) return;
    found('reused', members, ({ subnet }) => subnet, vlan);
  },
  notes:
    'Only adapters with an address and a prefix, on ports whose VLANs are stated, take part; traffic of different classes may have several subnets in a VLAN, which the isolation rules speak of. In a routed leaf-spine fabric each rack has its own subnet by design: mark the network as such, and the VLAN may be used again.',
  examples: {
    bad: [
      {
        title: 'vMotion of two hosts in one VLAN and two subnets',
        design: () =>
          twoHosts(true, [
            { vlan: 20, ip: '10.0.20.11' },
            { vlan: 20, ip: '10.0.21.12' },
          ]),
        finds: [['mixed', 'h1.k1', 'h2.k1']],
      },
      {
        title: 'One subnet in two VLANs',
        design: () =>
          twoHosts(true, [
            { vlan: 20, ip: '10.0.20.11' },
            { vlan: 30, ip: '10.0.20.12' },
          ]),
        finds: [['split', 'h1.k1', 'h2.k1']],
      },
      {
        title: 'One VLAN and subnet on switches that are not connected',
        design: () =>
          twoHosts(false, [
            { vlan: 20, ip: '10.0.20.11' },
            { vlan: 20, ip: '10.0.20.12' },
          ]),
        finds: [['split', 'h1.k1', 'h2.k1']],
      },
      {
        title: 'A VLAN id used again elsewhere for another subnet',
        design: () =>
          twoHosts(false, [
            { vlan: 20, ip: '10.0.20.11' },
            { vlan: 20, ip: '10.0.21.12' },
          ]),
        finds: [['reused', 'h1.k1', 'h2.k1']],
      },
    ],
    good: [
      {
        title: 'One VLAN, one subnet',
        design: () =>
          twoHosts(true, [
            { vlan: 20, ip: '10.0.20.11' },
            { vlan: 20, ip: '10.0.20.12' },
          ]),
      },
      {
        title: 'Leaf and spine: a subnet for each rack',
        design: () =>
          twoHosts(
            false,
            [
              { vlan: 20, ip: '10.0.20.11' },
              { vlan: 20, ip: '10.0.21.12' },
            ],
            true,
          ),
      },
      {
        title: 'Two classes in one VLAN, each with its subnet',
        design: () =>
          twoHosts(true, [
            { vlan: 20, ip: '10.0.20.11' },
            { vlan: 20, ip: '10.0.21.12', service: 'management' },
          ]),
      },
      {
        title: 'A host that is in both places joins them',
        design: () => {
          const d = build('Example');
          for (const name of ['tor-a', 'tor-b']) {
            d.physicalSwitch(name, 4, { mode: 'trunk', allowedVlans: '20' });
          }
          for (const [i, switches] of [['s1', 's2'], ['s1'], ['s2']].entries()) {
            const h = d.host(`esx0${i + 1}`);
            const nics = switches.map((to, n) => {
              const nic = h.nic(`vmnic${n}`);
              d.cable(nic, to);
              return nic;
            });
            const g = h.portGroup(h.switch('vSwitch0', nics), 'vMotion', 20);
            h.adapter('vmk1', g, ['vmotion'], { ip: `10.0.20.${i + 11}`, prefix: 24 });
          }
          return d.done;
        },
      },
    ],
  },
});
