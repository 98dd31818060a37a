import type { Unknown } from '../../lint/unknowns';
import { kindWords } from '../elements/kind-words';

/** Labels that are no nouns, as nouns. */
const nouns: Readonly<Record<string, string>> = {
  'Cabled to': 'cable',
  'Kept apart by an anti-affinity rule': 'word on anti-affinity',
};

/** `Physical NICs` inside a sentence: `physical NICs`; abbreviations stay. */
const small = (words: string): string =>
  /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;

/** `14 of 22 switch ports have no MTU`; the question itself where no field would answer it. */
export const unknownWords = ({ field, elements, questions }: Unknown): string => {
  if (field === undefined) return questions[0]?.text ?? '';
  const { kind, label, total } = field;
  const [one, many] = kindWords[kind];
  const what = nouns[label] ?? small(label);
  const count = elements.length;
  if (total === 1) return `The only ${small(one)} has no ${what}`;
  return `${count === total ? `All ${total}` : `${count} of ${total}`} ${small(many)} ${count === 1 ? 'has' : 'have'} no ${what}`;
};

/** `4 rules wait for it`. */
export const wakeWords = ({ rules }: Unknown): string =>
  rules.length === 1 ? '1 rule waits for it' : `${rules.length} rules wait for it`;
