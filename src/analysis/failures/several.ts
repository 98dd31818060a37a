import type { Design } from '../../model/design';
import { type FailureElement, keyOf } from './elements';
import { circlesIn, type Impact, unknownFor } from './impact';
import { movesIn, pairChanges } from './pairs';
import { outcomesOf, situationOf, touchedIn, viewsOf } from './views';

/** Several elements as one: ids joined by `+`, as the command line writes them. */
const joined = (elements: readonly FailureElement[]): FailureElement => ({
  kind: elements[0]?.kind ?? 'nic',
  id: elements.map(keyOf).join('+'),
  name: elements.map(({ name }) => name).join(' + '),
});

/**
 * What several failures at the same moment change, beside the design as it is. In which order they
 * come does not matter as long as nothing comes back, whatever a team does about failback.
 */
export const impactOfSeveral = (design: Design, elements: readonly FailureElement[]): Impact => {
  const views = viewsOf(design);
  const now = situationOf(design, views, new Set(elements.map(keyOf)));
  const touched = touchedIn(views, now);
  const outcomes = outcomesOf(touched, now);
  const segments = {
    before: views.segmentOf,
    after: now.segmentOf,
    isFabric: now.touchesFabric,
  };
  const unknown = new Set(
    touched.flatMap((view) => elements.flatMap((element) => unknownFor(element, view))),
  );
  return {
    element: joined(elements),
    services: [...outcomes.values()].flatMap(({ changes }) => changes),
    pairs: pairChanges(circlesIn(views), movesIn(outcomes), segments),
    unknown: [...unknown],
  };
};
