import { readAnswer } from '../../import/answers';
import type { Question } from '../../import/result';

/** A typed VLAN: a number is an access VLAN, anything else trunk VLANs. A sentence where it is neither. */
export const readVlan = (
  question: Question,
  text: string,
): { readonly value: number | string } | { readonly wrong: string } => {
  const typed = text.trim();
  const read = readAnswer(question, /^\d+$/.test(typed) ? Number(typed) : typed);
  return 'value' in read
    ? { value: read.value as number | string }
    : { wrong: 'A VLAN from 0 to 4095, or those of a trunk: 10,20-30, or all.' };
};
