import monoUrl from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2?url';
import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { toPng } from '../../export/png';
import { type SvgOptions, toSvg } from '../../export/svg';
import { writeDesign } from '../../file/write';
import { badgesOf } from '../../layout/badges';
import { sceneOf } from '../../layout/build-scene';
import type { Group } from '../../layout/scene';
import type { ThemeName } from '../../layout/theme';
import type { LintResult } from '../../lint/rule';
import type { Design } from '../../model/design';
import { pathOf } from '../../model/find';

export interface PictureChoice {
  readonly theme: ThemeName;
  readonly titleBlock: boolean;
  readonly legend: boolean;
  readonly findings: boolean;
  readonly heat: boolean;
  readonly embed: boolean;
  readonly transparent: boolean;
}

interface PictureInput {
  readonly design: Design;
  readonly lint: LintResult;
  readonly choice: PictureChoice;
  /** Utilisation, where it is to be drawn. */
  readonly heat?: readonly Group[] | undefined;
  /** For the title block, `2026-08-01`. */
  readonly date: string;
}

/** A file of the app as base64, for a picture that carries its fonts. */
const asBase64 = async (url: string): Promise<string> => {
  const blob = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error('a font of the app could not be read'));
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(blob);
  });
};

let fonts: Promise<NonNullable<SvgOptions['fonts']>> | undefined;
const appFonts = () => {
  fonts ??= Promise.all([asBase64(interUrl), asBase64(monoUrl)]).then(([inter, mono]) => ({
    inter,
    mono,
  }));
  return fonts;
};

/** Longer lists belong in a report, not under a picture. */
const mostFindings = 60;

const svgText = async (input: PictureInput, isPng: boolean): Promise<string> => {
  const { design, lint, choice } = input;
  const scene = sceneOf(design);
  const shown = lint.findings.slice(0, mostFindings).map((finding) => ({
    severity: finding.severity,
    text: finding.text,
    where: finding.objects[0] === undefined ? '' : pathOf(design, finding.objects[0]),
  }));
  return toSvg(scene, {
    theme: choice.theme,
    background: !choice.transparent,
    name: design.name,
    legend: choice.legend,
    fonts: await appFonts(),
    ...(input.heat === undefined ? {} : { heat: input.heat }),
    ...(choice.titleBlock ? { title: { name: design.name, date: input.date } } : {}),
    ...(choice.findings
      ? {
          findings: shown,
          over: new Map(scene.placed.map((p) => [p.id, badgesOf(p, lint.of(p.id)).near])),
        }
      : {}),
    ...(choice.embed && !isPng ? { embed: writeDesign(design) } : {}),
  });
};

/** The scene of the design as an SVG file. */
export const svgOf = async (input: PictureInput): Promise<Blob> =>
  new Blob([await svgText(input, false)], { type: 'image/svg+xml' });

/** The same as PNG; `note` says when it had to be smaller than asked. */
export const pngOf = async (
  input: PictureInput & { readonly scale: number },
): Promise<{ readonly picture: Blob; readonly note: string | undefined }> => {
  const png = await toPng(await svgText(input, true), {
    scale: input.scale,
    ...(input.choice.embed ? { embed: writeDesign(input.design) } : {}),
  });
  return {
    picture: png.blob,
    note: png.isReduced
      ? `It is ${png.width} × ${png.height} pixels: browsers draw no larger picture.`
      : undefined,
  };
};
