import { expect, test } from 'vitest';
import { build } from '../model/build';
import { badgesOf, type Flagged } from './badges';
import { createSceneMaker } from './build-scene';

const example = () => {
  const b = build();
  const h = b.host('esx01');
  const nic = h.nic('vmnic0');
  const vm = h.vm('web', h.portGroup(h.switch('vSwitch0', [nic]), 'Prod', 5));
  const placed = createSceneMaker()(b.done).placed[0];
  if (placed === undefined) throw new Error('no board');
  return { placed, nic, vm };
};

test('findings show on their element and are counted on the board', () => {
  const { placed, nic, vm } = example();
  const findings: Flagged[] = [
    { severity: 'error', objects: [nic] },
    { severity: 'warning', objects: [nic, vm] },
    { severity: 'info', objects: [`${vm}.e1`] },
  ];
  const { near, far } = badgesOf(placed, findings);
  const titles = new Map(near.map((g) => [g.id, g.title]));
  expect(titles.get(nic)).toBe('1 error, 1 warning');
  expect(titles.get(vm)).toBe('1 remark');
  expect(titles.get('h1')).toBe('1 error, 1 warning, 1 remark');
  expect(far).toHaveLength(1);
});

test('the same findings give the same badges, none give none', () => {
  const { placed, nic } = example();
  const finding: Flagged = { severity: 'info', objects: [nic] };
  expect(badgesOf(placed, [finding])).toBe(badgesOf(placed, [finding]));
  expect(badgesOf(placed, []).near).toEqual([]);
});

test('remarks alone are counted and outline nothing', () => {
  const { placed, nic } = example();
  const { near, far } = badgesOf(placed, [{ severity: 'info', objects: [nic] }]);
  const strokes = [...near, ...far].flatMap((g) => g.marks.map((m) => 'stroke' in m && m.stroke));
  expect(strokes).not.toContain('info');
  const words = [...near, ...far].flatMap((g) =>
    g.marks.flatMap((m) => (m.mark === 'text' ? [m.text] : [])),
  );
  expect(words).toEqual(['1', '1', '1']);
});

test('at middle distance only what is drawn there is outlined', () => {
  const { placed, nic, vm } = example();
  const { middle } = badgesOf(placed, [
    { severity: 'error', objects: [nic] },
    { severity: 'error', objects: [vm] },
  ]);
  expect(middle.map((g) => g.id)).toEqual([nic, 'h1']);
});
