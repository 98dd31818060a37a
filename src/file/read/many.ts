import type { ChoicesShape, RefsShape } from '../../model/shape/shape';
import { type At, inWords } from '../problem';
import type { Holder, Reading } from './reading';

/** A set of choices, in the order of the table. */
export const readChoices = (
  shape: ChoicesShape,
  raw: readonly unknown[],
  at: At,
  holder: Holder,
  reading: Reading,
): string[] => {
  const chosen = new Set<unknown>();
  for (const [i, value] of raw.entries()) {
    const known = typeof value === 'string' && Object.hasOwn(shape.of, value);
    if (known && !chosen.has(value)) chosen.add(value);
    else {
      const why = known ? 'stands twice' : `is not one of ${Object.keys(shape.of).join(', ')}`;
      reading.problems.add(
        { up: at, key: i },
        holder.id,
        `${shape.label}: ${inWords(value)} ${why}; it was left out.`,
      );
    }
  }
  return Object.keys(shape.of).filter((value) => chosen.has(value));
};

/** Ids as they stand; where they lead is looked at when all is read. */
export const readRefs = (
  shape: RefsShape,
  raw: readonly unknown[],
  at: At,
  holder: Holder,
  reading: Reading,
): string[] => {
  const out = new Set<string>();
  for (const [i, value] of raw.entries()) {
    if (i < shape.max && typeof value === 'string' && value.length <= 40 && !out.has(value)) {
      out.add(value);
      continue;
    }
    const why =
      i >= shape.max
        ? `is one more than the ${shape.max} that are allowed`
        : typeof value === 'string' && out.has(value)
          ? 'stands twice'
          : 'is not an id';
    reading.problems.add(
      { up: at, key: i },
      holder.id,
      `${shape.label}: ${inWords(value)} ${why}; it was left out.`,
    );
    if (i >= shape.max) break;
  }
  return [...out];
};
