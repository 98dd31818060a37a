import { expect, test } from 'vitest';
import { elementFrom } from '../../analysis/failures/elements';
import { failureState } from '../../analysis/failures/state';
import { converged2x25 } from '../../templates/converged-2x25';
import { alikeHosts } from './alike-hosts';

test('hosts that fare alike stand together, the worst first', () => {
  const design = converged2x25({ hosts: 4 });
  const steps = ['h1.c1', 's2'].flatMap((key) => {
    const element = elementFrom(design, key);
    return element === undefined ? [] : [{ do: 'fail' as const, element }];
  });
  const lots = alikeHosts(design, failureState(design, steps));
  expect(lots[0]).toMatchObject({ hostIds: ['h1'] });
  expect(lots[0]?.changes.every(({ after }) => after.state === 'DOWN')).toBe(true);
  expect(lots[0]?.fit?.cutOff).toBeGreaterThan(0);
  expect(
    lots
      .slice(1)
      .flatMap(({ hostIds }) => hostIds)
      .sort(),
  ).toEqual(['h2', 'h3', 'h4']);
});
