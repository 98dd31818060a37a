import { existsSync, readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { countsOf } from '../counts';
import type { Estate } from '../estate';
import { open } from '../open/open';
import { rvtoolsReader } from './reader';

/** Real exports, where they lie beside the project (they are not part of it). */
const folder = '../shared/samples/rvtools';

const read = async (name: string): Promise<Estate> => {
  const { pieces, problems } = await open([{ name, bytes: readFileSync(`${folder}/${name}`) }]);
  expect(problems).toEqual([]);
  expect(pieces.every(rvtoolsReader.claims)).toBe(true);
  const [estate, second] = await rvtoolsReader.read(pieces, () => {});
  expect(second).toBeUndefined();
  if (estate === undefined) throw new Error('no estate');
  return estate;
};

type Record_ = Readonly<Record<string, unknown>>;
/** Rows of each sheet by another library than the one under test. */
const rowsOf = async (name: string) => {
  const { sheets } = await readXlsx(readFileSync(`${folder}/${name}`));
  return (tab: string): readonly Record_[] => {
    const [header = [], ...rows] = sheets.find((sheet) => sheet.name === tab)?.rows ?? [];
    return rows
      .map((row) => Object.fromEntries(header.map((h, i) => [String(h), row[i] ?? null])))
      .filter((row) => Object.values(row).some((cell) => cell !== null && cell !== ''));
  };
};
/** Native exports hold booleans as text, re-saved ones as booleans. */
const isTemplate = ({ Template }: Record_): boolean => /^true$/i.test(String(Template));
const distinct = (rows: readonly Record_[], ...columns: readonly string[]): number =>
  new Set(rows.map((row) => columns.map((c) => row[c]).join('\n'))).size;

describe.runIf(existsSync(folder))('samples of RVTools', () => {
  test.each(['archer-merged.xlsx', 'pcmo-2.xlsx', 'pcmo-3.xlsx'])(
    '%s: as many of each as the file has',
    async (name) => {
      const estate = await read(name);
      const rows = await rowsOf(name);
      const uplinkGroups = rows('dvPort').filter((row) => row['Active Uplink'] === null);
      expect(countsOf(estate)).toEqual({
        hosts: distinct(rows('vHost'), 'VI SDK UUID', 'Host'),
        physicalNics: rows('vNIC').length,
        standardSwitches: rows('vSwitch').length,
        distributedSwitches: rows('dvSwitch').length,
        portGroups: rows('vPort').length + rows('dvPort').length - uplinkGroups.length,
        vmkernelAdapters: rows('vSC_VMK').length,
        vms: distinct(
          rows('vInfo').filter((row) => !isTemplate(row)),
          'VI SDK UUID',
          'VM ID',
        ),
        vmNics: rows('vNetwork').filter((row) => !isTemplate(row)).length,
      });
      const templates = estate.skipped.find(({ what }) => what === 'Templates of VMs')?.count ?? 0;
      expect(templates).toBe(distinct(rows('vInfo').filter(isTemplate), 'VI SDK UUID', 'VM ID'));
      const clusters = [
        ...rows('vCluster').map((row) => ({ ...row, Cluster: row.Name })),
        ...rows('vHost').filter((row) => row.Cluster !== null),
      ];
      expect(estate.clusters.length).toBe(distinct(clusters, 'VI SDK UUID', 'Cluster'));
      // A USB NIC has no address of its own.
      const pci = rows('vNIC').filter(
        (row) => row.PCI !== null && row['Network Device'] !== 'vusb0',
      );
      const nics = estate.hosts.flatMap((host) => host.nics);
      expect(nics.filter((nic) => nic.pciAddress !== undefined).length).toBe(pci.length);
      const down = rows('vNIC').filter((row) => row.Speed === null).length;
      expect(nics.filter((nic) => nic.linkUp === false).length).toBe(down);
      const plugged = estate.hosts.flatMap((host) => [
        ...[...host.switches.values()].flatMap((one) => one.uplinks ?? []),
        ...host.memberships.flatMap((one) => one.uplinks),
      ]).length;
      expect(plugged).toBe(rows('vNIC').filter((row) => row.Switch !== null).length);
      const controllers = nics.filter((nic) => nic.notes?.startsWith('USB NIC'));
      expect(controllers.length).toBe(
        rows('vNIC').filter((row) => row['Network Device'] === 'vusb0').length,
      );
      expect(estate.source).toMatchObject({ kind: 'rvtools', version: '4.6.1.3' });
    },
  );

  test('CSV files say the same as the workbook that they were made of', async () => {
    const { source: _, problems: __, ...book } = await read('pcmo-3.xlsx');
    const { source: ___, problems: ____, ...csv } = await read('pcmo-3-csv-comma.zip');
    expect(csv).toEqual(book);
  });

  test('a file without the tabs of networking gives hosts and VMs, and says what it lacks', async () => {
    const estate = await read('kubev2v-example1.xlsx');
    const rows = await rowsOf('kubev2v-example1.xlsx');
    const named = [...rows('vHost'), ...rows('vInfo')].filter((row) => row.Host !== null);
    expect(estate.hosts.length).toBe(distinct(named, 'Host'));
    const placed = rows('vInfo').filter((row) => row.Host !== null && !isTemplate(row));
    expect(countsOf(estate).vms).toBe(placed.length);
    const told = estate.problems.map(({ message }) => message).join('\n');
    expect(told).toContain('vSwitch');
    expect(told).toContain('no row in vHost');
  });

  test('tables that only look like RVTools are refused one by one', async () => {
    const { problems, distributedSwitches, hosts } = await read('mjvincent-small-complete.xlsx');
    const refused = problems.map(({ place }) => place);
    expect(refused).toEqual(
      expect.arrayContaining(['vNetwork', 'vSwitch', 'vPort', 'dvSwitch', 'dvPort']),
    );
    expect(distributedSwitches).toEqual([]);
    expect(hosts.flatMap((host) => [...host.switches, ...host.portGroups])).toEqual([]);
  });
});
