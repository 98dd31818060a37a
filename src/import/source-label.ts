import { type FoundHost, type Source, sourceKinds } from './estate';

/** `RVTools 4.6.1.3 · export.xlsx, 2026-11-28`: what was read, as a design remembers it. */
export const sourceLabel = ({ kind, version, files, taken }: Source): string => {
  const [first = ''] = files;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
  const from = first === '' ? '' : ` · ${first.slice(0, 100)}${more}`;
  const tool = version === undefined ? sourceKinds[kind] : `${sourceKinds[kind]} ${version}`;
  return `${tool}${from}${taken === undefined ? '' : `, ${taken}`}`.slice(0, 200);
};

const longest = 500;
const between = '; ';

/** Labels as one text, each once, in their order; those that the model has no room for are left out. */
const joined = (labels: readonly string[]): string => {
  let out = '';
  for (const label of new Set(labels)) {
    const longer = out === '' ? label : `${out}${between}${label}`;
    if (longer.length <= longest) out = longer;
  }
  return out;
};

export const sourcesLabel = (sources: readonly Source[]): string =>
  joined(sources.map(sourceLabel));

const titles = Object.values(sourceKinds);
const titleOf = (label: string): string | undefined =>
  titles.find((title) => label.startsWith(title));

/** The labels in a text of `sourcesLabel`; names of files may hold what stands between them. */
const labelsIn = (text: string): readonly string[] => {
  const out: string[] = [];
  for (const part of text.split(between)) {
    if (out.length > 0 && titleOf(part) === undefined) out.push(`${out.pop()}${between}${part}`);
    else out.push(part);
  }
  return out;
};

/** The label of the first source in a text of `sourcesLabel`: of what no other is named for. */
export const mainLabel = (text: string): string => labelsIn(text)[0] ?? '';

/** Does the newer text begin with a source of the same kind, as a newer export by the same tool does? */
export const isSameMain = (before: string, now: string): boolean =>
  titleOf(before) === undefined || titleOf(before) === titleOf(now);

/**
 * Where something is from that is brought together with a newer import. The main source stays the
 * first, a newer one of its kind takes its place.
 */
export const joinedSources = (before: string, now: string): string => {
  const fresh = labelsIn(now);
  const replaced = new Set(fresh.map(titleOf));
  if (isSameMain(before, now))
    return joined([
      ...fresh,
      ...labelsIn(before).filter((one) => {
        const title = titleOf(one);
        return title !== undefined && !replaced.has(title);
      }),
    ]);
  const newer = (label: string) =>
    fresh.find((one) => titleOf(one) !== undefined && titleOf(one) === titleOf(label)) ?? label;
  return joined([...labelsIn(before).map(newer), ...fresh]);
};

/** A host with the files that it alone was read from, where its source has more. */
export const withFiles = (
  host: FoundHost,
  own: readonly string[],
  all: readonly string[],
): FoundHost => {
  const files = [...new Set(own)];
  return files.length < new Set(all).size ? { ...host, files } : host;
};

/** The source of a host: with its own files alone, where its reader says them. */
export const sourceOfHost = ({ files }: FoundHost, source: Source): Source =>
  files === undefined ? source : { ...source, files };
