import type {
  Design,
  Host,
  HostAdapter,
  PortGroup,
  Service,
  Teaming,
  VirtualSwitch,
} from '../model/design';
import { set } from '../model/edits/change';
import { find } from '../model/find';
import { parseVlans } from '../model/formats';
import { hostIdOf } from '../model/kinds';
import { services, trafficClasses } from '../model/shape/words';
import type { Answers, NamedOrder, Question } from './result';

/** The design with one question answered, for all elements that it is about. */
export const answer = <Q extends Question>(
  design: Design,
  question: Q,
  value: Answers[Q['about']],
): Design =>
  perHost(design, question.elements, (next, id) => answered(next, question.about, id, value));

/**
 * Changes elements, all of one host together: a step over a thousand hosts would else copy their
 * list for each of them.
 */
const perHost = (
  design: Design,
  ids: readonly string[],
  change: (design: Design, id: string) => Design,
): Design => {
  const byHost = new Map<string | undefined, string[]>();
  for (const id of ids) {
    const hostId = hostIdOf(id);
    const own = byHost.get(hostId);
    if (own === undefined) byHost.set(hostId, [id]);
    else own.push(id);
  }
  const next = (byHost.get(undefined) ?? []).reduce(change, design);
  const hosts = next.hosts.map((host) => {
    const own = byHost.get(host.id);
    if (own === undefined) return host;
    return own.reduce(change, { ...next, hosts: [host] }).hosts[0] ?? host;
  });
  return hosts.some((host, i) => host !== next.hosts[i]) ? { ...next, hosts } : next;
};

const answered = (
  design: Design,
  about: Question['about'],
  id: string,
  value: Answers[keyof Answers],
): Design => {
  switch (about) {
    case 'services':
      return set<HostAdapter>(design, id, { services: value as readonly Service[] });
    case 'failoverOrder':
      return ordered(design, id, value as Answers['failoverOrder']);
    case 'vlan':
      return set<PortGroup>(
        design,
        id,
        typeof value === 'number' ? { vlan: value } : { trunkVlans: value as string },
      );
    case 'traffic':
      // The same value said again is a confirmation: only the mark goes.
      return set<PortGroup>(design, id, {
        traffic: value === 'none' ? undefined : (value as Exclude<Answers['traffic'], 'none'>),
        guessed: undefined,
      });
    case 'nics':
    case 'adapters': {
      const left = find(design, 'host', id)?.unknown?.filter((field) => field !== about) ?? [];
      return set<Host>(design, id, { unknown: left.length === 0 ? undefined : left });
    }
  }
};

const ordered = (design: Design, id: string, order: Answers['failoverOrder']): Design => {
  const one = find(design, 'switch', id);
  const host = find(design, 'host', hostIdOf(id));
  if (one === undefined || host === undefined) return design;
  const named = (names: readonly string[]) =>
    names.flatMap((name) => {
      const nic = host.nics.find((n) => n.name === name);
      return nic !== undefined && one.uplinks.includes(nic.id) ? [nic.id] : [];
    });
  const teaming: Teaming =
    order === 'allActive'
      ? { active: one.uplinks, standby: [] }
      : order === 'firstActive'
        ? { active: one.uplinks.slice(0, 1), standby: one.uplinks.slice(1) }
        : { active: named(order.active), standby: named(order.standby) };
  // An order for other NICs than this host's says nothing of it: it stays open.
  if (teaming.active?.length === 0) return design;
  return set<VirtualSwitch>(design, id, {
    teaming: { ...one.teaming, ...teaming },
  });
};

/** Every suggestion taken as the answer. */
export const acceptAll = (design: Design, questions: readonly Question[]): Design =>
  questions.reduce(
    (next, question) =>
      question.suggestion === undefined ? next : answer(next, question, question.suggestion.value),
    design,
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** A value from outside as an answer to this question, or what it should have been. */
export const readAnswer = (
  question: Question,
  value: unknown,
): { readonly value: Answers[keyof Answers] } | { readonly expected: string } => {
  switch (question.about) {
    case 'services':
      return isTexts(value) && value.every((service) => Object.hasOwn(services, service))
        ? { value: value as readonly Service[] }
        : { expected: `a list of ${Object.keys(services).join(', ')}` };
    case 'failoverOrder':
      if (value === 'allActive' || value === 'firstActive') return { value };
      return isObject(value) && isTexts(value.active) && isTexts(value.standby ?? [])
        ? {
            value: {
              active: value.active,
              standby: (value.standby ?? []) as string[],
            } satisfies NamedOrder,
          }
        : { expected: '"allActive", "firstActive", or { "active": […], "standby": […] }' };
    case 'vlan':
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 4095)
        return { value };
      return typeof value === 'string' && parseVlans(value) !== undefined
        ? { value }
        : { expected: 'a VLAN from 0 to 4095, or trunk VLANs like "10,20-30" or "all"' };
    case 'traffic':
      return typeof value === 'string' && (value === 'none' || Object.hasOwn(trafficClasses, value))
        ? { value: value as Answers['traffic'] }
        : { expected: `"none" or one of ${Object.keys(trafficClasses).join(', ')}` };
    case 'nics':
    case 'adapters':
      return value === 'all' ? { value } : { expected: '"all"' };
  }
};

/**
 * An answers file, `{ "acceptSuggestions": true, "answers": { "services: vMotion · vmk1": ["vmotion"] } }`,
 * both optional: answers by the id of their question, a sentence for each that does not fit.
 * Explicit answers win over suggestions.
 */
export const applyAnswers = (
  design: Design,
  questions: readonly Question[],
  file: unknown,
): { readonly design: Design; readonly problems: readonly string[] } => {
  if (!isObject(file)) return { design, problems: ['The answers are not a JSON object.'] };
  const given = Object.hasOwn(file, 'answers') ? file.answers : {};
  if (!isObject(given)) return { design, problems: ['“answers” must be an object.'] };
  const problems: string[] = [];
  const known = new Map(questions.map((question) => [question.id, question]));
  let next = design;
  const left = new Set(questions);
  for (const [id, value] of Object.entries(given)) {
    const question = known.get(id);
    if (question === undefined) {
      problems.push(`No question “${id.slice(0, 80)}” is open.`);
      continue;
    }
    const read = readAnswer(question, value);
    if ('expected' in read) problems.push(`“${id.slice(0, 80)}” must be ${read.expected}.`);
    else {
      next = answer(next, question, read.value);
      left.delete(question);
    }
  }
  if (Object.hasOwn(file, 'acceptSuggestions') && file.acceptSuggestions === true) {
    next = acceptAll(next, [...left]);
  }
  return { design: next, problems };
};
