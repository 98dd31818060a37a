import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damaged, damages } from '../damaged-text.fixture';
import type { Piece } from '../piece';
import { withWrongValue } from '../wrong-value.fixture';
import { arbitraryHypervHost } from './arbitrary-host.fixture';
import { asClixml, asCollector, asList, asTable } from './cmdlets.fixture';
import { printHost } from './print-host.fixture';
import { hypervReader } from './reader';

const isJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const check = async (piece: Piece) => {
  // Read in any case: a claim may have been made by another piece of the same file.
  const isClaimed = hypervReader.claims(piece);
  const estates = await hypervReader.read([piece], () => {});
  expect(estates.length).toBe(1);
  for (const { hosts, problems } of estates) {
    for (const { message } of problems) expect(message).toMatch(/^\S.*[.:)]$/su);
    if (hosts.length === 0 && isClaimed) expect(problems.length).toBeGreaterThan(0);
    for (const host of hosts) {
      const switches = new Set(host.switches.map(({ name }) => name));
      const nics = new Set(host.nics.map(({ name }) => name));
      for (const { switchName } of host.portGroups) expect(switches.has(switchName)).toBe(true);
      for (const { uplinks = [] } of host.switches)
        for (const uplink of uplinks) expect(nics.has(uplink)).toBe(true);
    }
  }
};

const printedHosts = fc.constantFrom(...fc.sample(arbitraryHypervHost, { numRuns: 40, seed: 11 }));
const sectionText = fc.tuple(printedHosts, fc.nat(), fc.constantFrom('list', 'table', 'xml'));

test('4,000 damaged outputs of a console or of CLIXML: a sentence each, and no more', async () => {
  await fc.assert(
    fc.asyncProperty(sectionText, damages, async ([host, n, how], list) => {
      const sections = Object.entries(printHost(host).sections).filter(
        ([, rows]) => rows.length > 0,
      );
      const [name, rows] = sections[n % sections.length] ?? ['', []];
      const text =
        how === 'list'
          ? asList(rows)
          : how === 'table'
            ? asTable(rows)
            : asClixml(`x.${name}`, rows);
      await check({ kind: 'text', name: `Node_A/Get${name}.txt`, text: damaged(text, list) });
    }),
    { numRuns: 4000 },
  );
}, 120_000);

test('2,000 collector files with wrong kinds of values, and 1,000 damaged ones that still parse', async () => {
  await fc.assert(
    fc.asyncProperty(printedHosts, withWrongValue, async (host, wrong) => {
      const json: unknown = JSON.parse(JSON.stringify(asCollector([printHost(host)])));
      await check({ kind: 'json', name: 'c.json', value: wrong(json) });
    }),
    { numRuns: 2000 },
  );
  await fc.assert(
    fc.asyncProperty(printedHosts, damages, async (host, list) => {
      const value = isJson(
        damaged(JSON.stringify(asCollector([printHost(host)])), list.slice(0, 1)),
      );
      await check({ kind: 'json', name: 'c.json', value });
    }),
    { numRuns: 1000 },
  );
}, 120_000);

test('names that mean something to JavaScript are names like any other', async () => {
  const rows = ['__proto__', 'constructor', 'toString'].map((name) => ({
    Name: name,
    InterfaceDescription: `Card ${name}`,
    LinkSpeed: '1 Gbps',
  }));
  const value: unknown = JSON.parse(
    `{"ComputerName":"__proto__","__proto__":{"x":1},"NetAdapter":${JSON.stringify(rows)}}`,
  );
  const [estate] = await hypervReader.read([{ kind: 'json', name: 'c.json', value }], () => {});
  expect(estate?.hosts.map(({ name }) => name)).toEqual(['__proto__']);
  expect(estate?.hosts[0]?.nics.map(({ name }) => name)).toEqual([
    '__proto__',
    'constructor',
    'toString',
  ]);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
