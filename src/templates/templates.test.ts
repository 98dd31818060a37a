import { describe, expect, test } from 'vitest';
import { breaches } from '../model/invariants';
import { templates } from './index';
import { mostHosts } from './template';

describe.each(templates)('$id', ({ make, least = 1, most = mostHosts }) => {
  const counts = [1, 2, 3, 8, 17, 300].filter((hosts) => hosts >= least && hosts <= most);
  test.each(counts)('holds together with %i hosts', (hosts) => {
    const design = make({ hosts });
    expect(design.hosts).toHaveLength(hosts);
    expect(breaches(design)).toEqual([]);
    expect(design.physicalSwitches.length).toBeGreaterThanOrEqual(2);
  });

  test.each([least - 1, 2.5, most + 1, Number.NaN])('refuses %d hosts', (hosts) => {
    expect(() => make({ hosts })).toThrow(RangeError);
  });
});
