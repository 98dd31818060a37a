import type { LintResult } from '../../lint/rule';
import { describe } from '../../model/describe';
import type { Design } from '../../model/design';
import { worstOf } from '../elements/worst';
import type { Item } from './items';

/** What a screen reader says for a row: the sentence of the element and its worst findings. */
export const spokenRow = (design: Design, lint: LintResult, item: Item): string => {
  if (item.id === undefined) return `${item.text}, ${item.detail}`;
  const worst = worstOf(lint.of(item.id));
  const sentence = describe(design, item.id);
  return worst === undefined ? sentence : `${sentence}, ${worst.text}`;
};
