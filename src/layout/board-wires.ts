import type { BoardPlan, NicBox } from './board-plan';
import { grid } from './grid';
import { curve, line, trafficPaint } from './marks';
import type { Group, Rect } from './scene';
import type { Strand } from './traffic';

const right = (rect: Rect): number => rect.x + rect.width;
const middle = (rect: Rect): number => rect.y + rect.height / 2;

const between = (x1: number, y1: number, x2: number, y2: number): Rect => ({
  x: x1,
  y: Math.min(y1, y2) - 4,
  width: x2 - x1,
  height: Math.abs(y2 - y1) + 8,
});

/** Offsets of `n` parallel lines around a middle, at most `room` px in all. */
const offsets = (n: number, room: number): number[] => {
  const step = n < 2 ? 0 : Math.min(4, room / (n - 1));
  return Array.from({ length: n }, (_, i) => (i - (n - 1) / 2) * step);
};

interface End {
  readonly key: string;
  readonly name: string;
}

const strandGroup = (
  from: End,
  to: End,
  at: readonly [x1: number, y1: number, x2: number, y2: number],
  strand: Strand,
  index: number,
  route = curve(...at),
): Group => ({
  id: from.key,
  key: `${from.key}>${to.key}${index === 0 ? '' : `/${index}`}`,
  kind: 'wire',
  rect: between(...at),
  title: `${from.name} to ${to.name}${strand.role === 'active' ? '' : `, ${strand.role}`}`,
  traffic: strand.traffic === undefined ? [] : [strand.traffic],
  marks: [
    strand.role === 'unused'
      ? line(route, 'lineStrong', 1.25, 'unused')
      : line(route, trafficPaint(strand.traffic), 1.75, strand.role),
  ],
  joins: [from.key, to.key],
  line: strand.role,
  ...(strand.through.length === 0 ? {} : { through: strand.through }),
});

const solid = (traffic: Strand['traffic']): Strand => ({ traffic, role: 'active', through: [] });

/** Endpoints to port groups, or straight to the NIC they use. */
export const endpointWires = (plan: BoardPlan): Group[] => {
  const groups = new Map(plan.groups.map((g) => [g.key, g]));
  const nics = new Map(plan.nics.map((n) => [n.id, n]));
  return plan.endpoints().flatMap((e): Group[] => {
    if (e.to === undefined) return [];
    const group = groups.get(e.to);
    const nic = nics.get(e.to);
    const target = group?.rect ?? nic?.rect;
    if (target === undefined) return [];
    const name = group?.use.group.name ?? nic?.nic.name ?? '';
    const classes = e.traffic.length === 0 ? [undefined] : e.traffic;
    const steps = offsets(classes.length, 12);
    return classes.map((traffic, i) => {
      const step = steps[i] ?? 0;
      const at = [right(e.rect), middle(e.rect) + step, target.x, middle(target) + step] as const;
      // The bend stays in front of the port groups; the rest of the row is free.
      const route =
        group === undefined ? `${curve(at[0], at[1], grid.group.x, at[3])}H${at[2]}` : curve(...at);
      return strandGroup(e, { key: e.to ?? '', name }, at, solid(traffic), i, route);
    });
  });
};

/** Port groups to their switch. */
export const groupWires = (plan: BoardPlan): Group[] =>
  plan.groups.flatMap((group) => {
    const { instance } = group.use;
    const classes = group.traffic.length === 0 ? [undefined] : group.traffic;
    const steps = offsets(classes.length, 18);
    const from = { key: group.key, name: group.use.group.name };
    return classes.map((traffic, i) => {
      const y = middle(group.rect) + (steps[i] ?? 0);
      const at = [right(group.rect), y, grid.switch.x, y] as const;
      return strandGroup(from, { key: instance.key, name: instance.name }, at, solid(traffic), i);
    });
  });

const nicStrands = (plan: BoardPlan, nic: NicBox): Group[] =>
  nic.from.flatMap(({ key, strands }, nth) => {
    const owner = plan.switches.find((s) => s.key === key);
    if (owner === undefined) return [];
    const steps = offsets(strands.length, grid.nic.height - 8);
    return strands.map((strand, i) => {
      const y = middle(nic.rect) + (steps[i] ?? 0);
      // The switch that the NIC stands beside meets it level; another one has to bend.
      const top = owner.rect.y + 6;
      const bottom = owner.rect.y + owner.rect.height - 6;
      const start = nth === 0 ? y : Math.min(bottom, Math.max(top, y));
      const at = [right(owner.rect), start, nic.rect.x, y] as const;
      const from = { key, name: owner.instance.name };
      return strandGroup(from, { key: nic.id, name: nic.nic.name }, at, strand, i);
    });
  });

/** Switches to their NICs: one strand for each class and role. */
export const nicWires = (plan: BoardPlan): Group[] =>
  plan.nics.flatMap((nic) => nicStrands(plan, nic));
