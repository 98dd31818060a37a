import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designArbitrary } from '../model/arbitrary';
import { build } from '../model/build';
import type { Design, HostAdapter } from '../model/design';
import { set } from '../model/edits/change';
import { createSceneMaker } from './build-scene';
import { widthOf } from './measure';
import type { Group, Placed, Point, Rect, Scene } from './scene';

const draw = (design: Design): Scene => createSceneMaker()(design);

const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const segments = (points: readonly Point[]): Rect[] =>
  points.slice(1).map((b, i) => {
    const a = points[i] ?? b;
    return {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
  });

/** What a wire may not cross: boards, cards, and of a physical switch its header. */
const solid = (placed: Placed): Rect => {
  if (placed.kind !== 'physicalSwitch') return placed.rect;
  const header = placed.near.find((g) => g.key === placed.id);
  return { ...placed.rect, height: header?.rect.height ?? 0 };
};

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

const faults = (scene: Scene): string[] => {
  const out: string[] = [];
  scene.placed.forEach((a, i) => {
    for (const b of scene.placed.slice(i + 1)) {
      if (overlaps(a.rect, b.rect)) out.push(`${a.id} lies on ${b.id}`);
    }
  });
  const byId = new Map(scene.placed.map((p) => [p.id, p]));
  for (const wire of scene.wires) {
    for (const [end, point] of [
      [wire.from, wire.points[0]],
      [wire.to, wire.points.at(-1)],
    ] as const) {
      const placed = byId.get(end.placed);
      const landing = placed?.landings.find((l) => l.id === end.landing);
      if (placed === undefined || landing === undefined || point === undefined) {
        out.push(`${wire.id} has no landing ${end.landing} on ${end.placed}`);
      } else if (
        Math.abs(placed.rect.x + landing.at.x - point.x) > 0.01 ||
        Math.abs(placed.rect.y + landing.at.y - point.y) > 0.01
      ) {
        out.push(`${wire.id} misses ${end.landing}`);
      }
    }
    for (const part of segments(wire.points)) {
      if (part.width > 0 && part.height > 0) out.push(`${wire.id} is not square`);
      for (const placed of scene.placed) {
        if (overlaps(part, solid(placed))) out.push(`${wire.id} crosses ${placed.id}`);
      }
    }
  }
  const keys = new Set<string>();
  for (const placed of scene.placed) {
    for (const group of placed.near) {
      if (keys.has(group.key)) out.push(`${group.key} stands twice`);
      keys.add(group.key);
    }
    out.push(...boardFaults(placed));
  }
  return out;
};

const boardFaults = (placed: Placed): string[] => {
  const out: string[] = [];
  const inner = placed.near.filter((g) => g.kind !== 'host' && g.kind !== 'wire');
  if (placed.kind === 'host') {
    inner.forEach((a, i) => {
      for (const b of inner.slice(i + 1)) {
        if (overlaps(a.rect, b.rect)) out.push(`${a.key} lies on ${b.key}`);
      }
      if (a.rect.y + a.rect.height > placed.rect.height) out.push(`${a.key} leaves its board`);
    });
  }
  for (const group of [...placed.near, ...placed.far]) out.push(...labelFaults(group));
  return out;
};

const labelFaults = (group: Group): string[] =>
  group.marks.flatMap((mark) => {
    if (mark.mark !== 'text' || mark.rotate !== undefined || group.kind === 'port') return [];
    const { size, weight = 400, mono = false, anchor = 'start' } = mark;
    const width = widthOf(mark.text, { size, mono, weight: weight === 700 ? 600 : weight });
    const left = mark.x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
    const { x, width: room } = group.rect;
    const isBus = group.key.includes('/bus');
    return !isBus && (left < x - 0.5 || left + width > x + room + 0.5)
      ? [`"${mark.text}" leaves ${group.key}`]
      : [];
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

  test('the same design gives the same picture', () => {
    fc.assert(
      fc.property(scattered, (design) => {
        expect(JSON.stringify(draw(structuredClone(design)))).toBe(JSON.stringify(draw(design)));
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

test('labels of any text stay inside their boxes', () => {
  const names = [
    '<script>alert(1)</script>'.repeat(20),
    '\u202Egnp.exe \u0000\u0007\uD800',
    'مرحبا بالعالم هذا اسم طويل جدا',
    '👩‍👩‍👧‍👦'.repeat(100),
    '漢字'.repeat(200),
    '',
  ];
  for (const name of names) {
    const b = build(name);
    const tor = b.physicalSwitch(name, 4, { speedMbps: 10_000 });
    const h = b.host(name, { version: name });
    const nic = h.nic(name, { speedMbps: 1000 });
    b.cable(nic, tor);
    const s = h.switch(name, [nic], { mtuBytes: 9000 });
    const p = h.portGroup(s, name, 10, { trunkVlans: '1-4094' });
    h.adapter(name, p, ['management', 'vmotion'], { ip: '100.100.100.100' });
    h.vm(name, p, { count: 10_000 }, { peakMbps: 1_600_000 });
    b.storageTarget(name, { ip: '100.100.100.100', protocol: 'nvme' });
    b.note(name.repeat(9));
    expect(faults(draw(b.done)), name.slice(0, 20)).toEqual([]);
  }
});

test('a port group with many VMs draws some and counts the rest', () => {
  const b = build();
  const h = b.host('esx01');
  const p = h.portGroup(h.switch('vSwitch0', []), 'VMs', 5);
  for (let i = 0; i < 40; i++) h.vm(`vm${i}`, p);
  const scene = draw(b.done);
  const words = scene.placed[0]?.near
    .flatMap((g) => g.marks)
    .map((m) => (m.mark === 'text' ? m.text : ''));
  expect(words).toContain('+ 29 more');
  expect(faults(scene)).toEqual([]);
});

test('an empty host says what to do', () => {
  const b = build();
  b.host('esx01');
  const words = draw(b.done).placed[0]?.near[0]?.marks.map((m) =>
    m.mark === 'text' ? m.text : '',
  );
  expect(words).toContain('Drop NICs and switches here');
});

test('a thousand hosts on one spot find places of their own', () => {
  const b = build();
  for (let i = 0; i < 1000; i++) b.host(`h${i}`);
  const design = { ...b.done, layout: b.done.hosts.map(({ id }) => ({ id, x: 10, y: 10 })) };
  const start = performance.now();
  const scene = draw(design);
  expect(performance.now() - start).toBeLessThan(3000);
  const sample = scene.placed.filter((_, i) => i % 7 === 0);
  sample.forEach((a, i) => {
    for (const other of sample.slice(i + 1)) expect(overlaps(a.rect, other.rect)).toBe(false);
  });
});
