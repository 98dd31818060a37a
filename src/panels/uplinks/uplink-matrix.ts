import { factsOf, type GroupUse, type HostFacts } from '../../analysis/facts';
import { groupTraffic, roleOf } from '../../layout/traffic';
import type { Design, Host, Nic, TrafficClass } from '../../model/design';
import { moveUplink, type Standing } from '../../model/edits/teaming';
import { inList } from '../../model/find';

export interface NicColumn {
  readonly nic: Nic;
  readonly card: string;
  /** Physical switch behind the cable; empty where there is none. */
  readonly physical: string;
}

export interface UplinkCell {
  readonly standing: Standing;
  /** Place in the failover order, from 1; 0 for unused. */
  readonly place: number;
}

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly switchName: string;
  readonly traffic: readonly TrafficClass[];
  /** A change holds on every host of the switch. */
  readonly isShared: boolean;
  /** Some teams have no order: Switch Embedded Teaming uses every NIC alike. */
  readonly isEditable: boolean;
  /** One for each column; undefined where the NIC is no uplink of the switch. */
  readonly cells: readonly (UplinkCell | undefined)[];
}

export interface UplinkMatrix {
  readonly columns: readonly NicColumn[];
  readonly rows: readonly GroupRow[];
}

const columnsOf = (facts: HostFacts): readonly NicColumn[] => {
  const { host, fabric } = facts;
  const place = ({ cardId }: Nic) => {
    const at = host.cards.findIndex(({ id }) => id === cardId);
    return at < 0 ? host.cards.length : at;
  };
  return host.nics
    .toSorted((a, b) => place(a) - place(b))
    .map((nic) => ({
      nic,
      card: inList(host.cards, nic.cardId ?? '')?.name ?? '',
      physical: fabric.switchOf(nic.cabledTo ?? '')?.name ?? '',
    }));
};

const cellOf = (use: GroupUse, nic: Nic): UplinkCell | undefined => {
  if (!use.instance.nics.includes(nic)) return undefined;
  const standing = roleOf(use, nic);
  const order = standing === 'unused' ? [] : use.team[standing];
  return { standing, place: order.findIndex(({ nics }) => nics.includes(nic)) + 1 };
};

const isOrdered = ({ instance }: GroupUse): boolean =>
  instance.kind === 'standard' ||
  instance.kind === 'distributed' ||
  instance.local?.teamMode === 'lbfo';

/** Port groups × physical NICs of one host, NICs grouped by card. */
export const uplinkMatrix = (design: Design, host: Host): UplinkMatrix => {
  const facts = factsOf(design, host);
  const columns = columnsOf(facts);
  const rows = facts.groups
    .filter(({ instance }) => instance.nics.length > 0)
    .map(
      (use): GroupRow => ({
        id: use.id,
        name: use.group.name,
        switchName: use.instance.name,
        traffic: groupTraffic(
          use,
          facts.endpoints.filter((end) => end.use === use),
        ),
        isShared: use.instance.distributed !== undefined,
        isEditable: isOrdered(use),
        cells: columns.map(({ nic }) => cellOf(use, nic)),
      }),
    );
  return { columns, rows };
};

export interface CellChange {
  readonly groupId: string;
  readonly nicId: string;
  readonly to: Standing;
}

/** The same port group and NIC, by their names, on another host. */
const sameOn = (
  design: Design,
  other: Host,
  names: { readonly group: string; readonly switch: string; readonly nic: string },
  to: Standing,
): CellChange | undefined => {
  const use = factsOf(design, other).groups.find(
    ({ group, instance }) =>
      instance.distributed === undefined &&
      group.name === names.group &&
      instance.name === names.switch,
  );
  const nic = use?.instance.nics.find(({ name }) => name === names.nic);
  return use === undefined || nic === undefined
    ? undefined
    : { groupId: use.id, nicId: nic.id, to };
};

const changed = (design: Design, host: Host, { groupId, nicId, to }: CellChange): Design => {
  const use = factsOf(design, host).groups.find(({ id }) => id === groupId);
  const uplink = use?.instance.uplinks.find(({ nics }) => nics.some(({ id }) => id === nicId));
  if (use === undefined || uplink === undefined || !isOrdered(use)) return design;
  return moveUplink(design, groupId, uplink.id, to);
};

/** Applies changes on one host; `everywhere`: also where other hosts have the same, by name. */
export const withCells = (
  design: Design,
  hostId: string,
  changes: readonly CellChange[],
  everywhere: boolean,
): Design => {
  let now = design;
  for (const change of changes) {
    const host = inList(now.hosts, hostId);
    if (host === undefined) return now;
    const use = factsOf(now, host).groups.find(({ id }) => id === change.groupId);
    const nic = host.nics.find(({ id }) => id === change.nicId);
    now = changed(now, host, change);
    if (!everywhere || use === undefined || nic === undefined) continue;
    if (use.instance.distributed !== undefined) continue;
    const names = { group: use.group.name, switch: use.instance.name, nic: nic.name };
    for (const other of design.hosts) {
      const current = other.id === hostId ? undefined : inList(now.hosts, other.id);
      const same = current && sameOn(now, current, names, change.to);
      if (current !== undefined && same !== undefined) now = changed(now, current, same);
    }
  }
  return now;
};

const standingOf = (word: string): Standing | undefined => {
  const text = word.trim().toLowerCase();
  if (text === '-' || text === '–' || text.startsWith('u')) return 'unused';
  if (text.startsWith('a')) return 'active';
  return text.startsWith('s') ? 'standby' : undefined;
};

const mostPasted = 10_000;

/** Cells of a spreadsheet, put down from a cell on: `A`, `Active`, `S`, `Standby`, `U`, `-`; anything else leaves its cell alone. */
export const pastedCells = (
  { columns, rows }: UplinkMatrix,
  text: string,
  at: { readonly row: number; readonly column: number },
): readonly CellChange[] =>
  text
    .slice(0, mostPasted)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .flatMap((line, i) =>
      line.split('\t').flatMap((word, j): readonly CellChange[] => {
        const row = rows[at.row + i];
        const column = columns[at.column + j];
        const to = standingOf(word);
        const cell = row?.cells[at.column + j];
        if (row === undefined || column === undefined || to === undefined) return [];
        if (cell === undefined || cell.standing === to) return [];
        return [{ groupId: row.id, nicId: column.nic.id, to }];
      }),
    );
