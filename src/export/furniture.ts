import { dot, label, line, severityMarks, trafficPaint } from '../layout/marks';
import { widthOf } from '../layout/measure';
import type { LineStyle, Mark, Rect, Scene } from '../layout/scene';
import { type ThemeName, trafficLetter } from '../layout/theme';
import { inOrder } from '../layout/traffic';
import type { Severity, TrafficClass } from '../model/design';
import { trafficClasses } from '../model/shape/words';
import { markSvg } from './svg-marks';

/** What stands around a picture that leaves the app: title block, legend, findings. */
interface Part {
  readonly svg: string;
  /** px that it takes. */
  readonly height: number;
}

export type Findings = readonly {
  readonly severity: Severity;
  readonly text: string;
  /** `esx01 › vSwitch0` */
  readonly where?: string;
}[];

const drawn = (marks: readonly Mark[], theme: ThemeName): string =>
  marks.map((mark) => markSvg(mark, theme)).join('');

export const titleBlockSvg = (name: string, date: string, bounds: Rect, theme: ThemeName): Part => {
  const height = 64;
  const y = bounds.y - 34;
  const right = bounds.x + Math.max(bounds.width, 480);
  const width = right - bounds.x;
  return {
    height,
    svg: `<g>${drawn(
      [
        label(name, bounds.x, y, width - 260, { size: 22, weight: 600 }, 'ink'),
        label(`vSwitchboard · ${date}`, right, y, 250, { size: 12.5 }, 'inkSoft', 'end'),
        line(`M${bounds.x} ${y + 16}H${right}`, 'line', 1),
      ],
      theme,
    )}</g>`,
  };
};

const lineWords: Readonly<Record<LineStyle, string>> = {
  active: 'active',
  standby: 'standby',
  unused: 'unused',
};

const trafficOf = (scene: Scene): readonly TrafficClass[] => {
  const classes = new Set<TrafficClass>();
  for (const placed of scene.placed) {
    // The host's own group names every class on its board.
    for (const name of placed.far[0]?.traffic ?? []) classes.add(name);
  }
  return inOrder(classes);
};

const stylesOf = (scene: Scene): readonly LineStyle[] => {
  const styles = new Set<LineStyle>(['active']);
  for (const wire of scene.wires) styles.add(wire.line);
  for (const placed of scene.placed.slice(0, 200)) {
    for (const group of placed.near) if (group.line !== undefined) styles.add(group.line);
  }
  return (['active', 'standby', 'unused'] as const).filter((style) => styles.has(style));
};

/** The traffic classes and line styles that the picture uses. */
export const legendSvg = (
  scene: Scene,
  x: number,
  y: number,
  width: number,
  theme: ThemeName,
): Part => {
  const face = { size: 12.5 } as const;
  const marks: Mark[] = [];
  let atX = x;
  let atY = y + 16;
  const next = (words: string, keyWidth: number): number => {
    const needs = keyWidth + widthOf(words, face) + 28;
    if (atX > x && atX + needs > x + width) {
      atX = x;
      atY += 26;
    }
    const at = atX;
    marks.push(label(words, at + keyWidth, atY + 4.5, 300, face, 'inkSoft'));
    atX += needs;
    return at;
  };
  for (const name of trafficOf(scene)) {
    const at = next(trafficClasses[name], 22);
    marks.push(dot(at + 7, atY, 7, trafficPaint(name)));
    marks.push({
      mark: 'text',
      text: trafficLetter[name],
      x: at + 7,
      y: atY + 3.3,
      size: 9,
      weight: 600,
      anchor: 'middle',
      fill: 'surface',
    });
  }
  for (const style of stylesOf(scene)) {
    const at = next(lineWords[style], 38);
    marks.push(
      line(`M${at} ${atY}H${at + 30}`, style === 'unused' ? 'lineStrong' : 'ink', 1.75, style),
    );
  }
  return { svg: `<g>${drawn(marks, theme)}</g>`, height: atY - y + 30 };
};

const mostFindings = 200;

export const findingsSvg = (
  findings: Findings,
  x: number,
  y: number,
  width: number,
  theme: ThemeName,
): Part => {
  const marks: Mark[] = [
    label('Findings', x, y + 20, width, { size: 15, weight: 600 }, 'ink'),
    line(`M${x} ${y + 34}H${x + width}`, 'line', 1),
  ];
  let atY = y + 56;
  for (const { severity, text, where } of findings.slice(0, mostFindings)) {
    marks.push(...severityMarks(severity, x + 7, atY - 4, 6));
    marks.push(label(text, x + 26, atY, width - 300, { size: 12.5 }, 'ink'));
    if (where !== undefined) {
      marks.push(label(where, x + width, atY, 250, { size: 12 }, 'inkSoft', 'end'));
    }
    atY += 26;
  }
  const left = findings.length - mostFindings;
  if (left > 0) {
    marks.push(label(`and ${left} more`, x + 26, atY, width, { size: 12.5 }, 'inkSoft'));
    atY += 26;
  }
  return { svg: `<g>${drawn(marks, theme)}</g>`, height: atY - y };
};
