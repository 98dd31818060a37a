import fc from 'fast-check';
import { expect, it } from 'vitest';
import { designArbitrary } from '../../model/arbitrary';
import { breaches } from '../../model/invariants';
import { readDesign } from '../read';
import { writeDesign } from '../write';
import { redact } from './redact';

it('leaves nothing of what is not included, and a valid design', () => {
  fc.assert(
    fc.property(designArbitrary({ stated: 1 }), (design) => {
      const bare = redact(design, { addresses: false, macs: false, names: false });
      expect(breaches(bare)).toEqual([]);
      const text = writeDesign(bare);
      expect(readDesign(text).problems).toEqual([]);
      expect(text).not.toMatch(/"(ip6?|gateway|subnet|mac|notes|description)": "/);
      for (const found of text.matchAll(/"(name|text|reason|owner)": ("[^"]*")/g)) {
        expect(found[2]).toMatch(/^"(Design|[A-Z][A-Za-z ]* \d+)"$/);
      }
    }),
    { numRuns: 100 },
  );
});

it('keeps equal names equal and changes nothing without being asked', () => {
  fc.assert(
    fc.property(designArbitrary(), (design) => {
      expect(redact(design, {})).toBe(design);
      const bare = redact(design, { names: false });
      const names = new Map<string, string>();
      for (const [i, host] of design.hosts.entries()) {
        const name = bare.hosts[i]?.name ?? '';
        expect(names.get(host.name) ?? name).toBe(name);
        names.set(host.name, name);
      }
      expect(new Set(names.values()).size).toBe(names.size);
      expect(bare.hosts.map((host) => host.adapters.map((a) => a.ip))).toEqual(
        design.hosts.map((host) => host.adapters.map((a) => a.ip)),
      );
    }),
    { numRuns: 50 },
  );
});
