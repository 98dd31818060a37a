import { className } from '../../analysis/class-name';
import type { HostFacts } from '../../analysis/facts';
import { type Infrastructure, infrastructure, isInside } from '../../analysis/lots';
import {
  type Presence,
  presenceOf,
  type TrunkPresence,
  trunkPresenceOf,
} from '../../analysis/segments';
import { defineGroupRule, type Rule } from '../../lint/rule';
import type { ProfileId, SeverityOrOff } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';
import { type Doubt, doubtOf } from './doubts';
import { isMeeting, meetingsIn, seersOf } from './meeting-point';
import { ownVlan } from './own-vlan';
import { segmentExamples } from './shared-l2.examples';
import { isolated, segmentSources } from './wording';

type Member =
  | { readonly what: 'here'; readonly presence: Presence }
  | { readonly what: 'trunk'; readonly presence: TrunkPresence }
  | {
      readonly what: 'doubt';
      readonly host: string;
      readonly label: string;
      readonly doubt: Doubt;
    };

const severity: Readonly<Record<Infrastructure, Readonly<Record<ProfileId, SeverityOrOff>>>> = {
  management: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'warning',
  },
  storage: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  migration: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'warning',
  },
  ft: { essentials: 'error', 'strict-isolation': 'error', converged: 'error', hyperv: 'off' },
};

// Four rules ask each host for the same members: one wrapping is kept for all of them.
const wrapped = new WeakMap<Presence, Member>();
const here = (presence: Presence): Member => {
  const member = wrapped.get(presence) ?? { what: 'here', presence };
  wrapped.set(presence, member);
  return member;
};

const membersFor = (traffic: Infrastructure) =>
  function* (facts: HostFacts): Generator<readonly [string, Member]> {
    for (const [segment, presence] of presenceOf(facts)) {
      // Inside a switch nobody else can join: without this class there is nothing to judge.
      if (isInside(segment) && !presence.lots.some((lot) => lot.classes.includes(traffic)))
        continue;
      yield [segment, here(presence)];
    }
    const trunk = trunkPresenceOf(facts);
    if (trunk !== undefined) yield ['trunk', { what: 'trunk', presence: trunk }];
    const doubt = doubtOf(facts, traffic);
    if (doubt !== undefined) {
      const label = className(traffic, facts.isHyperv);
      yield [`doubt ${facts.host.id}`, { what: 'doubt', host: facts.host.name, label, doubt }];
    }
  };

const presenceIn = (member: Member): readonly Presence[] =>
  member.what === 'here' ? [member.presence] : [];

const wordsOf = (member: Member): readonly string[] => {
  if (member.what === 'doubt') return ['doubt'];
  if (member.what === 'trunk') return member.presence.seers.length === 0 ? [] : ['seer'];
  return member.presence.lots.map((lot) => lot.way);
};

const sharedSegment = (traffic: Infrastructure): Rule => {
  const { name, why, sources } = isolated[traffic];
  const label = trafficClasses[traffic];
  return defineGroupRule({
    id: `isolation/iso-${name}-shared-l2`,
    title: `${label} shares a broadcast domain with other traffic`,
    why: `${why} Whoever is on the same segment can read, flood or imitate it.`,
    howToFix: `Give ${label} a VLAN and a subnet of its own, and move its port group there.`,
    sources: [...sources, ...segmentSources[traffic]],
    platform: 'any',
    severity: severity[traffic],
    messages: {
      shared:
        '{class} and {other} share {place}: {endA} ({hostA}) and {endB} ({hostB}). {class} needs a network of its own.',
      trunk:
        '{other} can see {place} of {class}: {endB} ({hostB}) tags for itself and its VLANs include that of {endA} ({hostA}).',
    },
    asks: {
      cables:
        '{class} and {others} on {host} use the same VLAN id on different switches. Whether that is one network depends on the ports of {nics}: where are they cabled, and which VLANs do the ports carry?',
    },
    examples: segmentExamples(traffic),
    fix: { title: `Move ${label} to a VLAN of its own`, disruptive: true, edit: ownVlan(traffic) },
    notes:
      'Segments are compared, not VLAN numbers: one number on two switches without a link is two networks, untagged traffic on access ports of two VLANs is two as well. Private VLANs count as one segment with their primary. An adapter that carries both classes is left to iso-vmk-multiple-services.',
    members: membersFor(traffic),
    glance: {
      words: wordsOf,
      isWorth: (words) => words.has('doubt') || words.has('seer') || isMeeting(words, traffic),
    },
    check: ({ key, members, of, words, shared }, report) => {
      if (!words.has('doubt') && !words.has('seer')) {
        for (const at of meetingsIn(
          key,
          words,
          (id) => of(id).flatMap(presenceIn),
          traffic,
          shared,
        )) {
          report.found('shared', at);
        }
        return;
      }
      const trunks = members.flatMap((member) => (member.what === 'trunk' ? member.presence : []));
      for (const at of seersOf(trunks, traffic, shared)) report.found('trunk', at);
      for (const member of members) {
        if (member.what !== 'doubt') continue;
        const { others, nics, objects } = member.doubt;
        report.ask('cables', {
          objects,
          data: { class: member.label, others, nics, host: member.host },
        });
      }
    },
  });
};

export default infrastructure.map(sharedSegment);
