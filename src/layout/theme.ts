import type { Severity, TrafficClass } from '../model/design';
import type { Paint } from './scene';

export type ThemeName = 'light' | 'dark';
type Painted = Exclude<Paint, 'none'>;

/**
 * One hue a traffic class; red is left to errors. Every value is readable as text (4.5 : 1) on the
 * surface, so that letters, lines and dots are one colour; `theme.test.ts` checks it.
 */
const trafficHues: Readonly<Record<TrafficClass, readonly [light: string, dark: string]>> = {
  management: ['#1f66d0', '#62a6ff'],
  storage: ['#b25700', '#f29b45'],
  migration: ['#7a3fea', '#ab8dff'],
  ft: ['#c01d78', '#f272b6'],
  backup: ['#0b7285', '#43c3d8'],
  provisioning: ['#766800', '#d3c04a'],
  replication: ['#a024b0', '#d98bea'],
  cluster: ['#4a7a12', '#9ccf55'],
  heartbeat: ['#87603f', '#cfa380'],
  overlay: ['#516579', '#9db0c4'],
  production: ['#0a7f5b', '#41cd9d'],
};
const trafficTints: Readonly<Record<TrafficClass, readonly [light: string, dark: string]>> = {
  management: ['#e6effc', '#172a44'],
  storage: ['#fbeddd', '#3a2711'],
  migration: ['#efe9fd', '#2a2145'],
  ft: ['#fae6f1', '#3d1a2f'],
  backup: ['#def1f4', '#0f2f36'],
  provisioning: ['#f3efd3', '#302b0d'],
  replication: ['#f6e6f9', '#361f3c'],
  cluster: ['#e8f1dc', '#24310f'],
  heartbeat: ['#f3ebe4', '#32271e'],
  overlay: ['#e9eef3', '#222d39'],
  production: ['#ddf2ea', '#0f3328'],
};
const severityHues: Readonly<Record<Severity, readonly [light: string, dark: string]>> = {
  error: ['#c9253d', '#ff7a80'],
  warning: ['#9a5b00', '#f5b64c'],
  info: ['#1f66d0', '#62a6ff'],
};
const severityTints: Readonly<Record<Severity, readonly [light: string, dark: string]>> = {
  error: ['#fde7ea', '#43191f'],
  warning: ['#fcefd6', '#3a2a0d'],
  info: ['#e6effc', '#172a44'],
};

type Plain = Exclude<
  Painted,
  Severity | `tint-${Severity}` | `traffic-${string}` | `tint-${string}`
>;
const plainHues: Readonly<Record<Plain, readonly [light: string, dark: string]>> = {
  ground: ['#f7f9fb', '#0d131a'],
  surface: ['#ffffff', '#131b25'],
  raised: ['#f7f9fb', '#1a2430'],
  line: ['#e1e7ee', '#27323f'],
  lineStrong: ['#7c8b9c', '#66788c'],
  ink: ['#14202e', '#e9eff6'],
  inkSoft: ['#4d5d70', '#a5b4c5'],
  inkFaint: ['#647488', '#8494a6'],
  switch: ['#283747', '#263445'],
  onSwitch: ['#ffffff', '#f1f5fa'],
  accent: ['#1767df', '#4f9bff'],
};

const build = (at: 0 | 1): Readonly<Record<Painted, string>> => {
  const out: Record<string, string> = {};
  for (const [name, pair] of Object.entries(plainHues)) out[name] = pair[at];
  for (const [name, pair] of Object.entries(trafficHues)) out[`traffic-${name}`] = pair[at];
  for (const [name, pair] of Object.entries(trafficTints)) out[`tint-${name}`] = pair[at];
  for (const [name, pair] of Object.entries(severityHues)) out[name] = pair[at];
  for (const [name, pair] of Object.entries(severityTints)) out[`tint-${name}`] = pair[at];
  return out as Record<Painted, string>;
};

/** Every paint as `#rrggbb`. */
export const themes: Readonly<Record<ThemeName, Readonly<Record<Painted, string>>>> = {
  light: build(0),
  dark: build(1),
};

/** The colours of a theme, or the variables of `themeCss` for a page that has them. */
export type Ink = ThemeName | 'variables';

/** The paint as an SVG or CSS colour. */
export const colour = (paint: Paint | undefined, ink: Ink): string => {
  if (paint === undefined || paint === 'none') return 'none';
  return ink === 'variables' ? `var(--p-${paint})` : themes[ink][paint];
};

/** Font families as CSS writes them; the faces are bundled with the app. */
export const fonts = {
  words: "'Inter Variable', Inter, system-ui, sans-serif",
  identifiers: "'JetBrains Mono', ui-monospace, monospace",
} as const;

/** CSS declarations `--p-<paint>: #rrggbb;` of one theme, one a line. */
export const themeCss = (theme: ThemeName): string =>
  Object.entries(themes[theme])
    .map(([paint, value]) => `--p-${paint}: ${value};`)
    .join('\n');

/** A letter for each class, so that colour is never alone. */
export const trafficLetter: Readonly<Record<TrafficClass, string>> = {
  management: 'M',
  storage: 'S',
  migration: 'V',
  ft: 'F',
  backup: 'B',
  provisioning: 'T',
  replication: 'R',
  cluster: 'C',
  heartbeat: 'H',
  overlay: 'O',
  production: 'P',
};

/** Dashes of the line styles in px; absent = solid. */
export const dashes = { active: undefined, standby: [6, 4], unused: [1.5, 4] } as const;
