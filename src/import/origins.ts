import { otherSourcesOf, statedPaths } from '../model/other-sources';
import type { RecordShape } from '../model/shape/shape';
import type { Draft } from './draft';
import type { Source, Traced } from './estate';
import { mainSource, sourceOfField } from './merge-record';
import { sourceLabel } from './source-label';

/** What fields of the model are called in what readers hand in, where that differs. */
const foundNames: Readonly<Record<string, readonly string[]>> = {
  cardId: ['card'],
  cabledTo: ['neighbour', 'peer'],
  portGroupId: ['portGroupKey', 'portGroup'],
  nicId: ['nic'],
  pinnedNicId: ['pinnedNic'],
  clusterId: ['cluster'],
  switchId: ['switchName'],
};

/** Where the fields of an element are said to be from. */
export interface Holder {
  /** The source of the list that the element stands in. */
  readonly source: Source;
  /** That of the host, cluster or distributed switch: what needs no word. */
  readonly main: Source;
}

const put = (draft: Draft, sources: ReadonlyMap<string, string | undefined>): void => {
  const entries = otherSourcesOf(sources);
  if (entries !== undefined) draft.otherSources = entries;
};

/**
 * Writes into an element what of it is from another source than the main one. Costs nothing where
 * there is one source.
 */
export const putOrigin = (
  draft: Draft,
  found: Traced,
  shape: RecordShape,
  { source, main }: Holder,
): void => {
  if (found.origin === undefined && source === main) return;
  const word = (one: Source) => (one === main ? undefined : sourceLabel(one));
  const paths = statedPaths(shape, draft);
  const whole = word(mainSource(found, source));
  // A bare name is somebody's, too.
  if (paths.length === 0) put(draft, new Map([['', whole]]));
  else
    put(
      draft,
      new Map(
        paths.map((path) => {
          const names = foundNames[path] ?? [path];
          const name = names.find((one) => Object.hasOwn(found, one)) ?? path;
          return [path, word(sourceOfField(found, name, source))];
        }),
      ),
    );
};

/** A host, cluster or distributed switch, which stands in nothing else. */
export const holderAt = (found: Traced, source: Source): Holder => {
  const main = mainSource(found, source);
  return { source: main, main };
};

/** Where the items of a list of a record are from. */
export const holderOf = (found: Traced, list: string, { source, main }: Holder): Holder => ({
  source: found.origin === undefined ? source : sourceOfField(found, list, source),
  main,
});

/** Every source that a record is from, the main one first. */
export const sourcesOf = (found: Traced, source: Source): readonly Source[] =>
  found.origin?.sources ?? [mainSource(found, source)];
