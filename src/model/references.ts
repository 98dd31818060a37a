import type { Design } from './design';
import { elements, type Kind, kindOf, placeOf, rootIdOf } from './kinds';
import type { RecordShape, Shape } from './shape/shape';

/**
 * Where elements name each other. Read from the shapes, so a new reference field is
 * followed by removal, paste and the invariants without another line.
 */
export interface Reference {
  /** The element that holds the reference. */
  readonly from: string;
  /** Field names from the element to the reference, for messages: `teaming.active`. */
  readonly field: string;
  readonly to: string;
  /** Kinds the field may name. */
  readonly allowed: readonly string[];
}

/** Does any field below this shape hold a reference? Lists of elements with ids are walked as elements of their own. */
const holdsElements = (shape: Shape): boolean =>
  shape.type === 'list' && 'id' in shape.item.required;

function* inRecord(
  shape: RecordShape,
  value: object,
  from: string,
  prefix: string,
): Generator<Reference> {
  for (const fields of [shape.required, shape.optional]) {
    for (const name in fields) {
      const field = fields[name];
      const found = (value as Record<string, unknown>)[name];
      if (field === undefined || found === undefined || holdsElements(field)) continue;
      const path = prefix + name;
      if (field.type === 'ref') {
        yield { from, field: path, to: found as string, allowed: field.to };
      } else if (field.type === 'refs') {
        for (const to of found as readonly string[]) {
          yield { from, field: path, to, allowed: field.to };
        }
      } else if (field.type === 'record') {
        yield* inRecord(field, found as object, from, `${path}.`);
      } else if (field.type === 'list') {
        for (const item of found as readonly object[]) {
          yield* inRecord(field.item, item, from, `${path}.`);
        }
      }
    }
  }
}

/** References held by one element itself (not by the elements inside it). */
export const referencesOf = (kind: Kind, value: { readonly id: string }): Generator<Reference> => {
  const shape = placeOf(value.id)?.shape;
  if (shape === undefined) throw new Error(`no shape for ${kind} ${value.id}`);
  return inRecord(shape, value, value.id, '');
};

/** Every reference of a design. */
export function* references(design: Design): Generator<Reference> {
  for (const { kind, value } of elements(design)) yield* referencesOf(kind, value);
}

/**
 * Is this reference allowed to stand between these two places?
 * A host's parts name parts of the same host, or of the shared world (distributed and physical switches);
 * only cables may lead to a NIC of another host.
 */
export const staysInReach = (reference: Reference): boolean => {
  const kind = kindOf(reference.to);
  if (kind === undefined || !reference.allowed.includes(kind)) return false;
  const fromRoot = rootIdOf(reference.from);
  const toRoot = rootIdOf(reference.to);
  if (kindOf(toRoot) !== 'host' || kindOf(fromRoot) !== 'host') {
    return kindOf(toRoot) !== 'host' || kindOf(fromRoot) === 'guestCluster';
  }
  return fromRoot === toRoot || reference.field === 'cabledTo';
};

/**
 * A copy of a record in which each reference went through `map`; undefined drops it.
 * The same object comes back when nothing changed. Required references that are dropped leave
 * the record broken: the caller removes such a record (see `edits/remove`).
 */
export const mapReferences = <T extends object>(
  shape: RecordShape,
  value: T,
  map: (to: string) => string | undefined,
): T | undefined => {
  let copy: Record<string, unknown> | undefined;
  const source = value as Record<string, unknown>;
  const put = (name: string, next: unknown) => {
    copy ??= { ...source };
    if (next === undefined) delete copy[name];
    else copy[name] = next;
  };
  for (const fields of [shape.required, shape.optional]) {
    for (const name in fields) {
      const field = fields[name];
      const found = source[name];
      if (field === undefined || found === undefined) continue;
      if (field.type === 'ref') {
        const next = map(found as string);
        if (next === found) continue;
        if (next === undefined && fields === shape.required) return undefined;
        put(name, next);
      } else if (field.type === 'refs') {
        const before = found as readonly string[];
        const next = before.map(map).filter((to) => to !== undefined);
        if (next.length !== before.length || next.some((to, i) => to !== before[i]))
          put(name, next);
      } else if (field.type === 'record') {
        const next = mapReferences(field, found as object, map);
        if (next !== found) put(name, next);
      } else if (field.type === 'list') {
        const before = found as readonly object[];
        const next = before
          .map((item) => mapReferences(field.item, item, map))
          .filter((item) => item !== undefined);
        if (next.length !== before.length || next.some((item, i) => item !== before[i])) {
          put(name, next);
        }
      }
    }
  }
  return (copy as T | undefined) ?? value;
};
