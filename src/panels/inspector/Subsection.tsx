import type { ReactNode } from 'react';

/** A heading with its count, and what stands under it. */
export const Subsection = ({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}) => (
  <section className="flex flex-col gap-1">
    <h4 className="flex items-baseline gap-1.5 pt-1 font-semibold text-xs">
      {title}
      {count !== undefined && <span className="font-normal text-2xs text-ink-faint">{count}</span>}
    </h4>
    {children}
  </section>
);
