import { childPlaces, type Kind, topPlaces } from '../../model/kinds';
import type { ListShape, RecordShape, Shape } from '../../model/shape/shape';
import { limits } from '../format';
import { type At, inWords, type Key } from '../problem';
import { readChoices, readRefs } from './many';
import {
  type Draft,
  fieldsOf,
  type Holder,
  isObject,
  noticeUnknownKeys,
  type Reading,
} from './reading';
import { expected, readScalar, startOf } from './scalar';

/**
 * A record built field by field from untrusted data: what does not fit is left out with a problem,
 * and the record as a whole when a required field is missing. Undefined then. An element without a
 * usable name keeps what it holds, and goes by its id.
 */
export const readRecord = (
  shape: RecordShape,
  raw: unknown,
  at: At | undefined,
  holder: Holder,
  reading: Reading,
): Draft | undefined => {
  const { problems } = reading;
  if (!isObject(raw)) {
    problems.add(at, holder.id, `${shape.label}: expected an object, not ${inWords(raw)}.`);
    return undefined;
  }
  const fields = fieldsOf(shape);
  noticeUnknownKeys(raw, fields, at, holder.id, reading);
  const out: Draft = {};
  for (const [name, field] of fields) {
    const found = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const isMany = field.shape.type === 'list' || field.shape.type === 'refs';
    const isName = field.required && name === 'name' && holder.kind !== undefined;
    const standIn = isName ? holder.id : undefined;
    const outcome =
      standIn !== undefined
        ? `its id ${standIn} stands for it`
        : `${field.required && !isMany ? shape.label : 'it'} was left out`;
    let value: unknown;
    if (found !== undefined) {
      value = readField(field.shape, found, { up: at, key: name }, holder, reading, outcome);
    } else if (field.required && !isMany) {
      problems.add(at, holder.id, `${shape.label}: “${name}” is missing; ${outcome}.`);
    }
    value ??= standIn;
    if (value !== undefined) out[name] = value;
    else if (field.required) {
      if (!isMany) return undefined;
      out[name] = [];
    }
  }
  if (at !== undefined) reading.origin.set(out, at);
  return out;
};

const readField = (
  shape: Shape,
  raw: unknown,
  at: At,
  holder: Holder,
  reading: Reading,
  outcome: string,
): unknown => {
  if (shape.type === 'record')
    return readRecord(shape, raw, at, { ...holder, kind: undefined }, reading);
  if (shape.type === 'list' || shape.type === 'choices' || shape.type === 'refs') {
    if (!Array.isArray(raw)) {
      refuse(shape, raw, at, holder, reading, outcome);
      return undefined;
    }
    if (shape.type === 'list') return readList(shape, raw, at, holder, reading);
    return shape.type === 'choices'
      ? readChoices(shape, raw, at, holder, reading)
      : readRefs(shape, raw, at, holder, reading);
  }
  const value = readScalar(shape, raw);
  if (value !== undefined) return value;
  const start = shape.type === 'text' ? startOf(shape, raw) : undefined;
  const what = start === undefined ? outcome : `the first ${start.length} characters were kept`;
  refuse(shape, raw, at, holder, reading, what);
  return start;
};

const refuse = (
  shape: Shape,
  raw: unknown,
  at: At,
  holder: Holder,
  reading: Reading,
  outcome: string,
) =>
  reading.problems.add(
    at,
    holder.id,
    `${shape.label}: expected ${expected(shape)}, not ${inWords(raw)}; ${outcome}.`,
  );

/** The field of the model that a list fills, if its items are elements with ids of their own. */
const placeIn = (kind: Kind | undefined, field: Key) =>
  childPlaces[kind ?? 'note']?.find((p) => p.field === field);

/** The items of a list; `at` ends in the field's name. Top lists are told by `topField`. */
export const readList = (
  shape: ListShape,
  raw: readonly unknown[],
  at: At,
  holder: Holder,
  reading: Reading,
  topField?: string,
): Draft[] => {
  const { problems } = reading;
  const place =
    topField === undefined
      ? placeIn(holder.kind, at.key)
      : topPlaces.find((p) => p.field === topField);
  const prefix = `${holder.id === undefined || topField !== undefined ? '' : `${holder.id}.`}${place?.letter}`;
  const out: Draft[] = [];
  const seen = new Set<string>();
  if (raw.length > shape.max) {
    problems.add(
      at,
      holder.id,
      `${shape.label}: at most ${shape.max} are taken, not ${raw.length}; the rest was left out.`,
    );
  }
  for (let i = 0; i < raw.length && i < shape.max; i++) {
    const item = raw[i];
    const here: At = { up: at, key: i };
    let inner: Holder = { kind: undefined, id: holder.id };
    if (place !== undefined) {
      if (reading.elements >= limits.elements) {
        problems.add(
          here,
          holder.id,
          `A design has at most ${limits.elements} elements; the rest was left out.`,
        );
        break;
      }
      const id = isObject(item) && Object.hasOwn(item, 'id') ? item.id : undefined;
      if (isObject(item)) {
        const fault = idFault(id, prefix, seen);
        if (fault !== undefined) {
          problems.add(here, holder.id, `${place.shape.label}: ${fault}; it was left out.`);
          continue;
        }
      }
      inner = { kind: place.kind, id: typeof id === 'string' ? id : holder.id };
      reading.elements += 1;
    }
    const value = readRecord(shape.item, item, here, inner, reading);
    if (value === undefined) continue;
    if (place !== undefined) seen.add(String(value.id));
    out.push(value);
  }
  return out;
};

const idNumber = /^[1-9]\d{0,6}$/;
const idFault = (id: unknown, prefix: string, seen: ReadonlySet<string>): string | undefined => {
  if (id === undefined) return '“id” is missing';
  if (typeof id !== 'string' || !id.startsWith(prefix) || !idNumber.test(id.slice(prefix.length))) {
    return `${inWords(id)} is not an id for this place, which are ${prefix}1, ${prefix}2 and so on`;
  }
  return seen.has(id) ? `the id ${id} stands twice` : undefined;
};
