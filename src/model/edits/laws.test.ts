import fc from 'fast-check';
import { expect, it } from 'vitest';
import { designArbitrary } from '../arbitrary';
import type { Design } from '../design';
import { findAny } from '../find';
import { breaches } from '../invariants';
import { elements, hostIdOf, kindOf } from '../kinds';
import { plugsOf } from './cables';
import { connecting, targetsOf } from './connect';
import { disconnecting } from './disconnect';
import { dropping, type PlaceKind } from './drop';
import { copyOf, paste } from './duplicate';
import { place, unplace } from './layout';
import { remove } from './remove';
import { moveUplink, uplinkIdsOf } from './teaming';

const kinds: readonly PlaceKind[] = [
  'host',
  'nic',
  'switch',
  'distributedSwitch',
  'portGroup',
  'adapter',
  'vm',
  'physicalSwitch',
  'storageTarget',
  'cluster',
  'note',
];

interface Move {
  readonly what: number;
  readonly a: number;
  readonly b: number;
}
const moves = fc.array(fc.record({ what: fc.nat(999), a: fc.nat(9999), b: fc.nat(9999) }), {
  minLength: 1,
  maxLength: 12,
});

const idsOf = (design: Design) => [...elements(design)].map(({ value }) => value.id);
const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % (items.length || 1)];

/** One random edit, and the hosts it may change; undefined: any. */
const edit = (design: Design, { what, a, b }: Move): [Design, Set<string | undefined>?] => {
  const ids = idsOf(design);
  const one = pick(ids, a);
  const other = pick(ids, b);
  switch (what % 7) {
    case 0: {
      const drop = dropping(design, pick(kinds, a) ?? 'note', b % 3 === 0 ? undefined : other);
      if (!drop.ok) return [design];
      const made = drop.edit(design);
      expect(findAny(made.design, made.id)).toBeDefined();
      return [made.design];
    }
    case 1: {
      const near = one === undefined ? [] : targetsOf(design, one);
      const to = b % 4 === 0 ? other : pick(near, b);
      if (one === undefined || to === undefined) return [design];
      const wire = connecting(design, one, to);
      if (b % 4 !== 0) expect(wire.ok).toBe(true);
      const plugs = plugsOf(design);
      const touched = [one, to, plugs.get(one) ?? '', plugs.get(to) ?? ''];
      return [wire.ok ? wire.edit(design) : design, new Set(touched.map(hostIdOf))];
    }
    case 2: {
      const cut = one === undefined ? undefined : disconnecting(design, one);
      return [cut?.ok ? cut.edit(design) : design];
    }
    case 3:
      return [one === undefined ? design : remove(design, [one])];
    case 4: {
      const chosen = [one, other].filter((id) => id !== undefined);
      const made = paste(design, copyOf(design, chosen), pick(ids, a + b), { x: a, y: b });
      for (const id of made.ids) expect(findAny(design, id)).toBeUndefined();
      const before = new Set(design.hosts.map((host) => host.id));
      const changed = made.design.hosts.filter(
        (host) => before.has(host.id) && !design.hosts.includes(host),
      );
      const into = new Set(made.ids.map(hostIdOf));
      for (const host of changed) expect(into.has(host.id)).toBe(true);
      return [made.design];
    }
    case 5:
      return one === undefined || a % 2 === 0
        ? [unplace(design, one === undefined ? undefined : [one]), new Set()]
        : [place(design, [{ id: one, x: a * 1.3, y: -b }]), new Set()];
    default: {
      const owner = pick(
        ids.filter((id) => /switch|portGroup/i.test(kindOf(id) ?? '')),
        a,
      );
      const uplink = owner === undefined ? undefined : pick(uplinkIdsOf(design, owner), b);
      if (owner === undefined || uplink === undefined) return [design];
      const to = (['active', 'standby', 'unused'] as const)[b % 3] ?? 'unused';
      return [moveUplink(design, owner, uplink, to), new Set([hostIdOf(owner)])];
    }
  }
};

it('keeps the invariants along any edits, and leaves other hosts as they are', () => {
  fc.assert(
    fc.property(designArbitrary({ hosts: 3, listLength: 3 }), moves, (start, steps) => {
      let design = start;
      for (const step of steps) {
        const [next, touched] = edit(design, step);
        expect(breaches(next)).toEqual([]);
        if (touched !== undefined) {
          for (const host of design.hosts) {
            if (!touched.has(host.id)) expect(next.hosts).toContain(host);
          }
        }
        design = next;
      }
    }),
    { numRuns: 300 },
  );
});

it('pastes everything of a design anywhere with fresh ids and nothing dangling', () => {
  fc.assert(
    fc.property(designArbitrary(), designArbitrary(), fc.nat(999), (from, to, n) => {
      const fragment = copyOf(from, idsOf(from));
      const made = paste(to, fragment, pick(idsOf(to), n));
      expect(breaches(made.design)).toEqual([]);
      for (const id of made.ids) expect(findAny(to, id)).toBeUndefined();
      expect(made.design.hosts.slice(0, to.hosts.length)).toEqual(to.hosts);
    }),
    { numRuns: 200 },
  );
});
