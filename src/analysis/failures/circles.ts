import type { TrafficClass } from '../../model/design';
import type { HostView } from './host-view';
import type { HostOutcome } from './outcome';

/** Hosts of one cluster (or of none) that must reach each other on one network, by what they attach to. */
export interface Circle {
  readonly traffic: TrafficClass;
  readonly network: string;
  readonly hosts: ReadonlyMap<string, readonly string[]>;
}
export type Circles = ReadonlyMap<string, Circle>;

/** Circles of the base state. */
export const circlesOf = (views: readonly HostView[]): Circles => {
  const circles = new Map<string, Omit<Circle, 'hosts'> & { hosts: Map<string, string[]> }>();
  for (const { facts, rings } of views) {
    for (const { circle: key, traffic, network, attach } of rings) {
      let circle = circles.get(key);
      if (circle === undefined) {
        circle = { traffic, network, hosts: new Map() };
        circles.set(key, circle);
      }
      const alike = circle.hosts.get(attach);
      if (alike === undefined) circle.hosts.set(attach, [facts.host.id]);
      else alike.push(facts.host.id);
    }
  }
  for (const [key, { hosts }] of circles) {
    const [only] = hosts.values();
    if (hosts.size === 1 && only?.length === 1) circles.delete(key);
  }
  return circles;
};

/** A host's place in a circle, with nothing failed. */
export interface Ring {
  readonly circle: string;
  readonly traffic: TrafficClass;
  readonly network: string;
  readonly attach: string;
}

/** The circles that a host is in: those of its networks of which it is known what they attach to. */
export const ringsOf = (base: HostOutcome): readonly Ring[] =>
  base.services.flatMap(({ parts }) =>
    parts.flatMap(({ circle, traffic, network, attach }) =>
      circle === undefined || network === undefined || attach === undefined
        ? []
        : [{ circle, traffic, network, attach }],
    ),
  );

type Views = readonly HostView[];

/** The same networks, whatever the host attaches to there. */
const sameNetworks = (a: HostView, b: HostView): boolean =>
  a.facts.host.id === b.facts.host.id &&
  a.rings.length === b.rings.length &&
  a.rings.every(({ circle }, i) => circle === b.rings[i]?.circle);

const sameAttachments = (a: HostView, b: HostView): boolean =>
  a.rings.every(({ attach }, i) => attach === b.rings[i]?.attach);

/** Keys of circles in which a host attaches to something else; undefined where more has changed. */
const changedKeys = (before: Views, now: Views): ReadonlySet<string> | undefined => {
  if (before.length !== now.length) return undefined;
  const keys = new Set<string>();
  for (const [i, view] of now.entries()) {
    const old = before[i];
    if (old === view) continue;
    if (old === undefined || !sameNetworks(old, view)) return undefined;
    if (sameAttachments(old, view)) continue;
    for (const { circle } of view.rings) keys.add(circle);
  }
  return keys;
};

/** The circles of hosts after an edit; those that have not changed are the objects they were. */
export const circlesAfter = (circles: Circles, before: Views, now: Views): Circles => {
  const keys = changedKeys(before, now);
  if (keys === undefined) return keepSame(circles, circlesOf(now));
  if (keys.size === 0) return circles;
  const concerned = now.filter(({ rings }) => rings.some(({ circle }) => keys.has(circle)));
  const made = circlesOf(concerned);
  const out = new Map(circles);
  for (const key of keys) {
    const circle = made.get(key);
    if (circle !== undefined) out.set(key, circle);
  }
  return keepSame(circles, out);
};

const isSame = (a: Circle, b: Circle): boolean => {
  if (a.hosts.size !== b.hosts.size) return false;
  for (const [attach, hosts] of a.hosts) {
    const others = b.hosts.get(attach);
    if (others?.length !== hosts.length || hosts.some((id, i) => id !== others[i])) return false;
  }
  return true;
};

/** The new circles, with those that have not changed as the objects they were; all of them, if none has. */
const keepSame = (before: Circles, now: Circles): Circles => {
  let isChanged = before.size !== now.size;
  const out = new Map<string, Circle>();
  for (const [key, circle] of now) {
    const old = before.get(key);
    const isOld = old !== undefined && (old === circle || isSame(old, circle));
    if (!isOld) isChanged = true;
    out.set(key, isOld ? old : circle);
  }
  return isChanged ? out : before;
};
