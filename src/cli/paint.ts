const codes = { error: 31, warning: 33, info: 36, faint: 2, strong: 1 } as const;

/** Puts colours on words where the terminal wants them, and nothing where it does not. */
export const painter =
  (isOn: boolean) =>
  (style: keyof typeof codes, text: string): string =>
    isOn ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;

export type Painter = ReturnType<typeof painter>;

/** `1 error`, `2 errors`; `2 switches` where the plural is not an s more. */
export const counted = (n: number, word: string, many = `${word}s`): string =>
  `${n} ${n === 1 ? word : many}`;

/** Breaks text at spaces, at most `width` columns, every line after `indent`. */
export const wrapped = (text: string, indent = '', width = 92): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((l) => `${indent}${l}`).join('\n');
};
