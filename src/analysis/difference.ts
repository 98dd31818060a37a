import type { Design } from '../model/design';
import { nameOf, pathOf } from '../model/find';
import { childPlaces, type Kind, listAt, placeOf, topPlaces } from '../model/kinds';
import { headShape } from '../model/shape/design';
import type { RecordShape, Shape } from '../model/shape/shape';
import { valueWords } from '../model/value-words';

/** One line of a diff, in words. */
export interface Change {
  readonly id: string;
  /** Where: `esx01 › vmnic2`, names from the outermost holder. */
  readonly path: string;
  /** What it is, in the model's words: `Physical NIC`. */
  readonly what: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of a changed element: the label of the field. */
  readonly field?: string;
  /** Absent where the design did not say. */
  readonly before?: string;
  readonly after?: string;
}

interface HasId {
  readonly id: string;
}
type Values = Readonly<Record<string, unknown>>;

/** A value in words: names for references, labels for choices, units for numbers. */
const wordsOf = (design: Design, shape: Shape, value: unknown): string => {
  switch (shape.type) {
    case 'ref':
      return nameOf(design, value as string);
    case 'refs':
      return (value as readonly string[]).map((to) => nameOf(design, to)).join(', ') || 'none';
    case 'list':
      return (
        (value as readonly object[]).map((item) => wordsOf(design, shape.item, item)).join('; ') ||
        'none'
      );
    case 'record':
      return fieldsOf(shape)
        .filter(([name]) => (value as Values)[name] !== undefined)
        .map(([name, field]) => `${field.label} ${wordsOf(design, field, (value as Values)[name])}`)
        .join(', ');
    default:
      return valueWords(shape, value);
  }
};

const fieldsOf = (shape: RecordShape): [string, Shape][] => [
  ...Object.entries(shape.required),
  ...Object.entries(shape.optional),
];

/** Fields that differ, those of records inside named `Teaming and failover: Active uplinks`. */
function* changedFields(
  before: Design,
  after: Design,
  shape: RecordShape,
  from: Values,
  to: Values,
  lists: ReadonlySet<string>,
  prefix: string,
): Generator<Pick<Change, 'field' | 'before' | 'after'>> {
  for (const [name, field] of fieldsOf(shape)) {
    const old = from[name];
    const now = to[name];
    if (old === now || field.type === 'id' || lists.has(name)) continue;
    if (field.type === 'record') {
      const inner = `${prefix}${field.label}: `;
      const none = new Set<string>();
      yield* changedFields(
        before,
        after,
        field,
        (old ?? {}) as Values,
        (now ?? {}) as Values,
        none,
        inner,
      );
      continue;
    }
    const was = old === undefined ? undefined : wordsOf(before, field, old);
    const is = now === undefined ? undefined : wordsOf(after, field, now);
    if (was === is) continue;
    yield {
      field: `${prefix}${field.label}`,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    };
  }
}

function* inLists(
  before: Design,
  after: Design,
  kind: Kind,
  old: readonly HasId[],
  now: readonly HasId[],
): Generator<Change> {
  if (old === now) return;
  const byId = new Map(old.map((value) => [value.id, value]));
  const kept = new Set(now.map((value) => value.id));
  for (const value of old) {
    if (!kept.has(value.id)) yield change(before, value.id, { kind: 'removed' });
  }
  for (const value of now) {
    const was = byId.get(value.id);
    if (was === undefined) yield change(after, value.id, { kind: 'added' });
    else if (was !== value) yield* inElement(before, after, kind, was, value);
  }
}

const change = (
  design: Design,
  id: string,
  more: Pick<Change, 'kind'> & Partial<Change>,
): Change => ({ id, path: pathOf(design, id), what: placeOf(id)?.shape.label ?? '', ...more });

function* inElement(
  before: Design,
  after: Design,
  kind: Kind,
  old: HasId,
  now: HasId,
): Generator<Change> {
  const places = childPlaces[kind] ?? [];
  const shape = placeOf(now.id)?.shape;
  if (shape !== undefined) {
    const lists = new Set(places.map((place) => place.field));
    const fields = changedFields(
      before,
      after,
      shape,
      old as object as Values,
      now as object as Values,
      lists,
      '',
    );
    for (const field of fields) yield change(after, now.id, { kind: 'changed', ...field });
  }
  for (const place of places) {
    yield* inLists(before, after, place.kind, listAt(old, place.field), listAt(now, place.field));
  }
}

/**
 * What changed between two designs, in file order, in words driven by the model's own tables.
 * Elements are matched by id; what is inside an added or removed element is not listed again.
 * Positions and waivers are left out: they are not the design.
 */
export const differences = (before: Design, after: Design): Change[] => [
  ...differing(before, after),
];

/** The same, one after the other. */
export function* differing(before: Design, after: Design): Generator<Change, void> {
  const head = changedFields(
    before,
    after,
    headShape,
    before as object as Values,
    after as object as Values,
    new Set(),
    '',
  );
  for (const field of head) {
    yield { id: '', path: after.name, what: 'Design', kind: 'changed', ...field };
  }
  for (const place of topPlaces) {
    yield* inLists(before, after, place.kind, before[place.field], after[place.field]);
  }
}
