import type { ReactNode } from 'react';

/** What a list says that has nothing to choose from: an entry of it, for lists may not be empty. */
export const NoHit = ({ children }: { readonly children: ReactNode }) => (
  <div
    role="option"
    aria-selected="false"
    aria-disabled="true"
    tabIndex={-1}
    className="px-3 py-2 text-ink-soft text-xs"
  >
    {children}
  </div>
);
