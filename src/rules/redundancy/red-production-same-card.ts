import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { NicCard } from '../../model/design';
import { inList } from '../../model/find';
import { networkConsiderations, vendor } from '../sources';
import { namesOf, objectsOf, productionTeams } from './teams';

/** A production team of three NICs on these cards; undefined: the card is not known. */
const esx = (...cards: readonly (number | undefined)[]) => {
  const b = build();
  const host = b.host('esx01');
  const made = new Map<number, NicCard['id']>();
  const nics = cards.map((card, i) => {
    if (card === undefined) return host.nic(`vmnic${i}`);
    const cardId = made.get(card) ?? host.card(`Card ${card}`);
    made.set(card, cardId);
    return host.nic(`vmnic${i}`, { cardId });
  });
  host.vm('web', host.portGroup(host.switch('vSwitch1', nics), 'Production', 100));
  return b.done;
};

export default defineHostRule({
  id: 'redundancy/red-production-same-card',
  title: 'One NIC card carries all production uplinks',
  why: 'The ports of a card fail together: the team survives a cable, not the card.',
  howToFix: 'Swap one uplink with a port of another card, so that every team spans two cards.',
  sources: [
    networkConsiderations('The two network ports were teamed together for redundancy'),
    vendor('VVD-TEAM'),
    vendor('ASKCORE', 'Many people think a single multi-port NIC card meets this requirement'),
  ],
  platform: 'any',
  severity: {
    essentials: 'warning',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: { same: '{card} of {host} carries every uplink of {groups}: {nics}.' },
  asks: { cards: 'On which cards of {host} are {nics}? They carry {groups}.' },
  check: (facts, report) => {
    const { host } = facts;
    for (const team of productionTeams(facts)) {
      if (team.nics.length < 2) continue;
      const known = new Set(team.nics.flatMap((nic) => nic.cardId ?? []));
      if (known.size > 1) continue;
      const objects = objectsOf(team, host.id);
      const unknown = team.nics.filter((nic) => nic.cardId === undefined);
      const data = { host: host.name, groups: namesOf(team) };
      if (unknown.length > 0) {
        report.ask('cards', { objects, data: { ...data, nics: unknown.map((nic) => nic.name) } });
        continue;
      }
      const [card = ''] = known;
      report.found('same', {
        objects,
        data: {
          ...data,
          card: inList(host.cards, card)?.name ?? card,
          nics: team.nics.map((nic) => nic.name),
        },
      });
    }
  },
  notes:
    'Cards that each serve one kind of traffic look like isolation and take the redundancy away: no rule demands them. Two uplinks of one team belong on two cards, whatever else those carry.',
  examples: {
    bad: [
      {
        title: 'Both uplinks on one dual-port card',
        design: () => esx(1, 1),
        finds: [['same', 'h1.p1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'The card of one uplink is not known',
        design: () => esx(1, undefined),
        asks: ['cards'],
      },
    ],
    good: [
      { title: 'Two cards', design: () => esx(1, 2) },
      { title: 'Three uplinks, two cards known to differ', design: () => esx(1, 2, undefined) },
      { title: 'A single uplink is another finding', design: () => esx(1) },
    ],
  },
});
