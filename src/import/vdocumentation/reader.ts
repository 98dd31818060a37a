import type { Estate } from '../estate';
import { Refusal } from '../open/limits';
import type { Piece, Reader, Sheet } from '../piece';
import { Complaints } from '../rvtools/complaints';
import { type Row, Table } from '../rvtools/table';
import { HostDraft, lagsOf, type SpanningDraft } from './draft';
import { readPhysical, readSwitches, readVmkernel } from './rows';
import { columnsOf, kindOfHeadings, type TableKind } from './tables';

interface FoundTable {
  readonly file: string;
  readonly sheet: Sheet;
  readonly kind: TableKind;
}

const tablesOf = (piece: Piece): readonly FoundTable[] => {
  const sheets =
    piece.kind === 'table'
      ? [{ sheet: piece.sheet, headings: piece.headings }]
      : piece.kind === 'workbook'
        ? piece.sheets.map((sheet) => ({ sheet, headings: sheet.headings() }))
        : [];
  return sheets.flatMap(({ sheet, headings }) => {
    const kind = kindOfHeadings(headings);
    return kind === undefined ? [] : [{ file: piece.name, sheet, kind }];
  });
};

/**
 * Tables of vDocumentation's `Get-ESXNetworking`: what RVTools lacks, such as failover orders,
 * services, stacks and neighbours. All of them together are one source, since a host's tables may
 * come as three files; hosts are told apart by name alone.
 */
export const vdocumentationReader: Reader = {
  title: 'vDocumentation',
  claims: (piece) => tablesOf(piece).length > 0,
  read: async (pieces, progress) => {
    const complaints = new Complaints();
    const found = pieces.flatMap(tablesOf);
    const rows: Record<TableKind, Row[]> = { physical: [], vmkernel: [], switches: [] };
    for (const [i, { file, sheet, kind }] of found.entries()) {
      progress(i, found.length, sheet.name);
      try {
        const all = await sheet.rows();
        rows[kind].push(...new Table(file, sheet.name, all, columnsOf(kind), complaints).rows);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        complaints.add(file, sheet.name, 'all', sheet.name, `It was left out. ${error.message}`);
      }
    }
    progress(found.length, found.length, '');
    return [estateOf(pieces, rows, complaints)];
  },
};

const titles: Readonly<Record<TableKind, string>> = {
  switches: 'VirtualSwitches',
  physical: 'PhysicalAdapters',
  vmkernel: 'VMkernelAdapters',
};

const estateOf = (
  pieces: readonly Piece[],
  rows: Readonly<Record<TableKind, readonly Row[]>>,
  complaints: Complaints,
): Estate => {
  const hosts = new Map<string, HostDraft>();
  const hostOf = (row: Row): HostDraft | undefined => {
    const name = row.name('Hostname')?.trim();
    if (name === undefined) {
      row.complain('Hostname', 'It names no host; it was left out.');
      return undefined;
    }
    const key = name.toLowerCase();
    const host = hosts.get(key) ?? new HostDraft(name);
    hosts.set(key, host);
    return host;
  };
  const spanning = new Map<string, SpanningDraft>();
  const spanningOf = (name: string): SpanningDraft => {
    const draft = spanning.get(name) ?? {
      version: undefined,
      mtuBytes: undefined,
      uplinksOfNic: new Map(),
      uplinks: new Set(),
      groups: new Map(),
    };
    spanning.set(name, draft);
    return draft;
  };
  readSwitches(rows.switches, hostOf, spanningOf);
  const mtuOf = (host: HostDraft, name: string, mtuBytes: number | undefined): void => {
    // Which kind of switch it is stands in VirtualSwitches alone.
    const draft = host.switches.get(name) ?? spanning.get(name);
    if (draft !== undefined) draft.mtuBytes ??= mtuBytes;
  };
  readPhysical(rows.physical, hostOf, mtuOf);
  readVmkernel(rows.vmkernel, hostOf, mtuOf);
  const missing = (Object.keys(titles) as TableKind[]).filter((kind) => rows[kind].length === 0);
  const files = [...new Set(pieces.map(({ name }) => name))];
  if (missing.length > 0)
    complaints.add(
      files[0] ?? '',
      '',
      'missing',
      '',
      `There is no ${missing.map((kind) => titles[kind]).join(', ')} of vDocumentation; what they hold is not known.`,
    );
  return {
    source: { kind: 'vdocumentation', files },
    clusters: [],
    hosts: [...hosts.values()].map((host) => host.found(spanning)),
    distributedSwitches: [...spanning].map(([name, draft]) => ({
      ...lagsOf(draft),
      ...(draft.version === undefined ? {} : { version: draft.version }),
      ...(draft.mtuBytes === undefined ? {} : { mtuBytes: draft.mtuBytes }),
      key: name,
      name,
      portGroups: [...draft.groups.values()],
    })),
    networks: [],
    storageTargets: [],
    problems: complaints.list(),
    skipped: [],
  };
};
