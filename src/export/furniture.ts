import { heatLevels, heatLine, heatWords } from '../layout/heat-scale';
import { dot, label, line, severityMarks, trafficPaint } from '../layout/marks';
import { widthOf } from '../layout/measure';
import type { LineStyle, Mark, Scene } from '../layout/scene';
import { type Ink, trafficLetter } from '../layout/theme';
import { inOrder } from '../layout/traffic';
import type { Severity, TrafficClass } from '../model/design';
import { trafficClasses } from '../model/shape/words';
import { markSvg } from './svg-marks';

/** What stands around a picture that leaves the app, drawn from (0, 0): title block, legend, findings. */
export interface Part {
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

const drawn = (marks: readonly Mark[], theme: Ink): string =>
  marks.map((mark) => markSvg(mark, theme)).join('');

/** `width` px to write in; stands above y = 0. */
export const titleBlockSvg = (name: string, date: string, width: number, theme: Ink): Part => ({
  height: 64,
  svg: `<g>${drawn(
    [
      label(name, 0, -34, width - 260, { size: 22, weight: 600 }, 'ink'),
      label(`vSwitchboard · ${date}`, width, -34, 250, { size: 12.5 }, 'inkSoft', 'end'),
      line(`M0 -18H${width}`, 'line', 1),
    ],
    theme,
  )}</g>`,
});

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

/** The traffic classes and line styles that the picture uses, and with heat what the widths mean. */
export const legendSvg = (scene: Scene, width: number, theme: Ink, withHeat: boolean): Part => {
  const face = { size: 12.5 } as const;
  const marks: Mark[] = [];
  let atX = 0;
  let atY = 16;
  const next = (words: string, keyWidth: number): number => {
    const needs = keyWidth + widthOf(words, face) + 28;
    if (atX > 0 && atX + needs > width) {
      atX = 0;
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
  if (withHeat) {
    atX = 0;
    atY += 26;
    next('Utilisation at peak:', 0);
    for (const level of heatLevels) {
      const at = next(level === 'unknown' ? `? ${heatWords.unknown}` : heatWords[level], 38);
      marks.push(...heatLine(`M${at} ${atY}H${at + 30}`, level));
    }
  }
  return { svg: `<g>${drawn(marks, theme)}</g>`, height: atY + 30 };
};

const mostFindings = 200;

export const findingsSvg = (findings: Findings, width: number, theme: Ink): Part => {
  const marks: Mark[] = [
    label('Findings', 0, 20, width, { size: 15, weight: 600 }, 'ink'),
    line(`M0 34H${width}`, 'line', 1),
  ];
  let atY = 56;
  for (const { severity, text, where } of findings.slice(0, mostFindings)) {
    marks.push(...severityMarks(severity, 7, atY - 4, 6));
    marks.push(label(text, 26, atY, width - 300, { size: 12.5 }, 'ink'));
    if (where !== undefined) {
      marks.push(label(where, width, atY, 250, { size: 12 }, 'inkSoft', 'end'));
    }
    atY += 26;
  }
  const left = findings.length - mostFindings;
  if (left > 0) {
    marks.push(label(`and ${left} more`, 26, atY, width, { size: 12.5 }, 'inkSoft'));
    atY += 26;
  }
  return { svg: `<g>${drawn(marks, theme)}</g>`, height: atY };
};
