import type { KeyboardEvent, PointerEvent } from 'react';
import { classes } from './class-names';

interface SplitterProps {
  readonly label: string;
  /** A vertical bar changes a width, a horizontal one a height. */
  readonly bar: 'vertical' | 'horizontal';
  /** Pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onSize: (size: number) => void;
  /** +1 when the panel grows to the right or downwards, −1 when it grows the other way. */
  readonly grows: 1 | -1;
  readonly className?: string;
}

/** The edge of a panel: drag it, or move it with the arrow keys. */
export const Splitter = (props: SplitterProps) => {
  const { bar, size, min, max, onSize, grows } = props;
  const to = (next: number) => onSize(Math.round(Math.min(max, Math.max(min, next))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const start = bar === 'vertical' ? event.clientX : event.clientY;
    const move = (e: globalThis.PointerEvent) =>
      to(size + grows * ((bar === 'vertical' ? e.clientX : e.clientY) - start));
    const up = () => {
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', up);
      target.removeEventListener('pointercancel', up);
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', up);
    target.addEventListener('pointercancel', up);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const less = bar === 'vertical' ? 'ArrowLeft' : 'ArrowUp';
    const more = bar === 'vertical' ? 'ArrowRight' : 'ArrowDown';
    if (event.key === less) to(size - grows * 16);
    else if (event.key === more) to(size + grows * 16);
    else if (event.key === 'Home') to(min);
    else if (event.key === 'End') to(max);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome's list of focusable roles leaves out the window splitter of the ARIA practices.
    <div
      role="slider"
      aria-label={props.label}
      aria-orientation={bar === 'vertical' ? 'horizontal' : 'vertical'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      className={classes(
        'absolute z-10 touch-none hover:bg-accent/30 focus-visible:bg-accent/40',
        bar === 'vertical'
          ? 'inset-y-0 w-1.5 cursor-col-resize'
          : 'inset-x-0 h-1.5 cursor-row-resize',
        props.className,
      )}
    />
  );
};
