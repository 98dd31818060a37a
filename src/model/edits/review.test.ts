import { expect, it } from 'vitest';
import { build } from '../build';
import {
  changeProfile,
  deriveProfile,
  removeProfile,
  setProfile,
  setSeverity,
  unwaive,
  waive,
} from './review';

const waiver = { rule: 'a/b', target: 'h1', reason: 'lab', owner: 'me', date: '2026-01-02' };

it('waives a rule once for one element, and takes it back', () => {
  const d = build().done;
  const once = waive(waive(d, waiver), { ...waiver, reason: 'better' });
  expect(once.review.waivers).toEqual([{ ...waiver, reason: 'better' }]);
  expect(unwaive(once, 'a/b', 'h1').review.waivers).toEqual([]);
  expect(unwaive(once, 'a/b', '*')).toBe(once);
});

it('derives profiles with ids of their own, and forgets them everywhere', () => {
  const b = build();
  const c = b.cluster('Prod');
  const one = deriveProfile(b.done, 'Our Rules!', 'essentials');
  const two = deriveProfile(one.design, 'our rules', 'converged');
  const three = deriveProfile(two.design, '💥', 'essentials');
  expect([one.id, two.id, three.id]).toEqual(['our-rules', 'our-rules-2', 'own']);
  let d = setSeverity(three.design, one.id, 'a/b', 'off');
  d = setSeverity(setSeverity(d, one.id, 'a/b', 'info'), one.id, 'c/d', 'error');
  d = setSeverity(d, one.id, 'c/d', undefined);
  expect(d.review.profiles[0]?.severities).toEqual([{ rule: 'a/b', severity: 'info' }]);
  d = setProfile(setProfile(d, one.id), one.id, c);
  expect([d.review.profile, d.clusters[0]?.profile]).toEqual(['our-rules', 'our-rules']);
  const gone = removeProfile(d, one.id);
  expect(gone.review).not.toHaveProperty('profile');
  expect(gone.clusters[0]).not.toHaveProperty('profile');
  expect(setProfile(gone, undefined)).toBe(gone);
});

it('renames and rebases a profile, and keeps its id and severities', () => {
  const { design, id } = deriveProfile(build().done, 'Ours', 'essentials');
  const d = changeProfile(setSeverity(design, id, 'a/b', 'off'), id, {
    name: 'Theirs',
    base: 'converged',
  });
  expect(d.review.profiles).toEqual([
    { id, name: 'Theirs', base: 'converged', severities: [{ rule: 'a/b', severity: 'off' }] },
  ]);
});
