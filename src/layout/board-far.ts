import type { HostFacts } from '../analysis/facts';
import type { Nic, TrafficClass } from '../model/design';
import { grid } from './grid';
import { box, label, trafficPaint } from './marks';
import { widthOf } from './measure';
import type { Mark } from './scene';
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

/** Of a domain name its host, since it has to be read from afar: `esx01` of `esx01.lab.example`. */
const shortName = (name: string): string =>
  /^([a-z][a-z\d-]*)(?:\.[a-z\d-]+){2,}$/i.exec(name)?.[1] ?? name;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What is on a host, in words: `46 VMs · 6 NICs`. */
const contents = ({ host }: HostFacts): string => {
  const vms = host.vms.reduce((sum, vm) => sum + (vm.count ?? 1), 0);
  return [...(vms === 0 ? [] : [counted(vms, 'VM')]), counted(host.nics.length, 'NIC')].join(' · ');
};

/** A card for the view from far out: name, a stripe for each class, how much there is. */
export const drawFar = (facts: HostFacts, height: number): Mark[] => {
  const nameSize = Math.min(64, height * 0.3);
  const face = { size: Math.min(48, height * 0.24), mono: true } as const;
  const classes = inOrder(facts.classes).map((name) => ({ name, mbps: capacity(facts, name) }));
  const most = Math.max(1, ...classes.map((c) => c.mbps));
  const top = nameSize * 1.15 + 34;
  const room = height - top - 24;
  // A high board is seen from farther out: its stripes are thicker.
  const step =
    classes.length === 0
      ? 0
      : Math.min(Math.max(40, Math.min(96, room / 8)), room / classes.length);
  // On a high board the words stand below the stripes, on a low one the number of NICs beside them.
  const isHigh = top + step * classes.length + face.size * 1.5 < height - 26;
  const count = isHigh ? contents(facts) : String(facts.host.nics.length);
  const width = grid.boardWidth - 64 - (isHigh ? 0 : widthOf(count, face) + 28);
  return [
    label(
      shortName(facts.host.name),
      32,
      24 + nameSize * 0.8,
      // The badge of the worst finding has its place at the right.
      grid.boardWidth - 64 - 90,
      { size: nameSize, weight: 600 },
      'ink',
    ),
    ...classes.map(
      ({ name, mbps }, i): Mark =>
        box(
          {
            x: 32,
            y: top + i * step,
            width: Math.max(step * 0.64, (width * mbps) / most),
            height: step * 0.64,
          },
          step * 0.32,
          trafficPaint(name),
        ),
    ),
    label(count, grid.boardWidth - 32, height - 26, grid.boardWidth - 64, face, 'inkSoft', 'end'),
  ];
};
