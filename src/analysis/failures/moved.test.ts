import { expect, test } from 'vitest';
import { converged2x25 } from '../../templates/converged-2x25';
import { sixPort } from '../../templates/six-port';
import { elementFrom } from './elements';
import { movedBy } from './moved';
import { failureState } from './state';

const after = (design: ReturnType<typeof sixPort>, ...keys: readonly string[]) =>
  movedBy(
    design,
    failureState(
      design,
      keys.flatMap((key) => {
        const element = elementFrom(design, key);
        return element === undefined ? [] : [{ do: 'fail' as const, element }];
      }),
    ),
  );

test('traffic that moved lights the way it takes now, and only that', () => {
  const moved = after(converged2x25({ hosts: 2 }), 'h1.c1');
  expect(moved.failed).toEqual(new Set(['h1.c1']));
  expect(moved.cutNics).toEqual(new Set(['h1.n1']));
  expect(moved.lit.has('h1.n2')).toBe(true);
  expect(moved.lit.has('h1.n1')).toBe(false);
  expect([...moved.lit].some((key) => key.startsWith('h2'))).toBe(false);
});

test('what is lost is marked on its adapter, and no path of it is lit', () => {
  const moved = after(sixPort({ hosts: 1 }), 'h1.n1');
  expect(moved.ends.get('h1.k1')).toBe('lost');
  expect(moved.lit.size).toBe(0);
  expect(moved.hosts.get('h1')).toEqual(new Map([['lost', 1]]));
});

test('nothing failed: nothing shows', () => {
  const moved = after(sixPort({ hosts: 1 }));
  expect([moved.lit.size, moved.ends.size, moved.cutNics.size]).toEqual([0, 0, 0]);
});
