import type { Endpoint } from '../../analysis/endpoints';
import type { Fabric } from '../../analysis/fabric';
import { factsOf, type HostFacts } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import { hasCarrier } from '../../analysis/uplinks';
import { wireOf } from '../../analysis/wire';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Design, HostAdapter, Nic, PortGroup } from '../../model/design';
import { insert } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { networkConsiderations, vendor } from '../sources';

const adaptersOf = (facts: HostFacts): readonly Endpoint[] =>
  facts.endpoints.filter(
    (end) =>
      isConnected(end) &&
      (end.adapter?.iscsiBound === true || end.adapter?.services?.includes('iscsi') === true),
  );

const findTargets = ({
  storageTargets,
  fabric,
}: Pick<HostFacts, 'storageTargets' | 'fabric'>): ReadonlySet<string> | undefined => {
  const wires = storageTargets
    .filter(({ protocol }) => (protocol ?? 'iscsi') === 'iscsi')
    .flatMap(({ cabledTo, vlan }) =>
      cabledTo.map((port) => wireOf(fabric, { cabledTo: port }, vlan ?? 0)),
    );
  if (wires.some(({ state }) => state === 'unknown')) return undefined;
  const places = wires.flatMap((wire) =>
    wire.state === 'carried' ? [fabric.segment(wire.switchId, wire.vlan)] : [],
  );
  return places.length === 0 ? undefined : new Set(places);
};

// Every host asks the same of the same targets.
const known = new WeakMap<
  HostFacts['storageTargets'],
  { readonly fabric: Fabric; readonly segments: ReadonlySet<string> | undefined }
>();

/** Where the iSCSI targets of the design listen; undefined where it says of none, or not enough. */
const targetSegments = ({ storageTargets, fabric }: HostFacts): ReadonlySet<string> | undefined => {
  const before = known.get(storageTargets);
  if (before?.fabric === fabric) return before.segments;
  const segments = findTargets({ storageTargets, fabric });
  known.set(storageTargets, { fabric, segments });
  return segments;
};

/** The NICs over which iSCSI can reach a target; one whose wire is not known may. */
const pathsOf = (facts: HostFacts, ends: readonly Endpoint[]): readonly Nic[] => {
  const targets = targetSegments(facts);
  const paths = new Set<Nic>();
  for (const { wires, usable, vlan } of ends) {
    if (vlan.kind === 'set') for (const nic of usable) paths.add(nic);
    for (const { nic, wire } of wires) {
      if (!hasCarrier(nic) || wire.state === 'dropped') continue;
      const reaches =
        wire.state === 'unknown' ||
        targets === undefined ||
        targets.has(facts.fabric.segment(wire.switchId, wire.vlan));
      if (reaches) paths.add(nic);
    }
  }
  return [...paths];
};

/** A second adapter beside the first, on another NIC of its standard switch. */
const withSecondPath = (design: Design, facts: HostFacts, end: Endpoint): Design | undefined => {
  const { use, adapter, usable } = end;
  if (use?.instance.kind !== 'standard' || adapter === undefined || usable.length !== 1) {
    return undefined;
  }
  const nic = use.instance.nics.find((one) => !usable.includes(one) && hasCarrier(one));
  if (nic === undefined) return undefined;
  const { host } = facts;
  const group = insert<PortGroup>(design, 'portGroup', host.id, (id) => ({
    id,
    name: `${use.group.name} ${nic.name}`,
    switchId: use.instance.id,
    ...(use.group.vlan === undefined ? {} : { vlan: use.group.vlan }),
    ...(use.group.traffic === undefined ? {} : { traffic: use.group.traffic }),
    teaming: { ...use.group.teaming, active: [nic.id], standby: [] },
  }));
  const names = new Set(host.adapters.map(({ name }) => name));
  let nth = host.adapters.length;
  while (names.has(`vmk${nth}`)) nth++;
  return insert<HostAdapter>(group.design, 'adapter', host.id, (id) => ({
    id,
    name: `vmk${nth}`,
    portGroupId: group.id,
    services: adapter.services ?? ['iscsi'],
    ...(adapter.iscsiBound === undefined ? {} : { iscsiBound: adapter.iscsiBound }),
    ...(adapter.mtuBytes === undefined ? {} : { mtuBytes: adapter.mtuBytes }),
  })).design;
};

const esx = (
  wiring: readonly (readonly [card: string | undefined, tor: 'tor-a' | 'tor-b' | undefined])[],
  bound: readonly number[],
) => {
  const d = build('Example');
  const port = { mode: 'trunk', allowedVlans: '20' } as const;
  const tors = {
    'tor-a': d.physicalSwitch('tor-a', 4, port),
    'tor-b': d.physicalSwitch('tor-b', 4, port),
  };
  const h = d.host('esx01');
  const cards = new Map<string, string>();
  const nics = wiring.map(([card, tor], i) => {
    const cardId = card === undefined ? undefined : (cards.get(card) ?? h.card(card));
    if (card !== undefined && cardId !== undefined) cards.set(card, cardId);
    const nic = h.nic(`vmnic${i}`, cardId === undefined ? {} : { cardId });
    if (tor !== undefined) d.cable(nic, tors[tor]);
    return nic;
  });
  const v = h.switch('vSwitch1', nics);
  for (const [i, n] of bound.entries()) {
    const teaming = { active: [nics[n] ?? ''], standby: [] };
    const group = h.portGroup(v, `iSCSI ${i + 1}`, 20, { teaming });
    h.adapter(`vmk${i + 1}`, group, ['iscsi'], { iscsiBound: true });
  }
  return { d, h, v };
};

export default defineHostRule<'none' | 'single' | 'card' | 'switch', 'apart'>({
  id: 'redundancy/red-iscsi-single-path',
  title: 'iSCSI has fewer than two independent paths',
  why: 'Without its disks every VM stops. Changing paths is the work of multipathing, not of NIC teaming.',
  howToFix:
    'Add a second iSCSI adapter on another NIC, card and physical switch: port binding in one subnet, or two subnets with multipathing.',
  sources: [
    networkConsiderations(
      'Storage protocols such as iSCSI and NFS require guaranteed bandwidth and continuous connectivity',
    ),
    vendor('ISCSI-PB'),
    vendor('ISCSI-WHY', 'should be treated as a storage path failure, not a network failure'),
    vendor('ASKCORE', 'NIC Teaming is not supported on iSCSI connections'),
    vendor('AZL-PAT', 'iSCSI path A and path B'),
    vendor('WSFC-HW'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': { none: 'error', single: 'error', card: 'error', switch: 'warning' },
    converged: { none: 'warning', single: 'warning', card: 'warning', switch: 'warning' },
    hyperv: { none: 'error', single: 'error', card: 'error', switch: 'warning' },
  },
  messages: {
    none: 'iSCSI on {host} reaches no target: {nics}.',
    single: 'iSCSI on {host} has a single path ({nics}).',
    card: 'Every iSCSI path of {host} runs over {card}: {nics}.',
    switch: 'Every iSCSI path of {host} runs over {switch}: {nics}.',
  },
  asks: { apart: 'On which cards and physical switches are {nics} of {host}? They carry iSCSI.' },
  check: (facts, report) => {
    const { host, fabric } = facts;
    const ends = adaptersOf(facts);
    const all = [...new Set(ends.flatMap(({ usable }) => usable))];
    if (all.length === 0) return;
    const paths = pathsOf(facts, ends);
    const ids = ends.map(({ id }) => id);
    const objects = [...ids, ...paths.map(({ id }) => id)];
    const subjects = [`${host.id}/storage`];
    const data = { host: host.name, nics: (paths.length === 0 ? all : paths).map((n) => n.name) };
    if (paths.length < 2) {
      report.found(paths.length === 0 ? 'none' : 'single', { objects, subjects, data });
      return;
    }
    const cards = new Set(paths.map(({ cardId }) => cardId));
    const switches = new Set(paths.map(facts.switchIdOfNic));
    const [card] = cards;
    if (cards.size === 1 && card !== undefined) {
      const name = host.cards.find(({ id }) => id === card)?.name ?? card;
      report.found('card', {
        objects: [...objects, card],
        subjects,
        data: { ...data, card: name },
      });
    }
    const [only] = switches;
    if (switches.size === 1 && only !== undefined) {
      const name = fabric.switchOf(paths[0]?.cabledTo ?? '')?.name ?? only;
      const at = { objects: [...objects, only], subjects };
      report.found('switch', { ...at, data: { ...data, switch: name } });
    }
    const isSilent = (known: ReadonlySet<string | undefined>) =>
      known.has(undefined) && known.size < 3;
    if (isSilent(cards) || isSilent(switches)) report.ask('apart', { objects, data });
  },
  fix: {
    title: 'Add a second iSCSI adapter on another NIC',
    edit: (design, { message, objects: [id] }) => {
      const host = find(design, 'host', id === undefined ? undefined : hostIdOf(id));
      if (message !== 'single' || host === undefined) return undefined;
      const facts = factsOf(design, host);
      const end = adaptersOf(facts).find((one) => one.id === id);
      return end === undefined ? undefined : withSecondPath(design, facts, end);
    },
  },
  notes:
    'NICs are counted, not adapters: one teamed adapter with two uplinks does survive a NIC; with port binding on, team-iscsi-binding-uplinks objects to that. Where the design has iSCSI targets, only NICs that reach the segment of one count. The added adapter has no address yet.',
  examples: {
    bad: [
      {
        title: 'One adapter on one NIC',
        design: () =>
          esx(
            [
              ['Slot 1', 'tor-a'],
              ['Slot 2', 'tor-b'],
            ],
            [0],
          ).d.done,
        finds: [['single', 'h1.k1', 'h1.n1']],
      },
      {
        title: 'Two paths over one card to one switch',
        design: () =>
          esx(
            [
              ['Slot 1', 'tor-a'],
              ['Slot 1', 'tor-a'],
            ],
            [0, 1],
          ).d.done,
        finds: [
          ['card', 'h1.k1', 'h1.k2', 'h1.n1', 'h1.n2', 'h1.c1'],
          ['switch', 'h1.k1', 'h1.k2', 'h1.n1', 'h1.n2', 's1'],
        ],
      },
      {
        title: 'The only target is behind a switch that no path reaches',
        design: () => {
          const { d } = esx([['Slot 1', 'tor-a']], [0]);
          d.storageTarget('array', { protocol: 'iscsi', vlan: 20, cabledTo: ['s2.p4'] });
          return d.done;
        },
        finds: [['none', 'h1.k1']],
      },
      {
        title: 'Cards and cables not stated',
        design: () =>
          esx(
            [
              [undefined, undefined],
              [undefined, undefined],
            ],
            [0, 1],
          ).d.done,
        asks: ['apart'],
      },
    ],
    good: [
      {
        title: 'Two bound adapters, two cards, two switches',
        design: () =>
          esx(
            [
              ['Slot 1', 'tor-a'],
              ['Slot 2', 'tor-b'],
            ],
            [0, 1],
          ).d.done,
      },
      {
        title: 'One adapter on a team survives a NIC',
        design: () => {
          const { d, h, v } = esx(
            [
              ['Slot 1', 'tor-a'],
              ['Slot 2', 'tor-b'],
            ],
            [],
          );
          h.adapter('vmk1', h.portGroup(v, 'iSCSI', 20), ['iscsi']);
          return d.done;
        },
      },
    ],
  },
});
