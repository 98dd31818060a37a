import type { Estate, FoundDistributedSwitch, ImportProblem } from '../estate';
import { folderOf, namelessHost } from '../host-name';
import type { Piece, Reader } from '../piece';
import { withFiles } from '../source-label';
import { said } from '../written';
import { sectionsOf } from './console';
import { type Entry, kindOf, listIn, textIn } from './entry';
import { isEsxConf } from './esx-conf';
import { entriesOfJson, entriesOfRows } from './from-data';
import { HostDraft, type SpanningDraft } from './host-draft';
import { isNetDvs } from './net-dvs';
import { entriesOfSection, type Portion, portionsOf } from './portions';
import { takeAll } from './take';

/** What tells a host or its network; a version alone is no estate. */
const telling = (entry: Entry): boolean => kindOf(entry) !== undefined;

/** Looked at to tell whether a text is ours. */
const lookedAt = 300_000;

const claimsText = (text: string): boolean => {
  const head = text.slice(0, lookedAt);
  if (
    isEsxConf(head) ||
    isNetDvs(head) ||
    head.includes('http://www.vmware.com/Products/ESX/5.0/esxcli')
  )
    return true;
  if (/^\s*structure\[\d+\]\.\w+\.\w+\.\w+=/m.test(head)) return true;
  if (/\(vim\.host\.PhysicalNic\.NetworkHint\)/.test(head)) return true;
  return sectionsOf(head, '').some((section) => entriesOfSection(section, '', []).some(telling));
};

const claims = (piece: Piece): boolean => {
  switch (piece.kind) {
    case 'text':
      return claimsText(piece.text);
    case 'json':
      return entriesOfJson(piece.value, undefined, 20).some(telling);
    case 'table':
      return entriesOfRows([piece.headings, piece.headings]).some(telling);
    case 'workbook':
      return false;
  }
};

interface Group {
  readonly draft: HostDraft;
  readonly folder: string;
  readonly portions: Portion[];
}

const shortOf = (name: string): string =>
  /^[\d.]+$/.test(name) ? name : (name.toLowerCase().split('.')[0] ?? '');

/** A NIC by its MAC address, a switch by its uplinks: what two hosts cannot both be. */
const fingerprints = (portions: readonly Portion[]): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  for (const entry of portions.flatMap(({ entries }) => entries)) {
    const name = textIn(entry, 'name') ?? '';
    const mac = textIn(entry, 'macaddress');
    const kind = kindOf(entry);
    if (kind === 'nic' && mac !== undefined) out.set(`nic ${name}`, mac.toLowerCase());
    if (kind === 'vswitch')
      out.set(`switch ${name}`, [...(listIn(entry, 'uplinks') ?? [])].sort().join());
    if (kind === 'ipv4') out.set(`ip ${name}`, textIn(entry, 'ipv4address') ?? '');
  }
  return out;
};

const contradict = (before: readonly Portion[], portion: Portion): boolean => {
  const known = fingerprints(before);
  return [...fingerprints([portion])].some(([key, value]) => (known.get(key) ?? value) !== value);
};

/**
 * Portions by host. Names find each other by their short form. What nothing names is one host in
 * each folder, unless it contradicts itself: then it is two.
 */
const grouped = (portions: readonly Portion[]): readonly Group[] => {
  const named = new Map<string, Group>();
  const nameless: Group[] = [];
  for (const portion of portions) {
    const folder = folderOf(portion.file);
    if (portion.host === undefined) {
      const near = nameless.find(
        (group) => group.folder === folder && !contradict(group.portions, portion),
      );
      if (near !== undefined) near.portions.push(portion);
      else nameless.push({ draft: new HostDraft(undefined), folder, portions: [portion] });
      continue;
    }
    const key = shortOf(portion.host);
    const group = named.get(key) ?? { draft: new HostDraft(portion.host), folder, portions: [] };
    named.set(key, group);
    group.portions.push(portion);
    // The longer form has the domain.
    if (portion.host.length > (group.draft.name?.length ?? 0)) group.draft.name = portion.host;
  }
  for (const [i, { draft }] of nameless.entries())
    draft.name = i === 0 ? namelessHost : `${namelessHost} ${i + 1}`;
  return [...named.values(), ...nameless];
};

/** A distributed switch is one over all hosts: by its id, or by its name where no host tells the id. */
const spanningKeys = (groups: readonly Group[]) => {
  const ids = new Map<string, string>();
  for (const { draft } of groups) {
    for (const { name, uuid } of draft.spanning.values())
      if (uuid !== undefined && !ids.has(name)) ids.set(name, uuid);
  }
  return ({ name, uuid }: SpanningDraft): string => uuid ?? ids.get(name) ?? name;
};

const distributedOf = (
  groups: readonly Group[],
  keyFor: (one: SpanningDraft) => string,
): readonly FoundDistributedSwitch[] => {
  const out = new Map<string, SpanningDraft>();
  for (const { draft } of groups) {
    for (const one of draft.spanning.values()) {
      const before = out.get(keyFor(one));
      if (before === undefined) {
        out.set(keyFor(one), {
          ...one,
          groups: new Map(one.groups),
          uplinks: new Set(one.uplinks),
        });
        continue;
      }
      for (const name of one.uplinks) before.uplinks.add(name);
      before.mtuBytes ??= one.mtuBytes;
      before.discovery ??= one.discovery;
      for (const [key, group] of one.groups) {
        // A host that says the VLAN says more than one that knows the key alone.
        const known = before.groups.get(key);
        if (known === undefined || (known.vlanUnknown === true && group.vlanUnknown !== true))
          before.groups.set(key, group);
      }
    }
  }
  return [...out].map(([key, { name, mtuBytes, uuid, groups: own, uplinks, discovery }]) =>
    said({
      key,
      name,
      mtuBytes,
      sourceId: uuid,
      ...discovery,
      uplinks: [...uplinks],
      portGroups: [...own.values()],
    }),
  );
};

/** Console text and formatted output of esxcli and esxcfg, a whole session or a folder of files. */
export const esxcliReader: Reader = {
  title: 'esxcli / esxcfg output',
  claims,
  read: async (pieces, progress) => {
    const problems: ImportProblem[] = [];
    const portions: Portion[] = [];
    for (const [i, piece] of pieces.entries()) {
      progress(i, pieces.length, piece.name);
      try {
        for (const portion of await portionsOf(piece, problems)) portions.push(portion);
      } catch (error) {
        const message =
          error instanceof Error ? error.message : 'It is damaged and cannot be read.';
        problems.push({ file: piece.name, place: '', message });
      }
    }
    const groups = grouped(portions);
    for (const group of groups) {
      takeAll(group.portions, group.draft, (file, place, message) =>
        problems.push({ file, place, message }),
      );
    }
    const full = groups.filter(({ draft }) => !draft.isEmpty);
    for (const { draft, portions: own } of full) {
      if (draft.name?.startsWith(namelessHost) === true)
        problems.push({
          file: own[0]?.file ?? '',
          place: '',
          message: `Nothing in it names the host, so it is called “${draft.name}”: paste it with the prompt, or name the file after the host.`,
        });
    }
    if (full.length === 0 && problems.length === 0)
      problems.push({
        file: pieces[0]?.name ?? '',
        place: '',
        message:
          'No NIC, virtual switch or VMkernel adapter is in it: run “esxcli network nic list” and “esxcli network vswitch standard list”.',
      });
    const keyFor = spanningKeys(full);
    const files = [...new Set(pieces.map(({ name }) => name))];
    const estate: Estate = {
      source: { kind: 'esxcli', files },
      clusters: [],
      hosts: full.map(({ draft, portions: own }) =>
        withFiles(
          draft.finish(keyFor),
          own.map(({ file }) => file),
          files,
        ),
      ),
      distributedSwitches: distributedOf(full, keyFor),
      networks: [],
      storageTargets: [],
      problems,
      skipped: [],
    };
    return [estate];
  },
};
