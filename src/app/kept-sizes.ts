import { useCallback, useState } from 'react';

/** Sizes of the panels in pixels; kept in this browser, and harmless when it refuses to keep them. */
export interface PanelSizes {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Height of the outline's share of the left panel is what the palette leaves. */
}

export const sizeLimits = {
  left: [180, 420],
  right: [240, 520],
  bottom: [96, 480],
} as const satisfies Readonly<Record<keyof PanelSizes, readonly [min: number, max: number]>>;

const start: PanelSizes = { left: 216, right: 312, bottom: 176 };
const key = 'vswitchboard.panels';

const clamp = (name: keyof PanelSizes, value: unknown): number => {
  const [min, max] = sizeLimits[name];
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(max, Math.max(min, value))
    : start[name];
};

const read = (): PanelSizes => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const sizes = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<
      string,
      unknown
    >;
    return {
      left: clamp('left', sizes.left),
      right: clamp('right', sizes.right),
      bottom: clamp('bottom', sizes.bottom),
    };
  } catch {
    return start;
  }
};

export const usePanelSizes = () => {
  const [sizes, setSizes] = useState(read);
  const resize = useCallback((name: keyof PanelSizes, value: number) => {
    setSizes((before) => {
      const next = { ...before, [name]: clamp(name, value) };
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Private windows may refuse; the size then lasts as long as the page.
      }
      return next;
    });
  }, []);
  return { sizes, resize };
};
