import type { BookSheet, Keep, Piece, Rows } from '../piece';
import { joined } from './inflate';
import { Budget, limits, Refusal } from './limits';
import { readHeadings, readSheet, textOf } from './sheet-rows';
import { decoded, elementsOf, peeked, prefixOf, tagsOf } from './xml-parts';
import { readEntry, type Zip, type ZipEntry } from './zip';

/** Parts by their path as packages compare it: case does not count (ECMA-376 part 2, 6.2.2.3). */
type Parts = ReadonlyMap<string, ZipEntry>;

const keyOf = (path: string): string => path.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

export const partsOf = ({ entries }: Zip): Parts =>
  new Map(entries.map((entry) => [keyOf(entry.name), entry]));

/** `xl/worksheets/sheet1.xml` for `worksheets/sheet1.xml` or `../xl/worksheets/sheet1.xml` said in `xl/`. */
const resolved = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
};

/** Largest of the small parts: the list of sheets and where they are. */
const smallBytes = 8 * 2 ** 20;

/**
 * A workbook's sheets, none of them read yet. Each reading has a budget of its own: a sheet may be
 * read again, and what all of them inflate to is bounded by the directory. Throws `Refusal` when there is no list of sheets.
 */
export const openWorkbook = (name: string, zip: Zip, budget: Budget): Piece => {
  const parts = partsOf(zip);
  const small = (path: string): string => {
    const entry = parts.get(keyOf(path));
    if (entry === undefined) return '';
    if (entry.inflatedBytes > smallBytes) throw new Refusal(`Its part ${path} is far too large.`);
    return new TextDecoder().decode(joined(readEntry(zip, entry, budget)));
  };
  const related = (path: string) => {
    const cut = path.lastIndexOf('/') + 1;
    const folder = path.slice(0, cut);
    return tagsOf(small(`${folder}_rels/${path.slice(cut)}.rels`), 'Relationship').map((tag) => ({
      id: tag.get('Id') ?? '',
      type: tag.get('Type') ?? '',
      target: resolved(folder, tag.get('Target') ?? ''),
    }));
  };
  const path =
    tagsOf(small('_rels/.rels'), 'Relationship')
      .find((tag) => tag.get('Type')?.endsWith('/officeDocument') === true)
      ?.get('Target')
      ?.replace(/^\//, '') ?? 'xl/workbook.xml';
  const list = small(path);
  if (list === '') throw new Refusal('It is an Excel workbook without a list of its sheets.');
  const relations = related(path);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));

  let shared: readonly string[] | undefined;
  const sharedTexts = (): readonly string[] => {
    const target = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.target;
    const entry = target === undefined ? undefined : parts.get(keyOf(target));
    shared ??= entry === undefined ? [] : readSharedTexts(readEntry(zip, entry, new Budget()));
    return shared;
  };
  const sheets = tagsOf(list, 'sheet').flatMap((tag): BookSheet[] => {
    const id = [...tag].find(([key]) => key.endsWith(':id'))?.[1] ?? '';
    const relation = byId.get(id);
    const entry = relation === undefined ? undefined : parts.get(keyOf(relation.target));
    if (entry === undefined || relation?.type.endsWith('/worksheet') !== true) return [];
    const rows = async (keep?: Keep): Promise<Rows> =>
      readSheet(readEntry(zip, entry, new Budget()), sharedTexts, keep);
    const headings = (): readonly string[] => {
      try {
        return readHeadings(readEntry(zip, entry, new Budget()), sharedTexts);
      } catch (error) {
        if (error instanceof Refusal) return [];
        throw error;
      }
    };
    return [{ name: tag.get('name') ?? '', headings, rows }];
  });
  if (sheets.length > limits.sheets) {
    throw new Refusal(`It has ${sheets.length} sheets; at most ${limits.sheets} are read.`);
  }
  return { kind: 'workbook', name, sheets };
};

const readSharedTexts = (xml: Iterator<Uint8Array>): readonly string[] => {
  const { first, all } = peeked(decoded({ [Symbol.iterator]: () => xml }));
  const prefix = prefixOf(first ?? '', 'sst');
  const texts: string[] = [];
  for (const { inner } of elementsOf(all, 'si', prefix)) texts.push(textOf(inner, prefix));
  return texts;
};
