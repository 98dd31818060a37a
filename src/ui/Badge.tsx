import type { ReactNode } from 'react';
import { classes } from './class-names';

const tones = {
  plain: 'bg-raised text-ink-soft',
  error: 'bg-tint-error text-error',
  warning: 'bg-tint-warning text-warning',
  info: 'bg-tint-info text-info',
} as const;

/** A small count or word. */
export const Badge = ({
  tone = 'plain',
  children,
  label,
}: {
  readonly tone?: keyof typeof tones;
  readonly children: ReactNode;
  /** Whole sentence for screen readers. */
  readonly label?: string;
}) => (
  <span
    className={classes(
      'inline-flex items-center gap-1 rounded-full px-1.5 text-2xs font-semibold',
      tones[tone],
    )}
  >
    {label === undefined ? (
      children
    ) : (
      <>
        <span className="sr-only">{label}</span>
        <span aria-hidden="true" className="inline-flex items-center gap-1">
          {children}
        </span>
      </>
    )}
  </span>
);
