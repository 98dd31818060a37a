import { parseConcatenated } from '../concatenated';
import type { ImportProblem, Neighbour } from '../estate';
import { hostNameInPath } from '../host-name';
import type { Piece } from '../piece';
import { commandOfFile, type Section, sectionsOf } from './console';
import { type Entry, kindOf, textIn } from './entry';
import { isEsxConf } from './esx-conf';
import { entriesOfCsvLines, entriesOfJson, entriesOfKeyValues, entriesOfRows } from './from-data';
import { entriesOfText } from './from-text';
import { entriesOfXml } from './from-xml';
import { neighboursIn } from './hints';
import { isNetDvs } from './net-dvs';

/** What one file says of one host. */
export interface Portion {
  readonly file: string;
  /** Undefined where nothing names it. */
  readonly host: string | undefined;
  readonly entries: readonly Entry[];
  readonly neighbours: ReadonlyMap<string, Neighbour>;
  /** Text of etc/vmware/esx.conf. */
  readonly conf?: string;
  /** What `net-dvs -l` printed. */
  readonly netDvs?: string;
}

/** A header of labels without blanks: prose has some behind its commas. */
const isCsv = (line: string): boolean => /^\w+(?:(?:,\w+)+,?|,)$/.test(line.trim());

const isXml = (text: string): boolean => /^\s*<(?:\?xml|output\b)/.test(text);

/** Outputs in one section, in whichever format they were asked for. */
export const entriesOfSection = (
  section: Section,
  file: string,
  problems: ImportProblem[],
): readonly Entry[] => {
  const { command, lines } = section;
  const body = lines.map(({ text }) => text).join('\n');
  if (isXml(body)) {
    const { entries, problem } = entriesOfXml(body.trimStart(), command);
    if (problem !== undefined)
      problems.push({
        file,
        place: '',
        message: `Its XML is damaged (${problem}); what stands before that was read.`,
      });
    return entries;
  }
  if (/^\s*[[{]/.test(body)) {
    const values = parseConcatenated(body)?.values ?? [];
    const entries = values.flatMap((value) => entriesOfJson(value, command));
    if (entries.some((entry) => kindOf(entry) !== undefined)) return entries;
  }
  const texts = lines.map(({ text }) => text);
  if (isCsv(texts.find((one) => one.trim() !== '') ?? '')) {
    const entries = entriesOfCsvLines(texts, command);
    if (entries.some((entry) => kindOf(entry) !== undefined)) return entries;
  }
  if (/^\s*structure\[\d+\]\.\w+\.\w+\.\w+/m.test(body.slice(0, 5000)))
    return entriesOfKeyValues(texts, command);
  return entriesOfText(section);
};

const hostNameOf = (entries: readonly Entry[]): string | undefined => {
  for (const entry of entries) {
    if (kindOf(entry) !== 'hostname') continue;
    const name = textIn(entry, 'fullyqualifieddomainname') ?? textIn(entry, 'hostname');
    if (name !== undefined && !isNobody(name)) return name;
  }
  return undefined;
};

/** What an ESXi host is called before somebody names it. */
const isNobody = (name: string): boolean => /^localhost(?:\.|$)/i.test(name);

/** `hostname` prints the name and nothing else. */
const printedName = ({ command, lines }: Section): string | undefined => {
  if (command?.path !== 'hostname') return undefined;
  const name = lines.find(({ text }) => text.trim() !== '')?.text.trim();
  return name !== undefined && /^[\w][\w.-]{0,252}$/.test(name) && !isNobody(name)
    ? name
    : undefined;
};

interface Growing {
  netDvs?: string;
  readonly entries: Entry[];
  readonly neighbours: Map<string, Neighbour>;
  name: string | undefined;
}

const fromText = (text: string, file: string, problems: ImportProblem[]): readonly Portion[] => {
  if (isEsxConf(text))
    return [{ file, host: hostNameInPath(file), entries: [], neighbours: new Map(), conf: text }];
  const byHost = new Map<string, Growing>();
  const sections = sectionsOf(text, file);
  const prompts = new Set(
    sections.flatMap(({ host }) => (host === undefined || isNobody(host) ? [] : [host])),
  );
  const [only, second] = prompts;
  for (const section of sections) {
    const entries = entriesOfSection(section, file, problems);
    const prompt = section.host === undefined || isNobody(section.host) ? undefined : section.host;
    // What stands above the first prompt is of the same host, if the prompts know only one.
    const host = prompt ?? (second === undefined ? only : undefined) ?? hostNameInPath(file);
    const key = host ?? '';
    const portion: Growing = byHost.get(key) ?? { entries: [], neighbours: new Map(), name: host };
    byHost.set(key, portion);
    for (const entry of entries) portion.entries.push(entry);
    portion.name = hostNameOf(entries) ?? printedName(section) ?? portion.name;
    const body = section.lines.map((one) => one.text).join('\n');
    if (isNetDvs(body)) portion.netDvs = `${portion.netDvs ?? ''}\n${body}`;
    if (
      section.lines.some(
        (one) => one.text.includes('connectedSwitchPort = ') || one.text.includes('lldpInfo = ('),
      )
    )
      for (const [nic, neighbour] of neighboursIn(section.lines.map((one) => one.text)))
        portion.neighbours.set(nic, neighbour);
  }
  return [...byHost.values()].flatMap(({ entries, neighbours, name, netDvs }): Portion[] => {
    if (entries.length === 0 && neighbours.size === 0 && netDvs === undefined) return [];
    const portion = { file, host: name, entries, neighbours };
    return [netDvs === undefined ? portion : { ...portion, netDvs }];
  });
};

/** What a file says, host by host. */
export const portionsOf = async (
  piece: Piece,
  problems: ImportProblem[],
): Promise<readonly Portion[]> => {
  const file = piece.name;
  if (piece.kind === 'text') return fromText(piece.text, file, problems);
  const command = commandOfFile(file);
  const entries =
    piece.kind === 'json'
      ? entriesOfJson(piece.value, command)
      : piece.kind === 'table'
        ? entriesOfRows(await piece.sheet.rows(), command)
        : [];
  const host = hostNameOf(entries) ?? hostNameInPath(file);
  return [{ file, host, entries, neighbours: new Map() }];
};
