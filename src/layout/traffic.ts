import type { Endpoint } from '../analysis/endpoints';
import type { GroupUse } from '../analysis/facts';
import type { Nic, TrafficClass } from '../model/design';
import { trafficClasses } from '../model/shape/words';
import type { LineStyle } from './scene';

const order = Object.keys(trafficClasses) as TrafficClass[];

/** Each class once, in the order of the legend. */
export const inOrder = (classes: Iterable<TrafficClass>): readonly TrafficClass[] => {
  const all = new Set(classes);
  return all.size < 2 ? [...all] : order.filter((name) => all.has(name));
};

/** What a port group carries in this host: the classes of its endpoints, else what it is said to be for. */
export const groupTraffic = (
  use: GroupUse,
  endpoints: readonly Endpoint[],
): readonly TrafficClass[] => {
  const classes = endpoints.flatMap((e) => e.classes);
  if (classes.length > 0) return inOrder(classes);
  return use.group.traffic === undefined ? [] : [use.group.traffic];
};

/** What a NIC is to the port group. */
export const roleOf = (use: GroupUse, nic: Nic): LineStyle => {
  if (use.team.activeNics.includes(nic)) return 'active';
  return use.team.standbyNics.includes(nic) ? 'standby' : 'unused';
};

const rank: Readonly<Record<LineStyle, number>> = { active: 0, standby: 1, unused: 2 };
export const bestRole = (roles: Iterable<LineStyle>): LineStyle => {
  let best: LineStyle = 'unused';
  for (const role of roles) if (rank[role] < rank[best]) best = role;
  return best;
};

/** One line between a switch and a NIC: a class in one role, or no class where the design names none. */
export interface Strand {
  readonly traffic: TrafficClass | undefined;
  readonly role: LineStyle;
  /** Keys of the port groups whose traffic it is. */
  readonly through: readonly string[];
}

/**
 * The strands between a switch and one of its NICs, one for each class and role, in the order of
 * the legend; all that leave the NIC unused are one dotted strand, the last.
 */
export const strandsOf = (
  nic: Nic,
  groups: readonly {
    readonly key: string;
    readonly use: GroupUse;
    readonly traffic: readonly TrafficClass[];
  }[],
): readonly Strand[] => {
  const strands = new Map<
    string,
    { traffic: TrafficClass | undefined; role: LineStyle; through: string[] }
  >();
  for (const { key, use, traffic } of groups) {
    const role = roleOf(use, nic);
    const classes = role === 'unused' || traffic.length === 0 ? [undefined] : traffic;
    for (const name of classes) {
      const as = `${name}/${role}`;
      const before = strands.get(as);
      if (before === undefined) strands.set(as, { traffic: name, role, through: [key] });
      else before.through.push(key);
    }
  }
  const place = ({ traffic, role }: Strand) =>
    role === 'unused' ? 99 : traffic === undefined ? 50 : order.indexOf(traffic);
  return [...strands.values()].sort((a, b) => place(a) - place(b) || rank[a.role] - rank[b.role]);
};
