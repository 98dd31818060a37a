import type { RawFinding, RuleMeta } from './rule';
import { means } from './settings';

/** A finding of a rule that is on, before others hide it. */
export interface Heard {
  readonly raw: RawFinding;
  readonly rule: RuleMeta;
}

const inMap = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
};

/**
 * Which findings stay quiet because another rule fires on one of their subjects. Keeps count, so
 * that a finding that comes or goes costs what it touches.
 */
export const makeHiding = <T extends Heard>(rules: readonly RuleMeta[]) => {
  const targets = new Map<string, readonly string[]>();
  for (const { id, hides } of rules) {
    if (hides === undefined) continue;
    const named = rules.filter((rule) => hides.some((name) => means(name, rule.id)));
    targets.set(
      id,
      named.map((rule) => rule.id),
    );
  }
  const canBeHidden = new Set([...targets.values()].flat());
  const loud = new Map<string, number>();
  const quiet = new Map<string, Set<T>>();
  const placeOf = (ruleId: string, subject: string) => `${ruleId} ${subject}`;

  const count = (heard: T, by: 1 | -1, changed: (heard: T) => void): void => {
    for (const ruleId of targets.get(heard.rule.id) ?? []) {
      for (const subject of new Set(heard.raw.subjects)) {
        const place = placeOf(ruleId, subject);
        const before = loud.get(place) ?? 0;
        const after = before + by;
        if (after === 0) loud.delete(place);
        else loud.set(place, after);
        if (before === 0 || after === 0) for (const other of quiet.get(place) ?? []) changed(other);
      }
    }
  };

  return {
    /** `changed` is called with those whose hiding may be another now. */
    add: (heard: T, changed: (heard: T) => void): void => {
      if (canBeHidden.has(heard.rule.id)) {
        for (const subject of heard.raw.subjects) {
          inMap(quiet, placeOf(heard.rule.id, subject), () => new Set<T>()).add(heard);
        }
      }
      count(heard, 1, changed);
    },
    remove: (heard: T, changed: (heard: T) => void): void => {
      if (canBeHidden.has(heard.rule.id)) {
        for (const subject of heard.raw.subjects) {
          const place = placeOf(heard.rule.id, subject);
          const there = quiet.get(place);
          there?.delete(heard);
          if (there?.size === 0) quiet.delete(place);
        }
      }
      count(heard, -1, changed);
    },
    isHidden: ({ raw, rule }: T): boolean =>
      canBeHidden.has(rule.id) &&
      raw.subjects.some((subject) => loud.has(placeOf(rule.id, subject))),
  };
};
