import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designArbitrary } from '../model/arbitrary';
import type { Design, Host, Teaming } from '../model/design';
import { templates } from '../templates/index';
import { disagreementWords } from './disagreement';
import { estateOf } from './estate-of.fixture';
import { carriedByEsxcli } from './esxcli/carried.fixture';
import { outputsOf } from './esxcli/outputs.fixture';
import { render } from './esxcli/render.fixture';
import { importPieces } from './import';
import { arbitraryHypervHost } from './microsoft/arbitrary-host.fixture';
import { asCollector, asPowerShell5 } from './microsoft/cmdlets.fixture';
import { printHost } from './microsoft/print-host.fixture';
import { open } from './open/open';
import type { Piece } from './piece';
import { readers } from './readers';
import { carried } from './rvtools/carried.fixture';
import { workbookOf } from './rvtools/files-of.fixture';
import { tabsOf } from './rvtools/tabs-of.fixture';
import { apiObjects } from './vsphere/api-json.fixture';
import { carriedByApi } from './vsphere/carried.fixture';

/** One design, told by several tools: they can say more or less, but nothing different. */

const standard = ({ policy, ...rest }: Teaming): Teaming =>
  policy === undefined || policy === 'nicLoad' ? rest : { ...rest, policy };

/** What no vSphere has is told by each tool as it can: a NIC in two switches, LLDP on a standard switch. */
const withoutImpossible = (host: Host): Host => {
  const used = new Set<string>();
  const free = (id: string): boolean => !used.has(id) && used.add(id).has(id);
  return {
    ...host,
    memberships: host.memberships.map((one) => ({
      ...one,
      uplinks: one.uplinks.filter(({ nicId }) => free(nicId)),
    })),
    switches: host.switches.map(({ discoveryProtocol: _, shapingOut: __, ...one }) => ({
      ...one,
      uplinks: one.uplinks.filter(free),
      ...(one.teaming === undefined ? {} : { teaming: standard(one.teaming) }),
    })),
    portGroups: host.portGroups.map(({ shapingOut: _, ...group }) => ({
      ...group,
      ...(group.teaming === undefined ? {} : { teaming: standard(group.teaming) }),
    })),
  };
};
const plausible = (design: Design): Design => ({
  ...design,
  hosts: design.hosts.map(withoutImpossible),
  distributedSwitches: design.distributedSwitches.map((one) => ({
    ...one,
    ...(one.lags === undefined
      ? {}
      : { lags: one.lags.map((lag) => ({ ...lag, mode: lag.mode ?? 'active' })) }),
  })),
});

/** A host with nothing in it prints nothing. */
const isTalking = ({ nics, switches, adapters }: Host): boolean =>
  nics.length + switches.length + adapters.length > 0;

const ways: Readonly<Record<string, (design: Design) => Promise<readonly Piece[]>>> = {
  api: async (design) => [
    { kind: 'json', name: 'net.json', value: apiObjects(carriedByApi(design)) },
  ],
  esxcli: async (design) => {
    const local = carriedByEsxcli(design);
    return local.hosts.filter(isTalking).map((host) => ({
      kind: 'text',
      name: `${host.id}.txt`,
      text: render(outputsOf(local, host), host.name, 'console'),
    }));
  },
  rvtools: async (design) => {
    const tabs = tabsOf(carried(estateOf(carriedByApi(design))));
    return (await open([await workbookOf(tabs, { booleans: 'boolean' })])).pieces;
  },
};
const mixes = ['api esxcli', 'api rvtools', 'esxcli rvtools', 'rvtools esxcli api'];

const disagreementsOf = async (pieces: readonly Piece[], hosts: number) => {
  const { disagreements, counts, recognised } = await importPieces(pieces, readers, {
    patterns: [],
  });
  expect(recognised.length).toBeGreaterThan(1);
  expect(counts.hosts).toBe(hosts);
  return disagreements.listed.map((one) => `${one.place} ${disagreementWords(one)}`);
};

const vsphere = templates
  .map(({ make }) => make())
  .filter(({ hosts }) =>
    hosts.every(({ switches }) => switches.every(({ kind }) => kind === 'standard')),
  );

test.each(mixes)('%s: no disagreement', async (mix) => {
  const all = async (design: Design) => {
    const pieces: Piece[] = [];
    for (const way of mix.split(' '))
      pieces.push(...((await ways[way]?.(plausible(design))) ?? []));
    const { hosts } = carriedByEsxcli(plausible(design));
    if (hosts.some(isTalking)) expect(await disagreementsOf(pieces, hosts.length)).toEqual([]);
  };
  for (const design of vsphere) await all(design);
  await fc.assert(fc.asyncProperty(designArbitrary(), all), { numRuns: 40 });
});

test('a Hyper-V host by our collector and by its cmdlets: no disagreement', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHypervHost, async (host) => {
      const printed = printHost(host);
      const collected: Piece = {
        kind: 'json',
        name: 'collected.json',
        value: JSON.parse(JSON.stringify(asCollector([printed]))),
      };
      const cmdlets = Object.entries(printed.sections)
        .filter(([, rows]) => rows.length > 0)
        .map(([section, rows]): Piece => {
          const named = rows.map((row) => ({ ...row, PSComputerName: host.name }));
          const value: unknown = JSON.parse(JSON.stringify({ [section]: asPowerShell5(named) }));
          return { kind: 'json', name: `${section}.json`, value };
        });
      expect(await disagreementsOf([collected, ...cmdlets], 1)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
