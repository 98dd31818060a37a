import { useState } from 'react';
import type { Answers, Question } from '../../import/result';
import { Button } from '../../ui/Button';
import { AnswerForm } from './AnswerForm';
import { answerWords } from './answer-words';
import { counted } from './count-words';

interface QuestionCardProps {
  readonly question: Question;
  /** How many rules wait for the answer. */
  readonly waiting: number;
  readonly onAnswer: (value: Answers[Question['about']]) => void;
  readonly onLeave: () => void;
  readonly onShow: () => void;
}

/** One question: its guess to accept, another answer, or none for now. */
export const QuestionCard = (props: QuestionCardProps) => {
  const { question, waiting, onAnswer, onLeave, onShow } = props;
  const { suggestion } = question;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li
      data-question={question.id}
      className="flex flex-col gap-1.5 rounded-md border border-line bg-raised p-2"
    >
      <button
        type="button"
        onClick={onShow}
        data-tip="Show on the canvas"
        className="break-words text-start font-medium leading-4 hover:underline"
      >
        {question.title}
      </button>
      {suggestion !== undefined && (
        <p className="break-words text-ink-soft leading-4">
          <span className="mr-1 rounded-sm border border-line-strong border-dashed px-1 text-2xs">
            guess
          </span>
          <span className="font-medium text-ink">
            {answerWords(question.about, suggestion.value)}
          </span>
          , {suggestion.because}
        </p>
      )}
      {waiting > 0 && (
        <p className="text-2xs text-ink-soft">
          {counted(waiting, 'rule waits', 'rules wait')} for the answer
        </p>
      )}
      <div className="flex flex-wrap gap-1">
        {suggestion !== undefined && (
          <Button onClick={() => onAnswer(suggestion.value)}>Accept</Button>
        )}
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {suggestion === undefined ? 'Answer…' : 'Other…'}
        </Button>
        <Button look="link" onClick={onLeave}>
          Leave unknown
        </Button>
      </div>
      {isOpen && <AnswerForm question={question} onAnswer={onAnswer} />}
    </li>
  );
};
