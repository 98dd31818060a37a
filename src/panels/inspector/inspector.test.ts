import { expect, test } from 'vitest';
import { build } from '../../model/build';
import { childPlaces, type Kind, topPlaces } from '../../model/kinds';
import type { RecordShape, Shape } from '../../model/shape/shape';
import { checkNumber, checkText, readNumber } from './check-text';
import { fieldSpecs, fieldSpecsOfKind, sections, sharedSpecs } from './field-specs';
import { setAt, sharedValue, valueAt } from './values';

const leaves = (shape: RecordShape, path: string): readonly string[] =>
  [...Object.entries(shape.required), ...Object.entries(shape.optional)].flatMap(
    ([name, field]: readonly [string, Shape]): readonly string[] =>
      field.type === 'record'
        ? leaves(field, `${path}${name}.`)
        : field.type === 'list' || field.type === 'id'
          ? []
          : [`${path}${name}`],
  );

test('every property of every noun has a field, or is edited as part of the failover order', () => {
  const places = [...topPlaces, ...Object.values(childPlaces).flat()];
  for (const { kind, shape } of places) {
    const specs = fieldSpecsOfKind(kind as Kind);
    const have = new Set(specs.map((spec) => spec.path.join('.')));
    if (kind === 'portGroup') continue;
    for (const leaf of leaves(shape, '')) {
      if (leaf === 'teaming.active' || leaf === 'teaming.standby') continue;
      expect(have, `${kind} ${leaf}`).toContain(leaf);
    }
    for (const spec of specs) expect(sections).toHaveProperty(spec.section);
  }
});

const sample = () => {
  const b = build();
  const host = b.host('esx01');
  const local = host.switch('vSwitch0', [
    host.nic('vmnic0'),
    host.nic('vmnic1', { speedMbps: 1000 }),
  ]);
  host.portGroup(local, 'Management', 10);
  return b.done;
};

test('a nested field is stated and cleared without leaving an empty part behind', () => {
  const before = sample();
  const stated = setAt(before, 'h1.p1', ['security', 'promiscuous'], 'accept');
  expect(valueAt(stated, 'h1.p1', ['security', 'promiscuous'])).toBe('accept');
  const cleared = setAt(stated, 'h1.p1', ['security', 'promiscuous'], undefined);
  expect(cleared).toEqual(before);
  expect(setAt(before, 'h1.p1', ['vlan'], 10)).toBe(before);
});

test('several elements share a value, or are mixed', () => {
  const design = sample();
  expect(sharedValue(design, ['h1.n1', 'h1.n2'], ['speedMbps']).mixed).toBe(true);
  const same = setAt(design, 'h1.n1', ['speedMbps'], 1000);
  expect(sharedValue(same, ['h1.n1', 'h1.n2'], ['speedMbps'])).toEqual({
    value: 1000,
    mixed: false,
  });
  expect(sharedSpecs(['h1.n1', 'h1.n2'])).toEqual(fieldSpecs('h1.n1'));
});

test('texts are judged by their format, numbers by their range', () => {
  const spec = (id: string, name: string) => fieldSpecs(id).find((s) => s.path[0] === name)?.shape;
  const ip = spec('h1.k1', 'ip');
  const vlan = spec('h1.p1', 'vlan');
  if (ip?.type !== 'text' || vlan?.type !== 'int') throw new Error('shapes have changed');
  expect(checkText(ip, false)('10.0.0.1')).toBeUndefined();
  expect(checkText(ip, false)('10.0.0.256')).toMatch(/four numbers/);
  expect(checkText(ip, false)('')).toBeUndefined();
  expect(checkNumber(vlan, false)('4096')).toMatch(/0 to 4095/);
  expect(readNumber('10,000 Mb/s')).toBe(10000);
  expect(readNumber('ten')).toBeUndefined();
});
