import { SaxesParser } from 'saxes';
import { commandOfClass, commandOfFields, commandOfName } from './commands';
import type { CmdletObject, Value } from './objects';

/** CLIXML as Export-Clixml writes it: `<Objs><Obj><TN>…</TN><Props><S N="Name">…`. */
export const isClixml = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<Objs\b[^>]{0,200}schemas\.microsoft\.com\/powershell/.test(
    text.slice(0, 1000),
  );

interface Node {
  readonly tag: string;
  readonly name: string | undefined;
  readonly refId: string | undefined;
  text: string;
  /** Of an object: class names, what `ToString` gives, its members and its items. */
  types: string[];
  spoken?: string;
  fields?: Map<string, Value>;
  items?: Value[];
  key?: Value;
  plain?: Value;
}

const numbers = new Set(['I16', 'I32', 'I64', 'U16', 'U32', 'U64', 'By', 'SB', 'Db', 'Sg', 'D']);
const lists = new Set(['LST', 'IE', 'STK', 'QUE']);
const mostNodes = 3_000_000;
const deepest = 60;

/** `_x000D_` is how CLIXML writes a character that XML cannot hold. */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

const plainOf = ({ tag, text }: Node): Value => {
  if (numbers.has(tag)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : text;
  }
  if (tag === 'B') return text === 'true';
  if (tag === 'Nil') return null;
  // Secure strings and byte arrays are nobody's business here.
  if (tag === 'SS' || tag === 'BA') return null;
  return unescaped(text);
};

const objectOf = ({ fields, items, plain, spoken, types }: Node): Value => {
  if (items !== undefined) return items;
  if (fields !== undefined && fields.size > 0) {
    // An enumeration has a number and a word; the word is the same in all versions.
    const type = types.find((one) => commandOfClass(one) !== undefined);
    if (type !== undefined) fields.set('#class', type);
    if (spoken !== undefined) fields.set('#text', spoken);
    return fields;
  }
  return spoken ?? plain ?? null;
};

/**
 * All objects of a CLIXML file. Entities are not expanded and a document type is refused, so a
 * small file stays small. What is broken in the middle gives the objects before it and a fault.
 */
export const objectsFromClixml = (
  xml: string,
  file: string,
  host: string | undefined,
): {
  readonly objects: readonly CmdletObject[];
  /** Of commands that no reader asks for. */
  readonly others: number;
  readonly fault?: string;
} => {
  const objects: CmdletObject[] = [];
  let others = 0;
  let fault: string | undefined;
  const stack: Node[] = [];
  const byRef = new Map<string, Value>();
  const typesByRef = new Map<string, string[]>();
  let nodes = 0;
  const parser = new SaxesParser({ fragment: false });
  const named = commandOfName(file.split('/').at(-1) ?? '');

  const top = (value: Value) => {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!(one instanceof Map)) continue;
      const type = one.get('#class');
      const command =
        (typeof type === 'string' ? commandOfClass(type) : undefined) ??
        commandOfFields(one) ??
        named;
      if (command === undefined) others += 1;
      else {
        objects.push({
          command,
          fields: one,
          file,
          place: `object ${objects.length + others + 1}`,
          ...(host === undefined ? {} : { host }),
        });
      }
    }
  };

  const closed = (node: Node, parent: Node | undefined) => {
    const owner = parent === undefined ? undefined : parent;
    if (owner === undefined) return;
    if (node.tag === 'T') owner.types.push(node.text);
    else if (node.tag === 'TN') {
      owner.types = node.types;
      if (node.refId !== undefined) typesByRef.set(node.refId, node.types);
    } else if (node.tag === 'TNRef') owner.types = typesByRef.get(node.refId ?? '') ?? [];
    else if (node.tag === 'ToString') owner.spoken = unescaped(node.text);
    else if (node.tag === 'Props' || node.tag === 'MS') {
      const fields = owner.fields ?? new Map<string, Value>();
      for (const [name, value] of node.fields ?? []) if (!fields.has(name)) fields.set(name, value);
      owner.fields = fields;
    } else if (lists.has(node.tag)) owner.items = node.items ?? [];
    else if (node.tag === 'DCT') {
      owner.fields = node.fields ?? new Map<string, Value>();
    } else if (node.tag === 'En') {
      owner.fields ??= new Map();
      if (typeof node.key === 'string')
        owner.fields.set(node.key.toLowerCase(), node.plain ?? null);
    } else {
      const value =
        node.tag === 'Obj'
          ? objectOf(node)
          : node.tag === 'Ref'
            ? (byRef.get(node.refId ?? '') ?? null)
            : plainOf(node);
      if (node.tag === 'Obj' && node.refId !== undefined) byRef.set(node.refId, value);
      if (owner.tag === 'Objs') top(value);
      else if (owner.tag === 'Props' || owner.tag === 'MS') {
        owner.fields ??= new Map();
        if (node.name !== undefined) owner.fields.set(unescaped(node.name).toLowerCase(), value);
      } else if (owner.tag === 'En' && node.name === 'Key') owner.key = value;
      else if (lists.has(owner.tag)) {
        owner.items ??= [];
        owner.items.push(value);
      } else owner.plain = value;
    }
  };

  const stop = (message: string) => {
    fault ??= message;
    throw new Error(message);
  };
  parser.on('doctype', () => stop('it has a document type, which is refused'));
  parser.on('error', (error) => stop(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('opentag', ({ name, attributes }) => {
    nodes += 1;
    if (nodes > mostNodes) stop('it has more than 3 million elements');
    if (stack.length > deepest) stop('it is nested too deeply');
    const attribute = (key: string): string | undefined => {
      const value: unknown = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
      return typeof value === 'string' ? value : undefined;
    };
    stack.push({ tag: name, name: attribute('N'), refId: attribute('RefId'), text: '', types: [] });
  });
  parser.on('text', (text) => {
    const node = stack.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => {
    const node = stack.pop();
    if (node !== undefined) closed(node, stack.at(-1));
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    fault ??= error instanceof Error ? error.message : 'it cannot be read';
  }
  return { objects, others, ...(fault === undefined ? {} : { fault }) };
};
