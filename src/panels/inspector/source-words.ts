import type { Design } from '../../model/design';
import { findAny } from '../../model/find';
import { sourceOf, wholeSourceOf } from '../../model/other-sources';

const shared = (
  design: Design,
  ids: readonly string[],
  of: (element: object) => string | undefined,
): string | undefined => {
  const [first, ...rest] = ids.map((id) => {
    const element = findAny(design, id);
    return element === undefined ? undefined : of(element);
  });
  return rest.every((one) => one === first) ? first : undefined;
};

const words = (source: string): string => source.replace(' · ', ', ');

/** `From esxcli / esxcfg, esx01.txt`: where a stated field is from, if not from where the rest is. */
export const fieldSource = (
  design: Design,
  ids: readonly string[],
  path: readonly string[],
): string | undefined => {
  const of = (element: object) => {
    const source = sourceOf(element, path.join('.'));
    return source === wholeSourceOf(element) ? undefined : source;
  };
  const source = shared(design, ids, of);
  return source === undefined ? undefined : `From ${words(source)}.`;
};

/** Where all of an element is from, if not from where the rest of its host is. */
export const elementSource = (design: Design, ids: readonly string[]): string | undefined => {
  const source = shared(design, ids, wholeSourceOf);
  return source === undefined ? undefined : `From ${words(source)}.`;
};
