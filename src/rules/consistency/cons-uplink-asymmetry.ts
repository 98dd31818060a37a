import type { HostFacts } from '../../analysis/facts';
import { rate } from '../../analysis/quantities';
import type { SwitchInstance } from '../../analysis/uplinks';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import { isControllerNic } from '../../model/controller-nic';
import type { Cluster, Nic } from '../../model/design';
import { isHypervisor } from '../network/presence';
import { disasterRecovery, vendor } from '../sources';
import { byCount, few, oddOnes } from './majority';

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly switchId: string;
  readonly switchName: string;
  readonly isHyperv: boolean;
  readonly uplinks: number;
  /** Speeds in words; empty where one is not known. So with the others. */
  readonly speeds: string;
  readonly cards: string;
  readonly switches: string;
  readonly adapters: string;
}

const count = (n: number, word: string) =>
  `${n} ${word}${n === 1 ? '' : word.endsWith('h') ? 'es' : 's'}`;

/** `2 × 25 Gb/s`. */
const speedsOf = (nics: readonly Nic[]): string => {
  const speeds = nics.map(({ speedMbps }) => speedMbps);
  if (speeds.length === 0 || speeds.includes(undefined)) return '';
  const sorted = speeds.flatMap((speed) => speed ?? []).sort((a, b) => b - a);
  return [...new Set(sorted)]
    .map((speed) => `${sorted.filter((other) => other === speed).length} × ${rate(speed)}`)
    .join(' + ');
};

const memberOf = (facts: HostFacts, instance: SwitchInstance): Member => {
  const { nics } = instance;
  const cards = nics.map(({ cardId }) => cardId);
  const at = nics.map((nic) => facts.switchIdOfNic(nic));
  const spread = (ids: readonly (string | undefined)[], word: string) =>
    ids.length === 0 || ids.includes(undefined) ? '' : count(new Set(ids).size, word);
  return {
    hostId: facts.host.id,
    host: facts.host.name,
    switchId: instance.id,
    switchName: instance.name,
    isHyperv: facts.isHyperv,
    uplinks: nics.length,
    speeds: speedsOf(nics),
    cards: spread(cards, 'card'),
    switches: spread(at, 'physical switch'),
    adapters: nics
      .map(({ name, model }) => (model === undefined ? name : `${name} (${model})`))
      .sort()
      .join(', '),
  };
};

/** The dimensions that every host of the group states. */
const layoutOf = (members: readonly Member[]) => {
  const fields = (['speeds', 'cards', 'switches'] as const).filter((field) =>
    members.every((member) => member[field] !== ''),
  );
  return (member: Member): string =>
    [
      ...(fields.includes('speeds') ? [] : [count(member.uplinks, 'uplink')]),
      ...fields.map((field) => member[field]),
    ].join(', ');
};

const pair = (
  second: {
    readonly speed?: number;
    readonly nics?: number;
    readonly card?: boolean;
    readonly name?: string;
  },
  cluster: Partial<Cluster> = {},
) => {
  const b = build('Example');
  const isHyperv = cluster.platform === 'hyperv';
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  for (const i of [0, 1]) {
    const h = b.host(`host0${i + 1}`, { clusterId });
    const own = i === 0 ? {} : second;
    const single = h.card('Card 1');
    const nics = Array.from({ length: own.nics ?? 2 }, (_, n) =>
      h.nic(`${own.name ?? 'nic'}${n}`, {
        speedMbps: own.speed ?? 25_000,
        cardId: n === 0 || own.card === true ? single : h.card('Card 2'),
      }),
    );
    h.switch('Switch', nics, isHyperv ? { kind: 'external', teamMode: 'set' } : {});
  }
  return b;
};

export default defineGroupRule<Member, 'layout' | 'adapters'>({
  id: 'consistency/cons-uplink-asymmetry',
  title: 'Hosts of a cluster have different uplinks',
  why: 'The host with less is the weak spot that shows when the others hand their VMs to it; Network ATC refuses adapters that differ.',
  howToFix: 'Give every host of the cluster the same number, speed and spread of uplinks.',
  sources: [
    disasterRecovery('I strongly recommend a standardized hardware spec'),
    vendor('ATC', 'the same adapter names on all nodes'),
    vendor('WSFC-HW', 'must match exactly for Switch Embedded Teaming'),
    vendor('FT-BP', 'homogeneous clusters'),
    vendor('DRS'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': { layout: 'warning', adapters: 'error' },
    converged: { layout: 'warning', adapters: 'error' },
    hyperv: 'error',
  },
  messages: {
    layout: '{switch} differs between hosts: {list}.',
    adapters:
      '{switch} has adapters of other names or models on {hosts} than on the others: {list}.',
  },
  *members(facts) {
    if (facts.cluster === undefined || !isHypervisor(facts)) return;
    for (const instance of facts.switches) {
      // A switch without uplinks somewhere is a finding of its own; internal ones have none,
      // and what a server gives its controller is none.
      if (instance.nics.every(isControllerNic)) continue;
      const key = instance.distributed === undefined ? `=${instance.name}` : instance.id;
      yield [`${facts.cluster.id}|${key}`, memberOf(facts, instance)] as const;
    }
  },
  check: ({ members }, report) => {
    if (members.length < 2) return;
    const hosts = members.map(({ hostId }) => hostId);
    const say = (message: 'layout' | 'adapters', of: (member: Member) => string) => {
      const { odd } = oddOnes(members, of);
      if (odd.length === 0) return false;
      const list = byCount(members.map(of)).map((value) => {
        const there = members.filter((member) => of(member) === value);
        return `${value} on ${few(there.map(({ host }) => host)).join(', ')}`;
      });
      report.found(message, {
        objects: [
          ...new Set([...odd.map(({ switchId }) => switchId), ...odd.map((m) => m.hostId)]),
        ],
        hosts,
        data: {
          switch: odd[0]?.switchName ?? '',
          hosts: few(odd.map(({ host }) => host)),
          list: list.join('; '),
        },
      });
      return true;
    };
    if (say('layout', layoutOf(members))) return;
    if (members.some(({ isHyperv }) => isHyperv)) say('adapters', ({ adapters }) => adapters);
  },
  notes:
    'Compared are the switches of one cluster with the same name, or the same distributed switch, by what every host states: number and speed of uplinks, cards and physical switches they spread over; on Hyper-V also names and models. While hardware is being replaced, waive it.',
  examples: {
    bad: [
      {
        title: '2 × 25 Gb/s here, 2 × 10 there',
        design: () => pair({ speed: 10_000 }).done,
        finds: [['layout', 'h2.s1', 'h2']],
      },
      {
        title: 'Two cards here, one there',
        design: () => pair({ card: true }).done,
        finds: [['layout', 'h2.s1', 'h2']],
      },
      {
        title: 'Hyper-V: other adapter names',
        design: () => pair({ name: 'Ethernet' }, { platform: 'hyperv' }).done,
        finds: [['adapters', 'h2.s1', 'h2']],
      },
    ],
    good: [
      { title: 'Alike', design: () => pair({}).done },
      {
        title: 'vSphere does not mind names',
        design: () => pair({ name: 'vmnic' }).done,
      },
      {
        title: 'Switches for management controllers, of which one is older',
        design: () => {
          const b = pair({});
          for (const [i, speedMbps] of [100, 1000].entries()) {
            const id = `h${i + 1}.n9`;
            b.set(`h${i + 1}`, { nics: [{ id, name: 'vusb0', driver: 'cdce', speedMbps }] });
            b.set(`h${i + 1}.s1`, { name: 'vSwitchBMC', uplinks: [id] });
          }
          return b.done;
        },
      },
      {
        title: 'A speed that is not known',
        design: () => {
          const b = pair({ speed: 10_000 });
          b.set('h2.n1', { speedMbps: undefined });
          return b.done;
        },
      },
    ],
  },
});
