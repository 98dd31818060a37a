import { factsOf, type HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import { hasCarrier } from '../../analysis/uplinks';
import { defineGroupRule, type Rule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Design } from '../../model/design';
import { spareNics } from '../../model/edits/uplinks';
import { find } from '../../model/find';
import { careful } from '../careful';
import { twoUplinks } from '../example-designs';
import { teamUp } from '../redundancy/add-uplink';
import { vendor } from '../sources';

type Kind = 'nic' | 'switch' | 'group' | 'uplink';

interface Member {
  readonly kind: Kind;
  readonly hostId: string;
  readonly host: string;
  readonly name: string;
  readonly holder: string;
  /** `maybe`: nothing drawn is on it, but the host's VMs are not drawn either. */
  readonly used: 'yes' | 'no' | 'maybe';
}

/** On one host in use: then it does not matter what it is called on the others. */
const busy: Member = { kind: 'group', hostId: '', host: '', name: '', holder: '', used: 'yes' };
const busyWords: readonly string[] = [busy.used];

/** A port group for anything else is not empty for want of drawn VMs. */
const isForVms = (traffic: string | undefined): boolean =>
  traffic === undefined || traffic === 'production' || traffic === 'heartbeat';

function* idleNics(facts: HostFacts): Iterable<readonly [string, Member]> {
  const { host } = facts;
  const bound = new Set(facts.switches.flatMap(({ nics }) => nics.map(({ id }) => id)));
  for (const { nicId, pinnedNicId } of host.adapters) {
    if (nicId !== undefined) bound.add(nicId);
    if (pinnedNicId !== undefined) bound.add(pinnedNicId);
  }
  for (const nic of host.nics) {
    const isPlanned = nic.intents !== undefined && nic.intents.length > 0;
    if (bound.has(nic.id) || nic.cabledTo === undefined || !hasCarrier(nic) || isPlanned) continue;
    const { id, name } = nic;
    yield [id, { kind: 'nic', hostId: host.id, host: host.name, name, holder: '', used: 'no' }];
  }
}

function* idleInside(facts: HostFacts): Iterable<readonly [string, Member]> {
  const { host } = facts;
  const taken = new Set(facts.endpoints.flatMap(({ use }) => use ?? []));
  const unless = host.vms.length > 0 ? 'no' : 'maybe';
  const byInstance = grouped(facts.groups, ({ instance }) => instance);
  for (const instance of facts.switches) {
    const uses = byInstance.get(instance) ?? [];
    const at = { hostId: host.id, host: host.name, holder: instance.name };
    const isBusy =
      uses.some((use) => taken.has(use)) ||
      (facts.isHyperv && instance.local?.allowManagementOs !== false);
    const isShared = instance.distributed !== undefined;
    const isEmpty = uses.every(({ group }) => !isForVms(group.traffic)) ? 'no' : unless;
    if (isShared ? uses.length === 0 : !isBusy) {
      yield [instance.id, { ...at, kind: 'switch', name: instance.name, used: isEmpty }];
    }
    // What is on an unused switch is unused with it: one root cause.
    if (uses.length === 0 || !(isShared || isBusy)) continue;
    for (const use of uses) {
      const isUsed = taken.has(use);
      if (isUsed && isShared) yield [use.id, busy];
      if (isUsed) continue;
      const used = isForVms(use.group.traffic) ? unless : 'no';
      yield [use.id, { ...at, kind: 'group', name: use.group.name, used }];
    }
    for (const { id, name, nics } of instance.uplinks) {
      const isUsed = uses.some(({ team }) => nics.some((nic) => team.usable.includes(nic)));
      if (isUsed && isShared) yield [id, busy];
      if (!isUsed) yield [id, { ...at, kind: 'uplink', name, used: 'no' }];
    }
  }
}

/** Gives this NIC to the first team of its host that has one uplink only; bound iSCSI wants no second. */
const asSecond = (design: Design, nicId: string): Design | undefined => {
  const hostId = nicId.split('.')[0] ?? '';
  const host = find(design, 'host', hostId);
  if (host === undefined) return undefined;
  const facts = factsOf(design, host);
  for (const { id, team } of facts.groups) {
    const on = facts.endpoints.filter(({ use }) => use?.id === id);
    const isBound = on.some(({ adapter }) => adapter?.iscsiBound === true);
    if (team.usable.length !== 1 || on.length === 0 || isBound) continue;
    const after = teamUp(design, hostId, [id]);
    const then = after && find(after, 'host', hostId);
    if (then && !spareNics(then).includes(nicId)) return after;
  }
  return undefined;
};

const rule: Rule = defineGroupRule<Member, Kind>({
  id: 'hygiene/hyg-unused',
  title: 'Something is drawn and not used',
  why: 'A NIC with a cable and no switch is redundancy that was paid for and missed; a port group nobody is on is one more thing to keep right.',
  howToFix: 'Bind the NIC where a second path is missing, or remove what is not needed.',
  sources: [vendor('ABR', 'network adapters'), vendor('HV-BPA', 'rule 429')],
  platform: 'any',
  severity: { essentials: 'off', 'strict-isolation': 'info', converged: 'info', hyperv: 'info' },
  messages: {
    nic: '{name} of {host} is cabled, and no virtual switch uses it.',
    switch: '{name} has no adapter and no VM on it.',
    group: 'Port group {name} of {holder} has no adapter and no VM on it.',
    uplink: '{name} of {holder} is active or standby for no port group.',
  },
  *members(facts) {
    yield* idleNics(facts);
    yield* idleInside(facts);
  },
  glance: {
    words: ({ used }) => (used === 'yes' ? busyWords : [used]),
    isWorth: (words) => !words.has('yes') && words.has('no'),
  },
  check: ({ key, members }, report) => {
    const [first] = members;
    if (first === undefined || members.some(({ used }) => used === 'yes')) return;
    if (members.every(({ used }) => used === 'maybe')) return;
    report.found(first.kind, {
      objects: [key],
      data: { name: first.name, host: first.host, holder: first.holder },
      hosts: members.map(({ hostId }) => hostId),
    });
  },
  fix: {
    title: 'Make it the second uplink of a team that has one',
    edit: careful(
      () => rule,
      (design, { message, objects: [id = ''] }) =>
        message === 'nic' ? asSecond(design, id) : undefined,
    ),
  },
  notes:
    'Spare ports, networks made in advance and templates, which an import leaves out, are good reasons to leave it so. A port group for VMs counts as unused only where the design draws VMs on that host; what is on an unused switch is not named again. NICs with Network ATC intents are in use by plan.',
  examples: {
    bad: [
      {
        title: 'A cabled NIC beside a team of one',
        design: () => {
          const { d, h, n1 } = twoUplinks();
          d.set('h1.s1', { uplinks: [n1] });
          h.adapter('vmk0', h.portGroup('h1.s1', 'Management', 10), ['management']);
          return d.done;
        },
        finds: [['nic', 'h1.n2']],
      },
      {
        title: 'A port group that the VMs have left',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, 'Servers', 20));
          h.portGroup(v, 'Servers old', 30);
          return d.done;
        },
        finds: [['group', 'h1.p2']],
      },
      {
        title: 'A vMotion port group without an adapter, though no VM is drawn',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management']);
          h.portGroup(v, 'vMotion', 20, { traffic: 'migration' });
          return d.done;
        },
        finds: [['group', 'h1.p2']],
      },
      {
        title: 'A switch that all have left: its port group is not said again',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, 'Servers', 20));
          h.portGroup(h.switch('vSwitch1', []), 'Old', 30);
          return d.done;
        },
        finds: [['switch', 'h1.s2']],
      },
      {
        title: 'An uplink that no failover order names',
        design: () => {
          const { d, h, v, n1 } = twoUplinks();
          h.vm('web', h.portGroup(v, 'Servers', 20, { teaming: { active: [n1] } }));
          return d.done;
        },
        finds: [['uplink', 'h1.n2']],
      },
      {
        title: 'A distributed port group that no host has anything on',
        design: () => {
          const d = build('Example');
          const s = d.distributed('DSwitch', ['Uplink 1']);
          const g = d.distributedPortGroup(s, 'Servers', 20);
          d.distributedPortGroup(s, 'Old', 30);
          for (const name of ['esx01', 'esx02']) {
            const h = d.host(name);
            h.join(s, [h.nic('vmnic0')]);
            h.vm('web', g);
          }
          return d.done;
        },
        finds: [['group', 'd1.p2']],
      },
    ],
    good: [
      {
        title: 'All is used',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('web', h.portGroup(v, 'Servers', 20));
          return d.done;
        },
      },
      {
        title: 'A port group for VMs on a host whose VMs are not drawn',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management']);
          h.portGroup(v, 'Servers', 20);
          return d.done;
        },
      },
      {
        title: 'A distributed port group used by one host of two',
        design: () => {
          const d = build('Example');
          const s = d.distributed('DSwitch', ['Uplink 1']);
          const g = d.distributedPortGroup(s, 'Servers', 20);
          const other = d.distributedPortGroup(s, 'Databases', 30);
          for (const [name, on] of [
            ['esx01', g],
            ['esx02', other],
          ] as const) {
            const h = d.host(name);
            h.join(s, [h.nic('vmnic0')]);
            h.vm('web', on);
          }
          return d.done;
        },
      },
      {
        title: 'A NIC without a cable, and one that an adapter uses directly',
        design: () => {
          const { d, h, v, n2 } = twoUplinks({ host: { platform: 'hyperv' } });
          d.set('h1.s1', { uplinks: ['h1.n1'] });
          h.adapter('Management', h.portGroup(v, 'Management', 10), ['management']);
          h.adapter('Storage', undefined, ['smb'], { nicId: n2 });
          h.nic('nic3');
          return d.done;
        },
      },
    ],
  },
});

export default rule;
