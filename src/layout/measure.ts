import { interExtra, interRanges, interWidths, monoWidth } from './font-widths';

/** A face at a size in px. Inter unless `mono`. */
export interface Face {
  readonly size: number;
  readonly weight?: 400 | 500 | 600;
  readonly mono?: boolean;
}

type Weight = 400 | 500 | 600;

const tableOf = (packed: string): Map<number, number> => {
  const table = new Map<number, number>();
  let at = 0;
  const put = (code: number) => {
    table.set(code, Number.parseInt(packed.slice(at, at + 2), 36));
    at += 2;
  };
  for (const [from, to] of interRanges) for (let code = from; code <= to; code++) put(code);
  for (const letter of interExtra) put(letter.codePointAt(0) ?? 0);
  return table;
};
const tables = new Map<Weight, Map<number, number>>();
const tableFor = (weight: Weight): Map<number, number> => {
  let table = tables.get(weight);
  if (table === undefined) {
    table = tableOf(interWidths[weight]);
    tables.set(weight, table);
  }
  return table;
};

// Scripts the bundled faces do not have fall back to a face of the reader's machine: assume a wide one.
const isMark = /^[\p{Mn}\p{Me}]$/u;
const fallback = (code: number): number => {
  if (isMark.test(String.fromCodePoint(code)) || code === 0x200d || code === 0xfe0f) return 0;
  if (code >= 0x1f000 || (code >= 0x2600 && code <= 0x27bf)) return 1400;
  if (code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xffef))) return 1050;
  return 900;
};

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Width of one line of text in px. Errs on the wide side. */
export const widthOf = (text: string, face: Face): number => {
  let sum = 0;
  const table = face.mono === true ? undefined : tableFor(face.weight ?? 400);
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (table !== undefined) sum += table.get(code) ?? fallback(code);
    else sum += code < 0x250 || interExtra.includes(letter) ? monoWidth : fallback(code);
  }
  return (sum * face.size) / 1000;
};

// Control characters draw nothing or break XML; directional overrides make a label read as another.
// The zero-width joiner stays: it holds emoji together.
const unseen = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Text as one printable line: no control characters, no directional overrides, no lone surrogates. */
export const printable = (text: string): string =>
  text.replace(unseen, ' ').replace(/ {2,}/g, ' ').trim();

const fitted = new Map<string, string>();

/** The text if it fits into `width` px, else its beginning with an ellipsis; cut between graphemes. */
export const fitText = (text: string, width: number, face: Face): string => {
  const key = `${face.mono === true ? 'm' : (face.weight ?? 400)}/${face.size}/${width}/${text}`;
  const known = fitted.get(key);
  if (known !== undefined) return known;
  const cut = cutTo(text, width, face);
  // Labels repeat (port groups of a thousand hosts); the bound keeps hostile ones from growing it.
  if (fitted.size > 20_000) fitted.clear();
  if (text.length <= 200) fitted.set(key, cut);
  return cut;
};

const plain = /^[\x20-\x7e]*$/;
const cutTo = (text: string, width: number, face: Face): string => {
  // No label is wider than 400 letters, however long the name.
  const line = plain.test(text) ? text.trim() : printable(text.slice(0, 1000));
  if (widthOf(line.slice(0, 400), face) <= width && line.length <= 400) return line;
  const room = width - widthOf('…', face);
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.segment(line.slice(0, 400))) {
    used += widthOf(segment, face);
    if (used > room) break;
    kept += segment;
  }
  return room < 0 ? '' : `${kept.trimEnd()}…`;
};

/** Lines of at most `width` px, broken at spaces where there are some; the last ends in an ellipsis if text is left. */
export const wrap = (text: string, width: number, face: Face, maxLines: number): string[] => {
  const lines: string[] = [];
  for (const paragraph of text.slice(0, 5000).split('\n')) {
    let line = '';
    for (const word of printable(paragraph).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer, face) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
      if (lines.length > maxLines) break;
    }
    lines.push(line);
    if (lines.length > maxLines) break;
  }
  const shown = lines.slice(0, maxLines).map((line) => fitText(line, width, face));
  if (lines.length > maxLines) {
    const last = shown.length - 1;
    const end = (shown[last] ?? '').replace(/…$/, '');
    shown[last] = fitText(`${end}…`, width, face);
  }
  return shown;
};

const seam = /(?<=[\s\-_./])|(?<=\p{Ll})(?=\p{Lu})/u;

/**
 * A name over at most `maxLines` lines of at most `width` px: broken where its own parts meet
 * (hyphens, dots, inner capitals), else cut with an ellipsis. One line where it fits into one.
 */
export const nameLines = (
  name: string,
  width: number,
  face: Face,
  maxLines: number,
): readonly string[] => {
  const whole = fitText(name, width, face);
  if (maxLines < 2 || !whole.endsWith('…')) return [whole];
  const lines: string[] = [];
  let line = '';
  for (const part of printable(name.slice(0, 400)).split(seam)) {
    const longer = line + part;
    if (line !== '' && lines.length < maxLines - 1 && widthOf(longer.trimEnd(), face) > width) {
      lines.push(line.trim());
      line = part;
    } else line = longer;
  }
  return [...lines, line].map((one) => fitText(one, width, face));
};
