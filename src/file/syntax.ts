import { skipSpace } from './locate';

/** Why and where a text is not JSON. Engines tell it each in their own way, or not at all. */
export interface SyntaxFault {
  /** UTF-16 offset. */
  readonly offset: number;
  /** A clause without a full stop: "a comma or } is expected here". */
  readonly message: string;
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /true|false|null/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const behind = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/**
 * The first fault of a text, or undefined when it is JSON. No recursion: any nesting is fine.
 * `passed` is told of every value before the fault that is whole: the offset behind it, and the
 * brackets that close what it stands in, outermost first.
 */
export const syntaxFault = (
  text: string,
  passed?: (behind: number, open: readonly string[]) => void,
): SyntaxFault | undefined => {
  const open: string[] = [];
  let at = skipSpace(text, 0);
  const fault = (expected: string): SyntaxFault => ({
    offset: at,
    message:
      at >= text.length
        ? `the text ends here, but ${expected} is expected`
        : `${expected} is expected here, not ${text.slice(at, at + 12).split(/[\s,:]/)[0] || text[at]}`,
  });
  let expectKey = false;
  for (;;) {
    if (expectKey) {
      const end = stringEnd(text, at);
      if (end === undefined)
        return text[at] === '"' ? brokenString(text, at) : fault('a name in quotes');
      at = skipSpace(text, end);
      if (text[at] !== ':') return fault('a colon');
      at = skipSpace(text, at + 1);
      expectKey = false;
    }
    const c = text[at];
    if (c === '{' || c === '[') {
      const close = c === '{' ? '}' : ']';
      at = skipSpace(text, at + 1);
      if (text[at] !== close) {
        open.push(close);
        expectKey = c === '{';
        continue;
      }
      at += 1;
    } else {
      const end = scalarEnd(text, at);
      if (end === undefined) return c === '"' ? brokenString(text, at) : fault('a value');
      at = end;
    }
    // Behind a value: close what ends here, then go on with the next member.
    for (;;) {
      passed?.(at, open);
      at = skipSpace(text, at);
      const close = open.at(-1);
      if (close === undefined) return at >= text.length ? undefined : fault('the end of the file');
      if (text[at] === close) {
        open.pop();
        at += 1;
        continue;
      }
      if (text[at] !== ',') return fault(`a comma or ${close}`);
      at = skipSpace(text, at + 1);
      if (text[at] === close) return fault('another entry after the comma');
      expectKey = close === '}';
      break;
    }
  }
};

// Character by character: one expression for a whole string can exhaust the stack on very long ones.
const stringEnd = (text: string, at: number): number | undefined => {
  if (text[at] !== '"') return undefined;
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) return i + 1;
    if (c < 32) return undefined;
    if (c !== 92) continue;
    const end = behind(escapePattern, text, i);
    if (end === undefined) return undefined;
    i = end - 1;
  }
  return undefined;
};

const scalarEnd = (text: string, at: number): number | undefined =>
  stringEnd(text, at) ?? behind(wordPattern, text, at) ?? behind(numberPattern, text, at);

const brokenString = (text: string, at: number): SyntaxFault => ({
  offset: at,
  message: text.slice(at).includes('\n')
    ? 'a text in quotes starts here and is not closed or holds a wrong escape'
    : 'a text in quotes starts here and the file ends before it is closed',
});
