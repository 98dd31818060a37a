import { useSyncExternalStore } from 'react';

/** A value that changes faster than React should hear of it everywhere: only its readers render. */
export interface Signal<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export const signal = <T>(first: T): Signal<T> => {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const useSignal = <T>(from: Signal<T>): T =>
  useSyncExternalStore(from.subscribe, from.get, from.get);

/** A part of the value; renders only when that part changes. Pick primitives or kept objects. */
export const useSignalPart = <T, P>(from: Signal<T>, pick: (value: T) => P): P => {
  const read = () => pick(from.get());
  return useSyncExternalStore(from.subscribe, read, read);
};
