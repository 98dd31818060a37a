import type { Design } from '../../model/design';
import { elements, type Kind, placeOf, rootIdOf, topPlaces } from '../../model/kinds';
import { staysInReach } from '../../model/references';
import type { RecordShape, RefShape, RefsShape } from '../../model/shape/shape';
import { inWords } from '../problem';
import { type Draft, fieldsOf, type Reading } from './reading';

/**
 * Clears references that lead nowhere or where they may not, and leaves out what cannot stand
 * without them. Repeats while that takes away elements which others name.
 */
export const clearBadReferences = (design: Design, reading: Reading): void => {
  for (;;) {
    const ids = new Set<string>();
    for (const { value } of elements(design)) ids.add(value.id);
    const pass: Pass = { ids, reading, lost: false };
    for (const top of topPlaces) {
      keep(design[top.field] as unknown as Draft[], top.shape, '', pass);
    }
    if (!pass.lost) return;
  }
};

interface Pass {
  readonly ids: ReadonlySet<string>;
  readonly reading: Reading;
  /** An element with an id was taken out. */
  lost: boolean;
}

/** Cleans each item of a list and takes out, in place, those that a required reference has left. */
const keep = (items: Draft[], shape: RecordShape, outer: string, pass: Pass, from = ''): void => {
  const isElement = placeOf(String(items[0]?.id))?.shape === shape;
  let kept = 0;
  for (const item of items) {
    const id = isElement ? String(item.id) : from;
    if (clean(item, shape, id, isElement ? '' : outer, pass)) items[kept++] = item;
    else if (isElement) pass.lost = true;
  }
  items.length = kept;
};

const clean = (
  value: Draft,
  shape: RecordShape,
  from: string,
  outer: string,
  pass: Pass,
): boolean => {
  for (const { name, shape: field, required } of fieldsOf(shape).values()) {
    const found = value[name];
    if (found === undefined) continue;
    if (field.type === 'record') clean(found as Draft, field, from, `${outer}${name}.`, pass);
    else if (field.type === 'list') {
      keep(found as Draft[], field.item, `${outer}${name}.`, pass, from);
    } else if (field.type === 'ref') {
      const why = fault(field, found as string, from, outer + name, pass.ids);
      if (why === undefined) continue;
      note(
        pass.reading,
        value,
        name,
        from,
        `${field.label}: ${why}; ${required ? `${shape.label} was` : 'it was'} left out.`,
      );
      if (required) return false;
      delete value[name];
    } else if (field.type === 'refs') {
      value[name] = (found as string[]).filter((to) => {
        const why = fault(field, to, from, outer + name, pass.ids);
        if (why !== undefined) {
          note(pass.reading, value, name, from, `${field.label}: ${why}; it was left out.`);
        }
        return why === undefined;
      });
    }
  }
  return true;
};

const fault = (
  shape: RefShape | RefsShape,
  to: string,
  from: string,
  field: string,
  ids: ReadonlySet<string>,
): string | undefined => {
  if (!ids.has(to)) return `${inWords(to)} is not there`;
  if (to === from) return 'it names itself';
  if (staysInReach({ from, field, to, allowed: shape.to })) return undefined;
  const kind: Kind | undefined = placeOf(to)?.kind;
  const label = placeOf(to)?.shape.label ?? kind;
  return kind !== undefined && shape.to.includes(kind)
    ? `${to} is a part of ${rootIdOf(to)} and out of reach of ${from}`
    : `${to} is of another kind (${label})`;
};

/** A problem at a field of a record, wherever that record stood in the file. */
export const note = (
  reading: Reading,
  value: object,
  name: string | undefined,
  id: string | undefined,
  message: string,
): void => {
  const up = reading.origin.get(value);
  reading.problems.add(name === undefined ? up : { up, key: name }, id, message);
};
