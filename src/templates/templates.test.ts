import { describe, expect, test } from 'vitest';
import { breaches } from '../model/invariants';
import { templates } from './index';

describe.each(templates)('$id', ({ make }) => {
  test.each([1, 2, 8, 17, 300])('holds together with %i hosts', (hosts) => {
    const design = make({ hosts });
    expect(design.hosts).toHaveLength(hosts);
    expect(breaches(design)).toEqual([]);
    expect(design.physicalSwitches.length).toBeGreaterThanOrEqual(2);
  });

  test.each([0, 1.5, 1001, Number.NaN])('refuses %d hosts', (hosts) => {
    expect(() => make({ hosts })).toThrow(RangeError);
  });
});
