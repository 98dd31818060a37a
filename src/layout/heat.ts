import { shareOf, type Utilisation, type Utilisations } from '../analysis/capacity/utilisation';
import { rate } from '../analysis/quantities';
import { type HeatLevel, heatLine, heatLooks, levelOf } from './heat-scale';
import { label } from './marks';
import { widthOf } from './measure';
import type { Detail, Group, Mark, Paint, Placed, Point, Scene, Wire } from './scene';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Lettering by detail, px; far out the width of the wire says all. */
const sizes: Readonly<Record<Detail, number | undefined>> = {
  near: 9.5,
  middle: 15,
  far: undefined,
};

/** A figure in a lozenge, its left end at a point. */
const tag = (text: string, at: Point, size: number, paint: Paint): readonly Mark[] => {
  const face = { size, weight: 600 } as const;
  const width = widthOf(text, face) + size;
  const height = size * 1.45;
  return [
    {
      mark: 'rect',
      rect: { x: at.x, y: at.y - height / 2, width, height },
      radius: height / 2,
      fill: 'surface',
      stroke: paint,
      strokeWidth: 1,
    },
    label(text, at.x + size / 2, at.y + size * 0.36, width, face, paint),
  ];
};

/** Of several the fullest; what is not known counts only where nothing is known. */
const fullest = (all: readonly Utilisation[]): Utilisation | undefined => {
  const [first, ...rest] = all;
  return first && rest.reduce((a, b) => ((shareOf(b) ?? -1) > (shareOf(a) ?? -1) ? b : a), first);
};

/** Middle of the longest straight piece of a wire, and whether that is level. */
const longest = ({ points }: Wire) => {
  let at = points[0] ?? { x: 0, y: 0 };
  let length = -1;
  let isLevel = true;
  for (const [i, b] of points.entries()) {
    const a = points[i - 1];
    if (a === undefined) continue;
    const own = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    if (own <= length) continue;
    length = own;
    at = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    isLevel = a.y === b.y;
  }
  return { at, length, isLevel };
};

/** Cables have their figure at the NIC, where no other wire's stands; links in their middle. */
const tagPlace = (wire: Wire, size: number, width: number): Point => {
  const [start = { x: 0, y: 0 }, next = start] = wire.points;
  if (wire.kind === 'link') {
    const { at, length, isLevel } = longest(wire);
    // Between two heads that stand close there is more room below.
    const isShort = isLevel && length < width + 8;
    return { x: at.x - width / 2, y: at.y + (isShort ? size * 1.9 + 6 : 0) };
  }
  if (wire.kind === 'cable')
    return { x: start.x + (next.x < start.x ? -width - 3 : 3), y: start.y };
  // Bundles leave their board side by side: one below the other, their figures do not meet.
  const nth = Math.abs(Math.round(start.x / 16)) % 3;
  return { x: start.x - width / 2, y: start.y + size * (1.2 + 1.6 * nth) };
};

const titleOf = (wire: Wire, use: Utilisation, isMost: boolean): string => {
  const { peakMbps, capacityMbps, isStated } = use;
  const of = capacityMbps === undefined ? 'a speed not stated' : rate(capacityMbps);
  const least = wire.kind === 'link' ? 'at most ' : '';
  const said = isStated ? `${least}${rate(peakMbps)} at peak of ${of}` : 'demand not stated';
  return `${wire.title}: ${isMost ? 'fullest ' : ''}${said}`;
};

const tagOf = (share: number | undefined, level: HeatLevel, detail: Detail): string | undefined => {
  if (level === 'idle') return undefined;
  if (detail === 'middle' && level !== 'tight' && level !== 'over') return undefined;
  return share === undefined ? '?' : percent(share);
};

const useOf = (wire: Wire, uses: Utilisations): readonly Utilisation[] =>
  (wire.kind === 'bundle' ? wire.elements : [wire.id]).flatMap((id) => uses.get(id) ?? []);

/** How full a wire is; of a bundle its fullest cable. Undefined for one that nothing is known to use. */
export const heatLevelOf = (wire: Wire, uses: Utilisations): HeatLevel | undefined => {
  const use = fullest(useOf(wire, uses));
  return use && levelOf(shareOf(use));
};

/** A wire as full as it is, in plane coordinates; undefined for one that nothing is known to use. */
export const heatOfWire = (wire: Wire, uses: Utilisations, detail: Detail): Group | undefined => {
  const all = useOf(wire, uses);
  const use = fullest(all);
  if (use === undefined) return undefined;
  const share = shareOf(use);
  const level = levelOf(share);
  const marks = [...heatLine(wire.d, level)];
  const size = sizes[detail];
  const text = tagOf(share, level, detail);
  if (size !== undefined && text !== undefined) {
    const width = widthOf(text, { size, weight: 600 }) + size;
    marks.push(...tag(text, tagPlace(wire, size, width), size, heatLooks[level].paint));
  }
  return {
    id: wire.id,
    key: `${wire.id}/heat`,
    kind: 'wire',
    rect: { ...longest(wire).at, width: 0, height: 0 },
    title: titleOf(wire, use, all.length > 1),
    traffic: wire.traffic,
    marks,
  };
};

/** Figures of a board's NICs without a cable, in plane coordinates: there is no wire to say it. */
export const heatOfBoard = (
  placed: Placed,
  cabled: ReadonlySet<string>,
  uses: Utilisations,
): readonly Group[] =>
  placed.near.flatMap((group): readonly Group[] => {
    const use = group.kind === 'nic' && !cabled.has(group.id) ? uses.get(group.id) : undefined;
    if (use === undefined) return [];
    const share = shareOf(use);
    const level = levelOf(share);
    const text = tagOf(share, level, 'near');
    if (text === undefined) return [];
    const { x, y, width, height } = group.rect;
    const at = { x: placed.rect.x + x + width + 3, y: placed.rect.y + y + height / 2 };
    const marks = tag(text, at, 9.5, heatLooks[level].paint);
    return [{ ...group, key: `${group.id}/heat`, marks }];
  });

/** What wires belong to: NICs and ports that a wire says something of. */
export const cabledIn = (scene: Scene): ReadonlySet<string> =>
  new Set(scene.wires.flatMap(({ elements }) => elements));

/** Utilisation over a whole picture, in plane coordinates: drawn over the wires. */
export const heatOf = (
  scene: Scene,
  uses: Utilisations,
  detail: Detail = 'near',
): readonly Group[] => {
  const cabled = cabledIn(scene);
  return [
    ...scene.wires.flatMap((wire) => heatOfWire(wire, uses, detail) ?? []),
    ...(detail === 'near'
      ? scene.placed.flatMap((placed) => heatOfBoard(placed, cabled, uses))
      : []),
  ];
};
