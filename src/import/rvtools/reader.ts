import type { Estate } from '../estate';
import { folderOf } from '../host-name';
import type { Piece, Progress, Reader, Sheet } from '../piece';
import { templatesLeftOut } from '../templates-left-out';
import { readAdapters } from './adapters';
import { Complaints } from './complaints';
import { SpanningSwitches } from './distributed';
import { Hosts } from './hosts';
import { readNics, settleLags } from './nics';
import { isSince, skippedOf, sourceOf } from './source';
import { readPortGroups, readSwitches } from './standard';
import { type Row, readTable, type Table, type TableContext } from './table';
import { type Tab, tabNamed, tabOfHeadings, tabs } from './tabs';
import { Vcenters } from './vcenters';
import { readVms } from './vms';

interface FoundSheet {
  readonly file: string;
  readonly sheet: Sheet;
  readonly headings: readonly string[];
  /** By its name, else by its columns; undefined for tabs that say nothing of networking. */
  readonly tab: Tab | undefined;
}

const sheetsOf = (piece: Piece): readonly FoundSheet[] => {
  if (piece.kind === 'table') {
    const { name, sheet, headings } = piece;
    const tab = tabNamed(sheet.name) ?? tabOfHeadings(headings);
    return [{ file: name, sheet, headings, tab }];
  }
  if (piece.kind !== 'workbook') return [];
  const named = new Set(piece.sheets.flatMap(({ name }) => tabNamed(name) ?? []));
  return piece.sheets.map((sheet) => {
    const byName = tabNamed(sheet.name);
    // Sheets that people renamed are known by their columns; other tabs of RVTools are not opened.
    const headings = byName === undefined && isOtherTab(sheet.name) ? [] : sheet.headings();
    const byColumns = byName ?? tabOfHeadings(headings);
    const tab =
      byName ?? (byColumns !== undefined && !named.has(byColumns) ? byColumns : undefined);
    return { file: piece.name, sheet, headings, tab };
  });
};

const isOtherTab = (name: string): boolean => /^(?:tab)?v[A-Z]\w+$/.test(name.trim());

/**
 * A workbook by its tabs; a table that is called as RVTools does, or has the columns of a tab. With
 * wrong columns it is claimed all the same, so that they are told.
 */
const claims = (piece: Piece): boolean => {
  if (piece.kind === 'table')
    return tabNamed(piece.sheet.name) !== undefined || tabOfHeadings(piece.headings) !== undefined;
  return piece.kind === 'workbook' && sheetsOf(piece).some(({ tab }) => tab !== undefined);
};

/** Each workbook is one source; tables of one folder are one as well. */
const sourcesOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const key = piece.kind === 'workbook' ? `workbook ${piece.name}` : folderOf(piece.name);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [piece]);
    else group.push(piece);
  }
  return [...groups.values()];
};

/** RVTools exports: workbooks, also merged ones of several vCenters, and CSV files (formats §1). */
export const rvtoolsReader: Reader = {
  title: 'RVTools',
  claims,
  read: async (pieces, progress) => {
    const estates: Estate[] = [];
    for (const group of sourcesOf(pieces)) estates.push(await readSource(group, progress));
    return estates;
  },
};

const readSource = async (pieces: readonly Piece[], progress: Progress): Promise<Estate> => {
  const context: TableContext = { complaints: new Complaints(), unread: new Map() };
  const tables = new Map<Tab, Table[]>();
  const sheets = pieces.flatMap(sheetsOf);
  const wanted = sheets.filter(({ tab }) => tab !== undefined);
  for (const [i, { file, sheet, headings, tab }] of wanted.entries()) {
    progress(i, wanted.length, sheet.name);
    if (tab === undefined) continue;
    const table = await readTable(tab, file, sheet, headings, context);
    if (table !== undefined) tables.set(tab, [...(tables.get(tab) ?? []), table]);
  }
  progress(wanted.length, wanted.length, '');
  const rows = (tab: Tab): readonly Row[] => (tables.get(tab) ?? []).flatMap((table) => table.rows);
  const has = (tab: Tab): boolean => tables.has(tab);

  const vcenters = new Vcenters([...tables.values()].flat());
  const hosts = new Hosts(vcenters);
  const spanning = new SpanningSwitches(vcenters);
  hosts.readHosts(rows('vHost'));
  spanning.readSwitches(rows('dvSwitch'));
  readSwitches(rows('vSwitch'), hosts);
  readPortGroups(rows('vPort'), hosts);
  readNics(rows('vNIC'), hosts, spanning);
  spanning.readPortGroups(rows('dvPort'));
  settleLags(hosts, spanning);
  readAdapters(rows('vSC_VMK'), hosts);
  const hasPortGroups = has('vPort') || has('dvPort');
  const files = [...new Set(pieces.map(({ name }) => name))];
  const source = sourceOf(files, rows('vMetaData'));
  const hasVcenterUuids = isSince(source.version, [4, 3, 1]);
  const { templates } = readVms(rows('vNetwork'), rows('vInfo'), {
    hosts,
    vcenters,
    spanning,
    hasPortGroups,
    hasVcenterUuids,
  });
  join(spanning, hosts);

  const place = files.length === 1 ? (files[0] ?? '') : folderOf(files[0] ?? '');
  const missing = expected.filter((tab) => !has(tab));
  if (missing.length > 0)
    context.complaints.add(
      place,
      '',
      'missing',
      '',
      `There is no ${missing.join(', ')}. Not known therefore: ${missing.map((tab) => lacks[tab]).join(', ')}.`,
    );
  const unlisted = hosts.all().filter(({ isListed }) => !isListed);
  if (has('vHost') && unlisted.length > 0)
    context.complaints.add(
      place,
      '',
      'unlisted',
      'vHost',
      `${unlisted.length} hosts have no row in vHost; they were made from what the other tabs say: ${namesOf(unlisted)}.`,
    );
  const distributedSwitches = spanning.found();
  const others = sheets.filter(({ tab }) => tab === undefined).map(({ sheet }) => sheet.name);
  return {
    source,
    clusters: hosts.clustersWith(rows('vCluster')),
    hosts: hosts.all().map((host) => host.found(has('vNIC'))),
    distributedSwitches,
    networks: [],
    storageTargets: [],
    problems: context.complaints.list(),
    skipped: [
      ...skippedOf(context.unread, others, spanning.uplinkGroups),
      ...templatesLeftOut(templates),
    ],
  };
};

const namesOf = (list: readonly { readonly name: string }[]): string =>
  `${list
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ')}${list.length > 3 ? ` and ${list.length - 3} more` : ''}`;

/** Hosts that a distributed switch lists as its members, also those that give it no NIC. */
const join = (spanning: SpanningSwitches, hosts: Hosts): void => {
  for (const { key, vcenter, members } of spanning.all()) {
    for (const name of members) {
      const host = hosts.named(vcenter, name);
      if (host !== undefined && !host.memberships.has(key)) host.memberships.set(key, []);
    }
  }
};

/** What is not known without a tab, in the order of importance. */
const lacks: Readonly<Record<Tab, string>> = {
  vHost: 'models and versions of hosts',
  vNIC: 'physical NICs and uplinks',
  vSwitch: 'settings of standard switches',
  vPort: 'port groups of standard switches',
  dvSwitch: 'settings of distributed switches',
  dvPort: 'distributed port groups',
  vSC_VMK: 'VMkernel adapters',
  vNetwork: 'vNICs of VMs',
  vCluster: 'HA and DRS',
  vInfo: 'VMs without a vNIC',
  vSource: '',
  vMetaData: '',
};
const expected = tabs.filter((tab) => lacks[tab] !== '');
