import { expect, test } from 'vitest';
import { rules } from '../rules/index';
import { converged2x25 } from '../templates/converged-2x25';
import { judgingAhead } from './ahead';
import { createLinter } from './linter';

test('what was judged ahead is found like everything else, and is not judged twice', () => {
  const design = converged2x25({ hosts: 20 });
  let asked = 0;
  const counted = rules.map((rule) =>
    rule.scope === 'host'
      ? {
          ...rule,
          check: (...args: Parameters<typeof rule.check>) => {
            asked++;
            rule.check(...args);
          },
        }
      : rule,
  );
  const linter = createLinter(counted);
  const steps = [...judgingAhead(linter, design)];
  expect(steps.map(({ done }) => done)).toEqual([8, 16]);
  const ahead = asked;
  const { findings, questions } = linter.update(design);
  expect(asked).toBe(ahead);
  const cold = createLinter([...rules]).update(design);
  expect(findings).toEqual(cold.findings);
  expect(questions).toEqual(cold.questions);
});
