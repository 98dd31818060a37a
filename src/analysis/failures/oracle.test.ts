import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementFrom } from './elements';
import { elementsIn } from './impact';
import { answers } from './oracle';
import { diceOf, randomDesign } from './random-designs';
import { failureState } from './state';

test('10,000 random small designs: the analysis agrees with every path enumerated', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const design = randomDesign(seed);
      const dice = diceOf(seed + 1);
      const all = elementsIn(design);
      const failing = Array.from(
        { length: dice.below(3) },
        () => all[dice.below(all.length)],
      ).flatMap((e) => e ?? []);
      const state = failureState(
        design,
        failing.map((element) => ({ do: 'fail', element })),
      );
      const expected = answers(
        design,
        new Set(failing.map(({ kind, id }) => (kind === 'upstream' ? `upstream:${id}` : id))),
      );
      const said = new Map<string, string>();
      for (const key of expected.keys()) {
        const [hosts = '', traffic = ''] = key.split('.');
        const [a = '', b] = hosts.split('~');
        const service = state.hosts.get(a)?.services.find((s) => s.traffic === traffic);
        const mbps = expected.get(key)?.endsWith('/vsan') ? 'vsan' : service?.mbps;
        said.set(
          key,
          b === undefined
            ? `${service?.state}/${mbps}`
            : `${state.pair(a, b, service?.traffic ?? 'production')}`,
        );
      }
      expect(said).toEqual(expected);
    }),
    { numRuns: 10_000, seed: 4 },
  );
}, 120_000);

test('elements are found by what they are called in keys', () => {
  const design = randomDesign(1);
  for (const element of elementsIn(design)) {
    const key = element.kind === 'upstream' ? `upstream:${element.id}` : element.id;
    expect(elementFrom(design, key)).toMatchObject({ kind: element.kind, id: element.id });
  }
});
