import { type Source, sourceKinds } from './estate';

/** `RVTools 4.6.1.3 · export.xlsx, 2026-11-28`, as a host remembers where it came from. */
export const sourceLabel = ({ kind, version, files, taken }: Source): string => {
  const [first = ''] = files;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
  const from = first === '' ? '' : ` · ${first.slice(0, 100)}${more}`;
  const tool = version === undefined ? sourceKinds[kind] : `${sourceKinds[kind]} ${version}`;
  return `${tool}${from}${taken === undefined ? '' : `, ${taken}`}`.slice(0, 200);
};
