import { commandOfFields, commandOfName } from './commands';
import type { CmdletObject, Command, Fields, Value } from './objects';

/** What a console shows of a list: `{Ethernet, Ethernet 2}`. A list that was cut ends in `...`. */
const shownValue = (shown: string): Value => {
  const text = shown.trim();
  const inner = /^\{(.*)\}$/s.exec(text)?.[1];
  if (inner === undefined) return text.replace(/^"([^"]*)"$/, '$1');
  return inner
    .split(', ')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(?:\.\.\.|…)$/.test(part));
};

interface Found {
  readonly fields: Fields;
  readonly line: number;
}

/** `[HV01]: PS C:\Users\me> Get-NetAdapter | ft`: where it was typed and what. */
const promptPattern = /^(?:\[([^\]]{1,255})\]: )?PS [^>]{0,300}>\s*(.*)$/;
/** `Name        : value`; the value may be empty. */
const listPattern = /^(\S(?:[^:]{0,80}\S)?)\s*:(?:\s(.*))?$/;
const dashes = /^\s*-+(?:\s+-+)*\s*$/;

/** Format-List from this line on: one object until the first name comes again or the list ends. */
const listAt = (lines: readonly string[], start: number): { found: Found; next: number } => {
  const fields = new Map<string, Value>();
  let last: string | undefined;
  let at = start;
  const keep = (name: string, more: string) => {
    const before = fields.get(name);
    fields.set(name, typeof before === 'string' && before !== '' ? `${before} ${more}` : more);
  };
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || promptPattern.test(line)) break;
    if (/^\s/.test(line)) {
      // A long value goes on under itself.
      if (last !== undefined) keep(last, line.trim());
      continue;
    }
    const match = listPattern.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (name === undefined || fields.has(name)) break;
    fields.set(name, match?.[2]?.trim() ?? '');
    last = name;
  }
  const values = [...fields].map(([name, text]) => [name, shownValue(String(text))] as const);
  return { found: { fields: new Map(values), line: start + 1 }, next: Math.max(at, start + 1) };
};

interface Column {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Where the columns of a table begin and end. Dashes stand under the names, but numbers are set
 * to the right and reach over to the left of theirs: the border is the last place between two
 * names that is blank in every row.
 */
const columnsOf = (header: string, rule: string, rows: readonly string[]): readonly Column[] => {
  const runs = [...rule.matchAll(/-+/g)].map((run) => ({
    from: run.index,
    to: run.index + run[0].length,
  }));
  const borders = runs.slice(1).map(({ from }, i) => {
    // Nobody sets columns further apart.
    const least = Math.max(runs[i]?.to ?? 0, from - 500);
    for (let at = from - 1; at >= least; at--) {
      if (rows.every((row) => (row[at] ?? ' ') === ' ')) return at;
    }
    return from - 1;
  });
  return runs.map((run, i) => {
    const from = i === 0 ? 0 : (borders[i - 1] ?? 0) + 1;
    const to = borders[i] ?? Number.POSITIVE_INFINITY;
    return {
      name: header.slice(from, to).trim() || header.slice(run.from, run.to).trim(),
      from,
      to,
    };
  });
};

/** Format-Table with its header in this line and dashes in the next. */
const tableAt = (
  lines: readonly string[],
  start: number,
): { found: readonly Found[]; next: number } => {
  let end = start + 2;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (line.trim() === '' || promptPattern.test(line)) break;
    end += 1;
  }
  const rows = lines.slice(start + 2, end);
  const columns = columnsOf(lines[start] ?? '', lines[start + 1] ?? '', rows.slice(0, 2000));
  const found = rows.map((row, i): Found => {
    const cells = columns.map(
      ({ name, from, to }) => [name.toLowerCase(), shownValue(row.slice(from, to))] as const,
    );
    return { fields: new Map(cells), line: start + 3 + i };
  });
  return { found, next: end };
};

/** Lists and tables of a console, one after the other, with what was typed before each. */
function* blocks(
  text: string,
): Generator<{ found: readonly Found[]; host: string | undefined; typed: string }> {
  const lines = text
    .split(/\r?\n/)
    // No console is so wide; patterns need not be tried on megabytes.
    .map((line) => (line.length > 20_000 ? '' : line.replaceAll('\t', ' ').trimEnd()));
  let host: string | undefined;
  let typed = '';
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const prompt = promptPattern.exec(line);
    if (prompt !== null) {
      host = prompt[1] ?? host;
      typed = prompt[2] ?? '';
      at += 1;
    } else if (line.trim() !== '' && dashes.test(lines[at + 1] ?? '') && !dashes.test(line)) {
      const { found, next } = tableAt(lines, at);
      yield { found, host, typed };
      at = next;
    } else if (listPattern.test(line)) {
      const { found, next } = listAt(lines, at);
      yield { found: [found], host, typed };
      at = next;
    } else at += 1;
  }
}

const typedCommand = (typed: string): Command | undefined => {
  const found = /\bGet-(\w{1,60})/i.exec(typed)?.[1];
  return found === undefined ? undefined : commandOfName(found);
};

const names = ['name', 'interfacealias', 'ifalias', 'parentadapter', 'vmnetworkadaptername'];

const commandOf = (fields: Fields, typed: string): Command | undefined =>
  commandOfFields(fields) ??
  // `ft Name, VlanID` keeps too little to be known by: then what was typed tells.
  (names.some((name) => fields.has(name)) ? typedCommand(typed) : undefined);

/** Is there an object of a cmdlet near the top of this text? */
export const isCmdletConsole = (text: string): boolean => {
  for (const { found, typed } of blocks(text.slice(0, 60_000))) {
    const first = found[0];
    if (first !== undefined && commandOf(first.fields, typed) !== undefined) return true;
  }
  return false;
};

/** All objects of cmdlets in console output, as Format-List or Format-Table show them. */
export const objectsFromConsole = (
  text: string,
  file: string,
  host: string | undefined,
): readonly CmdletObject[] => {
  const out: CmdletObject[] = [];
  for (const block of blocks(text)) {
    for (const { fields, line } of block.found) {
      const command = commandOf(fields, block.typed);
      const from = block.host ?? host;
      if (command === undefined) continue;
      out.push({
        command,
        fields,
        file,
        place: `line ${line}`,
        ...(from === undefined ? {} : { host: from }),
      });
    }
  }
  return out;
};
