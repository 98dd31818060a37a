import type { Command } from './entry';

/** What stands behind one prompt: the command, and the lines that follow until the next. */
export interface Section {
  /** Of a prompt that says it, `[root@esx01:~]`; undefined until one does. */
  readonly host: string | undefined;
  readonly command: Command | undefined;
  readonly lines: readonly Line[];
}
export interface Line {
  readonly text: string;
  /** Of the file, from 1. */
  readonly number: number;
}

/** Longer lines are of no console. */
const longestLine = 1000;

/** `[root@esx01:~] …`, `root@esx01:/tmp# …`; people's notes escape the brackets. */
const namedPrompt = /^\s*\[?[\w.-]{1,60}@([\w.-]{1,253}):[^\]#$>]{0,200}[\]#$>]\s*(.*)$/;
/** `~ # …`, `/vmfs/volumes # …`, `# esxcli …`, `$ esxcli …`. */
const barePrompt =
  /^\s*(?:(?:~|\/[\w./-]{0,200})\s*[#$>]\s?|[#$>%]\s+(?=esx|local|vim-|net-|hostname|vmware))(.*)$/;
const bareCommand =
  /^\s*((?:esxcli|localcli)\s+\S.*|esxcfg-(?:vswitch|vmknic|nics|route)\b.*|vim-cmd\s+\S.*)$/;

/** Words of a command line, quoted ones without their quotes. */
const wordsOf = (text: string): readonly string[] =>
  [...text.slice(0, 1000).matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+(?:"[^"]*"|'[^']*')?)/g)].map(
    (match) => (match[1] ?? match[2] ?? match[3] ?? '').replace(/["']/g, ''),
  );

/** A command line without what is piped behind it; undefined where it is none of ours. */
export const commandOf = (text: string): Command | undefined => {
  const words = wordsOf(text.split(/[|;>]/)[0] ?? '');
  const [first = '', ...rest] = words;
  const program = first.slice(first.lastIndexOf('/') + 1);
  if (program === 'hostname') return { path: 'hostname', options: new Map() };
  const isCli = program === 'esxcli' || program === 'localcli';
  if (!isCli && !/^(?:esxcfg-\w+|vim-cmd|vmware)$/.test(program)) return undefined;
  const path: string[] = isCli ? [] : [program];
  const options = new Map<string, string>();
  let option: string | undefined;
  for (const word of rest) {
    const long = /^--?([\w-]+)(?:=(.*))?$/.exec(word);
    if (long?.[1] !== undefined) {
      option = long[2] === undefined ? long[1] : undefined;
      options.set(long[1], long[2] ?? '');
    } else if (option !== undefined && path.length > 0) {
      options.set(option, word);
      option = undefined;
    } else path.push(word);
  }
  return { path: path.join(' '), options };
};

/**
 * The command that a file of a vm-support bundle is of: `localcli_network-nic-list.txt`,
 * `esxcfg-vswitch_-l.txt`.
 */
export const commandOfFile = (path: string): Command | undefined => {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w{1,5}$/, '');
  const match = /^(localcli|esxcli)_([a-z0-9-]+?)(?:--(.+))?$/i.exec(base);
  if (match?.[2] === undefined) return undefined;
  const [name = '', ...value] = (match[3] ?? '').replace(/^-/, '').split('-');
  const options = name === '' ? [] : [[name, value.join('-')] as const];
  return { path: match[2].replaceAll('-', ' '), options: new Map(options) };
};

/** Text cut at its prompts. Without any it is one section. */
export const sectionsOf = (text: string, file: string): readonly Section[] => {
  const out: { host: string | undefined; command: Command | undefined; lines: Line[] }[] = [];
  let host: string | undefined;
  let lines: Line[] = [];
  const start = (command: Command | undefined) => {
    lines = [];
    out.push({ host, command, lines });
  };
  start(commandOfFile(file));
  for (const [i, written] of text.split(/\r\n|\r|\n/).entries()) {
    if (written.length > longestLine) continue;
    const line = written.replaceAll('\t', '    ');
    const isEscaped = line.includes('\\[') || line.includes('\\#');
    const plain = isEscaped ? line.replace(/\\([^\w\s])/g, '$1') : line;
    const named = namedPrompt.exec(plain);
    const command = named?.[2] ?? barePrompt.exec(plain)?.[1] ?? bareCommand.exec(plain)?.[1];
    if (command === undefined) {
      lines.push({ text: line.trimEnd(), number: i + 1 });
      continue;
    }
    host = named?.[1] ?? host;
    start(commandOf(command));
  }
  return out;
};
