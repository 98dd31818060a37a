import { type Design, emptyDesign } from '../model/design';
import { topPlaces } from '../model/kinds';
import {
  headShape,
  type Placement,
  type Review,
  reviewShape,
  topologyShape,
} from '../model/shape/design';
import { currentVersion, formatName, limits } from './format';
import { layoutShape } from './layout-shape';
import { locateAll, positionAt } from './locate';
import { migrate } from './migrations/migrations';
import { type At, fatal, inWords, type Problem, Problems, type ReadResult } from './problem';
import {
  type Draft,
  fieldsOf,
  isObject,
  noticeUnknownKeys,
  nowhere,
  type Reading,
} from './read/reading';
import { readList, readRecord } from './read/record';
import { repair } from './read/repair';
import { readScalar } from './read/scalar';
import { salvage } from './salvage';

/**
 * A design from the text of a file. Never throws: whatever can be kept of a damaged file is in
 * `design`, what could not is in `problems` with its place; `design` is undefined when the text
 * is not JSON, not ours, from a newer version, or longer than `limits.fileUnits`.
 */
export const readDesign = (text: string): ReadResult => {
  if (text.length > limits.fileUnits) {
    return fatal(
      `The file is too large: ${Math.ceil(text.length / 2 ** 20)} of at most ${limits.fileUnits / 2 ** 20} MiB.`,
    );
  }
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let raw: unknown;
  try {
    raw = JSON.parse(source);
  } catch {
    return notJson(source);
  }
  const result = readData(raw);
  return result.design === undefined
    ? result
    : { design: result.design, problems: located(source, result.problems) };
};

/** A text that is cut or broken: the elements that stand whole before that place are read, with a problem that names it. */
const notJson = (text: string): ReadResult => {
  if (text.trim() === '') return fatal('The file is empty.');
  const rest = salvage(text);
  if (rest === undefined) return fatal('The file is not JSON.');
  const where = positionAt(text, rest.fault.offset);
  const at = `in line ${where.line}, column ${where.column}, ${rest.fault.message}`;
  const kept = rest.text === undefined ? undefined : readKept(rest.text);
  if (kept?.design === undefined || !hasElements(kept.design))
    return fatal(`The file is not JSON: ${at}.`, where);
  const last = positionAt(text, rest.end).line;
  const message = `The file is cut or broken: ${at}. What stands whole up to line ${last} was read, the rest was left out.`;
  return {
    design: kept.design,
    problems: [
      { path: [], place: '', message, ...where },
      ...located(rest.text ?? '', kept.problems),
    ],
  };
};

const hasElements = (design: Design): boolean =>
  topPlaces.some(({ field }) => design[field].length > 0);

const readKept = (text: string): ReadResult | undefined => {
  try {
    return readData(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const located = (text: string, problems: readonly Problem[]): Problem[] => {
  if (problems.length === 0) return [];
  const places = locateAll(
    text,
    problems.map((problem) => problem.path),
  );
  // A missing field has no place of its own: its record stands for it, which is what the path names.
  return problems.map((problem, i) => ({ ...problem, ...places[i] }));
};

const topKeys = new Set([
  '$schema',
  'format',
  'version',
  'name',
  'description',
  'topology',
  'layout',
  'review',
]);

/** The same from parsed, untrusted data (a file's or a link's); its problems have no lines. */
export const readData = (data: unknown): ReadResult => {
  if (!isObject(data) || own(data, 'format') !== formatName) {
    return fatal('This is not a vSwitchboard design: it does not say “format”: “vswitchboard”.');
  }
  const version = own(data, 'version');
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    return fatal(`“version” must be a whole number from 1, not ${inWords(version)}.`);
  }
  if (version > currentVersion) {
    return fatal(
      `This design was made with a newer version of vSwitchboard (format ${version}; this one reads up to ${currentVersion}).`,
    );
  }
  const raw = migrate(data, version);
  return isObject(raw) ? readCurrent(raw) : fatal('This design could not be brought up to date.');
};

const own = (raw: Draft, key: string): unknown => (Object.hasOwn(raw, key) ? raw[key] : undefined);

const readCurrent = (raw: Draft): ReadResult => {
  const reading: Reading = { problems: new Problems(), origin: new Map(), elements: 0 };
  noticeUnknownKeys(raw, topKeys, undefined, undefined, reading);
  const schema = own(raw, '$schema');
  if (schema !== undefined && typeof schema !== 'string') {
    reading.problems.add({ up: undefined, key: '$schema' }, undefined, '“$schema” must be a text.');
  }
  const design: Design = {
    ...emptyDesign(),
    ...readHead(raw, reading),
    ...readTopology(own(raw, 'topology'), reading),
    ...readLayout(own(raw, 'layout'), reading),
    review: readReview(own(raw, 'review'), reading),
  };
  repair(design, reading);
  return { design, problems: reading.problems.list() };
};

const readHead = (raw: Draft, reading: Reading): Pick<Design, 'name' | 'description'> => {
  const { name: nameShape } = headShape.required;
  const { description: descriptionShape } = headShape.optional;
  const name = readScalar(nameShape, own(raw, 'name'));
  const description = own(raw, 'description');
  const kept = description === undefined ? undefined : readScalar(descriptionShape, description);
  const complain = (key: string, message: string) =>
    reading.problems.add({ up: undefined, key }, undefined, message);
  if (name === undefined) complain('name', 'The design has no usable name.');
  if (description !== undefined && kept === undefined) {
    complain(
      'description',
      `“description” must be a text of at most ${descriptionShape.max} characters; it was left out.`,
    );
  }
  return {
    name: typeof name === 'string' ? name : emptyDesign().name,
    ...(typeof kept === 'string' ? { description: kept } : {}),
  };
};

const readTopology = (raw: unknown, reading: Reading): Partial<Design> => {
  if (raw === undefined) return {};
  const at: At = { up: undefined, key: 'topology' };
  if (!isObject(raw)) {
    reading.problems.add(at, undefined, `“topology” must be an object, not ${inWords(raw)}.`);
    return {};
  }
  noticeUnknownKeys(raw, fieldsOf(topologyShape), at, undefined, reading);
  const out: Draft = {};
  for (const { field } of topPlaces) {
    const found = own(raw, field);
    if (found === undefined) continue;
    const here: At = { up: at, key: field };
    if (Array.isArray(found)) {
      out[field] = readList(topologyShape.required[field], found, here, nowhere, reading, field);
    } else {
      const { label } = topologyShape.required[field];
      reading.problems.add(here, undefined, `${label}: expected a list, not ${inWords(found)}.`);
    }
  }
  return out as Partial<Design>;
};

const readLayout = (raw: unknown, reading: Reading): Pick<Design, 'layout' | 'folded'> => {
  if (raw === undefined) return { layout: [] };
  const at: At = { up: undefined, key: 'layout' };
  const read = readRecord(layoutShape, raw, at, nowhere, reading);
  if (read === undefined) return { layout: [] };
  const layout = read.positions as unknown as readonly Placement[];
  const folded = read.folded as readonly string[] | undefined;
  return folded === undefined || folded.length === 0 ? { layout } : { layout, folded };
};

const readReview = (raw: unknown, reading: Reading): Review => {
  const empty = emptyDesign().review;
  if (raw === undefined) return empty;
  const at: At = { up: undefined, key: 'review' };
  const review = readRecord(reviewShape, raw, at, nowhere, reading);
  return review === undefined ? empty : (review as unknown as Review);
};
