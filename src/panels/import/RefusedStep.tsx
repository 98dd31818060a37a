import type { ImportProblem } from '../../import/estate';
import { ProblemList } from './ProblemList';

/** Nothing of an estate was in the files: what each of them is, and why it was left. */
export const RefusedStep = ({
  reason,
  problems,
}: {
  /** A sentence, or empty where the problems say it all. */
  readonly reason: string;
  readonly problems: readonly ImportProblem[];
}) => (
  <div className="flex flex-col gap-3 p-4 text-xs" role="alert">
    <p className="text-sm">
      {reason === '' ? 'There is no host and no distributed switch in what you gave.' : reason}
    </p>
    <ProblemList problems={problems} />
    <p className="text-ink-soft">What is open was left as it is.</p>
  </div>
);
