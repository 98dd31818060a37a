import { isGroupLit, isWireLit } from '../layout/lit';
import { fitText } from '../layout/measure';
import type { Detail, Frame, Group, Placed, Rect, Scene, Wire } from '../layout/scene';
import { colour, dashes, fonts as faces, type Ink } from '../layout/theme';
import { toBase64 } from './base64';
import { type Findings, findingsSvg, legendSvg, type Part, titleBlockSvg } from './furniture';
import { markSvg } from './svg-marks';
import { attrs, esc, num } from './xml';

export interface SvgOptions {
  /** With variables it is a piece of a page that has them: no style sheet and no ids of its own. */
  readonly theme: Ink;
  /** False: nothing is filled behind the picture. */
  readonly background?: boolean;
  /** What the picture is called where no title block says it. */
  readonly name?: string;
  /** Name of the design and words for the day, `2026-08-01`: a title block above the picture. */
  readonly title?: { readonly name: string; readonly date: string };
  readonly legend?: boolean;
  /** Listed below the picture, worst first. */
  readonly findings?: Findings;
  readonly detail?: Detail;
  /** Keys of the lit path; the rest fades. */
  readonly lit?: ReadonlySet<string>;
  /** Groups drawn over the boards, by placed id: badges of findings. */
  readonly over?: ReadonlyMap<string, readonly Group[]>;
  /** Utilisation, drawn over the wires in plane coordinates: as `heatOf` gives it. */
  readonly heat?: readonly Group[];
  /** The design as a file, so that the picture opens again as a design. */
  readonly embed?: string;
  /** Faces as base64 of WOFF2, so that the picture looks the same everywhere. */
  readonly fonts?: { readonly inter: string; readonly mono: string };
}

const faded = 0.16;

const groupSvg = (group: Group, options: SvgOptions): string => {
  const marks = group.marks.map((mark) => markSvg(mark, options.theme)).join('');
  // A board is the ground its parts lie on: it never fades.
  const isDim =
    options.lit !== undefined && group.kind !== 'host' && !isGroupLit(group, options.lit);
  const opacity = isDim ? faded : undefined;
  return `<g${attrs({ 'data-id': group.id, opacity })}><title>${esc(group.title)}</title>${marks}</g>`;
};

const placedSvg = (placed: Placed, options: SvgOptions): string => {
  const groups = [...placed[options.detail ?? 'near'], ...(options.over?.get(placed.id) ?? [])];
  const inner = groups.map((group) => groupSvg(group, options)).join('\n');
  return `<g${attrs({
    transform: `translate(${num(placed.rect.x)} ${num(placed.rect.y)})`,
    role: 'group',
    'aria-label': placed.title,
  })}>\n${inner}\n</g>`;
};

const frameSvg = (frame: Frame, theme: Ink): string => {
  const { x, y, width, height } = frame.rect;
  const size = frame.titleSize;
  const face = { size, weight: 600 } as const;
  const title = fitText(frame.title, width * 0.6, face);
  const small = { size: Math.round(size * 0.68) } as const;
  return `<g role="group"${attrs({ 'data-id': frame.id, 'aria-label': frame.title })}><rect${attrs({
    x,
    y,
    width,
    height,
    rx: 16,
    fill: 'none',
    stroke: colour('line', theme),
    'stroke-width': 1.5,
  })}/><text${attrs({ x: x + 24, y: y + 12 + size, 'font-size': size, 'font-weight': 600, fill: colour('ink', theme) })}>${esc(title)}<tspan${attrs({ dx: size * 0.8, 'font-size': small.size, 'font-weight': 400, fill: colour('inkSoft', theme) })}>${esc(fitText(frame.subtitle, width * 0.35, small))}</tspan></text></g>`;
};

/** Stroke widths of outside wires in px. */
const widths = { cable: 1.75, bundle: 2.5, link: 3 } as const;

const wireSvg = (wire: Wire, options: SvgOptions): string => {
  // Under utilisation the traffic of a wire is only a hint.
  const isDim =
    options.heat !== undefined || (options.lit !== undefined && !isWireLit(wire, options.lit));
  return `<g${attrs({ 'data-id': wire.id, opacity: isDim ? faded : undefined })}><title>${esc(wire.title)}</title><path${attrs(
    {
      d: wire.d,
      fill: 'none',
      stroke: colour(wire.paint, options.theme),
      'stroke-width': widths[wire.kind],
      'stroke-dasharray': dashes[wire.line]?.join(' '),
      'stroke-linecap': wire.line === 'unused' ? 'round' : undefined,
    },
  )}/></g>`;
};

const fontFaces = (fonts: SvgOptions['fonts']): string =>
  fonts === undefined
    ? ''
    : `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${fonts.inter}) format('woff2')}@font-face{font-family:'JetBrains Mono';src:url(data:font/woff2;base64,${fonts.mono}) format('woff2')}`;

/** Mark of our metadata in an SVG file; `embedded.ts` looks for it. */
export const metadataMark = 'vswitchboard-design';

const margin = 40;

/**
 * The scene as a standalone SVG document: the same marks as on the canvas, every text escaped,
 * equal scenes give equal bytes.
 */
export const toSvg = (scene: Scene, options: SvgOptions): string => {
  const { theme } = options;
  const { bounds } = scene;
  const { title: words } = options;
  const left = bounds.x - margin;
  const width = Math.max(bounds.width, 480) + 2 * margin;
  // What stands around a large picture grows with it, so that it reads where the picture does.
  const scale = Math.min(5, Math.max(1, bounds.width / 2000));
  const room = (width - 2 * margin) / scale;
  const scaled = (part: Part, y: number): string =>
    `<g transform="translate(${num(bounds.x)} ${num(y)}) scale(${num(scale)})">${part.svg}</g>`;
  const title =
    words === undefined ? undefined : titleBlockSvg(words.name, words.date, room, theme);
  const top = bounds.y - margin - (title?.height ?? 0) * scale;
  let bottom = bounds.y + bounds.height + margin;
  const parts: string[] = title === undefined ? [] : [scaled(title, bounds.y)];
  const add = (part: Part) => {
    parts.push(scaled(part, bottom));
    bottom += part.height * scale;
  };
  if (options.legend === true) add(legendSvg(scene, room, theme, options.heat !== undefined));
  if (options.findings !== undefined && options.findings.length > 0) {
    add(findingsSvg(options.findings, room, theme));
  }
  const view: Rect = { x: left, y: top, width, height: bottom - top };
  const background =
    options.background === false
      ? ''
      : `<rect${attrs({ ...view, fill: colour('ground', theme) })}/>`;
  const hosts = scene.placed.filter((p) => p.kind === 'host').length;
  const desc = `${hosts} hosts, ${scene.placed.length - hosts} other elements, ${scene.wires.length} cables and links. Made with vSwitchboard.`;
  const embed =
    options.embed === undefined
      ? ''
      : `<metadata id="${metadataMark}">${toBase64(options.embed)}</metadata>\n`;
  const isPiece = theme === 'variables';
  const name = words?.name ?? options.name ?? 'Network design';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${attrs({
      width: view.width,
      height: view.height,
      viewBox: `${num(view.x)} ${num(view.y)} ${num(view.width)} ${num(view.height)}`,
      role: 'img',
      'aria-labelledby': isPiece ? undefined : 'title desc',
      'aria-label': isPiece ? name : undefined,
      'font-family': isPiece ? undefined : faces.words,
    })}>`,
    ...(isPiece
      ? []
      : [`<title id="title">${esc(name)}</title>`, `<desc id="desc">${esc(desc)}</desc>`]),
    isPiece
      ? ''
      : `${embed}<style>${fontFaces(options.fonts)}.m{font-family:${faces.identifiers}}text{white-space:pre}</style>`,
    background,
    ...scene.frames.map((frame) => frameSvg(frame, theme)),
    // Switches below the wires: cables hop over their rails and end on their dots.
    ...scene.placed.filter((p) => p.kind === 'physicalSwitch').map((p) => placedSvg(p, options)),
    ...scene.wires.map((wire) => wireSvg(wire, options)),
    ...(options.heat ?? []).map((group) => groupSvg(group, options)),
    ...scene.placed.filter((p) => p.kind !== 'physicalSwitch').map((p) => placedSvg(p, options)),
    ...parts,
    '</svg>\n',
  ].join('\n');
};
