import { useSyncExternalStore } from 'react';

const query = '(max-width: 899px)';

const subscribe = (changed: () => void) => {
  const list = matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
};

/** True when the window is too narrow for three columns: small, or zoomed in. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(subscribe, () => matchMedia(query).matches);
