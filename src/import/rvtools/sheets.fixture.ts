import { writeXlsx } from 'hucre/xlsx';
import type { Estate } from '../estate';
import { open } from '../open/open';
import type { Cell, InputFile } from '../piece';
import { rvtoolsReader } from './reader';

type Lines = readonly Readonly<Record<string, Cell>>[];
/** A sheet of the columns that the lines name. */
export const rowsOf = (lines: Lines): Cell[][] => {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  return [columns, ...lines.map((line) => columns.map((column) => line[column] ?? null))];
};
type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>;

export const book = async (sheets: Sheets): Promise<InputFile> => ({
  name: 'book.xlsx',
  bytes: await writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((r) => [...r]) })),
  }),
});
export const readAll = async (...files: readonly InputFile[]): Promise<readonly Estate[]> => {
  const { pieces } = await open(files);
  return rvtoolsReader.read(pieces.filter(rvtoolsReader.claims), () => {});
};
export const read = async (sheets: Sheets): Promise<Estate> => {
  const [estate] = await readAll(await book(sheets));
  if (estate === undefined) throw new Error('no estate');
  return estate;
};

export const vHost = (...names: string[]) =>
  rowsOf(names.map((Host) => ({ Host, Datacenter: 'DC', Cluster: 'C', 'VI SDK UUID': 'vc1' })));
export const nic = { Host: 'esx1', Datacenter: 'DC', Cluster: 'C', Speed: 10_000, Duplex: 'True' };
export const port = {
  Host: 'esx1',
  Switch: 'vSwitch0',
  VLAN: 0,
  Policy: 'loadbalance_srcid',
  'Notify Switch': 'True',
  'Rolling Order': 'False',
};
export const vm = {
  Powerstate: 'poweredOn',
  Template: 'False',
  Host: 'esx1',
  Adapter: 'Vmxnet3',
  Connected: 'True',
};
