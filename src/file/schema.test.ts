import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { designArbitrary } from '../model/arbitrary';
import { readDesign } from './read';
import { topologySchema } from './schema';
import { writeDesign } from './write';

const published = fileURLToPath(new URL('../../public/schema/topology-v1.json', import.meta.url));
const schemaText = `${JSON.stringify(topologySchema(), null, 2)}\n`;
const validate = new Ajv({ strict: true, allErrors: false }).compile(topologySchema());

it('is published as it is (UPDATE_SCHEMA=1 writes it)', () => {
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(published, schemaText);
  expect(readFileSync(published, 'utf8')).toBe(schemaText);
});

it('takes every file that is written', () => {
  fc.assert(
    fc.property(designArbitrary({ stated: 0.9 }), (design) => {
      const ok = validate(JSON.parse(writeDesign(design)));
      expect(validate.errors ?? []).toEqual([]);
      expect(ok).toBe(true);
    }),
    { numRuns: 100 },
  );
});

type Json = Record<string, unknown>;

/** Every object of a parsed file with the keys that are neither ids nor references nor lists of elements. */
const places = (value: unknown, out: [Json, string][] = []): [Json, string][] => {
  if (Array.isArray(value)) for (const item of value) places(item, out);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const refers = /^(id|\w+Id|memberIds|cabledTo|routedTo|uplinks|active|standby|target)$/.test(
        key,
      );
      const isLeaf =
        typeof inner !== 'object' || (Array.isArray(inner) && typeof inner[0] === 'string');
      if (!refers && isLeaf) out.push([value as Json, key]);
      places(inner, out);
    }
  }
  return out;
};

// Values that fit some field and not others, and none at all.
const strays = [
  null,
  true,
  0,
  1,
  1.5,
  -1,
  4095,
  5000,
  1e9,
  1e300,
  '',
  'x',
  'vsphere',
  'all',
  '10,20',
  '10,,20',
  '10.0.0.1',
  '10.0.0.256',
  '10.0.0.0/24',
  '10.0.0.0/40',
  '00:50:56:00:00:01',
  '2026-01-31',
  '2026-1-31',
  'x'.repeat(501),
  'x'.repeat(5001),
  [],
  ['management'],
  ['management', 'management'],
  ['nonsense'],
  [1],
  {},
  { x: 1 },
];

it('and the reader agree on what is well formed', () => {
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('replace', 'drop', 'add'),
    value: fc.constantFrom(...strays),
  });
  let refused = 0;
  fc.assert(
    fc.property(
      designArbitrary({ hosts: 1, listLength: 2 }),
      change,
      (design, { at, how, value }) => {
        const raw: unknown = JSON.parse(writeDesign(design));
        const all = places(raw);
        const [holder, key] = all[at % all.length] ?? [{}, ''];
        if (how === 'replace') holder[key] = value;
        else if (how === 'drop') delete holder[key];
        else holder.colour = value;
        const { problems } = readDesign(JSON.stringify(raw));
        const isValid = validate(raw);
        if (!isValid) refused += 1;
        expect(
          problems.length === 0,
          JSON.stringify([key, how, value, problems[0], validate.errors]),
        ).toBe(isValid);
      },
    ),
    { numRuns: 2000 },
  );
  expect(refused).toBeGreaterThan(300);
});
