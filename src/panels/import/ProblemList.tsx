import type { ImportProblem } from '../../import/estate';
import { RowList } from '../findings/RowList';

/** From this many on only those in sight are mounted, in a box of their own. */
const few = 12;

const placeOf = ({ file, place }: ImportProblem): string =>
  [file, place].filter((part) => part !== '').join(' · ');

/** What could not be taken as it stands: where, and what was done. */
export const ProblemList = ({ problems }: { readonly problems: readonly ImportProblem[] }) => {
  const row = (problem: ImportProblem) => (
    <>
      <span className="block break-words font-mono text-2xs text-ink-soft">{placeOf(problem)}</span>
      <span className="block break-words">{problem.message}</span>
    </>
  );
  if (problems.length <= few) {
    return (
      <ul className="flex flex-col gap-1.5">
        {[...new Set(problems)].map((problem) => (
          <li key={`${placeOf(problem)} ${problem.message}`}>{row(problem)}</li>
        ))}
      </ul>
    );
  }
  return (
    <div className="flex h-52 flex-col rounded-md border border-line">
      <RowList label="Problems" rows={problems} rowHeight={48} grows>
        {(problem, place) => (
          <li {...place.item} className="absolute inset-x-0 px-2 py-1">
            <div data-row tabIndex={place.active ? 0 : -1} className="rounded-sm">
              {row(problem)}
            </div>
          </li>
        )}
      </RowList>
    </div>
  );
};
