import { expect, test } from 'vitest';
import { parametersIn } from '../../analysis/parameters';
import { createLinter } from '../../lint/linter';
import { build } from '../../model/build';
import { deriveProfile, setProfile, setSeverity } from '../../model/edits/review';
import { rules } from '../../rules/index';
import { singleNic } from '../../templates/single-nic';
import {
  baseParameterWords,
  rulesShown,
  shiftWords,
  statedFor,
  tallyOf,
  underProfile,
  usedBy,
} from './profile-view';

const rule = 'redundancy/red-host-single-nic';

test('counts what a profile would say, and what a changed severity changes', () => {
  const { design, id } = deriveProfile(singleNic(), 'Ours', 'essentials');
  const linter = createLinter(rules);
  const before = tallyOf(linter, design, 'essentials');
  expect(tallyOf(linter, design, id)).toEqual(before);
  const off = setSeverity(design, id, rule, 'off');
  const after = tallyOf(linter, off, id);
  expect(before.byRule.get(rule)).toBe(1);
  expect(after.byRule.has(rule)).toBe(false);
  expect(shiftWords('error', 3, 1)).toBe('errors 3 → 1');
  expect(shiftWords('info', 2, 2)).toBe('infos 2');
});

test('judges clusters by the profile too, and leaves the design alone', () => {
  const b = build();
  const c = b.cluster('Prod');
  const design = setProfile(b.done, 'converged', c);
  const under = underProfile(design, 'hyperv');
  expect(under.review.profile).toBe('hyperv');
  expect(under.clusters[0]).not.toHaveProperty('profile');
  expect(design.clusters[0]?.profile).toBe('converged');
  expect(usedBy(design, 'converged')).toEqual(['Prod']);
  expect(usedBy(setProfile(design, 'converged'), 'converged')).toEqual(['the design', 'Prod']);
});

test('finds rules by text, and those that are stated', () => {
  const { design, id } = deriveProfile(build().done, 'Ours', 'essentials');
  const [profile] = setSeverity(design, id, rule, 'info').review.profiles;
  if (profile === undefined) throw new Error('no profile');
  expect(statedFor(profile, rule)).toBe('info');
  expect(statedFor(profile, 'vlan/vlan-native')).toBeUndefined();
  expect(rulesShown(rules, profile, '', true).map((r) => r.id)).toEqual([rule]);
  expect(rulesShown(rules, profile, 'SINGLE-nic', false).map((r) => r.id)).toContain(rule);
  expect(rulesShown(rules, profile, '', false)).toHaveLength(rules.length);
});

test('what the base counts with is told in the units of the fields', () => {
  const base = parametersIn(singleNic(), 'converged');
  expect(baseParameterWords(base, 'demandBasis')).toBe('Average');
  expect(baseParameterWords(base, 'oversubscriptionPercent')).toBe('100');
  expect(baseParameterWords(base, 'peakPercent')).toBe('200');
  expect(baseParameterWords(base, 'stackIsOneDomain')).toBe('Off');
});
