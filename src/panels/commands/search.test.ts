import { describe, expect, it } from 'vitest';
import { sixPort } from '../../templates/six-port';
import { search } from './search';

const design = sixPort({ hosts: 3 });

describe('find', () => {
  it('finds by name, names that begin with the words first', () => {
    const hits = search(design, 'vmnic0');
    expect(hits).toHaveLength(3);
    expect(hits[0]?.path).toContain('vmnic0');
  });

  it('finds what has no name of its own by what it is called', () => {
    expect(search(design, 'tor-a – tor-b').map((hit) => hit.path)).toEqual(['tor-a – tor-b']);
    expect(search(design, 'tor-').at(-1)?.what).toBe('Inter-switch link');
  });

  it('finds by address and by VLAN and says which', () => {
    expect(search(design, '10.0.10.11').map((hit) => hit.because)).toContain('IP 10.0.10.11');
    const vlan = search(design, 'vlan 30');
    expect(vlan.length).toBeGreaterThan(0);
    expect(vlan.every((hit) => hit.because === 'VLAN 30')).toBe(true);
  });

  it('finds nothing for nothing and is bounded', () => {
    expect(search(design, '  ')).toEqual([]);
    expect(search(sixPort({ hosts: 40 }), 'vm', 20)).toHaveLength(20);
  });
});
