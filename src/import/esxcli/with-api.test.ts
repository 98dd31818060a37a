import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designArbitrary } from '../../model/arbitrary';
import type { Design } from '../../model/design';
import { importPieces } from '../import';
import { byNames } from '../named.fixture';
import type { Piece } from '../piece';
import { readers } from '../readers';
import { apiObjects } from '../vsphere/api-json.fixture';
import { carriedByApi } from '../vsphere/carried.fixture';
import { carriedByEsxcli } from './carried.fixture';
import { outputsOf } from './outputs.fixture';
import { render } from './render.fixture';

/** What only the console of a host tells. */
const withoutAdminUp = (design: Design): Design => ({
  ...design,
  hosts: design.hosts.map((host) => ({
    ...host,
    nics: host.nics.map(({ adminUp: _, ...nic }) => nic),
  })),
});
/** Fields that the API leaves to the defaults and the console prints. */
const stated = (design: Design): Design => ({
  ...design,
  hosts: design.hosts.map((host) => ({ ...host, switches: [], portGroups: [], adapters: [] })),
});

test('the same hosts by vCenter and by their consoles are there once', async () => {
  await fc.assert(
    fc.asyncProperty(designArbitrary(), async (design) => {
      const start = carriedByApi(design);
      if (start.hosts.length === 0) return;
      const api: Piece = { kind: 'json', name: 'net.json', value: apiObjects(start) };
      const local = carriedByEsxcli(design);
      const talking = local.hosts.filter(
        ({ nics, switches, adapters }) => nics.length + switches.length + adapters.length > 0,
      );
      const consoles = talking.map(
        (host): Piece => ({
          kind: 'text',
          name: `${host.id}.txt`,
          text: render(outputsOf(local, host), host.name, 'console'),
        }),
      );
      const alone = await importPieces([api], readers, { patterns: [] });
      const both = await importPieces([...consoles, api], readers, { patterns: [] });
      expect(both.counts).toEqual(alone.counts);
      expect(both.problems).toEqual([]);
      expect(byNames(stated(withoutAdminUp(both.design)))).toEqual(byNames(stated(alone.design)));
    }),
    { numRuns: 40 },
  );
});
