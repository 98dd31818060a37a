import { type Change, differing } from '../../analysis/difference';
import { questionsOf } from '../../import/questions';
import { adding, refreshing } from '../../import/refresh';
import type { ImportResult, Question } from '../../import/result';
import { goneBySilence } from '../../import/says-whole';
import type { TrafficPattern } from '../../import/traffic-names';
import type { Design } from '../../model/design';
import { hostShape } from '../../model/shape/host';
import type { Way } from './take';

/** What the open design would become, and how that differs. */
export interface Joined {
  readonly before: Design;
  readonly next: Design;
  readonly changes: readonly Change[];
  /** What is open then: questions of the export that were answered before are not asked again. */
  readonly questions: readonly Question[];
}

/** Which file a host was read from differs with every export: that is no change of the estate. */
const provenance: ReadonlySet<string> = new Set([
  hostShape.optional.source.label,
  hostShape.optional.otherSources.label,
]);

/** In steps of a host or less. */
export function* joining(
  way: Exclude<Way, 'new'>,
  before: Design,
  result: Pick<ImportResult, 'design' | 'recognised'>,
  patterns: readonly TrafficPattern[],
): Generator<void, Joined> {
  const { design } = result;
  const next = yield* way === 'add'
    ? adding(before, design)
    : refreshing(before, design, goneBySilence(result));
  const changes: Change[] = [];
  for (const change of differing(before, next)) {
    if (change.field === undefined || !provenance.has(change.field)) changes.push(change);
    yield;
  }
  return { before, next, changes, questions: questionsOf(next, patterns) };
}
