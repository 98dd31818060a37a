import { useMemo } from 'react';
import type { ImportProblem } from '../../import/estate';
import { PlaceList } from './PlaceList';

const placeOf = ({ file, place }: ImportProblem): string =>
  [file, place].filter((part) => part !== '').join(' · ');

/** What could not be taken as it stands: where, and what was done. */
export const ProblemList = ({ problems }: { readonly problems: readonly ImportProblem[] }) => {
  const rows = useMemo(
    () => problems.map((problem) => ({ place: placeOf(problem), text: problem.message })),
    [problems],
  );
  return <PlaceList label="Problems" rows={rows} />;
};
