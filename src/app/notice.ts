import { useSyncExternalStore } from 'react';

/** Something that has to be read before going on: what was wrong with a file or a link. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  /** One line each, with their places. */
  readonly lines: readonly string[];
}

let current: Notice | undefined;
const listeners = new Set<() => void>();

export const showNotice = (notice: Notice | undefined): void => {
  current = notice;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useNotice = (): Notice | undefined => useSyncExternalStore(subscribe, () => current);
