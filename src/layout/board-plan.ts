import type { Endpoint } from '../analysis/endpoints';
import type { GroupUse, HostFacts } from '../analysis/facts';
import { type SwitchInstance, teamOf } from '../analysis/uplinks';
import type { Nic, TrafficClass, Vm } from '../model/design';
import { type EndpointRow, looseRows, rowOf, rowsOf, shownOf } from './board-rows';
import { grid } from './grid';
import { once } from './once';
import type { LineStyle, Rect } from './scene';
import { bestRole, groupTraffic, inOrder, type Strand, strandsOf } from './traffic';

/** Where everything of a host stands on its board; the three details draw the same plan. */
export interface BoardPlan {
  readonly height: number;
  readonly switches: readonly SwitchBox[];
  readonly endpoints: () => readonly EndpointBox[];
  readonly groups: readonly GroupBox[];
  readonly spares: readonly SpareBox[];
  readonly nics: readonly NicBox[];
  /** Top of the rows of what is connected to nothing, if there are any. */
  readonly looseTop: number | undefined;
  readonly isEmpty: boolean;
}

export interface EndpointBox {
  readonly id: string;
  readonly key: string;
  readonly kind: 'adapter' | 'vm' | 'vnic';
  readonly name: string;
  readonly value: string;
  readonly traffic: readonly TrafficClass[];
  readonly isOff: boolean;
  /** VMs alike, or 1. */
  readonly count: number;
  readonly rect: Rect;
  /** Key of the port group, or of the NIC used directly. */
  readonly to: string | undefined;
}
export interface GroupBox {
  readonly id: string;
  readonly key: string;
  readonly use: GroupUse;
  readonly traffic: readonly TrafficClass[];
  readonly rect: Rect;
}
/** Port groups of a switch that nothing of this host is on, as one row where they are many. */
export interface SpareBox {
  readonly key: string;
  readonly instance: SwitchInstance;
  readonly names: readonly string[];
  readonly rect: Rect;
}
export interface SwitchBox {
  readonly id: string;
  readonly key: string;
  readonly instance: SwitchInstance;
  readonly traffic: readonly TrafficClass[];
  readonly rect: Rect;
}
export interface NicBox {
  readonly id: string;
  readonly nic: Nic;
  readonly rect: Rect;
  readonly traffic: readonly TrafficClass[];
  readonly role: LineStyle;
  /** What arrives from each switch that has the NIC; nearly always one. */
  readonly from: readonly { readonly key: string; readonly strands: readonly Strand[] }[];
}

/** Which port groups of a switch stand as one row: those that nothing is on, where they are many. */
const sparesOf = (
  instance: SwitchInstance,
  uses: readonly GroupUse[],
  isUsed: (use: GroupUse) => boolean,
): ReadonlySet<GroupUse> => {
  const spare = uses.filter((use) => !isUsed(use));
  if (spare.length <= grid.spareGroups) return new Set();
  return new Set(instance.distributed === undefined ? spare.slice(0, -grid.newestGroups) : spare);
};

const stack = (n: number, size: { readonly height: number; readonly gap: number }): number =>
  n === 0 ? 0 : n * size.height + (n - 1) * size.gap;

const cell = (column: { x: number; width: number; height: number }, y: number): Rect => ({
  x: column.x,
  y,
  width: column.width,
  height: column.height,
});

/** Stacks `items` in a column from `top` down. */
export const column = <T, U>(
  items: readonly T[],
  size: {
    readonly x: number;
    readonly width: number;
    readonly height: number;
    readonly gap: number;
  },
  top: number,
  place: (item: T, rect: Rect) => U,
): U[] => items.map((item, i) => place(item, cell(size, top + i * (size.height + size.gap))));

const inColumn = (rows: readonly EndpointRow[], top: number): EndpointBox[] =>
  column(rows, grid.endpoint, top, (row, rect) => ({ ...row, rect }));

const collect = <K, V>(into: Map<K, V[]>, key: K, value: V): void => {
  const list = into.get(key);
  if (list === undefined) into.set(key, [value]);
  else list.push(value);
};

/** The place of everything, from top to bottom: a block of rows for each switch, then what is loose. */
export const planBoard = (facts: HostFacts): BoardPlan => {
  const { host } = facts;
  // Heights follow from numbers alone: the pills themselves are made for those who draw them.
  const inRows: (() => EndpointBox[])[] = [];
  const groups: GroupBox[] = [];
  const spares: SpareBox[] = [];
  const switches: SwitchBox[] = [];
  const nicRects = new Map<Nic, Rect>();
  const strands = new Map<Nic, { key: string; strands: readonly Strand[] }[]>();
  let y: number = grid.headerHeight;
  const direct = new Map<string, Endpoint[]>();
  const byUse = new Map<GroupUse, Endpoint[]>();
  const loose: (Endpoint | Vm)[] = [];
  for (const e of facts.endpoints) {
    const nicId = e.adapter?.nicId;
    if (e.use !== undefined) collect(byUse, e.use, e);
    else if (nicId !== undefined) collect(direct, nicId, e);
    else loose.push(e);
  }

  for (const instance of facts.switches) {
    const uses = facts.groups.filter((use) => use.instance === instance);
    const unused = sparesOf(instance, uses, (use) => byUse.has(use));
    const rows = uses.flatMap((use) => {
      if (unused.has(use)) return [];
      const key = instance.distributed === undefined ? use.id : `${use.id}@${host.id}`;
      const inFront = byUse.get(use) ?? [];
      const height = Math.max(grid.group.height, stack(shownOf(inFront), grid.endpoint));
      return [{ use, key, inFront, height, traffic: groupTraffic(use, inFront) }];
    });
    const nics = instance.nics.filter((nic) => !nicRects.has(nic));
    const spareHeight = unused.size === 0 ? 0 : grid.group.height;
    const rowsHeight =
      rows.reduce((sum, row) => sum + row.height, spareHeight) +
      Math.max(0, rows.length + Math.min(1, unused.size) - 1) * grid.group.gap;
    const height = Math.max(rowsHeight, stack(nics.length, grid.nic), grid.switch.minHeight);

    let rowTop = y + (height - rowsHeight) / 2;
    for (const { use, key, inFront, height: rowHeight, traffic } of rows) {
      const middle = rowTop + rowHeight / 2;
      const rect = cell(grid.group, middle - grid.group.height / 2);
      groups.push({ id: use.id, key, use, traffic, rect });
      const top = middle - stack(shownOf(inFront), grid.endpoint) / 2;
      inRows.push(() => inColumn(rowsOf(inFront, key), top));
      rowTop += rowHeight + grid.group.gap;
    }
    if (unused.size > 0) {
      const names = [...unused].map((use) => use.group.name);
      spares.push({
        key: `${instance.key}+spare`,
        instance,
        names,
        rect: cell(grid.group, rowTop),
      });
    }
    const nicsTop = y + (height - stack(nics.length, grid.nic)) / 2;
    column(nics, grid.nic, nicsTop, (nic, at) => nicRects.set(nic, at));
    const rect: Rect = { x: grid.switch.x, y, width: grid.switch.width, height };
    const traffic = inOrder(rows.flatMap((row) => row.traffic));
    switches.push({ id: instance.id, key: instance.key, instance, traffic, rect });
    const base = teamOf(instance, undefined);
    const spare = { active: base.activeNics, standby: base.standbyNics };
    for (const nic of instance.nics) {
      const role = spare.active.includes(nic)
        ? 'active'
        : spare.standby.includes(nic)
          ? 'standby'
          : 'unused';
      const own: readonly Strand[] =
        rows.length > 0 ? strandsOf(nic, rows) : [{ traffic: undefined, role, through: [] }];
      collect(strands, nic, { key: instance.key, strands: own });
    }
    y += height + grid.blockGap;
  }

  for (const nic of host.nics) {
    const users = direct.get(nic.id);
    if (users === undefined) continue;
    const known = nicRects.get(nic);
    const height = Math.max(grid.nic.height, stack(users.length, grid.endpoint));
    if (known === undefined) nicRects.set(nic, cell(grid.nic, y + (height - grid.nic.height) / 2));
    // An adapter on a NIC that a switch also has: its line may not pass the boxes between, so it stays short.
    const to = known === undefined ? nic.id : undefined;
    const top = y + (height - stack(users.length, grid.endpoint)) / 2;
    const rows = () => users.map((e) => rowOf(e, to));
    inRows.push(() => inColumn(rows(), top));
    y += height + grid.blockGap;
  }

  loose.push(...host.vms.filter((vm) => vm.vnics.length === 0));
  const looseNics = host.nics.filter((nic) => !nicRects.has(nic));
  const hasLoose = loose.length > 0 || looseNics.length > 0;
  const looseTop = hasLoose ? y : undefined;
  if (hasLoose) {
    const height = Math.max(
      stack(shownOf(loose), grid.endpoint),
      stack(looseNics.length, grid.nic),
    );
    const top = y + 2;
    inRows.push(() => inColumn(looseRows(loose, host.id), top));
    column(looseNics, grid.nic, y, (nic, at) => nicRects.set(nic, at));
    y += height + grid.blockGap + 2;
  }

  const nics = host.nics.flatMap((nic): NicBox[] => {
    const rect = nicRects.get(nic);
    if (rect === undefined) return [];
    const from = strands.get(nic) ?? [];
    const users = direct.get(nic.id) ?? [];
    const all = from.flatMap((f) => f.strands);
    const carried = all.filter((s) => s.role !== 'unused').flatMap((s) => s.traffic ?? []);
    const traffic = inOrder([...carried, ...users.flatMap((e) => e.classes)]);
    const role = users.length > 0 ? 'active' : bestRole(all.map((s) => s.role));
    return [{ id: nic.id, nic, rect, traffic, role, from }];
  });
  const isEmpty = y === grid.headerHeight;
  const height = Math.max(grid.minHeight, y - grid.blockGap + grid.bottomPad);
  const endpoints = once(() => inRows.flatMap((make) => make()));
  return { height, switches, endpoints, groups, spares, nics, looseTop, isEmpty };
};
