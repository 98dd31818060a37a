import type { Line, Section } from './console';
import { blocksOf, type Entry, keyOf, type Said } from './entry';
import { headerOf, isUnderline, rowOf, type Table, tableRow } from './rows';

/** What a switch or distributed switch of esxcfg-vswitch -l has below it. */
const innerTables: Readonly<Partial<Record<Table, 'vswitch' | 'dvs'>>> = {
  portgroup: 'vswitch',
  dvport: 'dvs',
};

/** No blank before the colon: that is how PowerShell prints, not ESXi. */
const keyValue = /^\s*([A-Za-z][A-Za-z0-9 ()/-]{0,60}):(?:\s+(.*)|\s*)$/;
const pairOf = (text: string): readonly [key: string, value: string] | undefined => {
  const match = keyValue.exec(text);
  const key = keyOf(match?.[1] ?? '');
  return match === null || blocksOf(key).size === 0 ? undefined : [key, match[2]?.trim() ?? ''];
};

interface Block {
  readonly fields: Map<string, Said>;
  readonly inner: Entry[];
  /** Which blocks have all the labels so far: what follows without a blank or heading may be another one. */
  kinds: ReadonlySet<number>;
  readonly heading: string | undefined;
  readonly place: string;
}

/** A line of its own above a block names it; people's scripts decorate it: `== vmk0 ==`. */
const headingOf = (text: string): string => text.replace(/^[\s=#*:>-]+|[\s=#*:-]+$/g, '');

/** The blocks that may have one label more. */
const common = (block: Block, kinds: ReadonlySet<number>): ReadonlySet<number> =>
  block.fields.size === 0 ? kinds : new Set([...kinds].filter((kind) => block.kinds.has(kind)));

/** Keys of a DVPort, which `Client` begins. */
const dvPortKeys = new Set(['client', 'dvportgroupid', 'inuse', 'portid']);

/**
 * Rows and blocks of one section, by their shape: the command above them may be missing. Lines that
 * are nothing known are passed over, as are prompts, errors and prose.
 */
export const entriesOfText = ({ lines, command }: Section): readonly Entry[] => {
  const out: Entry[] = [];
  let table: Table | undefined;
  /** The last switch of esxcfg-vswitch -l, for the rows below it. */
  let above: Entry | undefined;
  let block: Block | undefined;
  let port: Map<string, Said> | undefined;
  const withCommand = (entry: Entry): Entry =>
    command === undefined ? entry : { ...entry, command };
  const close = () => {
    if (block !== undefined && block.fields.size > 0) {
      const { heading, fields, inner, place } = block;
      out.push(
        withCommand({ fields, inner, place, ...(heading === undefined ? {} : { heading }) }),
      );
    }
    block = undefined;
    port = undefined;
  };
  const open = (heading: string | undefined, line: Line) => {
    close();
    block = {
      fields: new Map(),
      inner: [],
      kinds: new Set(),
      heading,
      place: `line ${line.number}`,
    };
  };
  const filled = lines.filter(({ text }) => text.trim() !== '');
  for (const [i, line] of filled.entries()) {
    const { text, number } = line;
    const row = rowOf(text, number);
    if (row !== undefined) {
      close();
      out.push(withCommand(row));
      continue;
    }
    const header = headerOf(text);
    if (header !== undefined) {
      close();
      table = header;
      continue;
    }
    if (isUnderline(text)) continue;
    if (table !== undefined && table !== 'other') {
      const made = tableRow(table, text, number);
      if (made !== undefined) {
        const owner = innerTables[table];
        if (owner === undefined) {
          out.push(withCommand(made));
          above = made;
        } else if (above !== undefined) (above.inner as Entry[]).push(made);
        continue;
      }
    }
    const pair = pairOf(text);
    if (pair === undefined) {
      // A label that only a newer release has: the block goes on.
      if (block !== undefined && keyValue.test(text)) continue;
      const next = filled[i + 1];
      if (
        next !== undefined &&
        pairOf(next.text) !== undefined &&
        rowOf(next.text, 0) === undefined
      ) {
        table = undefined;
        open(headingOf(text), line);
      }
      continue;
    }
    const [key, value] = pair;
    table = undefined;
    if (block?.fields.has('vdsid') === true && dvPortKeys.has(key)) {
      if (key === 'client' || port === undefined || port.has(key)) {
        port = new Map();
        block.inner.push({ fields: port, inner: [], place: `line ${number}` });
      }
      port.set(key, value);
      continue;
    }
    const kinds = blocksOf(key);
    const both = block === undefined ? kinds : common(block, kinds);
    if (block === undefined || block.fields.has(key) || both.size === 0) open(undefined, line);
    if (block === undefined) continue;
    block.kinds = block.fields.size === 0 ? kinds : both;
    block.fields.set(key, value);
  }
  close();
  return out;
};
