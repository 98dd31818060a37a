import { cabledToNics } from '../analysis/failures/links';
import { describe } from '../model/describe';
import type { Design, TrafficClass } from '../model/design';
import { parentIdOf, rootIdOf } from '../model/kinds';
import type { Board, Plug } from './host-board';
import type { LineStyle } from './scene';
import { bestRole, inOrder } from './traffic';

/** A cable from a NIC to a switch port, or to a NIC of another host. */
export interface Cable extends Plug {
  readonly hostId: string;
  readonly to: string;
  /** The physical switch or host at the far end. */
  readonly toRoot: string;
  /** Empty where cables are bundled. */
  readonly title: string;
}

/** All cables between one host and one switch (or host), for the view of many hosts. */
export interface Bundle {
  readonly id: string;
  readonly hostId: string;
  readonly toRoot: string;
  readonly cables: readonly Cable[];
  readonly traffic: readonly TrafficClass[];
  readonly line: LineStyle;
}

// Ids say their place: what begins with h is a part of a host.
const isOfHost = (id: string): boolean => id.startsWith('h');

const known = new WeakMap<
  Board,
  { readonly mated: ReadonlySet<string>; readonly cables: readonly Cable[] }
>();

/** Cables of a host in the order of its NICs. A cable between two NICs belongs to the end that comes first in the file. */
export const cablesOf = (
  design: Design,
  board: Board,
  mated: ReadonlySet<string>,
  withTitles: boolean,
): readonly Cable[] => {
  const before = known.get(board);
  // Titles name switches and NICs of elsewhere, so only those without can be kept.
  if (!withTitles && before?.mated === mated) return before.cables;
  const cables: Cable[] = [];
  for (const plug of board.plugs) {
    const to = plug.cabledTo;
    if (to === undefined || mated.has(plug.nicId)) continue;
    const toRoot = isOfHost(to) ? rootIdOf(to) : parentIdOf(to);
    if (toRoot === undefined) continue;
    const title = withTitles ? describe(design, plug.nicId) : '';
    cables.push({ ...plug, hostId: board.id, to, toRoot, title });
  }
  if (!withTitles) known.set(board, { mated, cables });
  return cables;
};

const nobody: ReadonlySet<string> = new Set();
/** NICs whose cable is already written at the other end. */
export const matedNics = (design: Design): ReadonlySet<string> => {
  const seen = new Set<string>();
  const mated = new Set<string>();
  for (const host of design.hosts) {
    for (const nic of cabledToNics(host.nics)) {
      if (nic.cabledTo !== undefined && seen.has(nic.cabledTo)) mated.add(nic.id);
      seen.add(nic.id);
    }
  }
  return mated.size === 0 ? nobody : mated;
};

const bundled = new WeakMap<readonly Cable[], readonly Bundle[]>();

/** The cables of one host by their far end; kept with the list. */
export const bundlesOf = (cables: readonly Cable[]): readonly Bundle[] => {
  let bundles = bundled.get(cables);
  if (bundles === undefined) {
    bundles = bundle(cables);
    bundled.set(cables, bundles);
  }
  return bundles;
};

const bundle = (cables: readonly Cable[]): Bundle[] => {
  const byEnd = new Map<string, Cable[]>();
  for (const cable of cables) {
    const list = byEnd.get(cable.toRoot);
    if (list === undefined) byEnd.set(cable.toRoot, [cable]);
    else list.push(cable);
  }
  return [...byEnd].map(([toRoot, list]) => {
    const hostId = list[0]?.hostId ?? '';
    return {
      id: `${hostId}~${toRoot}`,
      hostId,
      toRoot,
      cables: list,
      traffic: inOrder(list.flatMap((c) => c.traffic)),
      line: bestRole(list.map((c) => c.line)),
    };
  });
};

export const sameCables = (a: readonly Cable[], b: readonly Cable[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((cable, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        cable.nicId === other.nicId &&
        cable.to === other.to &&
        cable.at.x === other.at.x &&
        cable.at.y === other.at.y &&
        cable.line === other.line &&
        cable.isUp === other.isUp &&
        cable.title === other.title &&
        cable.traffic.join() === other.traffic.join()
      );
    }));
