import type { Endpoint } from '../../analysis/endpoints';
import { factsOf, type HostFacts } from '../../analysis/facts';
import { hasCarrier } from '../../analysis/uplinks';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { withoutControllers } from '../../model/controller-nic';
import type { Cluster, Design, Nic } from '../../model/design';
import { moveUplink } from '../../model/edits/teaming';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { networkConsiderations, vendor } from '../sources';
import { teamUp } from './add-uplink';

const adaptersOf = (facts: HostFacts): readonly Endpoint[] =>
  facts
    .ofClass('management')
    .map((end) => ({ ...end, usable: withoutControllers(end.usable) }))
    .filter(({ adapter, usable }) => adapter !== undefined && usable.length > 0);

/** Sets of uplinks of which one may fail: those of one adapter, or of two that share none. */
const pairs = (ends: readonly Endpoint[]): readonly (readonly Nic[])[] => [
  ...ends.flatMap(({ usable }) => (usable.length > 1 ? [usable] : [])),
  ...ends.flatMap(({ usable }, i) =>
    ends.slice(i + 1).flatMap((other) => {
      const isApart = other.usable.every((nic) => !usable.includes(nic));
      return isApart ? [[...usable, ...other.usable]] : [];
    }),
  ),
];

const reasonOf = (ends: readonly Endpoint[]): string => {
  const nics = [...new Set(ends.flatMap(({ usable }) => usable))].map(({ name }) => name);
  return ends.length === 1 ? `${ends[0]?.name} has only ${nics[0]}` : `all on ${nics.join(', ')}`;
};

/** A NIC of the same virtual switch, on another physical switch, that the port group does not use. */
const asStandby = (design: Design, facts: HostFacts, end: Endpoint): Design | undefined => {
  const { use, usable } = end;
  const here = new Set(usable.map(facts.switchIdOfNic));
  const spare = [...(use?.team.unused ?? [])].find(({ nics }) =>
    nics.some((nic) => hasCarrier(nic) && !here.has(facts.switchIdOfNic(nic))),
  );
  if (use === undefined || spare === undefined) return undefined;
  return moveUplink(design, use.id, spare.id, 'standby');
};

const ha = (
  nics: readonly ('tor-a' | 'tor-b' | undefined)[],
  teams: readonly (readonly number[])[],
  cluster: Partial<Cluster> = { haEnabled: true },
) => {
  const d = build('Example');
  const clusterId = d.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  const tors = new Map(
    ['tor-a', 'tor-b'].map((name) => [
      name,
      d.physicalSwitch(name, 4, { mode: 'trunk', allowedVlans: 'all' }),
    ]),
  );
  d.link('s1', 's2');
  const h = d.host('esx01', { clusterId });
  const ids = nics.map((tor, i) => {
    const nic = h.nic(`vmnic${i}`, { cardId: h.card(`Card ${i}`), speedMbps: 1000 });
    if (tor !== undefined) d.cable(nic, tors.get(tor) ?? '');
    return nic;
  });
  const v = h.switch('vSwitch0', ids);
  for (const [i, team] of teams.entries()) {
    const active = team.map((n) => ids[n] ?? '');
    const group = h.portGroup(v, `Management ${i}`, 10, { teaming: { active, standby: [] } });
    h.adapter(`vmk${i}`, group, ['management']);
  }
  return d.done;
};

export default defineHostRule<'none' | 'switch', 'cables'>({
  id: 'redundancy/red-mgmt-ha',
  title: 'The management network of an HA cluster is not redundant',
  why: 'High availability listens for heartbeats on this network: a host that loses it is taken for isolated, and its healthy VMs may be stopped and started elsewhere.',
  howToFix:
    'Team two NICs on two physical switches for management (one active, one standby, failback off), or add a second management adapter on the other switch.',
  sources: [
    networkConsiderations(
      'Your ability to manage virtual hosts and VMs is only as good as your ability to access them',
    ),
    vendor('HA-BP', 'A single management network ends up being a single point of failure'),
    vendor('HA-MSG'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': { none: 'error', switch: 'warning' },
    converged: { none: 'error', switch: 'warning' },
    hyperv: 'off',
  },
  hides: ['red-pnic-spof'],
  messages: {
    none: 'This host currently has no management network redundancy: {host} ({reason}).',
    switch: 'Every management uplink of {host} ends on {switch}: {nics}.',
  },
  asks: { cables: 'To which physical switches do {nics} of {host} lead? They carry management.' },
  check: (facts, report) => {
    const { host, cluster, fabric } = facts;
    if (cluster?.haEnabled !== true) return;
    const ends = adaptersOf(facts);
    if (ends.length === 0) return;
    const nics = [...new Set(ends.flatMap(({ usable }) => usable))];
    const objects = [...ends.map(({ id }) => id), ...nics.map(({ id }) => id)];
    const subjects = [`${host.id}/management`];
    const names = nics.map(({ name }) => name);
    const sets = pairs(ends);
    if (sets.length === 0) {
      const data = { host: host.name, reason: reasonOf(ends), nics: names };
      report.found('none', { objects, subjects, data });
      return;
    }
    const known = sets.map((set) => new Set(set.map(facts.switchIdOfNic)));
    if (known.some((ids) => [...ids].filter((id) => id !== undefined).length > 1)) return;
    const silent = nics.filter((nic) => facts.switchIdOfNic(nic) === undefined);
    if (silent.length > 0) {
      report.ask('cables', {
        objects: [host.id, ...silent.map(({ id }) => id)],
        data: { host: host.name, nics: silent.map(({ name }) => name) },
      });
      return;
    }
    const physical = fabric.switchOf(nics[0]?.cabledTo ?? '');
    report.found('switch', {
      objects: physical === undefined ? objects : [...objects, physical.id],
      subjects,
      data: { host: host.name, switch: physical?.name ?? '', nics: names },
    });
  },
  fix: {
    title: 'Add a standby uplink to management',
    disruptive: true,
    edit: (design, { message, objects: [id] }) => {
      const host = find(design, 'host', id === undefined ? undefined : hostIdOf(id));
      if (message !== 'none' || host === undefined) return undefined;
      const facts = factsOf(design, host);
      const end = adaptersOf(facts).find((one) => one.id === id);
      if (end?.use === undefined) return undefined;
      return asStandby(design, facts, end) ?? teamUp(design, host.id, [end.use.id]);
    },
  },
  notes:
    'What makes vCenter say these words was not read; the part about physical switches is stricter than the product and therefore a warning. vCenter itself is known to say so wrongly with two uplinks (KB 2008602). Laboratory clusters with das.ignoreRedundantNetWarning: waive it. On failback and the policy of the team the sources differ, see team-mgmt-failback.',
  examples: {
    bad: [
      {
        title: 'One uplink',
        design: () => ha(['tor-a'], [[0]]),
        finds: [['none', 'h1.k1', 'h1.n1']],
      },
      {
        title: 'The second uplink of the switch is unused by management',
        design: () => ha(['tor-a', 'tor-b'], [[0]]),
        finds: [['none', 'h1.k1', 'h1.n1']],
      },
      {
        title: 'Two adapters on one NIC',
        design: () => ha(['tor-a', 'tor-b'], [[0], [0]]),
        finds: [['none', 'h1.k1', 'h1.k2', 'h1.n1']],
      },
      {
        title: 'Two uplinks to one physical switch',
        design: () => ha(['tor-a', 'tor-a'], [[0, 1]]),
        finds: [['switch', 'h1.k1', 'h1.n1', 'h1.n2', 's1']],
      },
      {
        title: 'Two uplinks without cables',
        design: () => ha([undefined, undefined], [[0, 1]]),
        asks: ['cables'],
      },
    ],
    good: [
      { title: 'Two uplinks to two switches', design: () => ha(['tor-a', 'tor-b'], [[0, 1]]) },
      {
        title: 'Two adapters, one on each switch',
        design: () => ha(['tor-a', 'tor-b'], [[0], [1]]),
      },
      { title: 'No HA', design: () => ha(['tor-a'], [[0]], {}) },
    ],
  },
});
