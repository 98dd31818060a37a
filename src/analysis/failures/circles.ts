import type { TrafficClass } from '../../model/design';
import type { HostView } from './host-view';

/** Hosts of one cluster that must reach each other on one network, by what they attach to. */
export interface Circle {
  readonly traffic: TrafficClass;
  readonly network: string;
  readonly hosts: ReadonlyMap<string, readonly string[]>;
}
export type Circles = ReadonlyMap<string, Circle>;

export const circleKey = (view: HostView, traffic: string, network: string): string =>
  `${view.facts.cluster?.id ?? ''} ${traffic} ${network}`;

/** Circles of the base state. Hosts outside of clusters are one circle. */
export const circlesOf = (views: readonly HostView[]): Circles => {
  const circles = new Map<string, Omit<Circle, 'hosts'> & { hosts: Map<string, string[]> }>();
  for (const view of views) {
    for (const { parts } of view.base.services) {
      for (const { traffic, network, attach } of parts) {
        if (network === undefined || attach === undefined) continue;
        const key = circleKey(view, traffic, network);
        let circle = circles.get(key);
        if (circle === undefined) {
          circle = { traffic, network, hosts: new Map() };
          circles.set(key, circle);
        }
        const alike = circle.hosts.get(attach);
        if (alike === undefined) circle.hosts.set(attach, [view.facts.host.id]);
        else alike.push(view.facts.host.id);
      }
    }
  }
  for (const [key, { hosts }] of circles) {
    const [only] = hosts.values();
    if (hosts.size === 1 && only?.length === 1) circles.delete(key);
  }
  return circles;
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
export const keepSame = (before: Circles, now: Circles): Circles => {
  let isChanged = before.size !== now.size;
  const out = new Map<string, Circle>();
  for (const [key, circle] of now) {
    const old = before.get(key);
    const isOld = old !== undefined && isSame(old, circle);
    if (!isOld) isChanged = true;
    out.set(key, isOld ? old : circle);
  }
  return isChanged ? out : before;
};
