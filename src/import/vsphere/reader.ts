import { parseConcatenated } from '../concatenated';
import type { Estate, ImportProblem } from '../estate';
import { folderOf } from '../host-name';
import type { Piece, Reader } from '../piece';
import { isCollected } from './collector/reader';
import { cutAdvice, firstCut, isCutShort } from './cut';
import { estateOf } from './estate-of';
import { findThings, type Thing } from './find';
import { vcenterOf } from './gather';
import type { Raw } from './raw';

const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text.slice(0, 1000));

interface FileThings {
  readonly file: string;
  readonly things: readonly Thing[];
  readonly vcenter: string | undefined;
}

const valuesOf = (piece: Piece, problems: ImportProblem[]): readonly Raw[] => {
  if (piece.kind === 'json') return [piece.value];
  const parsed = piece.kind === 'text' ? parseConcatenated(piece.text) : undefined;
  if (parsed !== undefined && parsed.damaged > 0)
    problems.push({
      file: piece.name,
      place: '',
      message: `${parsed.damaged} of its JSON values are damaged; they were left out.`,
    });
  return parsed?.values ?? [];
};

const claims = (piece: Piece): boolean => {
  if (piece.kind === 'json') {
    if (isCollected(piece.value)) return false;
    return findThings(piece.value, '', 1).length > 0 || isCutShort(piece.value);
  }
  if (piece.kind !== 'text' || !looksLikeJson(piece.text)) return false;
  return (
    parseConcatenated(piece.text)?.values.some((value) => findThings(value, '', 1).length > 0) ??
    false
  );
};

/**
 * Files of one vCenter belong together: those whose hosts name it, and those that name none where
 * there is only one, or only one in their folder. Ids are unique in a vCenter and not beyond.
 */
const byVcenter = (files: readonly FileThings[]): ReadonlyMap<string, readonly FileThings[]> => {
  const named = new Set(files.flatMap(({ vcenter }) => vcenter ?? []));
  const inFolder = new Map<string, Set<string>>();
  for (const { file, vcenter } of files) {
    if (vcenter === undefined) continue;
    const folder = folderOf(file);
    inFolder.set(folder, (inFolder.get(folder) ?? new Set()).add(vcenter));
  }
  const out = new Map<string, FileThings[]>();
  for (const one of files) {
    const near = inFolder.get(folderOf(one.file));
    const [only] = named.size === 1 ? named : near?.size === 1 ? near : [];
    const key = one.vcenter ?? only ?? '';
    const list = out.get(key);
    if (list === undefined) out.set(key, [one]);
    else list.push(one);
  }
  return out;
};

/** vSphere API objects as JSON, in every dialect of formats §2.1, in one file or many. */
export const vsphereReader: Reader = {
  title: 'vSphere API (JSON)',
  claims,
  read: async (pieces, progress) => {
    const problems = new Map<string, ImportProblem[]>();
    const files = pieces.map((piece, i): FileThings => {
      progress(i, pieces.length, piece.name);
      const own: ImportProblem[] = [];
      problems.set(piece.name, own);
      const values = valuesOf(piece, own);
      const things = values.flatMap((value, n) => {
        const cut = firstCut(value);
        if (cut !== undefined && own.length === 0)
          own.push({ file: piece.name, place: cut, message: cutAdvice });
        const found = findThings(value, piece.name);
        // The same place in two values of a file is two places.
        return values.length === 1
          ? found
          : found.map((thing) => ({ ...thing, place: `value ${n + 1} ${thing.place}`.trim() }));
      });
      return { file: piece.name, things, vcenter: vcenterOf(things) };
    });
    return [...byVcenter(files)].map(
      ([vcenter, group]): Estate =>
        estateOf(
          group.flatMap(({ things }) => things),
          { kind: 'vsphere', files: group.map(({ file }) => file) },
          vcenter === '' ? undefined : vcenter,
          group.flatMap(({ file }) => problems.get(file) ?? []),
        ),
    );
  },
};
