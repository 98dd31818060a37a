import { formatName } from '../../file/format';
import { positionAt } from '../../file/locate';
import { syntaxFault } from '../../file/syntax';
import { parseConcatenated } from '../concatenated';
import type { Piece } from '../piece';
import { delimiterOf, headOf, openTable } from './csv';
import { foreignText } from './kind';
import { Foreign, Refusal } from './limits';
import { decodeText } from './text';

/** JSON begins with a name, a value or another bracket; a console's prompt `[root@esx1:~]` does not. */
const looksLikeJson = /^\s*(?:\{\s*["}]|\[\s*(?:[[{"\]]|-?\d|true\b|false\b|null\b))/;

/** Text as what it is: JSON, a table, or text. Throws `Refusal` for what is foreign or damaged. */
export const openText = (name: string, bytes: Uint8Array): Piece => {
  const head = headOf(bytes);
  const foreign = foreignText(head);
  if (foreign !== undefined) throw new Foreign(`It is ${foreign}.`);
  if (looksLikeJson.test(head)) return openJson(name, decodeText(bytes));
  if (!head.trimStart().startsWith('<')) {
    const delimiter = delimiterOf(head);
    if (delimiter !== undefined) return openTable(name, bytes, delimiter);
  }
  const text = decodeText(bytes);
  if (text.trim() === '') throw new Foreign('It is empty.');
  return { kind: 'text', name, text };
};

/** JSON, or text where it is several values one behind the other: readers who know such outputs split them. */
const openJson = (name: string, text: string): Piece => {
  const value = parsed(text);
  if (value === undefined) {
    const several = parseConcatenated(text);
    if (several !== undefined && several.values.length + several.damaged > 1)
      return { kind: 'text', name, text };
    throw new Refusal(`It begins like JSON and is not${faultOf(text)}.`);
  }
  // The one word by which our own files say what they are.
  const isOurs =
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'format') &&
    'format' in value &&
    value.format === formatName;
  if (isOurs) throw new Refusal('It is a vSwitchboard design: open it instead of importing it.');
  return { kind: 'json', name, value };
};

/** Undefined for what is no JSON; JSON itself has no such value. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const faultOf = (text: string): string => {
  const fault = syntaxFault(text);
  if (fault === undefined) return '';
  const { line, column } = positionAt(text, fault.offset);
  return `: in line ${line}, column ${column}, ${fault.message}`;
};
