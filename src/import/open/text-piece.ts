import { parseConcatenated } from '../concatenated';
import type { Piece } from '../piece';
import { delimiterOf, headOf, openTable } from './csv';
import { foreignText } from './kind';
import { Refusal } from './limits';
import { decodeText } from './text';

/** JSON begins with a name, a value or another bracket; a console's prompt `[root@esx1:~]` does not. */
const looksLikeJson = /^\s*(?:\{\s*["}]|\[\s*(?:[[{"\]]|-?\d|true\b|false\b|null\b))/;

/** Text as what it is: JSON, a table, or text. Throws `Refusal` for what is foreign or damaged. */
export const openText = (name: string, bytes: Uint8Array): Piece => {
  const head = headOf(bytes);
  const foreign = foreignText(head);
  if (foreign !== undefined) throw new Refusal(`It is ${foreign}.`);
  if (looksLikeJson.test(head)) return openJson(name, decodeText(bytes));
  if (!head.trimStart().startsWith('<')) {
    const delimiter = delimiterOf(head);
    if (delimiter !== undefined) return openTable(name, bytes, delimiter);
  }
  const text = decodeText(bytes);
  if (text.trim() === '') throw new Refusal('It is empty.');
  return { kind: 'text', name, text };
};

/** JSON, or text where it is several values one behind the other: readers who know such outputs split them. */
const openJson = (name: string, text: string): Piece => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const several = parseConcatenated(text);
    if (several !== undefined && several.values.length + several.damaged > 1)
      return { kind: 'text', name, text };
    throw new Refusal(`It begins like JSON and is not${placeOf(String(error), text)}.`);
  }
  // The one word by which our own files say what they are (`file/format.ts`).
  const isOurs =
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'format') &&
    'format' in value &&
    value.format === 'vswitchboard';
  if (isOurs) throw new Refusal('It is a vSwitchboard design: open it instead of importing it.');
  return { kind: 'json', name, value };
};

/** `: line 3 is wrong`, where the engine tells the place. */
const placeOf = (message: string, text: string): string => {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return `: line ${line} is wrong`;
  const at = /position (\d+)/.exec(message)?.[1];
  return at === undefined
    ? ': it may be cut off'
    : `: line ${text.slice(0, Number(at)).split('\n').length} is wrong`;
};
