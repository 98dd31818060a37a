import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designArbitrary } from '../model/arbitrary';
import { build } from '../model/build';
import type { Design, HostAdapter } from '../model/design';
import { set } from '../model/edits/change';
import { foldAlike } from '../model/edits/fold';
import { createSceneMaker } from './build-scene';
import { widthOf } from './measure';
import type { Scene } from './scene';
import { faults, lieOnEachOther, overlaps, spelled } from './scene-faults';

const draw = (design: Design): Scene => createSceneMaker()(design);

/** The same design with positions that people might have given, near each other on purpose. */
const scattered = fc
  .tuple(
    designArbitrary({ hosts: 9, listLength: 4 }),
    fc.infiniteStream(fc.integer({ min: -900, max: 900 })),
  )
  .map(([design, at]): Design => {
    const next = () => at.next().value ?? 0;
    const all = [
      ...design.hosts,
      ...design.physicalSwitches,
      ...design.storageTargets,
      ...design.notes,
    ];
    const layout = all.filter(() => next() > 0).map(({ id }) => ({ id, x: next() * 2, y: next() }));
    return { ...design, layout };
  });

describe('the scene of any design', () => {
  test('no two boxes overlap, every wire ends on its landing and crosses no box, labels fit', () => {
    fc.assert(
      fc.property(scattered, (design) => {
        expect(faults(draw(design))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing is crossed in samples in which something once was', () => {
    // Cables between hosts passed boxes that stood nearer to their last corner than they keep away.
    for (const seed of [289, 720, 821, 1029, 1138]) {
      for (const design of fc.sample(scattered, { numRuns: 100, seed })) {
        expect(faults(draw(design))).toEqual([]);
      }
    }
  });

  test('the same design gives the same picture', () => {
    fc.assert(
      fc.property(scattered, (design) => {
        expect(spelled(draw(structuredClone(design)))).toBe(spelled(draw(design)));
      }),
      { numRuns: 30 },
    );
  });
});

const estate = (hosts: number): Design => {
  const b = build();
  const cluster = b.cluster('Cluster A');
  const tors = [b.physicalSwitch('tor-a', hosts * 2), b.physicalSwitch('tor-b', hosts * 2)];
  for (let i = 1; i <= hosts; i++) {
    const h = b.host(`esx${i}`, { clusterId: cluster });
    const nics = ['vmnic0', 'vmnic1'].map((name) => h.nic(name, { speedMbps: 10_000 }));
    nics.forEach((nic, n) => {
      b.cable(nic, tors[n] ?? '');
    });
    const s = h.switch('vSwitch0', nics);
    h.adapter('vmk0', h.portGroup(s, 'Management', 10), ['management'], {
      ip: `10.0.10.${i % 250}`,
    });
    h.vm('web', h.portGroup(s, 'Production', 100), { count: 8 });
  }
  return b.done;
};

test('six hosts: straight cables that never lie on each other', () => {
  const scene = draw(estate(6));
  expect(scene.wires).toHaveLength(12);
  expect(faults(scene)).toEqual([]);
  const heights = scene.wires.map((w) => w.points[0]?.y);
  expect(new Set(heights).size).toBe(12);
  for (const wire of scene.wires) expect(wire.points).toHaveLength(2);
});

test('no two cables lie on each other, with storage and moved hosts too', () => {
  const base = estate(3);
  const ports = [
    base.physicalSwitches[0]?.ports[5]?.id ?? '',
    base.physicalSwitches[1]?.ports[5]?.id ?? '',
  ];
  const design: Design = {
    ...base,
    storageTargets: [{ id: 't1', name: 'san', cabledTo: ports }],
    interSwitchLinks: [
      { id: 'l1', aId: 's1', bId: 's2' },
      { id: 'l2', aId: 's1', bId: 's2' },
    ],
  };
  expect(lieOnEachOther(draw(design))).toEqual([]);
  const moved = { ...design, layout: [{ id: 'h2', x: 900, y: 300 }] };
  expect(lieOnEachOther(draw(moved))).toEqual([]);
  expect(faults(draw(moved))).toEqual([]);
});

test('hosts alike: one board, the others as cards beside it with their buses', () => {
  const design = foldAlike(estate(30));
  expect(design.folded).toHaveLength(29);
  const scene = draw(design);
  expect(faults(scene)).toEqual([]);
  // Bundles to one switch share a bus; those to two never do.
  const mixed = lieOnEachOther(scene).filter((pair) => new Set(pair.match(/~s\d/g)).size > 1);
  expect(mixed).toEqual([]);
  const [board, card] = scene.placed;
  expect(card?.rect.width).toBeLessThan((board?.rect.width ?? 0) / 2);
  expect(card?.title).toContain('Same as esx1');
  expect(card?.near.map((group) => group.id)).toEqual(
    expect.arrayContaining(['h2.k1', 'h2.n1', 'h2.n2']),
  );
});

test('a card says in what its host is not as the other one', () => {
  const folded = foldAlike(estate(8));
  const design = set<HostAdapter>(folded, 'h3.k1', { mtuBytes: 9000 });
  const titles = draw(design).placed.map(({ title }) => title);
  expect(titles[2]).toContain('As esx1 but for one thing: vmk0: MTU 9000 bytes, not stated');
  expect(titles[3]).toContain('Same as esx1');
  // When the one in full changes, all cards say so.
  const other = draw(set<HostAdapter>(folded, 'h1.k1', { mtuBytes: 9000 })).placed[3]?.title;
  expect(other).toContain('As esx1 but for one thing: vmk0: MTU not stated, not 9000 bytes');
});

test('a host moved into the lane of a bus is passed around', () => {
  const b = build();
  const nics = Array.from({ length: 12 }, (_, i) => b.host(`esx${i + 1}`).nic('vmnic0'));
  // Wires in a row pass boxes at different distances: each pair has another one.
  for (let i = 0; i < 12; i += 2) b.set(nics[i] ?? '', { cabledTo: nics[i + 1] ?? '' });
  const { placed } = draw(b.done);
  for (let i = 0; i < 12; i += 2) {
    const rect = placed[i]?.rect;
    const id = placed[i + 1]?.id;
    if (rect === undefined || id === undefined) throw new Error('no host');
    const at = { id, x: rect.x, y: rect.y + rect.height + 32 };
    expect(faults(draw({ ...b.done, layout: [at] }))).toEqual([]);
  }
});

test('a cable hops over the rail that it crosses', () => {
  const scene = draw(estate(2));
  const [a, b] = scene.wires;
  expect(a?.d).not.toContain('A');
  expect(b?.d).toContain('A7 7');
});

test('many hosts: one bundle for each host and switch', () => {
  const scene = draw(estate(30));
  expect(scene.wires).toHaveLength(60);
  expect(faults(scene)).toEqual([]);
  expect(scene.wires[0]).toMatchObject({ id: 'h1~s1', kind: 'bundle', count: 1 });
});

test('an edit inside one host leaves every other board and wire as it was', () => {
  const make = createSceneMaker();
  const design = estate(20);
  const before = make(design);
  const after = make(set<HostAdapter>(design, 'h3.k1', { name: 'vmk9' }));
  before.placed.forEach((placed, i) => {
    if (placed.id === 'h3') expect(after.placed[i]).not.toBe(placed);
    else expect(after.placed[i]).toBe(placed);
  });
  before.wires.forEach((wire, i) => {
    expect(after.wires[i]).toBe(wire);
  });
});

test('positions of people win', () => {
  const design = { ...estate(3), layout: [{ id: 'h2', x: 5000, y: -300 }] };
  const scene = draw(design);
  expect(scene.placed.find((p) => p.id === 'h2')?.rect).toMatchObject({ x: 5000, y: -300 });
  expect(faults(scene)).toEqual([]);
});

test('a thousand hosts on one spot find places of their own', () => {
  const b = build();
  for (let i = 0; i < 1000; i++) b.host(`h${i}`);
  const design = { ...b.done, layout: b.done.hosts.map(({ id }) => ({ id, x: 10, y: 10 })) };
  const start = performance.now();
  const scene = draw(design);
  expect(performance.now() - start).toBeLessThan(10_000);
  const sample = scene.placed.filter((_, i) => i % 7 === 0);
  sample.forEach((a, i) => {
    for (const other of sample.slice(i + 1)) expect(overlaps(a.rect, other.rect)).toBe(false);
  });
});

test('a host that has no place of its own gives way downwards', () => {
  const design = estate(3);
  const at = (d: Design, id: string) => draw(d).placed.find((p) => p.id === id)?.rect;
  const [h2, h3] = [at(design, 'h2'), at(design, 'h3')];
  const grown = { ...design, layout: [{ id: 'h1', x: 0, y: (h2?.y ?? 0) - 60 }] };
  expect(at(grown, 'h2')?.x).toBe(h2?.x);
  expect(at(grown, 'h2')?.y).toBeGreaterThan(h2?.y ?? 0);
  expect(at(grown, 'h3')?.x).toBe(h3?.x);
  expect(faults(draw(grown))).toEqual([]);
});

test('moving one host of a grid moves no others but those in its way', () => {
  const base = estate(20);
  const rects = (design: Design) => new Map(draw(design).placed.map((p) => [p.id, p.rect]));
  const before = rects(base);
  const own = before.get('h6');
  if (own === undefined) throw new Error('h6 is not drawn');
  const movedBy = (dx: number, dy: number) => {
    const after = rects({ ...base, layout: [{ id: 'h6', x: own.x + dx, y: own.y + dy }] });
    return [...before].flatMap(([id, rect]) => {
      const to = after.get(id);
      const far =
        to === undefined ? 1e9 : Math.max(Math.abs(to.x - rect.x), Math.abs(to.y - rect.y));
      return id.startsWith('h') && id !== 'h6' && far > 0 ? [{ id, far }] : [];
    });
  };
  // A nudge: its neighbour keeps the distance between boxes, and that is all.
  expect(movedBy(10, 0).every(({ far }) => far <= 10)).toBe(true);
  expect(movedBy(10, 0).length).toBeLessThanOrEqual(1);
  expect(movedBy(0, 20_000)).toEqual([]);
});

test('the name of a cluster is whole, however many hosts there are beside its own', () => {
  const design = estate(60);
  const [first] = design.hosts;
  if (first === undefined) throw new Error('no host');
  const lone = { ...first, id: 'h61', clusterId: 'c2', nics: [], switches: [], portGroups: [] };
  const name = 'PROD-EAST-FINANCE-01';
  const scene = draw({
    ...design,
    clusters: [...design.clusters, { id: 'c2', name }],
    hosts: [...design.hosts, { ...lone, adapters: [], vms: [], cards: [] }],
  });
  for (const { title, titleSize, rect } of scene.frames) {
    const width = widthOf(title, { size: titleSize, weight: 600 });
    expect(width).toBeLessThanOrEqual(rect.width * 0.6);
  }
  expect(scene.frames.map(({ title }) => title)).toContain(name);
});
