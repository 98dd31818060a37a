import {
  elementFrom,
  elementKinds,
  type FailureElement,
  keyOf,
} from '../analysis/failures/elements';
import { elementsIn } from '../analysis/failures/impact';
import type { Design } from '../model/design';
import { UsageError } from './io';

/** By id (`h1.n2`, `upstream:s1`), by the whole name (`esx01 › vmnic1`, also with a slash), or by a kind. */
export const elementsNamed = (design: Design, named: string): readonly FailureElement[] => {
  const byKey = elementFrom(design, named);
  if (byKey !== undefined) return [byKey];
  const all = elementsIn(design);
  if (Object.hasOwn(elementKinds, named)) return all.filter(({ kind }) => kind === named);
  const name = named.replaceAll(/\s*[/›]\s*/g, ' › ');
  const found = all.filter((element) => element.name === name);
  if (found.length === 1) return found;
  throw new UsageError(
    found.length === 0
      ? `there is no element “${named}”: an id such as h1.n2 or upstream:s1, a name, or a kind (${Object.keys(elementKinds).join(', ')})`
      : `“${named}” is the name of ${found.map(keyOf).join(' and ')}: use the id`,
  );
};
