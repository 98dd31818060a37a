import { importPieces } from '../../src/import/import';
import { open } from '../../src/import/open/open';
import { readers } from '../../src/import/readers';
import { workbookOf } from '../../src/import/rvtools/files-of.fixture';
import { tabsOf } from '../../src/import/rvtools/tabs-of.fixture';
import { createSceneMaker } from '../../src/layout/build-scene';
import { createLinter } from '../../src/lint/linter';
import { rules } from '../../src/rules/index';
import { bigEstate } from './big-estate';

/** An RVTools workbook of so many hosts, as bytes. */
export const bigWorkbook = async (hosts: number): Promise<Uint8Array> =>
  (await workbookOf(tabsOf(bigEstate(hosts)), { booleans: 'text' })).bytes;

export interface ImportFigures {
  readonly mebibytes: number;
  readonly openMs: number;
  /** Bytes to estates: inflating, scanning, reading. */
  readonly readMs: number;
  /** Estates to a design: merging, ids, the reader of files, questions. */
  readonly buildMs: number;
  readonly lintMs: number;
  readonly layoutMs: number;
  readonly hosts: number;
  readonly vms: number;
  /** Processor time of all threads; what the clock says depends on what else runs. */
  readonly cpuMs: number;
  /** The largest heap seen between two sheets, above what was there before. */
  readonly peakHeapMib: number;
}

const heapMib = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};

export const importFigures = async (bytes: Uint8Array): Promise<ImportFigures> => {
  const before = heapMib();
  const cpu = process.cpuUsage();
  let peakHeapMib = 0;
  const look = () => {
    peakHeapMib = Math.max(peakHeapMib, heapMib() - before);
  };
  const from = performance.now();
  const { pieces } = await open([{ name: 'big.xlsx', bytes }]);
  const opened = performance.now();
  let read = opened;
  const { counts, design } = await importPieces(pieces, readers, {
    progress: (done, _, what) => {
      look();
      if (done === 0 && what === 'Building the design') read = performance.now();
    },
  });
  const built = performance.now();
  look();
  createLinter(rules).update(design);
  const linted = performance.now();
  createSceneMaker()(design);
  const laidOut = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  return {
    mebibytes: bytes.length / 2 ** 20,
    openMs: opened - from,
    readMs: read - opened,
    buildMs: built - read,
    lintMs: linted - built,
    layoutMs: laidOut - linted,
    hosts: counts.hosts,
    vms: counts.vms,
    cpuMs: (user + system) / 1000,
    peakHeapMib,
  };
};
