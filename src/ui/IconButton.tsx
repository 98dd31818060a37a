import type { ComponentProps, ReactNode } from 'react';
import { classes } from './class-names';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does, in words: read out, and shown as the tip. */
  readonly label: string;
  /** Shown behind the label in the tip. */
  readonly shortcut?: string | undefined;
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** A button that is only a picture. */
export const IconButton = ({
  label,
  shortcut,
  small,
  className,
  children,
  ...rest
}: IconButtonProps) => (
  <button
    type="button"
    aria-label={label}
    data-tip={shortcut === undefined ? label : `${label}  ${shortcut}`}
    data-look="bare"
    data-square={small === true ? 'small' : 'plain'}
    className={classes('button', className)}
    {...rest}
  >
    {children}
  </button>
);
