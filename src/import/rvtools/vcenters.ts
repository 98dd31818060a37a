import type { Row, Table } from './table';

const idOf = (row: Row): string | undefined => row.name('VI SDK UUID')?.trim().toLowerCase();
const serverOf = (row: Row): string | undefined => row.name('VI SDK Server')?.trim().toLowerCase();

/**
 * Which vCenter a row is of: its uuid where any row of the source says it, else its address. Names,
 * object ids and addresses repeat over the vCenters of a merged workbook (formats §1.1).
 */
export class Vcenters {
  private readonly idOfServer = new Map<string, string>();
  private readonly only: string | undefined;

  constructor(tables: Iterable<Table>) {
    const all = new Set<string>();
    for (const { rows } of tables) {
      for (const row of rows) {
        const id = idOf(row);
        const server = serverOf(row);
        if (id !== undefined && server !== undefined) this.idOfServer.set(server, id);
        const either = id ?? server;
        if (either !== undefined) all.add(either);
      }
    }
    const named = new Set([...all].map((one) => this.idOfServer.get(one) ?? one));
    const [first] = named;
    this.only = named.size === 1 ? first : undefined;
  }

  /** Undefined where nothing tells. */
  of(row: Row): string | undefined {
    const id = idOf(row);
    if (id !== undefined) return id;
    const server = serverOf(row);
    return server === undefined ? this.only : (this.idOfServer.get(server) ?? server);
  }
}
