import { useSyncExternalStore } from 'react';
import { defaultPatterns, type TrafficPattern } from '../../import/traffic-names';
import { trafficClasses } from '../../model/shape/words';

const key = 'vswitchboard.trafficNames';
export const mostPatterns = 100;
export const longestWords = 300;

const isPattern = (value: unknown): value is TrafficPattern => {
  if (typeof value !== 'object' || value === null) return false;
  const { words, traffic } = value as Partial<Record<keyof TrafficPattern, unknown>>;
  return (
    typeof words === 'string' &&
    words.length <= longestWords &&
    typeof traffic === 'string' &&
    Object.hasOwn(trafficClasses, traffic)
  );
};

/** The table as a text of the storage holds it; what is odd there is passed over. */
export const patternsIn = (text: string | null): readonly TrafficPattern[] => {
  if (text === null) return defaultPatterns;
  try {
    const kept: unknown = JSON.parse(text);
    if (!Array.isArray(kept)) return defaultPatterns;
    return kept
      .filter(isPattern)
      .slice(0, mostPatterns)
      .map(({ words, traffic }) => ({ words, traffic }));
  } catch {
    return defaultPatterns;
  }
};

const read = (): readonly TrafficPattern[] => {
  try {
    return patternsIn(localStorage.getItem(key));
  } catch {
    return defaultPatterns;
  }
};

let patterns: readonly TrafficPattern[] | undefined;
const listeners = new Set<() => void>();

/** The table that reads traffic off names, as this browser keeps it. */
export const keptPatterns = (): readonly TrafficPattern[] => {
  patterns ??= read();
  return patterns;
};

/** Keeps another table; undefined: the one that we ship. */
export const keepPatterns = (next: readonly TrafficPattern[] | undefined): void => {
  patterns = next ?? defaultPatterns;
  try {
    if (next === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Full or forbidden: the table then lasts as long as the page.
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePatterns = (): readonly TrafficPattern[] =>
  useSyncExternalStore(subscribe, keptPatterns);
