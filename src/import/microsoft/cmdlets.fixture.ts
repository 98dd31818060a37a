import { collectorMark } from './collector-mark';

/** An enumeration, which one version writes as a word and another as a number. */
export interface Enum {
  readonly word: string;
  readonly number: number;
}
export type Cell = string | number | boolean | null | Enum | readonly Cell[] | Row;
export interface Row {
  readonly [name: string]: Cell;
}
/** Rows by cmdlet, of one host or of a cluster. */
export type Sections = Readonly<Record<string, readonly Row[]>>;
export interface Printed {
  readonly host: string;
  readonly sections: Sections;
}

const isEnum = (cell: Cell): cell is Enum =>
  typeof cell === 'object' && cell !== null && !Array.isArray(cell) && 'word' in cell;
const isList = (cell: Cell): cell is readonly Cell[] => Array.isArray(cell);

const json = (cell: Cell, how: 'words' | 'numbers'): unknown => {
  if (typeof cell !== 'object' || cell === null) return cell;
  if (isList(cell)) return cell.map((one) => json(one, how));
  if (isEnum(cell)) return how === 'words' ? cell.word : cell.number;
  return Object.fromEntries(Object.entries(cell).map(([name, value]) => [name, json(value, how)]));
};

/** One file of our collector. */
export const asCollector = (hosts: readonly Printed[], cluster?: Sections): unknown => ({
  Collector: collectorMark,
  Version: '1',
  Taken: '2026-11-28',
  FailoverCluster: cluster === undefined ? null : json(cluster, 'words'),
  Hosts: hosts.map(({ host, sections }) => ({
    ComputerName: host,
    ...(json(sections, 'words') as object),
    NotRead: ['NetLbfoTeam'],
  })),
});

/** `… | ConvertTo-Json -Depth 5` of Windows PowerShell 5.1: numbers for words, one object instead of a list of one. */
export const asPowerShell5 = (rows: readonly Row[]): unknown => {
  const all = rows.map((row) => json(row, 'numbers'));
  return all.length === 1 ? all[0] : all;
};

const escaped = (text: string): string =>
  text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const member = (name: string | undefined, cell: Cell): string => {
  const n = name === undefined ? '' : ` N="${escaped(name)}"`;
  if (cell === null) return `<Nil${n} />`;
  if (typeof cell === 'boolean') return `<B${n}>${cell}</B>`;
  if (typeof cell === 'number')
    return `<${cell > 2 ** 31 ? 'U64' : 'I32'}${n}>${cell}</${cell > 2 ** 31 ? 'U64' : 'I32'}>`;
  if (typeof cell === 'string') return `<S${n}>${escaped(cell)}</S>`;
  if (isList(cell))
    return `<Obj${n} RefId="9"><TN RefId="9"><T>System.String[]</T></TN><LST>${cell.map((one) => member(undefined, one)).join('')}</LST></Obj>`;
  if (isEnum(cell))
    return `<Obj${n} RefId="8"><TNRef RefId="1" /><ToString>${cell.word}</ToString><I32>${cell.number}</I32></Obj>`;
  return `<Obj${n} RefId="7"><ToString>inner</ToString><Props>${Object.entries(cell)
    .map(([key, value]) => member(key, value))
    .join('')}</Props></Obj>`;
};

/** Export-Clixml of objects of this class. */
export const asClixml = (className: string, rows: readonly Row[]): string =>
  `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n${rows
    .map(
      (row, i) =>
        `  <Obj RefId="${i}">${i === 0 ? `<TN RefId="0"><T>${className}</T><T>System.Object</T></TN>` : '<TNRef RefId="0" />'}<ToString>${className}</ToString><Props>${Object.entries(
          row,
        )
          .map(([name, cell]) => member(name, cell))
          .join('')}</Props></Obj>`,
    )
    .join('\n')}\n</Objs>`;

const shown = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'True' : 'False';
  if (typeof cell !== 'object') return `${cell}`;
  if (isList(cell)) return `{${cell.map(shown).join(', ')}}`;
  return isEnum(cell) ? cell.word : 'Microsoft.HyperV.PowerShell.Setting';
};

/** Format-List: names padded to the longest, a blank line between objects. */
export const asList = (rows: readonly Row[]): string =>
  rows
    .map((row) => {
      const width = Math.max(...Object.keys(row).map(({ length }) => length));
      return Object.entries(row)
        .map(([name, cell]) => `${name.padEnd(width)} : ${shown(cell)}`.trimEnd())
        .join('\r\n');
    })
    .join('\r\n\r\n');

/** Format-Table -AutoSize: numbers to the right, dashes as long as the names. */
export const asTable = (rows: readonly Row[]): string => {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map((name) => {
    const cells = rows.map((row) => shown(row[name] ?? null));
    const width = Math.max(name.length, ...cells.map(({ length }) => length));
    const isRight = rows.every((row) => typeof row[name] === 'number');
    const pad = (text: string) => (isRight ? text.padStart(width) : text.padEnd(width));
    return { head: pad(name), rule: pad('-'.repeat(name.length)), cells: cells.map(pad) };
  });
  const line = (parts: readonly string[]) => parts.join(' ').trimEnd();
  return [
    line(columns.map(({ head }) => head)),
    line(columns.map(({ rule }) => rule)),
    ...rows.map((_, i) => line(columns.map(({ cells }) => cells[i] ?? ''))),
    '',
  ].join('\r\n');
};
