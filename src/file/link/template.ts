/**
 * Names come in series: vmnic0, vmnic1; esx01, esx02; 10.0.10.11, 10.0.10.12; s1.p3, s1.p4.
 * A text is taken apart into what stays and the numbers that count on, so that a series costs
 * the same small differences over and over, which deflate then takes for almost nothing.
 */
export interface Template {
  /** Unchanging pieces; a number stands between two of them. */
  readonly pieces: readonly string[];
  /** Digits of each number at least, filled up with zeros. */
  readonly widths: readonly number[];
}
export interface Split {
  readonly template: Template;
  readonly numbers: readonly number[];
}

const slots = 8;
// In a written template a number is one control character, its code the width; 0 marks a text that has such characters itself.
const lowest = 8;
const verbatim = '\u0000';

/** Takes a text apart; texts with control characters of their own stay whole. */
export const split = (text: string): Split => {
  if (hasSlotMarks(text)) return { template: { pieces: [text], widths: [] }, numbers: [] };
  const pieces: string[] = [];
  const widths: number[] = [];
  const numbers: number[] = [];
  let from = 0;
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const width = digits.startsWith('0') ? digits.length : 1;
    if (digits.length > 9 || width >= lowest || numbers.length === slots) continue;
    pieces.push(text.slice(from, index));
    widths.push(width);
    numbers.push(Number(digits));
    from = index + digits.length;
  }
  pieces.push(text.slice(from));
  return { template: { pieces, widths }, numbers };
};

const hasSlotMarks = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < lowest) return true;
  return false;
};

/** The text of a template with these numbers. */
export const join = ({ template, numbers }: Split): string => {
  let out = template.pieces[0] ?? '';
  for (const [i, n] of numbers.entries()) {
    out += String(n).padStart(template.widths[i] ?? 1, '0') + (template.pieces[i + 1] ?? '');
  }
  return out;
};

/** The template as text: what a link holds when a series begins. */
export const templateText = ({ pieces, widths }: Template): string => {
  if (widths.length === 0 && hasSlotMarks(pieces[0] ?? '')) return verbatim + pieces[0];
  return pieces
    .map((piece, i) => (i === 0 ? piece : String.fromCharCode(widths[i - 1] ?? 1) + piece))
    .join('');
};

export const parseTemplate = (text: string): Template => {
  if (text.startsWith(verbatim)) return { pieces: [text.slice(1)], widths: [] };
  const pieces: string[] = [];
  const widths: number[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= lowest) continue;
    pieces.push(text.slice(from, i));
    widths.push(code);
    from = i + 1;
  }
  pieces.push(text.slice(from));
  return { pieces, widths };
};

/** Does the text follow this template, so that its numbers alone bring it back? `esx10` follows `esx09`. */
export const follows = (of: Split, template: Template): boolean =>
  of.template === template ||
  (of.template.pieces.length === template.pieces.length &&
    of.template.pieces.every((piece, i) => piece === template.pieces[i]) &&
    of.numbers.every((n, i) => {
      const own = of.template.widths[i] ?? 1;
      const other = template.widths[i] ?? 1;
      return String(n).padStart(own, '0') === String(n).padStart(other, '0');
    }));
