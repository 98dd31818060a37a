import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Answers, Question } from '../../import/result';
import type { Service } from '../../model/design';
import { services, trafficClasses } from '../../model/shape/words';
import { Button } from '../../ui/Button';
import { counted } from './count-words';
import { OwnOrder } from './OwnOrder';
import { readVlan } from './vlan-text';

interface AnswerFormProps {
  readonly question: Question;
  readonly onAnswer: (value: Answers[Question['about']]) => void;
}

/** Another answer than the suggested one. */
export const AnswerForm = ({ question, onAnswer }: AnswerFormProps) => {
  switch (question.about) {
    case 'services':
      return <ServicesForm question={question} onAnswer={onAnswer} />;
    case 'failoverOrder':
      return <OrderForm question={question} onAnswer={onAnswer} />;
    case 'vlan':
      return <VlanForm question={question} onAnswer={onAnswer} />;
    case 'traffic':
      return <TrafficForm question={question} onAnswer={onAnswer} />;
    case 'nics':
    case 'adapters':
      return <ListForm question={question} onAnswer={onAnswer} />;
  }
};

interface FormProps<A extends Question['about']> {
  readonly question: Extract<Question, { readonly about: A }>;
  readonly onAnswer: (value: Answers[A]) => void;
}

const Form = (props: {
  readonly question: Question;
  readonly canAnswer?: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) => (
  <form
    className="flex flex-col gap-2 rounded-md border border-line bg-ground p-2"
    onSubmit={(event: FormEvent) => {
      event.preventDefault();
      props.onSubmit();
    }}
  >
    {props.children}
    <div>
      <Button type="submit" look="strong" disabled={props.canAnswer === false}>
        {props.question.hostCount > 1
          ? `Answer for ${counted(props.question.hostCount, 'host')}`
          : 'Answer'}
      </Button>
    </div>
  </form>
);

const ServicesForm = ({ question, onAnswer }: FormProps<'services'>) => {
  const [value, setValue] = useState<readonly Service[]>(question.suggestion?.value ?? []);
  const all = Object.entries(services) as [Service, string][];
  return (
    <Form question={question} onSubmit={() => onAnswer(value)}>
      <fieldset className="grid grid-cols-2 gap-x-2">
        <legend className="sr-only">Services</legend>
        {all.map(([service, text]) => (
          <label key={service} className="flex min-h-6 items-center gap-1.5 leading-4">
            <input
              type="checkbox"
              checked={value.includes(service)}
              onChange={({ target }) =>
                setValue(
                  all
                    .map(([one]) => one)
                    .filter((one) => (one === service ? target.checked : value.includes(one))),
                )
              }
            />
            <span className="min-w-0 break-words">{text}</span>
          </label>
        ))}
      </fieldset>
      {value.length === 0 && <p className="text-ink-soft">None checked: it has no service.</p>}
    </Form>
  );
};

const presets = ['allActive', 'firstActive', 'own'] as const;

const OrderForm = ({ question, onAnswer }: FormProps<'failoverOrder'>) => {
  const names = question.names ?? [];
  const [preset, setPreset] = useState<(typeof presets)[number]>('allActive');
  const [own, setOwn] = useState({ active: names, standby: [] as readonly string[] });
  const words = {
    allActive: 'All active',
    firstActive: 'The first active, the others standby',
    own: 'Another order',
  };
  const id = useId();
  return (
    <Form question={question} onSubmit={() => onAnswer(preset === 'own' ? own : preset)}>
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">Failover order</legend>
        {presets.map((one) => (
          <label key={one} className="flex min-h-6 items-center gap-1.5 leading-4">
            <input
              type="radio"
              name={id}
              checked={preset === one}
              onChange={() => setPreset(one)}
            />
            <span className="min-w-0 break-words">{words[one]}</span>
          </label>
        ))}
      </fieldset>
      {preset === 'own' && <OwnOrder names={names} order={own} onChange={setOwn} />}
    </Form>
  );
};

const VlanForm = ({ question, onAnswer }: FormProps<'vlan'>) => {
  const [text, setText] = useState('');
  const id = useId();
  const read = readVlan(question, text);
  const isWrong = 'wrong' in read && text.trim() !== '';
  return (
    <Form
      question={question}
      canAnswer={'value' in read}
      onSubmit={() => {
        if ('value' in read) onAnswer(read.value);
      }}
    >
      <label className="flex flex-col gap-1">
        VLAN, or VLANs of a trunk
        <input
          className="control font-mono"
          value={text}
          placeholder="20, or 10,20-30, or all"
          autoComplete="off"
          aria-invalid={isWrong}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p id={`${id}-wrong`} className="text-error empty:hidden">
        {isWrong ? read.wrong : ''}
      </p>
    </Form>
  );
};

const TrafficForm = ({ question, onAnswer }: FormProps<'traffic'>) => {
  const [value, setValue] = useState<Answers['traffic']>(question.suggestion?.value ?? 'none');
  return (
    <Form question={question} onSubmit={() => onAnswer(value)}>
      <label className="flex flex-col gap-1">
        Traffic
        <select
          className="control"
          value={value}
          onChange={(event) => setValue(event.target.value as Answers['traffic'])}
        >
          {Object.entries(trafficClasses).map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
          <option value="none">None of these: the guess is wrong</option>
        </select>
      </label>
    </Form>
  );
};

const ListForm = ({ question, onAnswer }: FormProps<'nics' | 'adapters'>) => (
  <Form question={question} onSubmit={() => onAnswer('all')}>
    <p className="leading-4">
      To answer is to say that these are all. If there are others, import an export that lists them
      {question.about === 'nics' ? ' (on Windows the output of Get-NetAdapter)' : ''} beside the
      rest, or draw them first.
    </p>
  </Form>
);
