import type { ComponentProps, ReactNode } from 'react';
import { classes } from './class-names';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'strong' | 'bare' | 'danger' | 'link';
  readonly icon?: ReactNode;
}

/** A button with words. `type` is "button" unless said otherwise. */
export const Button = ({ look, icon, children, className, type, ...rest }: ButtonProps) => (
  <button
    type={type ?? 'button'}
    data-look={look ?? 'plain'}
    className={classes('button', className)}
    {...rest}
  >
    {icon}
    {children}
  </button>
);
