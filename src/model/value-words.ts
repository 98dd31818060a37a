import type { Shape } from './shape/shape';

const labelIn = (of: Readonly<Record<string, string>>, value: unknown): string =>
  typeof value === 'string' && Object.hasOwn(of, value) ? (of[value] ?? value) : String(value);

/** A value that names no other element, in words: labels for choices, units for numbers, `yes`. */
export const valueWords = (shape: Shape | undefined, value: unknown): string => {
  switch (shape?.type) {
    case 'int':
      return shape.unit === undefined ? String(value) : `${String(value)} ${shape.unit}`;
    case 'flag':
      return value === true ? 'yes' : 'no';
    case 'choice':
      return labelIn(shape.of, value);
    case 'choices':
      return (value as readonly unknown[]).map((v) => labelIn(shape.of, v)).join(', ') || 'none';
    default:
      return String(value);
  }
};
