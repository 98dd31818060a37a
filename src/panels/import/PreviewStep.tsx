import { sourceKinds } from '../../import/estate';
import type { ImportResult, Question, Recognised } from '../../import/result';
import type { Design } from '../../model/design';
import { profileName, profileOf } from '../../model/find';
import { counted, countLine, countWords } from './count-words';
import { DisagreementList } from './DisagreementList';
import { ProblemList } from './ProblemList';

interface PreviewStepProps {
  readonly result: ImportResult;
  /** Address of the picture; undefined while it is being drawn. */
  readonly picture: string | undefined;
  /** The design whose profile judges it: a new one, or the one that is open. */
  readonly judgedAs: Design;
  /** What will be open once it is taken; undefined while that is being worked out. */
  readonly questions: readonly Question[] | undefined;
}

/** What was recognised, how much of it there is, how it looks, and what could not be taken. */
export const PreviewStep = ({ result, picture, judgedAs, questions }: PreviewStepProps) => {
  const { recognised, counts, skipped, problems, disagreements } = result;
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-1">
        {recognised.map((one) => (
          <li key={`${one.source.kind} ${one.source.files.join()}`}>
            <RecognisedLine one={one} />
          </li>
        ))}
      </ul>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex h-64 items-center justify-center overflow-hidden rounded-lg border border-line bg-ground p-2">
          {picture === undefined ? (
            <span className="text-ink-soft">Drawing …</span>
          ) : (
            <img
              src={picture}
              alt={`What was imported, drawn: ${countLine(counts)}`}
              className="h-full w-full object-contain"
            />
          )}
        </div>
        <dl className="flex flex-col gap-1">
          {countWords(counts).map(({ count, noun }) => (
            <div key={noun} className="flex flex-row-reverse items-baseline justify-end gap-2">
              <dt className="text-ink-soft">{noun}</dt>
              <dd className="w-14 text-right font-semibold text-sm tabular-nums">{count}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p>
        Judged by the profile{' '}
        <span className="font-medium">{profileName(judgedAs, profileOf(judgedAs, undefined))}</span>
        {judgedAs === result.design
          ? judgedAs.review.profile !== undefined && ', which is made for such a design'
          : ', as the open design is'}
        .
      </p>
      {questions !== undefined && questions.length > 0 && (
        <p>
          {counted(questions.length, 'question')} will be asked about what no source says; nothing
          is assumed until you answer.
        </p>
      )}
      {disagreements.count > 0 && <DisagreementList found={disagreements} />}
      {problems.length > 0 && (
        <section className="flex flex-col gap-1.5">
          <h3 className="panel-title">{counted(problems.length, 'problem')}</h3>
          <ProblemList problems={problems} />
        </section>
      )}
      {skipped.length > 0 && (
        <details>
          <summary className="panel-title cursor-default">
            Left alone on purpose: {counted(skipped.length, 'thing')}
          </summary>
          <ul className="flex list-disc flex-col gap-1 pt-1.5 pl-5">
            {skipped.map(({ what, why, count }) => (
              <li key={`${what} ${why}`} className="break-words">
                <span className="font-medium">{what}</span>
                {count !== undefined && count > 1 && ` (${count})`}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

const RecognisedLine = ({ one: { source, counts } }: { readonly one: Recognised }) => {
  const { kind, version, taken, files } = source;
  const more = files.length > 3 ? ` and ${files.length - 3} more` : '';
  return (
    <span className="break-words">
      <span className="font-semibold">{sourceKinds[kind]}</span>
      {version !== undefined && ` ${version}`}
      {taken !== undefined && `, ${taken}`}
      <span className="text-ink-soft">
        {' · '}
        {files.slice(0, 3).join(', ')}
        {more} · {countLine(counts)}
      </span>
    </span>
  );
};
