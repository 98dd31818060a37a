import type { Kind } from '../../model/kinds';
import type { RecordShape, Shape } from '../../model/shape/shape';
import { type At, inWords, type Problems } from '../problem';

/** A record under construction: nobody else has it yet, so it may still be changed. */
export type Draft = Record<string, unknown>;

/** One reading: what was noticed, how much was taken, and where each record stood in the file. */
export interface Reading {
  readonly problems: Problems;
  readonly origin: Map<object, At>;
  elements: number;
}

/** Where a record stands in the model: which kind of element it is, and in which one it lies. */
export interface Holder {
  readonly kind: Kind | undefined;
  readonly id: string | undefined;
}
export const nowhere: Holder = { kind: undefined, id: undefined };

interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
}
const fieldsOfShape = new WeakMap<RecordShape, Map<string, Field>>();

/** The fields of a record in the order of its table. */
export const fieldsOf = (shape: RecordShape): ReadonlyMap<string, Field> => {
  let fields = fieldsOfShape.get(shape);
  if (fields === undefined) {
    fields = new Map();
    for (const [of, required] of [
      [shape.required, true],
      [shape.optional, false],
    ] as const) {
      for (const [name, inner] of Object.entries(of)) {
        fields.set(name, { name, shape: inner, required });
      }
    }
    fieldsOfShape.set(shape, fields);
  }
  return fields;
};

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export const isObject = (raw: unknown): raw is Draft =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** Says which keys nobody will read. */
export const noticeUnknownKeys = (
  raw: Draft,
  known: { has(key: string): boolean },
  at: At | undefined,
  id: string | undefined,
  reading: Reading,
): void => {
  for (const key of Object.keys(raw)) {
    if (known.has(key)) continue;
    const why = forbidden.has(key) ? 'is not allowed as a name' : 'is not known here';
    reading.problems.add({ up: at, key }, id, `${inWords(key)} ${why}; it was left out.`);
  }
};
