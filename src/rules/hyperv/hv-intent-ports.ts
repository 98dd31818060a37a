import type { HostFacts } from '../../analysis/facts';
import { defineGroupRule } from '../../lint/rule';
import { kindOf, rootIdOf } from '../../model/kinds';
import { vendor } from '../sources';
import { azureNodes } from './azure-nodes';

const mostIntents = 3;
const storageMbps = 10_000;
const mostSwitchless = 3;

interface Intent {
  /** `management + compute`. */
  readonly name: string;
  readonly nicIds: readonly string[];
  readonly isStorage: boolean;
  readonly isMerged: boolean;
}

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly intents: readonly Intent[];
  readonly slow: readonly { readonly id: string; readonly name: string }[];
  /** NICs for storage, with the NIC or the port at the other end. */
  readonly storage: readonly { readonly id: string; readonly to?: string }[];
  /** Physical switches of all other intents; undefined where a cable is not drawn. */
  readonly tors: readonly string[] | undefined;
}

const memberOf = (facts: HostFacts): Member => {
  const { host } = facts;
  const intents = new Map<string, Intent & { nicIds: string[] }>();
  for (const { id, intents: own = [] } of host.nics) {
    if (own.length === 0) continue;
    const name = own.join(' + ');
    const known = intents.get(name);
    if (known !== undefined) known.nicIds.push(id);
    else {
      const isStorage = own.includes('storage');
      intents.set(name, { name, nicIds: [id], isStorage, isMerged: isStorage && own.length > 1 });
    }
  }
  const storage = host.nics.filter((nic) => nic.intents?.includes('storage'));
  const others = host.nics.filter((nic) => nic.intents?.length && !storage.includes(nic));
  const tors = others.map((nic) => facts.switchIdOfNic(nic));
  return {
    hostId: host.id,
    host: host.name,
    intents: [...intents.values()],
    slow: storage
      .filter(({ speedMbps }) => speedMbps !== undefined && speedMbps < storageMbps)
      .map(({ id, name }) => ({ id, name })),
    storage: storage.map(({ id, cabledTo }) =>
      cabledTo === undefined ? { id } : { id, to: cabledTo },
    ),
    tors: tors.includes(undefined)
      ? undefined
      : [...new Set(tors.flatMap((id) => id ?? []))].sort(),
  };
};

/** Direct cables between nodes, both ways. */
const meshOf = (members: readonly Member[]) => {
  const peers = new Map<string, Set<string>>();
  const plugged = new Set<string>();
  for (const { hostId, storage } of members) {
    for (const { id, to } of storage) {
      if (to === undefined) continue;
      plugged.add(id);
      if (kindOf(to) !== 'nic') continue;
      plugged.add(to);
      const other = rootIdOf(to);
      for (const [a, b] of [
        [hostId, other],
        [other, hostId],
      ] as const) {
        peers.set(a, (peers.get(a) ?? new Set<string>()).add(b));
      }
    }
  }
  return { peers, plugged };
};

const unlinked = (members: readonly Member[]): (readonly [Member, Member])[] => {
  const { peers, plugged } = meshOf(members);
  // A cable that is not drawn yet may be the one.
  const isDrawn = ({ storage }: Member) => storage.every(({ id }) => plugged.has(id));
  return members.flatMap((a, i) =>
    members
      .slice(i + 1)
      .filter((b) => isDrawn(a) && isDrawn(b) && peers.get(a.hostId)?.has(b.hostId) !== true)
      .map((b) => [a, b] as const),
  );
};

type Message = 'ports' | 'management' | 'many' | 'slow' | 'size' | 'merged' | 'mesh' | 'racks';

export default defineGroupRule<Member, Message>({
  id: 'hyperv/hv-intent-ports',
  title: 'Azure Local intents or topology out of bounds',
  why: 'Deployment refuses it, or Microsoft does not support it.',
  howToFix: 'Follow one of the reference patterns of Azure Local.',
  sources: [
    vendor('AZL-PLAN', 'steps 1 to 3'),
    vendor('AZL-PHYS', 'the same rack and the same top-of-rack switches; full mesh'),
    vendor('ATC'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': 'off',
    converged: 'off',
    hyperv: {
      ports: 'warning',
      management: 'error',
      many: 'error',
      slow: 'error',
      size: 'error',
      merged: 'error',
      mesh: 'error',
      racks: 'warning',
    },
  },
  messages: {
    ports: 'The intent {intent} on {host} has {count} port; two are asked for.',
    management: 'No intent on {host} carries management.',
    many: '{host} has {count} intents ({intents}); {most} are the most.',
    slow: 'Storage of {host} runs below 10 Gb/s: {nics}.',
    size: '{cluster} has {count} nodes without a switch for storage; {most} are the most.',
    merged: 'The storage of {host} has no switch, and shares the intent {intent}.',
    mesh: 'Storage without a switch: no cable joins {a} and {b}.',
    racks: '{cluster}: on other top-of-rack switches than {host}: {hosts}.',
  },
  *members(facts) {
    if (facts.platform !== 'azurelocal') return;
    yield [facts.cluster?.id ?? facts.host.id, memberOf(facts)];
  },
  check: ({ key, members, shared: { design } }, report) => {
    const cluster = design.clusters.find(({ id }) => id === key);
    const pattern = cluster?.azurePattern;
    const isSwitchless =
      pattern === 'switchless' ||
      pattern === 'switchlessSingleTor' ||
      meshOf(members).peers.size > 0;
    const name = cluster?.name ?? members[0]?.host ?? key;
    // A host that states no intent at all is not drawn that far.
    const told = members.filter(({ intents }) => intents.length > 0);
    for (const { hostId, host, intents, slow } of told) {
      const at = { objects: [hostId], hosts: [hostId] };
      for (const { name: intent, nicIds, isMerged } of intents) {
        const objects = [hostId, ...nicIds];
        if (nicIds.length < 2) {
          report.found('ports', { ...at, objects, data: { intent, host, count: nicIds.length } });
        }
        if (isSwitchless && isMerged)
          report.found('merged', { ...at, objects, data: { host, intent } });
      }
      if (!intents.some((intent) => intent.name.includes('management'))) {
        report.found('management', { ...at, data: { host } });
      }
      if (intents.length > mostIntents) {
        const names = intents.map((intent) => intent.name);
        const data = { host, count: intents.length, intents: names, most: mostIntents };
        report.found('many', { ...at, data });
      }
      if (slow.length > 0) {
        const objects = [hostId, ...slow.map(({ id }) => id)];
        report.found('slow', { ...at, objects, data: { host, nics: slow.map((nic) => nic.name) } });
      }
    }
    if (isSwitchless) {
      if (members.length > mostSwitchless) {
        report.found('size', {
          objects: [key],
          hosts: members.map(({ hostId }) => hostId),
          data: { cluster: name, count: members.length, most: mostSwitchless },
        });
      }
      for (const [a, b] of meshOf(members).peers.size === 0 ? [] : unlinked(members)) {
        const objects = [a.hostId, b.hostId];
        report.found('mesh', { objects, hosts: objects, data: { a: a.host, b: b.host } });
      }
    }
    const placed = told.filter(({ tors }) => tors !== undefined && tors.length > 0);
    const [first] = placed;
    const apart = placed.filter(({ tors }) => tors?.join() !== first?.tors?.join());
    if (first !== undefined && apart.length > 0) {
      report.found('racks', {
        objects: [key, ...apart.map(({ hostId }) => hostId)],
        hosts: apart.map(({ hostId }) => hostId),
        data: { hosts: apart.map(({ host }) => host), cluster: name, host: first.host },
      });
    }
  },
  notes:
    'NICs with the same intents are one intent, so a NIC cannot be drawn in two. Microsoft also says that switchless storage works for all system sizes with a full mesh, and shows a pattern of four nodes: the limit is one of the deployment tool. Rack-aware clusters may span switches: waive it there.',
  examples: {
    bad: [
      {
        title: 'Four nodes without a storage switch',
        design: () => azureNodes({ count: 4, switchless: true }).done,
        finds: [['size', 'c1']],
      },
      {
        title: 'Storage with compute, without a switch',
        design: () =>
          azureNodes({ count: 2, switchless: true, storage: ['compute', 'storage'] }).done,
        finds: [
          ['merged', 'h1', 'h1.n3', 'h1.n4'],
          ['merged', 'h2', 'h2.n3', 'h2.n4'],
        ],
      },
      {
        title: 'A cable of the mesh leads nowhere new',
        design: () => {
          const d = azureNodes({ count: 3, switchless: true });
          // Both cables of the third node go to the first.
          d.set('h2.n4', { cabledTo: 'h1.n4' });
          d.set('h1.n4', { cabledTo: undefined });
          d.set('h3.n3', { cabledTo: 's1.p12' });
          d.set('h3.n4', { cabledTo: 's2.p12' });
          return d.done;
        },
        finds: [
          ['mesh', 'h1', 'h3'],
          ['mesh', 'h2', 'h3'],
        ],
      },
      {
        title: 'An intent of one port, slow storage, no management',
        design: () => {
          const d = azureNodes({ count: 1 });
          d.set('h1.n1', { intents: ['compute'] });
          d.set('h1.n2', { intents: [] });
          d.set('h1.n3', { speedMbps: 1000 });
          return d.done;
        },
        finds: [
          ['slow', 'h1', 'h1.n3'],
          ['management', 'h1'],
          ['ports', 'h1', 'h1.n1'],
        ],
      },
      {
        title: 'Four intents, a port each',
        design: () => {
          const d = azureNodes({ count: 1 });
          d.set('h1.n2', { intents: ['compute'] });
          d.set('h1.n4', { intents: ['compute', 'storage'] });
          return d.done;
        },
        finds: [
          ['many', 'h1'],
          ['ports', 'h1', 'h1.n1'],
          ['ports', 'h1', 'h1.n2'],
          ['ports', 'h1', 'h1.n3'],
          ['ports', 'h1', 'h1.n4'],
        ],
      },
      {
        title: 'One node on another pair of switches',
        design: () => {
          const d = azureNodes({ count: 2 });
          const other = d.physicalSwitch('tor-c', 4, { mode: 'trunk', allowedVlans: 'all' });
          d.set('h2.n2', { cabledTo: undefined });
          d.cable('h2.n2', other);
          return d.done;
        },
        finds: [['racks', 'c1', 'h2']],
      },
    ],
    good: [
      { title: 'Five nodes on switches', design: () => azureNodes({ count: 5 }).done },
      {
        title: 'Three nodes in a full mesh',
        design: () => azureNodes({ count: 3, switchless: true }).done,
      },
      {
        title: 'No intents stated',
        design: () => {
          const d = azureNodes({ count: 1 });
          for (const n of [1, 2, 3, 4]) d.set(`h1.n${n}`, { intents: undefined });
          return d.done;
        },
      },
    ],
  },
});
