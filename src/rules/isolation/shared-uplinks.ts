import { className } from '../../analysis/class-name';
import { type Infrastructure, infrastructure } from '../../analysis/lots';
import { type Meeting, meetingsOf } from '../../analysis/shared-uplinks';
import { defineHostRule, type Rule, type SeveritySpec, type Source } from '../../lint/rule';
import type { ProfileId } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';
import { vendor } from '../sources';
import { crossUplinks } from './cross-uplinks';
import { uplinkExamples } from './shared-uplinks.examples';
import { isolated } from './wording';

type Message = 'shared' | 'crossing';
type Severities = Readonly<Record<ProfileId, SeveritySpec<Message>>>;

const separate = {
  essentials: { shared: 'error', crossing: 'warning' },
  'strict-isolation': { shared: 'error', crossing: 'info' },
} as const;

const severity: Readonly<Record<Infrastructure, Severities>> = {
  management: { ...separate, converged: 'off', hyperv: 'info' },
  storage: { ...separate, converged: 'info', hyperv: 'off' },
  migration: { ...separate, converged: 'off', hyperv: 'off' },
  ft: { ...separate, converged: { shared: 'warning', crossing: 'info' }, hyperv: 'off' },
};

const vendors: Readonly<Record<Infrastructure, readonly Source[]>> = {
  management: [vendor('VN-BP'), vendor('HV-BPA', 'reserve an external network'), vendor('VCF-VDS')],
  storage: [vendor('VN-BP'), vendor('VCF-VDS')],
  migration: [vendor('VN-BP'), vendor('VCF-VDS')],
  ft: [vendor('FT-REQ', 'A dedicated FT network is highly recommended'), vendor('VCF-VDS')],
};

const names = (meetings: readonly Meeting[], isHyperv: boolean) =>
  meetings.map(({ other }) => className(other, isHyperv));

/** Meetings with the same uplinks after the same failure are one thing to say. */
const alike = (meetings: readonly Meeting[]): Meeting[][] => {
  const groups = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const key = [meeting.after, meeting.nics].map((list) => list.map((n) => n.id).join()).join('|');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [meeting]);
    else group.push(meeting);
  }
  return [...groups.values()];
};

const sharedUplinks = (traffic: Infrastructure): Rule => {
  const { name, why, sources } = isolated[traffic];
  const label = trafficClasses[traffic];
  return defineHostRule({
    id: `isolation/iso-${name}-shared-uplinks`,
    title: `${label} shares uplinks with other traffic`,
    why: `${why} A migration, a backup or busy VMs on the same wire delay it.`,
    howToFix: `Give ${label} physical NICs and a virtual switch of its own. With a few fast NICs, keep one switch and separate by VLAN and Network I/O Control: the converged profile accepts that.`,
    sources: [...sources, ...vendors[traffic]],
    platform: 'any',
    severity: severity[traffic],
    messages: {
      shared: '{class} on {host} shares {nics} with {others}.',
      crossing:
        '{class} on {host} is apart from {others} until {failure} {fail}; then they share {nics}.',
    },
    examples: uplinkExamples(traffic),
    fix: {
      title: `Cross ${label} with its neighbours: active here, standing by there`,
      edit: crossUplinks(traffic),
    },
    notes:
      'The documents give each of the four networks a port of its own; current VMware and Microsoft designs put all traffic on two fast NICs instead, with VLANs and quality of service. Which one holds is the profile’s matter. Where a team has two uplinks or more the fix crosses them: apart while nothing fails. NICs of their own need free ports and are for people to plan. Separate NIC cards are never demanded: that would take the redundancy of the cards away.',
    check: (facts, report) => {
      const meetings = meetingsOf(facts, traffic);
      if (meetings.length === 0) return;
      const ends = facts.ofClass(traffic).map((end) => end.id);
      const subjects = [`${facts.host.id}/${traffic}`];
      const now = meetings.filter(({ after }) => after.length === 0);
      if (now.length > 0) {
        const nics = facts.host.nics.filter((nic) => now.some((m) => m.nics.includes(nic)));
        report.found('shared', {
          objects: [...ends, ...nics.map((nic) => nic.id)],
          subjects,
          data: {
            class: className(traffic, facts.isHyperv),
            host: facts.host.name,
            nics: nics.map((nic) => nic.name),
            others: names(now, facts.isHyperv),
          },
        });
      }
      for (const group of alike(meetings.filter(({ after }) => after.length > 0))) {
        const [first] = group;
        if (first === undefined) continue;
        report.found('crossing', {
          objects: [...ends, ...[...first.after, ...first.nics].map((nic) => nic.id)],
          subjects,
          data: {
            class: className(traffic, facts.isHyperv),
            host: facts.host.name,
            others: names(group, facts.isHyperv),
            failure: first.after.map((nic) => nic.name),
            fail: first.after.length === 1 ? 'fails' : 'fail',
            nics: first.nics.map((nic) => nic.name),
          },
        });
      }
    },
  });
};

export default infrastructure.map(sharedUplinks);
