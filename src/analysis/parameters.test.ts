import { expect, test } from 'vitest';
import { build } from '../model/build';
import { changeProfile, deriveProfile } from '../model/edits/review';
import { factsOf } from './facts';
import { parametersIn } from './parameters';

const derived = () => {
  const b = build();
  b.host('esx01');
  return deriveProfile(b.done, 'Branch', 'converged');
};

test('an own profile has the parameters of its base until it states its own', () => {
  const { design, id } = derived();
  expect(parametersIn(design, id)).toEqual(parametersIn(design, 'converged'));
  const own = changeProfile(design, id, { demandBasis: 'peak', peakPercent: 150 });
  expect(parametersIn(own, id)).toMatchObject({
    demandBasis: 'peak',
    degradedBasis: 'average',
    peakFactor: 1.5,
  });
  const back = changeProfile(own, id, { demandBasis: undefined, peakPercent: undefined });
  expect(parametersIn(back, id)).toEqual(parametersIn(design, 'converged'));
});

test('hosts are judged by the parameters of the profile in force', () => {
  const { design, id } = derived();
  const inForce = { ...design, review: { ...design.review, profile: id } };
  const [host] = inForce.hosts;
  if (host === undefined) throw new Error('no host');
  const before = factsOf(inForce, host).parameters;
  const after = factsOf(changeProfile(inForce, id, { oversubscriptionPercent: 400 }), host);
  expect([before.oversubscription, after.parameters.oversubscription]).toEqual([1, 4]);
});
