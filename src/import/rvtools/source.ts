import type { Skipped, Source } from '../estate';
import { textOf } from '../written';
import type { Row } from './table';
import { isKnown, type Tab } from './tabs';

/** `2025-06-18` of an ISO date, of `2025/06/18 17:40:23`, or of the number of days by which sheets store it. */
const dayOf = (cell: unknown): string | undefined => {
  if (typeof cell === 'number') {
    // Day 25,569 of a sheet is 1970-01-01; anything before 1990 or after 2199 is no export.
    return cell > 32_000 && cell < 110_000
      ? new Date(Math.round((cell - 25_569) * 86_400_000)).toISOString().slice(0, 10)
      : undefined;
  }
  const day = /^(\d{4})[-/](\d{2})[-/](\d{2})/.exec(textOf(cell) ?? '');
  return day === null ? undefined : day.slice(1, 4).join('-');
};

/** vMetaData: one row a vCenter. The newest version and day stand for all. */
export const sourceOf = (files: readonly string[], rows: readonly Row[]): Source => {
  const newest = (values: readonly (string | undefined)[]) =>
    values
      .filter((value) => value !== undefined)
      .sort(natural)
      .at(-1);
  const version = newest(rows.map((row) => textOf(row.cell('RVTools version'), 40)));
  const taken = newest(rows.map((row) => dayOf(row.cell('xlsx creation datetime'))));
  return {
    kind: 'rvtools',
    files,
    ...(version === undefined ? {} : { version }),
    ...(taken === undefined ? {} : { taken }),
  };
};
const natural = new Intl.Collator('en', { numeric: true }).compare;

/** Is this that version or a later one? A file that does not say it is of today. */
export const isSince = (version: string | undefined, first: readonly number[]): boolean => {
  if (version === undefined) return true;
  const numbers = version.split('.').map(Number);
  const at = first.findIndex((number, i) => number !== numbers[i]);
  return at < 0 || (numbers[at] ?? 0) > (first[at] ?? 0);
};

/** Columns that are secrets or personal, by the words people know them by. */
const secrets: readonly (readonly [words: string, columns: RegExp])[] = [
  ['Licences', /^assigned license/i],
  ['Serial numbers and service tags', /^(?:serial number|service tag|oem specific string)$/i],
  ['Annotations', /^annotation$/i],
  ['Certificates', /^certificate /i],
];

/** What stood in the tabs and was not read, in words. */
export const skippedOf = (
  unread: ReadonlyMap<Tab, ReadonlySet<string>>,
  otherSheets: readonly string[],
  uplinkGroups: number,
): readonly Skipped[] => {
  const skipped: Skipped[] = [];
  const all = [...unread].flatMap(([tab, headings]) => [...headings].map((h) => ({ tab, h })));
  for (const [words, pattern] of secrets) {
    if (all.some(({ h }) => pattern.test(h)))
      skipped.push({ what: words, why: 'They say nothing of networking and are not read.' });
  }
  const own = new Set(all.filter(({ tab, h }) => !isKnown(tab, h)).map(({ h }) => h));
  if (own.size > 0)
    skipped.push({
      what: 'Custom attributes and tags',
      why: 'Their columns may hold anything and are not read.',
      count: own.size,
    });
  if (otherSheets.length > 0)
    skipped.push({
      what: `Other tabs: ${otherSheets.slice(0, 12).join(', ')}${otherSheets.length > 12 ? ' …' : ''}`,
      why: 'They say nothing of networking.',
      count: otherSheets.length,
    });
  if (uplinkGroups > 0)
    skipped.push({
      what: 'Uplink port groups',
      why: 'The uplinks of their distributed switch stand for them.',
      count: uplinkGroups,
    });
  return skipped;
};
