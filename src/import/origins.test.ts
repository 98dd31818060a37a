import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDesign } from '../file/read';
import { writeDesign } from '../file/write';
import { designArbitrary } from '../model/arbitrary';
import type { Design, HostAdapter } from '../model/design';
import { set } from '../model/edits/change';
import { elements, placeOf } from '../model/kinds';
import { sourceOf, statedPaths } from '../model/other-sources';
import { build } from './build';
import type { Estate, FoundHost, SourceKind } from './estate';
import { estateOf } from './estate-of.fixture';
import { foundEstate, foundHost } from './found.fixture';
import { merge } from './merge';
import { addTo, refresh } from './refresh';

const host = (more: Partial<FoundHost>) => foundHost('esx01', more);
const estate = (kind: SourceKind, file: string, ...hosts: FoundHost[]) =>
  foundEstate(kind, file, { hosts });
const designOf = (...estates: readonly Estate[]): Design => {
  const both = merge(estates);
  if (both === undefined) throw new Error('nothing');
  return build(both, []).design;
};

const rvtools = (mtuBytes: number, more: Partial<FoundHost> = {}): Estate =>
  estate(
    'rvtools',
    'x.xlsx',
    host({
      version: '8.0.3',
      adapters: [
        { name: 'vmk0', mtuBytes, ip: '10.0.0.1' },
        { name: 'vmk1', ip: '10.0.1.1' },
      ],
      vms: [
        { name: 'web', poweredOn: true, vnics: [{ name: 'Network adapter 1', connected: true }] },
      ],
      ...more,
    }),
  );
const esxcli = estate(
  'esxcli',
  'esx01.txt',
  host({ adapters: [{ name: 'vmk0', mtuBytes: 9000, services: ['management'] }] }),
);
const byRvtools = 'RVTools · x.xlsx';
const byEsxcli = 'esxcli / esxcfg · esx01.txt';

describe('a design from several sources', () => {
  test('says what is from another than the first, and a host says all of them', () => {
    const [one] = designOf(rvtools(1500), esxcli).hosts;
    expect(one?.source).toBe(`${byEsxcli}; ${byRvtools}`);
    expect(one?.otherSources).toEqual([{ source: byRvtools, fields: 'version' }]);
    expect(one?.adapters).toEqual([
      {
        id: 'h1.k1',
        name: 'vmk0',
        mtuBytes: 9000,
        services: ['management'],
        ip: '10.0.0.1',
        otherSources: [{ source: byRvtools, fields: 'ip' }],
      },
      { id: 'h1.k2', name: 'vmk1', ip: '10.0.1.1', otherSources: [{ source: byRvtools }] },
    ]);
    expect(one?.vms[0]?.otherSources).toEqual([{ source: byRvtools }]);
    expect(one?.vms[0]?.vnics[0]?.otherSources).toEqual([{ source: byRvtools }]);
  });

  test('a host of one source says its own files', () => {
    const two = estate(
      'esxcli',
      'a.txt',
      host({ files: ['a.txt'] }),
      host({ name: 'esx02', files: ['b.txt'] }),
    );
    expect(designOf(two).hosts.map(({ source }) => source)).toEqual([
      'esxcli / esxcfg · a.txt',
      'esxcli / esxcfg · b.txt',
    ]);
    const [one, other] = designOf(two, rvtools(1500)).hosts;
    expect(one?.adapters[0]?.otherSources).toEqual([{ source: byRvtools }]);
    expect(other).not.toHaveProperty('otherSources');
  });

  test('of one source says no more than before', () => {
    fc.assert(
      fc.property(designArbitrary(), (design) => {
        const made = designOf(estateOf(design));
        for (const { value } of elements(made)) expect(value).not.toHaveProperty('otherSources');
      }),
      { numRuns: 20 },
    );
  });

  test('keeps that in a file', () => {
    const design = designOf(rvtools(1500), esxcli);
    expect(readDesign(writeDesign(design))).toMatchObject({ design, problems: [] });
  });
});

const fieldsOf = (design: Design, name: string) => {
  const adapter = design.hosts[0]?.adapters.find((one) => one.name === name);
  const shape = placeOf('h1.k1')?.shape;
  if (adapter === undefined || shape === undefined) throw new Error(name);
  return Object.fromEntries(
    statedPaths(shape, adapter).map((path) => [path, sourceOf(adapter, path)]),
  );
};

describe('brought together with what is there', () => {
  test('another tool is named at what it says; what was there stays as it was', () => {
    const before = set<HostAdapter>(designOf(rvtools(1500)), 'h1.k2', { mtuBytes: 1600 });
    const next = addTo(before, designOf(esxcli));
    expect(next.hosts[0]?.source).toBe(`${byRvtools}; ${byEsxcli}`);
    expect(fieldsOf(next, 'vmk0')).toEqual({
      mtuBytes: byEsxcli,
      services: byEsxcli,
      ip: undefined,
    });
    // By hand, and by nobody else.
    expect(fieldsOf(next, 'vmk1')).toEqual({ ip: undefined, mtuBytes: undefined });
  });

  test('what it adds is all from it', () => {
    const more = estate(
      'esxcli',
      'esx01.txt',
      host({ nics: [{ name: 'vmnic0', mac: '02:00:00:00:00:01' }] }),
    );
    const next = addTo(designOf(rvtools(1500)), designOf(more));
    expect(next.hosts[0]?.nics[0]?.otherSources).toEqual([{ source: byEsxcli }]);
  });

  test('a newer export of the first tool takes its place; what only the other said stays the other’s', () => {
    const before = addTo(designOf(rvtools(1500)), designOf(esxcli));
    const newer = estate(
      'rvtools',
      'y.xlsx',
      host({ adapters: [{ name: 'vmk0', mtuBytes: 1700, ip: '10.0.0.1' }, { name: 'vmk1' }] }),
    );
    const next = refresh(before, designOf(newer));
    expect(next.hosts[0]?.source).toBe(`RVTools · y.xlsx; ${byEsxcli}`);
    expect(fieldsOf(next, 'vmk0')).toEqual({
      mtuBytes: undefined,
      services: byEsxcli,
      ip: undefined,
    });
  });

  test('the same import again changes nothing', () => {
    for (const design of [
      designOf(rvtools(1500), esxcli),
      addTo(designOf(rvtools(9)), designOf(esxcli)),
    ]) {
      expect(refresh(design, design)).toEqual(design);
      expect(addTo(design, design)).toEqual(design);
    }
    const both = addTo(designOf(rvtools(1500)), designOf(esxcli));
    expect(addTo(both, designOf(esxcli))).toEqual(both);
  });

  test('a source that is named at a field said its value, whatever is brought together', () => {
    const kinds = ['rvtools', 'esxcli', 'vsphere', 'collector'] as const;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...kinds), designArbitrary(), fc.boolean()), {
          minLength: 2,
          maxLength: 4,
        }),
        (imports) => {
          const said = new Map<string, Set<string>>();
          let design: Design | undefined;
          for (const [i, [kind, start, isAdded]] of imports.entries()) {
            const found = { ...estateOf(start, kind), source: { kind, files: [`${i}.json`] } };
            const made = designOf(found);
            for (const { value } of elements(made)) {
              for (const [path, word] of wordsOf(value)) {
                const source =
                  made.hosts[0]?.source ??
                  made.clusters[0]?.source ??
                  made.distributedSwitches[0]?.source;
                const key = `${source} ${path}`;
                said.set(key, (said.get(key) ?? new Set()).add(word));
              }
            }
            design =
              design === undefined ? made : isAdded ? addTo(design, made) : refresh(design, made);
          }
          for (const { value } of elements(design ?? designOf())) {
            for (const [path, word] of wordsOf(value)) {
              const source = sourceOf(value, path);
              if (source !== undefined)
                expect(said.get(`${source} ${path}`), `${value.id} ${path}`).toContain(word);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** What an element says, in words; references are numbered anew in each import. */
const wordsOf = (value: { readonly id: string }): readonly (readonly [string, string])[] => {
  const shape = placeOf(value.id)?.shape;
  if (shape === undefined) return [];
  return statedPaths(shape, value).flatMap((path) => {
    const word = path
      .split('.')
      .reduce<unknown>((here, name) => (here as Record<string, unknown>)[name], value);
    return typeof word === 'object' || /Id$|cabledTo/.test(path)
      ? []
      : [[path, String(word)] as const];
  });
};
