import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withWrongValue } from '../wrong-value.fixture';
import { asParameters, plans } from './plan.fixture';
import { json } from './read.fixture';
import { azureReader } from './reader';

test('2,000 deployments with wrong kinds of values: no throw, names that lead somewhere, a sentence each', async () => {
  const some = fc.constantFrom(...fc.sample(plans, { numRuns: 30, seed: 3 }));
  await fc.assert(
    fc.asyncProperty(some, withWrongValue, async (plan, wrong) => {
      const piece = json(wrong(asParameters(plan)));
      const estates = await azureReader.read([piece], () => {});
      expect(estates.length > 0).toBe(azureReader.claims(piece));
      for (const { hosts, problems } of estates) {
        for (const { message } of problems) expect(message).toMatch(/^\S.*\.$/su);
        if (hosts.length === 0) expect(problems.length).toBeGreaterThan(0);
        for (const { nics, switches } of hosts) {
          const names = new Set(nics.map(({ name }) => name));
          for (const { uplinks = [] } of switches)
            for (const uplink of uplinks) expect(names.has(uplink)).toBe(true);
        }
      }
    }),
    { numRuns: 2000 },
  );
});
