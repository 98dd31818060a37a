import { foldAlike } from '../model/edits/fold';
import { build } from './build';
import { countsOf } from './counts';
import { designName } from './design-name';
import type { Estate, ImportProblem, Skipped } from './estate';
import { withGroupNames } from './group-names';
import { merge } from './merge';
import { notAnEstate } from './not-an-estate';
import type { Piece, Progress, Reader } from './piece';
import { profileOfSources } from './profile';
import { questionsOf } from './questions';
import type { ImportResult } from './result';
import { defaultPatterns, type TrafficPattern } from './traffic-names';
import { withUnlisted } from './unlisted';

/** Nothing of an estate could be had; `problems` say what each file is and why. */
export class ImportRefused extends Error {
  readonly problems: readonly ImportProblem[];

  constructor(problems: readonly ImportProblem[]) {
    super(
      problems.map(({ file, message }) => `${file}: ${message}`)[0] ?? 'There is nothing here.',
    );
    this.name = 'ImportRefused';
    this.problems = problems;
  }
}

/** So many hosts can all be looked at in full; of more, those alike are drawn as cards. */
const fewHosts = 6;

export interface ImportOptions {
  readonly patterns?: readonly TrafficPattern[];
  readonly progress?: Progress;
}

/**
 * Pieces to a design: each is read by the first reader that claims it, what the readers hand in is
 * merged and built. Rejects with `ImportRefused` where no reader found a host or a distributed switch.
 */
export const importPieces = async (
  pieces: readonly Piece[],
  readers: readonly Reader[],
  { patterns = defaultPatterns, progress = () => {} }: ImportOptions = {},
  before: readonly ImportProblem[] = [],
): Promise<ImportResult> => {
  const claimed = new Map<Reader, Piece[]>();
  const strangers: Piece[] = [];
  for (const piece of pieces) {
    const reader = readers.find(({ claims }) => claims(piece));
    const own = reader === undefined ? strangers : claimed.get(reader);
    if (own !== undefined) own.push(piece);
    else if (reader !== undefined) claimed.set(reader, [piece]);
  }
  const left = strangersOf(strangers, claimed.size > 0);
  const problems: ImportProblem[] = [...before, ...left.problems];
  const estates: Estate[] = [];
  for (const [reader, own] of claimed) estates.push(...(await reader.read(own, progress)));
  const estate = merge(withGroupNames(estates));
  if (estate === undefined || isEmpty(estate)) {
    throw new ImportRefused([...problems, ...estates.flatMap((one) => one.problems)]);
  }
  progress(0, 1, 'Building the design');
  const { design: built, problems: found } = build(
    withUnlisted(estate),
    patterns,
    designName(estates),
  );
  const profile = profileOfSources(estates, built);
  const judged = profile === undefined ? built : { ...built, review: { ...built.review, profile } };
  const design = judged.hosts.length > fewHosts ? foldAlike(judged) : judged;
  progress(1, 1, 'Building the design');
  return {
    design,
    recognised: estates
      .filter((one) => !isEmpty(one))
      .map((one) => ({ source: one.source, counts: countsOf(one) })),
    counts: countsOf(design),
    questions: questionsOf(design, patterns),
    disagreements: estate.disagreements,
    problems: [...problems, ...estate.problems, ...found],
    skipped: together([...left.skipped, ...estate.skipped]),
  };
};

/** The zip or tar that a file came out of. */
const containerOf = (name: string): string | undefined =>
  /^(?:.*[/\\])?([^/\\]+\.(?:zip|tgz|tar|gz))\//i.exec(name)?.[1];

/**
 * What no reader knows. Bundles of diagnostics hold hundreds of files beside those of the network:
 * once something of the import is known, such files of one archive are one line.
 */
const strangersOf = (pieces: readonly Piece[], isSomethingKnown: boolean) => {
  const problems: ImportProblem[] = [];
  const skipped: Skipped[] = [];
  for (const piece of pieces) {
    const said = notAnEstate(piece);
    const container = containerOf(piece.name);
    if (said === undefined && container !== undefined && isSomethingKnown)
      skipped.push({
        what: `Files of ${container}`,
        why: 'Nothing of an estate is in them.',
        count: 1,
      });
    else
      problems.push({
        file: piece.name,
        place: '',
        message: said ?? 'This is nothing that an estate could be read from; it was left alone.',
      });
  }
  return { problems, skipped };
};

const isEmpty = ({ hosts, distributedSwitches }: Estate): boolean =>
  hosts.length === 0 && distributedSwitches.length === 0;

/** The same thing skipped in several files is one line. */
const together = (skipped: readonly Skipped[]): readonly Skipped[] => {
  const lines = new Map<string, Skipped>();
  for (const one of skipped) {
    const key = `${one.what}\n${one.why}`;
    const before = lines.get(key);
    if (before === undefined) lines.set(key, one);
    else if (one.count !== undefined)
      lines.set(key, { ...before, count: (before.count ?? 0) + one.count });
  }
  return [...lines.values()];
};
