import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { acceptAll, answer } from '../../import/answers';
import type { Answers, Question } from '../../import/result';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { aboutWords, answerTitle } from './answer-words';
import { counted } from './count-words';
import { PatternsTable } from './PatternsTable';
import { QuestionCard } from './QuestionCard';
import { useQuestions } from './use-questions';
import { waitingFor, waitingRules } from './waiting-rules';

const abouts = Object.keys(aboutWords) as Question['about'][];
/** Questions of one kind that are mounted before somebody asks for all. */
const firstShown = 30;

/** The first thing to press: all suggestions, else the first question; else the way back. */
const focusFirst = (panel: HTMLElement | null): void =>
  (
    panel?.querySelector<HTMLElement>('[data-questions] .button') ??
    panel?.querySelector<HTMLElement>('header button')
  )?.focus();

/** What an import left open, in bulk: guesses to accept, answers to choose, each one step to undo. */
export const QuestionsPanel = () => {
  const editor = useEditor();
  const questions = useQuestions();
  const openRules = useEditorState((s) => s.lint.questions);
  const rules = useMemo(() => waitingRules(openRules), [openRules]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const panel = useRef<HTMLElement>(null);
  /** Place in the list that the focus goes to when the card it was in is gone. */
  const next = useRef<number>(undefined);

  useEffect(() => focusFirst(panel.current), []);
  const asked = useMemo(() => questions.filter(({ id }) => !left.has(id)), [questions, left]);
  useEffect(() => {
    if (next.current === undefined) return;
    const at = Math.min(next.current, asked.length - 1);
    next.current = undefined;
    const card = panel.current?.querySelectorAll('[data-question]')[at];
    const button = card?.querySelector<HTMLElement>('.button');
    if (button === null || button === undefined) focusFirst(panel.current);
    else button.focus();
  }, [asked]);
  const guessed = asked.filter(({ suggestion }) => suggestion !== undefined);

  const accept = (these: readonly Question[]) =>
    editor.commit(
      `Accept ${counted(these.length, 'suggestion')}`,
      (design) => acceptAll(design, these),
      { say: true },
    );
  const placeOf = (id: string): number =>
    [...(panel.current?.querySelectorAll<HTMLElement>('[data-question]') ?? [])].findIndex(
      (card) => card.dataset.question === id,
    );
  const reply = (question: Question, value: Answers[Question['about']]) => {
    next.current = placeOf(question.id);
    editor.commit(answerTitle(question), (design) => answer(design, question, value), {
      say: true,
    });
  };
  const leave = ({ id }: Question) => {
    next.current = placeOf(id);
    setLeft(new Set([...left, id]));
  };

  return (
    <section ref={panel} aria-labelledby="questions" className="flex h-full flex-col text-xs">
      <header className="flex items-center gap-2 border-line border-b py-1.5 pr-2 pl-3">
        <h2 id="questions" className="min-w-0 flex-1 font-semibold text-sm">
          Questions from the import
        </h2>
        <IconButton
          label="Back to the inspector"
          onClick={() => editor.show({ questionsOpen: false })}
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
      </header>
      <div data-questions className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto p-3">
        {asked.length === 0 ? (
          <p>{left.size === 0 ? 'Every question is answered.' : 'No other question is open.'}</p>
        ) : (
          <>
            <p className="text-ink-soft leading-4">
              No source says these. A guess counts as one until you accept it; what you leave stays
              unknown and is judged as unknown.
            </p>
            {guessed.length > 1 && (
              <Button look="strong" onClick={() => accept(guessed)}>
                Accept all {guessed.length} suggestions
              </Button>
            )}
          </>
        )}
        {abouts.map((about) => (
          <Group
            key={about}
            about={about}
            questions={asked.filter((question) => question.about === about)}
            onAccept={accept}
            card={(question) => (
              <QuestionCard
                key={question.id}
                question={question}
                waiting={waitingFor(rules, question.elements)}
                onAnswer={(value) => reply(question, value)}
                onLeave={() => leave(question)}
                onShow={() => editor.reveal(question.elements)}
              />
            )}
          />
        ))}
        {left.size > 0 && (
          <p>
            {counted(left.size, 'question')} left unknown.{' '}
            <Button look="link" onClick={() => setLeft(new Set())}>
              Ask again
            </Button>
          </p>
        )}
        <PatternsTable />
      </div>
    </section>
  );
};

const Group = (props: {
  readonly about: Question['about'];
  readonly questions: readonly Question[];
  readonly onAccept: (questions: readonly Question[]) => void;
  readonly card: (question: Question) => React.ReactNode;
}) => {
  const { about, questions, onAccept, card } = props;
  const [isWhole, setIsWhole] = useState(false);
  const guessed = questions.filter(({ suggestion }) => suggestion !== undefined);
  if (questions.length === 0) return null;
  return (
    <section aria-label={aboutWords[about]} className="flex flex-col gap-1.5">
      <div className="flex min-h-6 items-center gap-2">
        <h3 className="panel-title min-w-0 flex-1">
          {aboutWords[about]} <span className="text-ink-soft">{questions.length}</span>
        </h3>
        {guessed.length > 1 && (
          <Button look="link" onClick={() => onAccept(guessed)}>
            Accept these {guessed.length}
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-1.5">
        {(isWhole ? questions : questions.slice(0, firstShown)).map(card)}
      </ul>
      {!isWhole && questions.length > firstShown && (
        <Button onClick={() => setIsWhole(true)}>Show {questions.length - firstShown} more</Button>
      )}
    </section>
  );
};
