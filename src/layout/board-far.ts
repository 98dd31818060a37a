import type { HostFacts } from '../analysis/facts';
import type { Nic, TrafficClass } from '../model/design';
import type { Fold } from './folds';
import { likenessSign } from './likeness-line';
import { box, label, trafficPaint } from './marks';
import { widthOf } from './measure';
import type { Mark } from './scene';
import { shortName } from './short-name';
import { inOrder } from './traffic';

/** Megabits a second of the NICs that a class is active on: what its stripe is as long as. */
const capacity = (facts: HostFacts, traffic: TrafficClass): number => {
  const nics = new Set<Nic>();
  for (const e of facts.ofClass(traffic)) {
    for (const nic of e.use === undefined ? e.usable : e.use.team.activeNics) nics.add(nic);
  }
  let sum = 0;
  for (const nic of nics) sum += nic.speedMbps ?? 1000;
  return sum;
};

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What is on a host, in words: `46 VMs · 6 NICs`. */
const contents = ({ host }: HostFacts): string => {
  const vms = host.vms.reduce((sum, vm) => sum + (vm.count ?? 1), 0);
  return [...(vms === 0 ? [] : [counted(vms, 'VM')]), counted(host.nics.length, 'NIC')].join(' · ');
};

interface Size {
  readonly width: number;
  readonly height: number;
}

const stripes = (
  facts: HostFacts,
  classes: readonly TrafficClass[],
  at: { readonly top: number; readonly width: number; readonly step: number },
): Mark[] => {
  const { top, width, step } = at;
  const mbps = classes.map((name) => capacity(facts, name));
  const most = Math.max(1, ...mbps);
  const height = step * 0.64;
  return classes.map((name, i) => {
    const long = Math.max(height, (width * (mbps[i] ?? 0)) / most);
    return box({ x: 32, y: top + i * step, width: long, height }, step * 0.32, trafficPaint(name));
  });
};

const nameMark = (name: string, size: number, width: number): Mark =>
  label(shortName(name), 32, 24 + size * 0.8, width, { size, weight: 600 }, 'ink');

// The badge of the worst finding has its place at the right.
const badgeRoom = 90;

/** A board for the view from far out: name, a stripe for each class, how much there is. */
export const drawFar = (facts: HostFacts, { width, height }: Size): Mark[] => {
  const nameSize = Math.min(64, height * 0.3);
  const face = { size: Math.min(48, height * 0.24), mono: true } as const;
  const classes = inOrder(facts.classes);
  const top = nameSize * 1.15 + 34;
  const below = height - top - 24;
  // A high board is seen from farther out: its stripes are thicker.
  const step =
    classes.length === 0
      ? 0
      : Math.min(Math.max(40, Math.min(96, below / 8)), below / classes.length);
  // On a high board the words stand below the stripes, on a low one the number of NICs beside them.
  const isHigh = top + step * classes.length + face.size * 1.5 < height - 26;
  const count = isHigh ? contents(facts) : String(facts.host.nics.length);
  const room = width - 64;
  const stripe = room - (isHigh ? 0 : widthOf(count, face) + 28);
  return [
    nameMark(facts.host.name, nameSize, room - badgeRoom),
    ...stripes(facts, classes, { top, width: stripe, step }),
    label(count, width - 32, height - 26, room, face, 'inkSoft', 'end'),
  ];
};

/** The same for a card: name, stripes, and which host it is like. */
export const drawFarCard = (facts: HostFacts, { width, height }: Size, fold: Fold): Mark[] => {
  const room = width - 64;
  const { name } = facts.host;
  const nameWidth = widthOf(shortName(name), { size: 1, weight: 600 });
  const nameSize = Math.max(36, Math.min(60, height * 0.3, (room - badgeRoom) / nameWidth));
  const classes = inOrder(facts.classes);
  const size = Math.min(38, height * 0.2);
  const top = nameSize * 1.15 + 28;
  const below = height - top - size - 40;
  const step = classes.length === 0 ? 0 : Math.min(40, below / classes.length);
  const baseline = height - 24;
  const other = fold.other === undefined ? '' : shortName(fold.other.name);
  const paint = fold.isAlike ? 'inkSoft' : 'accent';
  return [
    nameMark(name, nameSize, room - badgeRoom),
    ...stripes(facts, classes, { top, width: room, step }),
    ...likenessSign(32 + size * 0.4, baseline - size * 0.36, size, fold.isAlike, paint),
    label(other, 32 + size * 1.2, baseline, room - size * 1.2, { size }, 'inkSoft'),
  ];
};
