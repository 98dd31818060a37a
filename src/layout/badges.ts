import type { Severity } from '../model/design';
import { dot, label, severityMarks } from './marks';
import { widthOf } from './measure';
import type { Group, Mark, Placed, Rect } from './scene';

/** What badges need of a finding: its severity and the elements it is about, the main one first. */
export interface Flagged {
  readonly severity: Severity;
  readonly objects: readonly string[];
}

type Counts = Readonly<Record<Severity, number>>;
const order: readonly Severity[] = ['error', 'warning', 'info'];

const countOf = (findings: readonly Flagged[]): Counts => {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
};

const sentence = (counts: Counts): string => {
  const words: Readonly<Record<Severity, readonly [string, string]>> = {
    error: ['error', 'errors'],
    warning: ['warning', 'warnings'],
    info: ['remark', 'remarks'],
  };
  return order
    .filter((s) => counts[s] > 0)
    .map((s) => `${counts[s]} ${words[s][counts[s] === 1 ? 0 : 1]}`)
    .join(', ');
};

/** Chips from right to left ending at `right`: a shape and a number for each severity. */
const chips = (counts: Counts, right: number, middle: number, scale: number): Mark[] => {
  const marks: Mark[] = [];
  let at = right;
  for (const severity of [...order].reverse()) {
    if (counts[severity] === 0) continue;
    const face = { size: 12 * scale, weight: 600 } as const;
    const words = String(counts[severity]);
    const width = widthOf(words, face) + 30 * scale;
    at -= width;
    marks.push({
      mark: 'rect',
      rect: { x: at, y: middle - 11 * scale, width, height: 22 * scale },
      radius: 11 * scale,
      fill: `tint-${severity}`,
    });
    marks.push(...severityMarks(severity, at + 12 * scale, middle, 5.5 * scale));
    marks.push(label(words, at + 21 * scale, middle + 4.3 * scale, width, face, severity));
    at -= 6 * scale;
  }
  return marks;
};

/** Remarks draw no outline: only what is wrong stands out. */
const loudest = (counts: Counts): 'error' | 'warning' | undefined =>
  (['error', 'warning'] as const).find((s) => counts[s] > 0);

/** How many remarks there are, small on the corner. */
const remarks = (count: number, rect: Rect): Mark[] => {
  const face = { size: 9, weight: 600 } as const;
  const words = String(count);
  const width = Math.max(14, widthOf(words, face) + 8);
  const x = rect.x + rect.width - width + 4;
  return [
    {
      mark: 'rect',
      rect: { x, y: rect.y - 6, width, height: 14 },
      radius: 7,
      fill: 'surface',
      stroke: 'line',
      strokeWidth: 1,
    },
    label(words, x + width / 2, rect.y + 4.2, width, face, 'inkSoft', 'middle'),
  ];
};

/** An outline in the colour of the worst finding, and its shape on the corner. */
const outline = (rect: Rect, severity: Severity): Mark[] => {
  const x = rect.x + rect.width - 2;
  const y = rect.y + 1;
  return [
    {
      mark: 'rect',
      rect,
      radius: Math.min(8, rect.height / 2),
      fill: 'none',
      stroke: severity,
      strokeWidth: 1.5,
    },
    dot(x, y, 8, 'surface'),
    ...severityMarks(severity, x, y, 5.5),
  ];
};

const badge = (id: string, rect: Rect, counts: Counts, marks: Mark[]): Group => ({
  id,
  key: `${id}/badge`,
  kind: 'frame',
  rect,
  title: sentence(counts),
  traffic: [],
  marks,
});

/** Findings of what stands on one placed thing, by the element among `groups` that shows them. */
const byElement = (
  groups: readonly Group[],
  findings: readonly Flagged[],
): Map<string, Flagged[]> => {
  const shown = new Map<string, string>();
  for (const group of groups) if (group.kind !== 'wire') shown.set(group.id, group.id);
  const found = new Map<string, Flagged[]>();
  for (const finding of findings) {
    // A vNIC without a pill of its own shows on its VM, a card on its host.
    const at = finding.objects
      .map((id) => shown.get(id) ?? shown.get(id.slice(0, Math.max(0, id.lastIndexOf('.')))))
      .find((id) => id !== undefined);
    if (at === undefined) continue;
    const list = found.get(at);
    if (list === undefined) found.set(at, [finding]);
    else list.push(finding);
  }
  return found;
};

export interface Badges {
  readonly near: readonly Group[];
  readonly middle: readonly Group[];
  readonly far: readonly Group[];
}

const none: Badges = { near: [], middle: [], far: [] };
const known = new WeakMap<
  Placed,
  { readonly findings: readonly Flagged[]; readonly badges: Badges }
>();

const equal = (a: readonly Flagged[], b: readonly Flagged[]): boolean =>
  a.length === b.length && a.every((finding, i) => finding === b[i]);

/**
 * What findings add to a board, a physical switch or a target: counts in the header, outlines on
 * the elements they are about. Kept apart from the board, so that a change of findings draws no
 * board anew; the same findings give the same object.
 */
export const badgesOf = (placed: Placed, findings: readonly Flagged[]): Badges => {
  if (findings.length === 0) return none;
  const before = known.get(placed);
  if (before !== undefined && equal(before.findings, findings)) return before.badges;
  const counts = countOf(findings);
  const { width, height } = placed.rect;
  const top = loudest(counts);
  const isHost = placed.kind === 'host';
  const header = (scale: number): Group => {
    const middle = isHost ? 28 : 0;
    const right = isHost ? width - 14 : width + 8;
    const rect = { x: width - 150, y: middle - 12, width: 150, height: 24 };
    return badge(placed.id, rect, counts, chips(counts, right, middle, scale));
  };
  /** At each detail only what is drawn there has an outline. */
  const onElements = (groups: readonly Group[]): Group[] =>
    [...byElement(groups, findings)].flatMap(([id, list]): Group[] => {
      const group = groups.find((g) => g.id === id && g.kind !== 'wire');
      if (group === undefined || id === placed.id) return [];
      const own = countOf(list);
      const severity = loudest(own);
      const marks =
        severity === undefined ? remarks(own.info, group.rect) : outline(group.rect, severity);
      return [badge(group.id, group.rect, own, marks)];
    });
  /** Far out, remarks are their mark with a number in the corner of the card. */
  const quiet = (rect: Rect, own: Counts): Group => {
    const size = Math.min(40, height * 0.2);
    const text = String(own.info);
    const words = label(text, width - 32, 24 + size, 90, { size }, 'inkFaint', 'end');
    const mark = severityMarks(
      'info',
      width - 32 - widthOf(text, { size }) - size * 0.75,
      24 + size * 0.64,
      size * 0.36,
    );
    return badge(placed.id, rect, own, [...mark, words]);
  };
  const near = (): Group[] => [...onElements(placed.near), header(1)];
  const middle = (): Group[] => [...onElements(placed.middle), header(1.3)];
  const far = (): Group[] => {
    const rect = { x: 0, y: 0, width, height };
    if (top === undefined) return isHost ? [quiet(rect, counts)] : [];
    const size = isHost ? Math.min(34, height * 0.17) : 16;
    const marks: Mark[] = [
      { mark: 'rect', rect, radius: 12, fill: 'none', stroke: top, strokeWidth: isHost ? 8 : 4 },
      ...severityMarks(top, width - size - 24, size + 22, size),
    ];
    return [badge(placed.id, rect, counts, marks)];
  };
  const made: Badges = lazily({ near, middle, far });
  known.set(placed, { findings, badges: made });
  return made;
};

const lazily = (make: Readonly<Record<keyof Badges, () => Group[]>>): Badges => {
  const drawn: Partial<Record<keyof Badges, Group[]>> = {};
  const get = (detail: keyof Badges): Group[] => {
    const groups = drawn[detail] ?? make[detail]();
    drawn[detail] = groups;
    return groups;
  };
  return {
    get near() {
      return get('near');
    },
    get middle() {
      return get('middle');
    },
    get far() {
      return get('far');
    },
  };
};
