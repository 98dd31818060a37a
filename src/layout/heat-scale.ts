import { line } from './marks';
import type { Mark, Paint } from './scene';

/** How full a wire is at peak. */
export const heatLevels = ['idle', 'low', 'busy', 'tight', 'over', 'unknown'] as const;
export type HeatLevel = (typeof heatLevels)[number];

export const heatWords: Readonly<Record<HeatLevel, string>> = {
  idle: 'idle',
  low: 'under 50 %',
  busy: '50 to 80 %',
  tight: '80 to 100 %',
  over: 'over 100 %',
  unknown: 'not stated',
};

/** Wider is fuller, so that it reads without colour. Widths in px. */
export const heatLooks: Readonly<
  Record<HeatLevel, { readonly paint: Paint; readonly width: number }>
> = {
  idle: { paint: 'lineStrong', width: 1 },
  low: { paint: 'inkFaint', width: 2 },
  busy: { paint: 'info', width: 3.5 },
  tight: { paint: 'warning', width: 5 },
  over: { paint: 'error', width: 7 },
  unknown: { paint: 'inkFaint', width: 1 },
};

export const levelOf = (share: number | undefined): HeatLevel => {
  if (share === undefined) return 'unknown';
  if (share === 0) return 'idle';
  if (share < 0.5) return 'low';
  if (share < 0.8) return 'busy';
  return share <= 1 ? 'tight' : 'over';
};

/** A wire in the look of its level; what is too much has a light core, as no other has. */
export const heatLine = (d: string, level: HeatLevel): readonly Mark[] => {
  const { paint, width } = heatLooks[level];
  const strokes = [line(d, paint, width)];
  return level === 'over' ? [...strokes, line(d, 'surface', 1.75)] : strokes;
};
