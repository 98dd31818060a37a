import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designArbitrary } from '../../model/arbitrary';
import type { Design } from '../../model/design';
import { templates } from '../../templates/index';
import { importPieces } from '../import';
import { byNames } from '../named.fixture';
import type { Piece } from '../piece';
import { markedUnlisted } from '../unlisted.fixture';
import { apiObjects } from './api-json.fixture';
import { carriedByApi } from './carried.fixture';
import { vsphereCollectorReader } from './collector/reader';
import { collectorMark } from './collector/script';
import { vsphereReader } from './reader';

const json = (name: string, value: unknown): Piece => ({ kind: 'json', name, value });
const mapped = (
  value: unknown,
  key: (name: string) => string,
  drop: (name: string, value: unknown) => boolean,
): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapped(item, key, drop));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !drop(name, inner))
      .map(([name, inner]) => [key(name), mapped(inner, key, drop)]),
  );
};
const same = (name: string) => name;
const pascal = (name: string) =>
  name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1);
const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The same objects as each tool writes them. */
const dialects: Readonly<Record<string, (design: Design) => readonly Piece[]>> = {
  'VI/JSON, one file': (design) => [json('all.json', apiObjects(design))],
  'govc, a file of each kind, one behind the other': (design) => {
    // encoding/json leaves out what is empty; it writes no types, so that they have to be seen.
    const { hosts, switches, portGroups, clusters, vms } = mapped(
      apiObjects(design),
      same,
      (name, value) =>
        name === '_typeName' || (/^(?:mtu|maxMtu)$/.test(name) && value === 0) || isEmpty(value),
    ) as ReturnType<typeof apiObjects>;
    const each = (items: readonly unknown[] = []) =>
      items.map((item) => JSON.stringify({ x: [item] })).join('\n');
    const text = (name: string, content: string): Piece => ({ kind: 'text', name, text: content });
    return [
      text('h.json', each(hosts)),
      text('d.json', each(switches)),
      text('p.json', each(portGroups)),
      text('c.json', each(clusters)),
      text('v.json', each(vms)),
    ].filter((piece) => piece.kind === 'text' && piece.text !== '');
  },
  'PowerCLI, ConvertTo-Json': (design) => {
    const { hosts, switches, portGroups, clusters, vms } = apiObjects(design);
    return [
      json(
        'net.json',
        mapped(
          { hosts, dvs: switches, pg: portGroups, clusters, vms },
          (name) => (name === 'self' ? 'MoRef' : pascal(name)),
          (name) => name === '_typeName',
        ),
      ),
    ];
  },
  'our collector': (design) => [
    json('c.json', {
      Collector: collectorMark,
      Version: '1',
      Taken: '2026-11-28',
      VCenters: [
        mapped(
          { name: 'vc', instanceUuid: 'u-1', ...apiObjects(design) },
          (name) => (name === 'self' ? 'MoRef' : pascal(name)),
          (_, value) => value === null,
        ),
      ],
      NotRead: [],
    }),
  ],
};
/** What a dialect without type marks cannot say. */
const untyped = (design: Design): Design => ({
  ...design,
  distributedSwitches: design.distributedSwitches.map(
    ({ healthCheckTeaming: _t, healthCheckVlanMtu: _v, ...rest }) => rest,
  ),
  hosts: design.hosts.map((host) => ({
    ...host,
    vms: host.vms.map((vm) => ({
      ...vm,
      vnics: vm.vnics.map(({ adapterType: _, ...vnic }) => vnic),
    })),
  })),
});
const isTyped = (dialect: string) => dialect.startsWith('VI') || dialect === 'our collector';

const roundTrip = async (dialect: string, design: Design): Promise<void> => {
  const start = isTyped(dialect) ? carriedByApi(design) : untyped(carriedByApi(design));
  if (start.hosts.length === 0) return;
  const pieces = dialects[dialect]?.(start) ?? [];
  const readers = [vsphereCollectorReader, vsphereReader];
  const { design: back, problems } = await importPieces(pieces, readers, { patterns: [] });
  expect(problems).toEqual([]);
  const hosts = start.hosts.map(markedUnlisted);
  expect(byNames(back)).toEqual(byNames({ ...start, hosts }));
  expect(JSON.stringify(back)).not.toContain('SECRET');
};

test.each(Object.keys(dialects))(
  '%s: imported, equal to the start, any design',
  async (dialect) => {
    await fc.assert(
      fc.asyncProperty(designArbitrary(), (design) => roundTrip(dialect, design)),
      { numRuns: 60 },
    );
  },
);

test.each(Object.keys(dialects))(
  '%s: imported, equal to the start, every template',
  async (dialect) => {
    for (const template of templates) await roundTrip(dialect, template.make());
  },
);
