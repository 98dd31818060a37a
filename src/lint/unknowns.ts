import type { Design, Teaming } from '../model/design';
import { findAny, inList } from '../model/find';
import { below, childPlaces, elements, type Kind, kindOf, topPlaces } from '../model/kinds';
import type { Question } from './rule';
import { orderAsk } from './worlds';

/** A field that the design leaves open, with everything that waits for it. */
export interface Unknown {
  readonly key: string;
  /** The kind of the elements and the field they lack; undefined where a question is about neither. */
  readonly field:
    | { readonly kind: Kind; readonly name: string; readonly label: string; readonly total: number }
    | undefined;
  /** Ids of the elements that do not say it. */
  readonly elements: readonly string[];
  /** Ids of the rules that would wake. */
  readonly rules: readonly string[];
  readonly questions: readonly Question[];
}

type Field = readonly [kind: Kind, name: string];

/** What would answer a question, by its name in the rules. */
const answers: Readonly<Record<string, readonly Field[]>> = {
  allowed: [['port', 'allowedVlans']],
  binding: [['adapter', 'iscsiBound']],
  cable: [['nic', 'cabledTo']],
  cables: [
    ['nic', 'cabledTo'],
    ['port', 'allowedVlans'],
  ],
  cards: [['nic', 'cardId']],
  demand: [['vnic', 'peakMbps']],
  [orderAsk]: [['switch', 'teaming']],
  native: [['port', 'nativeVlan']],
  rule: [['guestCluster', 'antiAffinity']],
  segments: [['vnic', 'portGroupId']],
  services: [['adapter', 'services']],
  speed: [['nic', 'speedMbps']],
  storage: [['cluster', 'storageProtocols']],
  unknown: [
    ['switch', 'mtuBytes'],
    ['distributedSwitch', 'mtuBytes'],
    ['port', 'mtuBytes'],
    ['physicalSwitch', 'mtuBytes'],
    ['link', 'mtuBytes'],
  ],
};

const lacks = (element: object | undefined, name: string): boolean => {
  if (element === undefined) return false;
  const value = (element as Record<string, unknown>)[name];
  // A team may have a policy and still no order.
  return name === 'teaming'
    ? (value as Teaming | undefined)?.active === undefined
    : value === undefined;
};

const labelOf = ([kind, name]: Field): string => {
  const places = [...topPlaces, ...Object.values(childPlaces).flat()];
  const shape = places.find((place) => place.kind === kind)?.shape;
  return shape?.optional[name]?.label ?? shape?.required[name]?.label ?? name;
};

/** Elements of the question that lack the field; where it names none, those inside its hosts. */
const silentIn = (design: Design, question: Question, [kind, name]: Field): readonly string[] => {
  const named = question.objects.filter((id) => kindOf(id) === kind);
  if (named.length > 0) return named.filter((id) => lacks(findAny(design, id), name));
  return question.hosts.flatMap((hostId) => {
    const host = inList(design.hosts, hostId);
    if (host === undefined) return [];
    return [...below('host', host)].flatMap((inner) =>
      inner.kind === kind && lacks(inner.value, name) ? [inner.value.id] : [],
    );
  });
};

interface Gathered {
  readonly field: Field | undefined;
  readonly elements: Set<string>;
  readonly rules: Set<string>;
  readonly questions: Question[];
}

const countsOf = (design: Design): ReadonlyMap<Kind, number> => {
  const counts = new Map<Kind, number>();
  for (const { kind } of elements(design)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
};

/**
 * What the design does not say, a line for each missing field: those that would wake most rules
 * first, then those that most elements lack. A question with several answers stands under each;
 * one whose answer is no single field stands for itself.
 */
export const unknownsOf = (design: Design, questions: readonly Question[]): readonly Unknown[] => {
  const found = new Map<string, Gathered>();
  const add = (key: string, field: Field | undefined, ids: readonly string[], from: Question) => {
    let one = found.get(key);
    if (one === undefined) {
      one = { field, elements: new Set(), rules: new Set(), questions: [] };
      found.set(key, one);
    }
    for (const id of ids) one.elements.add(id);
    one.rules.add(from.rule);
    one.questions.push(from);
  };
  for (const question of questions) {
    const fields = Object.hasOwn(answers, question.ask) ? (answers[question.ask] ?? []) : [];
    let isPlaced = false;
    for (const field of fields) {
      const silent = silentIn(design, question, field);
      if (silent.length === 0) continue;
      isPlaced = true;
      add(field.join('.'), field, silent, question);
    }
    if (!isPlaced) {
      add(`${question.rule}|${question.ask}`, undefined, question.objects.slice(0, 1), question);
    }
  }
  if (found.size === 0) return [];
  const counts = countsOf(design);
  return [...found]
    .map(([key, { field, ...one }]) => ({
      key,
      field: field && {
        kind: field[0],
        name: field[1],
        label: labelOf(field),
        total: counts.get(field[0]) ?? 0,
      },
      elements: [...one.elements],
      rules: [...one.rules],
      questions: one.questions,
    }))
    .sort((a, b) => b.rules.length - a.rules.length || b.elements.length - a.elements.length);
};
