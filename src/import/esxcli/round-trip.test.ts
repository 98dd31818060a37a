import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designArbitrary } from '../../model/arbitrary';
import type { Design } from '../../model/design';
import { templates } from '../../templates/index';
import { importPieces } from '../import';
import { byNames } from '../named.fixture';
import { markedUnlisted } from '../unlisted.fixture';
import { carriedByEsxcli } from './carried.fixture';
import { outputsOf } from './outputs.fixture';
import { esxcliReader } from './reader';
import { render, type Style } from './render.fixture';

const styles: readonly Style[] = ['console', 'script', 'json', 'xml', 'csv'];

const roundTrip = async (style: Style, design: Design): Promise<void> => {
  const start = carriedByEsxcli(design);
  // A host with nothing in it prints nothing.
  const hosts = start.hosts.filter(
    ({ nics, switches, adapters }) => nics.length + switches.length + adapters.length > 0,
  );
  if (hosts.length === 0) return;
  const pieces = hosts.map((host, i) => ({
    kind: 'text' as const,
    name: `${i}.txt`,
    text: render(outputsOf(start, host), host.name, style),
  }));
  expect(pieces.map((piece) => esxcliReader.claims(piece))).toEqual(pieces.map(() => true));
  const { design: back, problems } = await importPieces(pieces, [esxcliReader], { patterns: [] });
  expect(problems).toEqual([]);
  expect(byNames(back)).toEqual(byNames({ ...start, hosts: hosts.map(markedUnlisted) }));
  expect(JSON.stringify(back)).not.toContain('SECRET');
};

test.each(styles)('%s: imported, equal to the start, any design', async (style) => {
  await fc.assert(
    fc.asyncProperty(designArbitrary(), (design) => roundTrip(style, design)),
    { numRuns: 40 },
  );
});

test.each(styles)('%s: imported, equal to the start, every template', async (style) => {
  for (const template of templates) await roundTrip(style, template.make());
});
