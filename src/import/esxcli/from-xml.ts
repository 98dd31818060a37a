import { SaxesParser } from 'saxes';
import { type Command, type Entry, keyOf, type Said } from './entry';

const deepest = 40;
const mostText = 10_000;

interface Open {
  readonly fields: Map<string, Said>;
  readonly inner: Entry[];
  readonly place: string;
}

/**
 * Entries of `--formatter=xml`: `<structure><field name="AdminStatus"><string>Up</string></field>…`.
 * A document type is refused, so there are no entities but those of XML itself. What stands before
 * the damaged place of a file is kept.
 */
export const entriesOfXml = (
  text: string,
  command?: Command,
): { readonly entries: readonly Entry[]; readonly problem: string | undefined } => {
  const entries: Entry[] = [];
  const structures: Open[] = [];
  const fields: (string | undefined)[] = [];
  let values: string[] = [];
  let isList = false;
  let isTyped = false;
  let text2 = '';
  let depth = 0;
  const parser = new SaxesParser();
  const stop = (why: string): never => {
    throw new Error(why);
  };
  parser.on('error', (error) => stop(error.message));
  parser.on('doctype', () => stop('it has a document type, which no command writes'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) stop('it is nested too deeply');
    if (name === 'structure') {
      structures.push({ fields: new Map(), inner: [], place: `line ${parser.line}` });
      fields.push(undefined);
    } else if (name === 'field') {
      const label = attributes.name;
      fields[fields.length - 1] = typeof label === 'string' ? keyOf(label) : undefined;
      values = [];
      isList = false;
      isTyped = false;
    } else if (name === 'list') isList = true;
    else if (/^(?:string|integer|boolean|float)$/.test(name)) {
      isTyped = true;
      text2 = '';
    }
  });
  parser.on('text', (chunk) => {
    if (text2.length < mostText) text2 += chunk;
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    const here = structures.at(-1);
    if (name === 'structure') {
      structures.pop();
      fields.pop();
      if (here === undefined) return;
      const above = structures.at(-1);
      if (above === undefined) entries.push(command === undefined ? here : { ...here, command });
      else above.inner.push(here);
      // The field around an inner list has nothing more to say.
      values = [];
      isTyped = false;
    } else if (name === 'field') {
      const key = fields.at(-1);
      if (here !== undefined && key !== undefined && !here.fields.has(key))
        here.fields.set(key, isList ? values : (values[0] ?? ''));
    } else if (/^(?:string|integer|boolean|float)$/.test(name) && isTyped) {
      values.push(text2.trim());
      isTyped = false;
    }
  });
  let problem: string | undefined;
  try {
    parser.write(text).close();
  } catch (error) {
    problem = error instanceof Error ? error.message : 'it is damaged';
  }
  return { entries, problem };
};
