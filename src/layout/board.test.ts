import { expect, test } from 'vitest';
import { build } from '../model/build';
import type { Design } from '../model/design';
import { createSceneMaker } from './build-scene';
import type { Scene } from './scene';
import { faults } from './scene-faults';

const draw = (design: Design): Scene => createSceneMaker()(design);

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

const linesTo = (scene: Scene, nicId: string) =>
  scene.placed[0]?.near
    .filter((g) => g.kind === 'wire' && g.joins?.[1] === nicId)
    .map((g) => `${g.traffic[0] ?? 'none'} ${g.line}`);

test('lines to a NIC tell the class and its part in the team', () => {
  const b = build();
  const h = b.host('esx01');
  const [n1, n2, n3] = [h.nic('vmnic0'), h.nic('vmnic1'), h.nic('vmnic2')];
  const s = h.switch('vSwitch0', [n1, n2, n3]);
  const a = h.portGroup(s, 'Management', 10, { teaming: { active: [n1], standby: [n2] } });
  const v = h.portGroup(s, 'vMotion', 30, { teaming: { active: [n2], standby: [n1] } });
  h.adapter('vmk0', a, ['management']);
  h.adapter('vmk1', v, ['vmotion']);
  const scene = draw(b.done);
  expect(linesTo(scene, n1)).toEqual(['management active', 'migration standby']);
  expect(linesTo(scene, n2)).toEqual(['management standby', 'migration active']);
  expect(linesTo(scene, n3)).toEqual(['none unused']);
});

test('a NIC whose link is down is struck through', () => {
  const b = build();
  const h = b.host('esx01');
  const up = h.nic('vmnic0');
  const down = h.nic('vmnic1', { linkUp: false });
  const strikes = (id: string) =>
    draw(b.done)
      .placed[0]?.near.find((g) => g.key === id)
      ?.marks.filter((m) => m.mark === 'path' && m.stroke === 'inkFaint').length;
  expect(strikes(up)).toBe(0);
  expect(strikes(down)).toBe(1);
});

const wordsOf = (scene: Scene): readonly string[] =>
  (scene.placed[0]?.near ?? []).flatMap((g) =>
    g.marks.flatMap((m) => (m.mark === 'text' ? [m.text] : [])),
  );

test('many port groups that nothing is on stand as one row, the newest in sight', () => {
  const b = build();
  const h = b.host('esx01');
  const s = h.switch('vSwitch0', [h.nic('vmnic0')]);
  const used = h.portGroup(s, 'Used', 5);
  h.vm('web', used);
  for (let i = 1; i <= 60; i++) h.portGroup(s, `spare-${i}`, i);
  const scene = draw(b.done);
  const words = wordsOf(scene);
  expect(words).toContain('+ 58 unused port groups');
  expect(words).toEqual(expect.arrayContaining(['Used', 'spare-59', 'spare-60']));
  expect(words).not.toContain('spare-1');
  expect(scene.placed[0]?.rect.height).toBeLessThan(300);
  const row = scene.placed[0]?.near.find(({ key }) => key === 'h1.s1+spare');
  expect(row).toMatchObject({ id: 'h1.s1', kind: 'switch' });
  expect(row?.title).toContain(
    '58 port groups of vSwitch0 that nothing on this host uses: spare-1',
  );
  expect(faults(scene)).toEqual([]);
});

test('a few unused port groups are all drawn, of a distributed switch too', () => {
  const b = build();
  const d = b.distributed('DSwitch', ['Uplink 1']);
  for (let i = 1; i <= 8; i++) b.distributedPortGroup(d, `spare-${i}`, i);
  const h = b.host('esx01');
  h.join(d, [h.nic('vmnic0')]);
  expect(wordsOf(draw(b.done))).toEqual(expect.arrayContaining(['spare-1', 'spare-8']));
  b.distributedPortGroup(d, 'spare-9', 9);
  expect(wordsOf(draw(b.done))).toContain('+ 9 unused port groups');
});

test('VMs that are plugged in nowhere are counted past the first', () => {
  const b = build();
  const h = b.host('esx01');
  for (let i = 0; i < 40; i++) h.vm(`vm${i}`, undefined);
  const scene = draw(b.done);
  expect(wordsOf(scene)).toContain('+ 29 more');
  expect(faults(scene)).toEqual([]);
});

test('from afar a host is read by its short name, with what is on it where there is room', () => {
  const wordsFar = (name: string, vms: number): string[] => {
    const b = build();
    const h = b.host(name);
    const p = h.portGroup(h.switch('vSwitch0', [h.nic('vmnic0')]), 'VMs', 5);
    for (let i = 0; i < vms; i++) h.vm(`vm${i}`, p);
    const scene = draw(b.done);
    expect(faults(scene)).toEqual([]);
    return (scene.placed[0]?.far ?? []).flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : [])),
    );
  };
  expect(wordsFar('esx01.lab.example', 11)).toEqual(['esx01', '11 VMs · 1 NIC']);
  expect(wordsFar('10.0.10.21', 0)).toEqual(['10.0.10.21', '1']);
  expect(wordsFar('Host 1.2', 0)[0]).toBe('Host 1.2');
});
