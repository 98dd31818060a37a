import { type SyntaxFault, syntaxFault } from './syntax';

/** No design is nested deeper; what is deeper is none. */
const deepest = 16;

interface Salvage {
  readonly fault: SyntaxFault;
  /** What can be kept: JSON again, with the same offsets as in the broken text. */
  readonly text: string | undefined;
  /** UTF-16 offset behind the last thing that was kept. */
  readonly end: number;
}

/**
 * The part of a broken JSON text that stands whole before its fault: entries of lists (the
 * elements of a design) and members of the outermost object. What the fault lies in the middle of
 * is left out rather than kept by half. Undefined when nothing is wrong with the text.
 */
export const salvage = (text: string): Salvage | undefined => {
  let end = 0;
  let closing: readonly string[] = [];
  const fault = syntaxFault(text, (behind, open) => {
    const isMember = open.length === 1 && open[0] === '}';
    const isElement = open.at(-1) === ']' && text[behind - 1] === '}';
    if ((!isMember && !isElement) || open.length > deepest) return;
    end = behind;
    closing = [...open];
  });
  if (fault === undefined) return undefined;
  const kept = end === 0 ? undefined : text.slice(0, end) + closing.toReversed().join('');
  return { fault, text: kept, end };
};
