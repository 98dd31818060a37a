import { expect, test } from 'vitest';
import { factsOf } from '../analysis/facts';
import { build } from '../model/build';
import type { Host, HostAdapter, PortGroup, VirtualSwitch } from '../model/design';
import { set } from '../model/edits/change';
import { rules } from '../rules/index';
import { lint } from './linter';
import { unknownsOf } from './unknowns';
import { worldsOf } from './worlds';

/** One switch with two ports on two cards, management and production on it. */
const twoPorts = (more: Partial<VirtualSwitch> = {}) => {
  const b = build();
  const host = b.host('esx01', { iscsiPortBinding: false });
  const nics = [1, 2].map((n) =>
    host.nic(`vmnic${n - 1}`, { cardId: host.card(`Card ${n}`), speedMbps: 10_000 }),
  );
  const one = host.switch('vSwitch0', nics, more);
  const management = host.portGroup(one, 'Management', 10);
  const vmk = host.adapter('vmk0', management, ['management'], { ip: '10.0.0.1', prefix: 24 });
  const production = host.portGroup(one, 'Production', 20);
  host.vm('web', production);
  return { design: b.done, one, nics, management, production, vmk, host: host.id };
};
const idsOf = (said: readonly { readonly rule: string }[]) => [...new Set(said.map((s) => s.rule))];
const openOrder = { unknown: ['failoverOrder'] } as const;

test('a known order is judged once', () => {
  const { design } = twoPorts();
  const [host] = design.hosts as [Host];
  expect(worldsOf(factsOf(design, host))).toEqual([]);
  expect(lint(rules, design).questions.filter(({ ask }) => ask === 'failoverOrder')).toEqual([]);
});

test('what only some orders make true is asked, not found and not passed', () => {
  const known = lint(rules, twoPorts().design);
  const open = lint(rules, twoPorts(openOrder).design);
  const asking = idsOf(open.questions.filter(({ ask }) => ask === 'failoverOrder'));
  // With both active it shares its uplinks; with one each it would not.
  expect(idsOf(known.findings)).toContain('isolation/iso-mgmt-shared-uplinks');
  expect(idsOf(open.findings)).not.toContain('isolation/iso-mgmt-shared-uplinks');
  expect(asking).toContain('isolation/iso-mgmt-shared-uplinks');
  // With one uplink and nothing behind it production is not teamed: nobody knows.
  expect(idsOf(known.findings)).not.toContain('redundancy/red-production-not-teamed');
  expect(asking).toContain('redundancy/red-production-not-teamed');
});

test('with more networks than uplinks, one of them may still be alone', () => {
  const b = build();
  const host = b.host('esx01');
  const nics = [0, 1].map((n) => host.nic(`vmnic${n}`));
  const one = host.switch('vSwitch0', nics, openOrder);
  host.adapter('vmk0', host.portGroup(one, 'Management', 10), ['management']);
  host.adapter('vmk1', host.portGroup(one, 'vMotion', 20), ['vmotion']);
  host.vm('web', host.portGroup(one, 'Production', 30));
  const { findings, questions } = lint(rules, b.done);
  const ofUplinks = (said: readonly { readonly rule: string }[]) =>
    idsOf(said).filter((id) => id.endsWith('-shared-uplinks'));
  expect(ofUplinks(findings)).toEqual([]);
  expect(ofUplinks(questions)).toEqual([
    'isolation/iso-mgmt-shared-uplinks',
    'isolation/iso-migration-shared-uplinks',
  ]);
});

test('what every order makes true is found', () => {
  const { design } = twoPorts(openOrder);
  const [host] = design.hosts as [Host];
  // Networks that the host lacks are lacking under any order.
  const missing = idsOf(lint(rules, design).findings).filter((id) => id.startsWith('network/'));
  const known = idsOf(lint(rules, twoPorts().design).findings).filter((id) =>
    id.startsWith('network/'),
  );
  expect(worldsOf(factsOf(design, host)).length).toBeGreaterThan(0);
  expect(missing).toEqual(known);
});

test('an answer wakes the rules', () => {
  const { design, one, nics } = twoPorts(openOrder);
  const answered = set<VirtualSwitch>(design, one, { teaming: { active: nics, standby: [] } });
  const result = lint(rules, answered);
  expect(idsOf(result.findings)).toContain('isolation/iso-mgmt-shared-uplinks');
  expect(result.questions.filter(({ ask }) => ask === 'failoverOrder')).toEqual([]);
});

test('the question stands under the switch that lacks the order', () => {
  const { design, one } = twoPorts({ ...openOrder, teaming: { policy: 'portId' } });
  const open = unknownsOf(design, lint(rules, design).questions);
  expect(open.find(({ key }) => key === 'switch.teaming')?.elements).toEqual([one]);
});

test('an unknown VLAN is neither untagged nor a match', () => {
  const { design, production, management } = twoPorts();
  const open = set<PortGroup>(design, production, { vlan: undefined, unknown: ['vlan'] });
  const untagged = set<PortGroup>(set<PortGroup>(design, management, { vlan: 0 }), production, {
    vlan: 0,
  });
  const withOpen = set<PortGroup>(open, management, { vlan: 0 });
  const shared = (d: typeof design) =>
    lint(rules, d).findings.some(({ rule }) => rule === 'isolation/iso-mgmt-shared-l2');
  expect(shared(untagged)).toBe(true);
  expect(shared(withOpen)).toBe(false);
});

test('guessed traffic wakes no rule', () => {
  const { design, management, vmk } = twoPorts();
  const silent = set<HostAdapter>(design, vmk, { services: undefined });
  const guessed = set<PortGroup>(silent, management, {
    traffic: 'management',
    guessed: ['traffic'],
  });
  const [host] = guessed.hosts as [Host];
  expect(factsOf(guessed, host).endpoints[0]?.classesKnown).toBe(false);
  const stated = set<PortGroup>(guessed, management, { guessed: undefined });
  const [said] = stated.hosts as [Host];
  expect(factsOf(stated, said).endpoints[0]?.classes).toEqual(['management']);
});
