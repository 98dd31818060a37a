import type { Design } from '../design';
import { find, findAny, switchIdOf } from '../find';
import {
  childPlaces,
  type Kind,
  kindOf,
  listAt,
  parentIdOf,
  placeOf,
  rootIdOf,
  topPlaces,
} from '../kinds';
import { topologyShape } from '../shape/design';
import { fieldOf } from '../shape/shape';
import { counterpart, isSame } from './counterpart';
import type { Fragment } from './fragment';
import { readInstance, switchOfNic } from './uplinks';

/** Where a copied element is put. */
export interface Home {
  readonly kind: Kind;
  /** Undefined for what stands by itself. */
  readonly parentId: string | undefined;
  /** What the place says of it, over what it said itself. */
  readonly states: Readonly<Record<string, unknown>>;
  /** Its neighbours there. */
  readonly beside: (design: Design) => readonly { readonly id: string }[];
}

interface Target {
  readonly id: string;
  readonly hostId: string | undefined;
}

/** The place for a copied element, or undefined when there is none. `ids` says what was put already. */
export const homeFor = (
  design: Design,
  fragment: Fragment,
  item: { readonly id: string },
  targetId: string | undefined,
  ids: ReadonlyMap<string, string>,
): Home | undefined => {
  const kind = kindOf(item.id);
  if (kind === undefined) return undefined;
  const seen = targetId === undefined ? undefined : readInstance(targetId);
  const target = seen !== undefined && findAny(design, seen.id) !== undefined ? seen : undefined;
  const parent = parentIdOf(item.id);
  if (parent === undefined) {
    const cluster = target !== undefined && kindOf(target.id) === 'cluster' ? target.id : undefined;
    const own = (item as { readonly clusterId?: string }).clusterId;
    // A host copied with its cluster stays in the copy of it.
    const moves = kind === 'host' && cluster !== undefined && (own === undefined || !ids.has(own));
    return roomIn(design, kind, undefined, moves ? { clusterId: cluster } : {});
  }
  if (kind === 'portGroup') return homeOfGroup(design, fragment, item, target, ids);
  const parentId = holderFor(design, fragment, parent, target);
  return parentId === undefined
    ? undefined
    : roomIn(design, kind, parentId, landing(design, kind, target, parentId));
};

/** The list a new element goes into, unless it is full. */
const roomIn = (
  design: Design,
  kind: Kind,
  parentId: string | undefined,
  states: Home['states'],
): Home | undefined => {
  const probe = parentId ?? '';
  const holderShape = parentId === undefined ? topologyShape : placeOf(probe)?.shape;
  const field = fieldName(kind, parentId);
  if (field === undefined || holderShape === undefined) return undefined;
  const beside = (now: Design) =>
    parentId === undefined ? listAt(now, field) : listAt(findAny(now, parentId) ?? {}, field);
  const list = fieldOf(holderShape, field);
  const isFull = list?.type === 'list' && beside(design).length >= list.max;
  return isFull ? undefined : { kind, parentId, states, beside };
};

const fieldName = (kind: Kind, parentId: string | undefined): string | undefined =>
  parentId === undefined
    ? topPlaces.find((place) => place.kind === kind)?.field
    : childPlaces[kindOf(parentId) ?? 'note']?.find((place) => place.kind === kind)?.field;

/** A holder for parts that came from `parent`: the target's, the same as before, or the only host. */
const holderFor = (
  design: Design,
  fragment: Fragment,
  parent: string,
  target: Target | undefined,
): string | undefined => {
  const wanted = kindOf(parent);
  if (target !== undefined) {
    for (let at: string | undefined = target.id; at !== undefined; at = parentIdOf(at)) {
      if (kindOf(at) === wanted) return at;
    }
    if (wanted === 'host' && target.hostId !== undefined) return target.hostId;
  }
  if (isSame(design, fragment.names, parent)) return parent;
  const [only] = design.hosts;
  return wanted === 'host' && design.hosts.length === 1 ? only?.id : undefined;
};

/** What a part that is put onto a port group is connected to. */
const landing = (
  design: Design,
  kind: Kind,
  target: Target | undefined,
  parentId: string,
): Home['states'] => {
  if (target === undefined || kindOf(target.id) !== 'portGroup') return {};
  if (kind !== 'adapter' && kind !== 'vnic') return {};
  const host = find(design, 'host', rootIdOf(parentId));
  const inReach =
    rootIdOf(target.id) === host?.id ||
    host?.memberships.some((m) => m.switchId === rootIdOf(target.id)) === true;
  return inReach ? { portGroupId: target.id } : {};
};

/** A port group stands on a switch: of its host, or a distributed one. */
const homeOfGroup = (
  design: Design,
  fragment: Fragment,
  item: { readonly id: string },
  target: Target | undefined,
  ids: ReadonlyMap<string, string>,
): Home | undefined => {
  const own = (item as { readonly switchId?: string }).switchId;
  const moved = own === undefined ? undefined : ids.get(own);
  if (moved !== undefined) {
    return roomIn(design, 'portGroup', rootIdOf(moved), { switchId: moved });
  }
  const under = target === undefined ? undefined : switchUnder(design, target);
  if (under !== undefined) {
    return kindOf(under) === 'distributedSwitch'
      ? roomIn(design, 'portGroup', under, { switchId: undefined })
      : roomIn(design, 'portGroup', rootIdOf(under), { switchId: under });
  }
  const parentId = holderFor(design, fragment, rootIdOf(item.id), target);
  if (parentId === undefined || kindOf(parentId) !== 'host') {
    return parentId === undefined ? undefined : roomIn(design, 'portGroup', parentId, {});
  }
  const host = find(design, 'host', parentId);
  const switchId =
    (own === undefined
      ? undefined
      : counterpart(design, fragment.names, own, {
          fromHost: rootIdOf(item.id),
          toHost: parentId,
        })) ?? (host?.switches.length === 1 ? host.switches[0]?.id : undefined);
  return switchId === undefined ? undefined : roomIn(design, 'portGroup', parentId, { switchId });
};

const switchUnder = (design: Design, { id, hostId }: Target): string | undefined => {
  switch (kindOf(id)) {
    case 'switch':
    case 'distributedSwitch':
      return id;
    case 'portGroup':
      return switchIdOf(design, id);
    case 'uplink':
    case 'lag':
      return rootIdOf(id);
    case 'nic': {
      const host = find(design, 'host', hostId);
      return host === undefined ? undefined : switchOfNic(host, id);
    }
    default:
      return undefined;
  }
};
