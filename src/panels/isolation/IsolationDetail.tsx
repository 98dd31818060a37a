import type { IsolationVector } from '../../analysis/isolation';
import type { MatrixCell } from '../../analysis/isolation-matrix';
import type { Design } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';
import { answerWords, dimensions, levelWords, sharedWords } from './isolation-words';

interface IsolationDetailProps {
  readonly design: Design;
  readonly cell: MatrixCell;
}

/** Two classes: how far, on which host, by what, and through what they meet. */
export const IsolationDetail = ({ design, cell }: IsolationDetailProps) => {
  const { isolation, host, hosts, alike } = cell;
  const [a, b] = cell.classes;
  const shared = sharedWords(design, cell);
  return (
    <section className="flex flex-col gap-2 border-line border-t pt-3" aria-live="polite">
      <h3 className="font-semibold text-sm">
        {trafficClasses[a]} and {trafficClasses[b]}: {levelWords(isolation.level).long}
      </h3>
      <p className="text-ink-soft">
        {hosts === 1
          ? `On ${host.name}.`
          : alike === hosts
            ? `The same on all ${hosts} hosts that have both; shown for ${host.name}.`
            : `Worst on ${host.name}${alike > 1 ? ` and ${alike - 1} more` : ''}, of ${hosts} hosts that have both.`}
      </p>
      <div className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
        <dl className="grid h-fit grid-cols-[1fr_auto] gap-x-3 leading-6">
          {(Object.keys(dimensions) as (keyof IsolationVector)[]).map((name) => (
            <div key={name} className="contents">
              <dt className="text-ink-soft">{dimensions[name]}</dt>
              <dd className={isolation.vector[name] === false ? 'font-semibold' : ''}>
                {answerWords(isolation.vector[name])}
              </dd>
            </div>
          ))}
        </dl>
        <div>
          <h4 className="panel-title">What they share</h4>
          {shared.length === 0 ? (
            <p className="leading-6">Nothing that the design knows of.</p>
          ) : (
            <dl className="leading-5">
              {shared.map(([heading, names]) => (
                <div key={heading} className="pt-1">
                  <dt className="text-ink-soft">{heading}</dt>
                  <dd className="break-words">{names}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </div>
      <p className="text-2xs text-ink-soft">
        Cards and physical switches are shown only: cards of their own are no redundancy.
      </p>
    </section>
  );
};
