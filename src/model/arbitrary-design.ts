import { type Design, emptyDesign } from './design';
import { childPlaces, elements, type Kind, listAt, parentIdOf, topPlaces } from './kinds';
import { staysInReach } from './references';
import { placementShape, reviewShape } from './shape/design';
import type { RecordShape, Shape, TextFormat } from './shape/shape';

export interface Sizes {
  readonly hosts: number;
  /** Longest list of anything else. */
  readonly listLength: number;
  /** How many of the optional fields are stated, 0 to 1. */
  readonly stated: number;
}

type Draft = Record<string, unknown>;
interface Dice {
  /** A whole number from 0 to below `n`. */
  readonly below: (n: number) => number;
  readonly chance: (p: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T | undefined;
}

const diceFrom = (seed: number): Dice => {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x ^= x + Math.imul(x ^ (x >>> 7), 61 | x);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, chance: (p) => next() < p, pick: (of) => of[below(of.length)] };
};

const words = [
  '',
  'vmnic0',
  'vmnic11',
  'esx01.example.com',
  'esx-09',
  'vSwitch1',
  'Rack 007 / 12',
  'Ma\u0301nagement',
  '<script>alert(1)</script>',
  '"quoted", \\slashed\\ & {braced}',
  'עברית ואנגלית',
  '😀 emoji 👩‍👩‍👧',
  'line\nfeed\tand\u0000\u0001 control',
  '__proto__',
  '00012345678901234567890',
  '=1+1',
];

const texts: Readonly<Record<TextFormat, (dice: Dice) => string>> = {
  plain: (d) => d.pick(words) ?? '',
  long: (d) => `${d.pick(words)}\n${d.pick(words)} `.repeat(1 + d.below(3)),
  ip4: (d) => `10.${d.below(3)}.${d.below(256)}.${d.below(256)}`,
  ip6: (d) => `fd00::${d.below(0xffff).toString(16)}:${d.below(9)}`,
  subnet: (d) => `10.${d.below(256)}.0.0/${d.below(33)}`,
  mac: (d) =>
    Array.from({ length: 6 }, () => d.below(256).toString(16).padStart(2, '0')).join(
      d.chance(0.8) ? ':' : '-',
    ),
  vlans: (d) =>
    d.chance(0.3) ? 'all' : `${1 + d.below(99)},${100 + d.below(99)}-${200 + d.below(3895)}`,
  date: (d) => `20${10 + d.below(90)}-0${1 + d.below(9)}-${10 + d.below(19)}`,
};

const scalar = (shape: Shape, dice: Dice): unknown => {
  switch (shape.type) {
    case 'text':
      return texts[shape.format](dice).slice(0, shape.max).toWellFormed();
    case 'int': {
      const common = dice.chance(0.5) ? dice.pick(shape.common ?? []) : undefined;
      const span = shape.max - shape.min + 1;
      return common ?? shape.min + dice.below(dice.chance(0.7) ? Math.min(span, 300) : span);
    }
    case 'flag':
      return dice.chance(0.5);
    case 'choice':
      return dice.pick(Object.keys(shape.of));
    case 'choices':
      return Object.keys(shape.of).filter(() => dice.chance(0.3));
    default:
      return undefined;
  }
};

/** Everything but ids and references. */
const fill = (shape: RecordShape, sizes: Sizes, dice: Dice, out: Draft = {}): Draft => {
  for (const [fields, stated] of [
    [shape.required, 1],
    [shape.optional, sizes.stated],
  ] as const) {
    for (const [name, field] of Object.entries(fields)) {
      if (out[name] !== undefined || !dice.chance(stated)) continue;
      if (field.type === 'record') out[name] = fill(field, sizes, dice);
      else if (field.type === 'list') {
        const length = dice.below(Math.min(sizes.listLength, field.max) + 1);
        out[name] = Array.from({ length }, () => fill(field.item, sizes, dice));
      } else if (field.type === 'refs') out[name] = [];
      else if (field.type === 'ref') out[name] = '';
      else if (field.type !== 'id') out[name] = scalar(field, dice);
    }
  }
  return out;
};

const number = (
  kind: Kind,
  items: readonly Draft[],
  dice: Dice,
  parentId = '',
  letter = '',
): void => {
  let n = 0;
  for (const item of items) {
    n += dice.chance(0.9) ? 1 : 1 + dice.below(3);
    item.id = `${parentId}${letter}${n}`;
    for (const place of childPlaces[kind] ?? []) {
      const inner = listAt(item, place.field) as unknown as Draft[];
      number(place.kind, inner, dice, `${item.id}.`, place.letter);
    }
  }
};

interface World {
  readonly dice: Dice;
  readonly idsByKind: ReadonlyMap<string, readonly string[]>;
  readonly plugged: Set<string>;
}

const candidates = (world: World, from: string, field: string, to: readonly string[]): string[] =>
  to
    .flatMap((kind) => world.idsByKind.get(kind) ?? [])
    .filter((id) => id !== from && staysInReach({ from, field, to: id, allowed: to }));

/** Gives references a target; false when a required one has none, and the record has to go. */
const join = (
  shape: RecordShape,
  value: Draft,
  from: string,
  outer: string,
  world: World,
): boolean => {
  const { dice } = world;
  for (const fields of [shape.required, shape.optional]) {
    for (const [name, field] of Object.entries(fields)) {
      const found = value[name];
      if (found === undefined) continue;
      if (field.type === 'record') join(field, found as Draft, from, `${outer}${name}.`, world);
      else if (field.type === 'list' && !('id' in field.item.required)) {
        value[name] = (found as Draft[]).filter((item) =>
          join(field.item, item, from, `${outer}${name}.`, world),
        );
      } else if (field.type === 'ref' || field.type === 'refs') {
        let to = candidates(world, from, outer + name, field.to);
        // An end that has a cable gets no second one, from either side.
        if (name === 'cabledTo') {
          to = world.plugged.has(from) ? [] : to.filter((id) => !world.plugged.has(id));
        }
        if (field.type === 'refs') {
          value[name] = [
            ...new Set(Array.from({ length: dice.below(4) }, () => dice.pick(to))),
          ].filter((id) => id !== undefined);
        } else {
          const id = dice.pick(to);
          if (id === undefined && fields === shape.required) return false;
          if (id === undefined) delete value[name];
          else value[name] = id;
        }
        if (name === 'cabledTo' && value[name] !== undefined) {
          for (const id of [from, value[name]].flat()) world.plugged.add(String(id));
        }
      }
    }
  }
  return true;
};

const index = (design: Design): Map<string, string[]> => {
  const out = new Map<string, string[]>();
  for (const { kind, value } of elements(design)) {
    const ids = out.get(kind);
    if (ids === undefined) out.set(kind, [value.id]);
    else ids.push(value.id);
  }
  return out;
};

const joinAll = (kind: Kind, shape: RecordShape, items: Draft[], world: World): Draft[] =>
  items.filter((item) => {
    if (!join(shape, item, String(item.id), '', world)) return false;
    for (const place of childPlaces[kind] ?? []) {
      const inner = item[place.field] as Draft[] | undefined;
      if (inner !== undefined) item[place.field] = joinAll(place.kind, place.shape, inner, world);
    }
    if (kind === 'host') {
      const seen = new Set<unknown>();
      item.memberships = (item.memberships as Draft[]).filter((membership) => {
        if (seen.has(membership.switchId)) return false;
        seen.add(membership.switchId);
        const uplinks = membership.uplinks as { uplinkId: string }[];
        membership.uplinks = uplinks.filter((u) => parentIdOf(u.uplinkId) === membership.switchId);
        return true;
      });
    }
    return kind !== 'link' || item.aId !== item.bId;
  });

/** A valid design; the same for the same seed and sizes. */
export const generateDesign = (seed: number, sizes: Sizes): Design => {
  const dice = diceFrom(seed);
  const draft: Draft = { ...emptyDesign(dice.pick(words)) };
  if (dice.chance(sizes.stated)) draft.description = texts.long(dice);
  for (const { kind, letter, field, shape } of topPlaces) {
    const length = field === 'hosts' ? sizes.hosts : dice.below(sizes.listLength + 1);
    const items = Array.from({ length }, () => fill(shape, sizes, dice));
    number(kind, items, dice, '', letter);
    draft[field] = items;
  }
  // A port group needs a switch; without one it goes before anything names it.
  for (const host of draft.hosts as Draft[]) {
    if ((host.switches as Draft[]).length === 0) host.portGroups = [];
  }
  const world: World = { dice, idsByKind: index(draft as unknown as Design), plugged: new Set() };
  for (const { kind, field, shape } of topPlaces) {
    draft[field] = joinAll(kind, shape, draft[field] as Draft[], world);
  }
  draft.review = fill(reviewShape, sizes, dice);
  const profiles = (draft.review as { profiles: Draft[] }).profiles;
  for (const [i, profile] of profiles.entries()) profile.id = `own-${i}`;
  draft.layout = [...elements(draft as unknown as Design)]
    .filter(() => dice.chance(0.2))
    .map(({ value }) => ({ id: value.id, ...fill(placementShape, sizes, dice) }));
  const folded = (draft.hosts as Draft[]).filter(() => dice.chance(0.2)).map(({ id }) => id);
  if (folded.length > 0) draft.folded = folded;
  return draft as unknown as Design;
};
