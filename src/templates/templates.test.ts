import { expect, test } from 'vitest';
import { breaches } from '../model/invariants';
import { sixPort } from './six-port';

test('x', () => {
  for (const n of [1, 8, 17, 1000]) {
    const t = performance.now();
    const d = sixPort({ hosts: n });
    console.log(n, performance.now() - t, d.hosts.length, d.physicalSwitches.length);
    expect(breaches(d)).toEqual([]);
  }
});
