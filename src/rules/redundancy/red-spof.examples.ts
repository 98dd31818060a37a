import { workedExamples } from '../../analysis/failures/worked-examples';
import type { RuleMeta } from '../../lint/rule';
import { build } from '../../model/build';

type Examples = RuleMeta<'lost'>['examples'];

/** A host with teams as `'0A 1B'` says: one port on card 0 to switch A, one on card 1 to switch B. */
const teams = (
  management: string,
  vms: string,
  more: { readonly withCards?: boolean; readonly isCabled?: boolean } = {},
) => {
  const d = build('Example');
  const trunk = { mode: 'trunk', allowedVlans: 'all' } as const;
  const tors = { A: d.physicalSwitch('tor-a', 4, trunk), B: d.physicalSwitch('tor-b', 4, trunk) };
  d.link('s1', 's2');
  const h = d.host('esx01');
  const cards = new Map<string, string>();
  let nth = 0;
  const team = (wiring: string) =>
    wiring.split(' ').map(([card = '', tor]) => {
      const cardId = cards.get(card) ?? h.card(`Card ${card}`);
      cards.set(card, cardId);
      const nic = h.nic(`vmnic${nth++}`, {
        speedMbps: 10_000,
        ...(more.withCards === false ? {} : { cardId }),
      });
      if (more.isCabled !== false) d.cable(nic, tors[tor === 'B' ? 'B' : 'A']);
      return nic;
    });
  h.adapter('vmk0', h.portGroup(h.switch('vSwitch0', team(management)), 'Management', 10), [
    'management',
  ]);
  h.vm('web', h.portGroup(h.switch('vSwitch1', team(vms)), 'Production', 20));
  return d;
};

const boundIscsi = () => workedExamples.E4();

export const nicExamples: Examples = {
  bad: [
    {
      title: 'Management on one NIC',
      design: () => teams('0A', '0A 1B').done,
      finds: [['lost', 'h1.n1', 'h1']],
    },
  ],
  good: [
    { title: 'Two uplinks each', design: () => teams('0A 1B', '1A 0B').done },
    { title: 'Bound iSCSI: one path may go', design: boundIscsi },
  ],
};

export const cardExamples: RuleMeta<'lost', 'cards'>['examples'] = {
  bad: [
    {
      title: 'Each team on a card of its own',
      design: () => teams('0A 0B', '1A 1B').done,
      finds: [
        ['lost', 'h1.c1', 'h1'],
        ['lost', 'h1.c2', 'h1'],
      ],
    },
    {
      title: 'Cards not stated',
      design: () => teams('0A 1B', '1A 0B', { withCards: false }).done,
      asks: ['cards'],
    },
  ],
  good: [
    { title: 'The same ports paired across the cards', design: () => teams('0A 1B', '1A 0B').done },
    {
      title: 'A card with one port in use fails as the port does',
      design: () => teams('0A', '1A 2B').done,
    },
  ],
};

/** Two switches of one stack, under a profile that counts a stack as one switch or as two. */
const stacked = (stackIsOneDomain: boolean) => {
  const d = teams('0A 1B', '1A 0B');
  for (const id of ['s1', 's2']) d.set(id, { stackId: 'stack-1' });
  const own = { id: 'own', name: 'Own', base: 'strict-isolation' as const, severities: [] };
  d.edit((before) => ({
    ...before,
    review: { ...before.review, profile: 'own', profiles: [{ ...own, stackIsOneDomain }] },
  }));
  return d.done;
};

export const switchExamples: RuleMeta<'lost', 'cables'>['examples'] = {
  bad: [
    {
      title: 'Both uplinks of management on one switch',
      design: () => teams('0A 1A', '0A 1B').done,
      finds: [['lost', 's1', 'h1']],
    },
    {
      title: 'Each team on a switch of its own',
      design: () => teams('0A 1A', '2B 3B').done,
      finds: [
        ['lost', 's1', 'h1'],
        ['lost', 's2', 'h1'],
      ],
    },
    {
      title: 'A stack, in a profile that counts it as one',
      design: () => stacked(true),
      finds: [['lost', 's1', 'h1']],
    },
    {
      title: 'Cables not drawn',
      design: () => teams('0A 1B', '1A 0B', { isCabled: false }).done,
      asks: ['cables'],
    },
  ],
  good: [
    { title: 'The members of a stack count as two switches', design: () => stacked(false) },
    { title: 'Two switches for each team', design: () => teams('0A 1B', '1A 0B').done },
    {
      title: 'Azure Local with one switch and storage from node to node',
      design: () => {
        const d = teams('0A 1A', '0A 1A');
        const clusterId = d.cluster('Cluster A', {
          platform: 'azurelocal',
          azurePattern: 'switchlessSingleTor',
        });
        d.set('h1', { clusterId });
        return d.done;
      },
    },
  ],
};
