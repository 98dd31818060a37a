import type { Output, Record } from './outputs.fixture';

/** Outputs as each formatter of esxcli writes them, behind the prompt of their command. */
export type Style = 'console' | 'script' | 'json' | 'xml' | 'csv';

const joined = (value: string | readonly string[], by: string): string =>
  typeof value === 'string' ? value : value.join(by);
const bare = (label: string): string => label.replaceAll(' ', '');

const table = (records: readonly Record[]): string => {
  const [first] = records;
  if (first === undefined) return '';
  const labels = first.map(([label]) => label);
  const cells = records.map((record) => record.map(([, value]) => joined(value, ', ')));
  const widths = labels.map((label, i) =>
    Math.max(label.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    line(labels),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...cells.map(line),
  ].join('\n');
};
const block = (record: Record): string =>
  record.map(([label, value]) => `   ${label}: ${joined(value, ', ')}`.trimEnd()).join('\n');

const asObject = (record: Record) =>
  Object.fromEntries(record.map(([label, value]) => [bare(label), value]));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const xml = (records: readonly Record[]): string => {
  const value = (of: string | readonly string[]) =>
    typeof of === 'string'
      ? `<string>${escaped(of)}</string>`
      : `<list type="string">${of.map((item) => `<string>${escaped(item)}</string>`).join('')}</list>`;
  const structures = records.map(
    (record) =>
      `<structure typeName="X">\n${record.map(([label, of]) => `<field name="${bare(label)}">\n${value(of)}\n</field>`).join('\n')}\n</structure>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<output xmlns="http://www.vmware.com/Products/ESX/5.0/esxcli">\n<root>\n<list type="structure">\n${structures.join('\n')}\n</list>\n</root>\n</output>`;
};

const csv = (records: readonly Record[]): string => {
  const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (row: readonly string[]) => `${row.map(cell).join(',')},`;
  const [first = []] = records;
  return [
    line(first.map(([label]) => bare(label))),
    ...records.map((record) => line(record.map(([, value]) => joined(value, ',')))),
  ].join('\n');
};

const body = ({ style, records }: Output, as: Style): string => {
  if (as === 'json')
    return JSON.stringify(
      style === 'one' ? asObject(records[0] ?? []) : records.map(asObject),
      null,
      1,
    );
  if (as === 'xml') return xml(records);
  if (as === 'csv') return csv(records);
  if (style === 'table') return table(records);
  if (style === 'one') return records.map(block).join('\n');
  return records
    .map((record) => `${joined(record[0]?.[1] ?? '', '')}\n${block(record)}`)
    .join('\n\n');
};

export const render = (outputs: readonly Output[], host: string, as: Style): string =>
  outputs
    .map((output) => {
      const formatter = as === 'console' || as === 'script' ? '' : `--formatter=${as} `;
      const prompt = as === 'script' ? '# ' : `[root@${host.replace('.lab', '')}:~] `;
      return `${prompt}esxcli ${formatter}${output.command} ${output.options}\n${body(output, as)}\n`;
    })
    .join('');
