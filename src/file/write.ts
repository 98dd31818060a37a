import type { Design } from '../model/design';
import { headShape, reviewShape, topologyShape } from '../model/shape/design';
import { hostShape } from '../model/shape/host';
import type { RecordShape } from '../model/shape/shape';
import { currentVersion, formatName, schemaUrl } from './format';
import { layoutShape } from './layout-shape';
import { fieldsOf } from './read/reading';

/** Longest line that still holds a whole object. */
const lineWidth = 120;

/**
 * The text of a file: fields in the order of the model's tables, what is empty left out, a small
 * element on one line, so that a diff shows the elements that changed. Ends with a line feed.
 */
export const writeDesign = (design: Design): string => {
  const parts = [
    member('$schema', JSON.stringify(schemaUrl)),
    member('format', JSON.stringify(formatName)),
    member('version', String(currentVersion)),
    ...membersOf(headShape, design, 1),
    member('topology', written(topologyShape, design, 1)),
  ];
  const { layout: positions, folded } = design;
  if (positions.length > 0 || folded !== undefined) {
    parts.push(member('layout', written(layoutShape, { positions, folded }, 1)));
  }
  const review = written(reviewShape, design.review, 1);
  if (review !== '{}') parts.push(member('review', review));
  return `${broken('{', parts, '}', 0)}\n`;
};

const member = (name: string, value: string): string => `${JSON.stringify(name)}: ${value}`;

const membersOf = (shape: RecordShape, value: object, depth: number): string[] => {
  const source = value as Record<string, unknown>;
  const out: string[] = [];
  for (const { name, shape: field, required } of fieldsOf(shape).values()) {
    const found = source[name];
    // Required lists are always there in memory; a person need not write the empty ones.
    if (found === undefined || (required && Array.isArray(found) && found.length === 0)) continue;
    let text: string;
    if (field.type === 'record') text = written(field, found as object, depth);
    else if (field.type === 'list') {
      const items = (found as object[]).map((item) => writtenItem(field.item, item, depth + 1));
      text = items.length === 0 ? '[]' : broken('[', items, ']', depth);
    } else if (Array.isArray(found)) text = `[${found.map((v) => JSON.stringify(v)).join(', ')}]`;
    else text = JSON.stringify(found);
    out.push(member(name, text));
  }
  return out;
};

// Versions of a design share their hosts: what was written of one still holds in the next, so that
// saving after an edit costs one host and not a thousand.
const writtenHosts = new WeakMap<object, string>();

const writtenItem = (shape: RecordShape, item: object, depth: number): string => {
  if (shape !== hostShape) return written(shape, item, depth);
  let text = writtenHosts.get(item);
  if (text === undefined) {
    text = written(shape, item, depth);
    writtenHosts.set(item, text);
  }
  return text;
};

/** A record on one line if it fits there, else a line a member; `depth` is that of its own line. */
const written = (shape: RecordShape, value: object, depth: number): string => {
  const members = membersOf(shape, value, depth + 1);
  if (members.length === 0) return '{}';
  let width = 2 * depth + 4;
  for (const text of members) width += text.length + 2;
  const fits = width <= lineWidth && !members.some((text) => text.includes('\n'));
  return fits ? `{ ${members.join(', ')} }` : broken('{', members, '}', depth);
};

const broken = (open: string, parts: readonly string[], close: string, depth: number): string => {
  const indent = '  '.repeat(depth + 1);
  return `${open}\n${indent}${parts.join(`,\n${indent}`)}\n${'  '.repeat(depth)}${close}`;
};
