import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { templates } from '../../templates/index';
import { build } from '../build';
import { countsOf } from '../counts';
import type { Estate } from '../estate';
import { estateOf } from '../estate-of.fixture';
import { open } from '../open/open';
import type { InputFile } from '../piece';
import { carried } from './carried.fixture';
import { type CsvWriting, csvZipOf, workbookOf } from './files-of.fixture';
import { madeEstate } from './made-estate.fixture';
import { rvtoolsReader } from './reader';
import { isTemplate, tabsOf } from './tabs-of.fixture';

const read = async (file: InputFile): Promise<Estate> => {
  const { pieces, problems } = await open([file]);
  expect(problems).toEqual([]);
  const estates = await rvtoolsReader.read(pieces.filter(rvtoolsReader.claims), () => {});
  expect(estates.length).toBe(1);
  const [estate] = estates;
  if (estate === undefined) throw new Error('no estate');
  expect(estate.problems).toEqual([]);
  return estate;
};

const templatesIn = ({ hosts }: Estate): number =>
  hosts.reduce((count, { vms }) => count + vms.filter(isTemplate).length, 0);
const templatesSkipped = ({ skipped }: Estate): number =>
  skipped.find(({ what }) => what === 'Templates of VMs')?.count ?? 0;

/** What is to come back: no templates. Members of a host in the order of keys: files tell NICs first. */
const sorted = (estate: Estate) => ({
  clusters: [...estate.clusters].sort((a, b) => (a.key < b.key ? -1 : 1)),
  hosts: estate.hosts.map((host) => ({
    ...host,
    vms: host.vms.filter((vm) => !isTemplate(vm)),
    memberships: [...host.memberships].sort((a, b) => (a.switchKey < b.switchKey ? -1 : 1)),
  })),
  distributedSwitches: estate.distributedSwitches,
});

const diceOf = (gen: fc.GeneratorValue) => ({
  below: (n: number) => gen(fc.nat, n - 1),
});

const vsphere = templates.filter(({ make }) => {
  const design = make();
  return (
    design.hosts.length > 0 &&
    design.hosts.every(({ switches }) => switches.every(({ kind }) => kind === 'standard'))
  );
});

describe('round trips', () => {
  test.each(vsphere.map((one) => [one.id, one] as const))(
    'template %s as a workbook, and back',
    async (_, template) => {
      const design = template.make();
      const start = carried(estateOf(design));
      const found = await read(await workbookOf(tabsOf(start), { booleans: 'boolean' }));
      expect(sorted(found)).toEqual(sorted(start));
      const { design: built, problems } = build(found);
      expect(problems).toEqual([]);
      const { physicalNics, ...counts } = countsOf(built);
      expect({ physicalNics, ...counts }).toEqual(countsOf(start));
    },
  );

  test('estates of every kind as a workbook, and back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.gen(),
        fc.constantFrom('text' as const, 'boolean' as const),
        fc.boolean(),
        async (pick, booleans, tabPrefix) => {
          const start = madeEstate(diceOf(pick));
          const found = await read(await workbookOf(tabsOf(start), { booleans, tabPrefix }));
          expect(sorted(found)).toEqual(sorted(start));
          expect(templatesSkipped(found)).toBe(templatesIn(start));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('as CSV files in every dialect, and back', async () => {
    const writing: fc.Arbitrary<CsvWriting> = fc.record({
      delimiter: fc.constantFrom(',', ';'),
      encoding: fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf-16le'),
      quoted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.gen(), writing, async (pick, how) => {
        const start = madeEstate(diceOf(pick));
        expect(sorted(await read(csvZipOf(tabsOf(start), how)))).toEqual(sorted(start));
      }),
      { numRuns: 100 },
    );
  });
});
