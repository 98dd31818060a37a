import { expect, test } from 'vitest';
import { trafficClasses } from '../model/shape/words';
import { type ThemeName, themes } from './theme';

const luminance = (hex: string): number => {
  const part = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
};
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

test.each<ThemeName>(['light', 'dark'])('text and lines of the %s theme are readable', (name) => {
  const t = themes[name];
  for (const behind of [t.ground, t.surface, t.raised]) {
    for (const ink of [t.ink, t.inkSoft, t.inkFaint, t.error, t.warning, t.info]) {
      expect(contrast(ink, behind)).toBeGreaterThanOrEqual(4.5);
    }
    for (const traffic of Object.keys(trafficClasses) as (keyof typeof trafficClasses)[]) {
      expect(contrast(t[`traffic-${traffic}`], behind), traffic).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(t.lineStrong, behind)).toBeGreaterThanOrEqual(3);
    expect(contrast(t.accent, behind)).toBeGreaterThanOrEqual(4.5);
  }
  for (const traffic of Object.keys(trafficClasses) as (keyof typeof trafficClasses)[]) {
    expect(contrast(t[`traffic-${traffic}`], t.surface), traffic).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(t.onSwitch, t.switch)).toBeGreaterThanOrEqual(7);
  for (const s of ['error', 'warning', 'info'] as const) {
    expect(contrast(t[s], t[`tint-${s}`]), s).toBeGreaterThanOrEqual(4.5);
  }
});
