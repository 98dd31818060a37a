import { parseVlans } from '../../model/formats';
import type { FoundDistributedPortGroup, FoundDistributedSwitch } from '../estate';
import { said, textOf, wholeOf } from '../written';
import { listOf, nameOf } from './names';
import {
  distributedShapingAt,
  flagAt,
  numberAt,
  orNothing,
  securityAt,
  teamingAt,
} from './policies';
import { mtuRange } from './standard';
import type { Row } from './table';
import type { Vcenters } from './vcenters';

const protocols = new Set(['cdp', 'lldp'] as const);
const operations = new Set(['none', 'listen', 'advertise', 'both'] as const);
const oneOf = <T extends string>(of: ReadonlySet<T>, written: string | undefined): T | undefined =>
  [...of].find((one) => one === written?.trim().toLowerCase());

/** The column says the protocol, whatever its name; the manual has the two swapped (formats §1.2). */
const discoveryOf = (
  row: Row,
): Pick<FoundDistributedSwitch, 'discoveryProtocol' | 'discoveryOperation'> =>
  said({
    discoveryProtocol: oneOf(protocols, row.name('CDP Type')),
    discoveryOperation: oneOf(operations, row.name('CDP Operation')),
  });

const lagsOf = (row: Row): FoundDistributedSwitch['lags'] => {
  const modes = listOf(row.name('LACP Mode')).map((mode) => mode.toLowerCase());
  const hashes = listOf(row.name('LACP Load Balance Alg.'));
  const lags = listOf(row.name('LACP Name')).map((name, i) => {
    // One value for all where there are not as many as names.
    const mode = modes[i] ?? modes[0];
    return {
      name,
      ...said({
        mode: mode === 'active' || mode === 'passive' ? mode : undefined,
        hash: textOf(hashes[i] ?? hashes[0], 60),
      } as const),
    };
  });
  return lags.length === 0 ? undefined : lags;
};

const bindings: Readonly<Record<string, FoundDistributedPortGroup['binding']>> = {
  earlybinding: 'static',
  latebinding: 'dynamic',
  ephemeral: 'ephemeral',
};

const overrides = [
  ['Block Override', 'block'],
  ['Vlan Override', 'vlan'],
  ['Sec. Policy Override', 'security'],
  ['Teaming Override', 'teaming'],
  ['Shaping Override', 'shaping'],
] as const;

const overridesAt = (row: Row): FoundDistributedPortGroup['overridesAllowed'] => {
  const flags = overrides.map(([column, what]) => ({ what, flag: flagAt(row, column) }));
  // A list that lacks what nobody knows would say that it is forbidden.
  if (flags.some(({ flag }) => flag === undefined)) return undefined;
  return flags.flatMap(({ what, flag }) => (flag === true ? [what] : []));
};

/** Trunks and private VLANs leave the cell blank; some write their ranges. */
const vlanAt = (
  row: Row,
): Pick<FoundDistributedPortGroup, 'vlan' | 'trunkVlans' | 'vlanUnknown'> => {
  const vlan = wholeOf(row.cell('VLAN'), [0, 4094]);
  if (vlan !== undefined) return { vlan };
  const text = row.name('VLAN')?.trim();
  if (text === '0-4094') return { trunkVlans: 'all' };
  if (text !== undefined && parseVlans(text) !== undefined) return { trunkVlans: text };
  return { vlanUnknown: true };
};

const bindingAt = (row: Row): FoundDistributedPortGroup['binding'] => {
  const type = row.name('Type')?.trim().toLowerCase() ?? '';
  return Object.hasOwn(bindings, type) ? bindings[type] : undefined;
};

const groupOf = (row: Row, name: string): FoundDistributedPortGroup => {
  const beacon = flagAt(row, 'Check Beacon');
  const hasOrder = row.cell('Active Uplink') !== undefined;
  return {
    ...said({
      key: textOf(row.cell('Object ID')),
      ...vlanAt(row),
      binding: bindingAt(row),
      portCount: numberAt(row, '# Ports', [0, 65_536]),
      teaming: orNothing({
        ...teamingAt(row),
        ...said({
          detection: beacon === undefined ? undefined : beacon ? 'beacon' : 'linkStatus',
          active: hasOrder ? listOf(row.name('Active Uplink')) : undefined,
          standby: hasOrder ? listOf(row.name('Standby Uplink')) : undefined,
        } as const),
      }),
      security: securityAt(row, 'Allow Promiscuous'),
      shapingOut: distributedShapingAt(row, 'In'),
      shapingIn: distributedShapingAt(row, 'Out'),
      overridesAllowed: overridesAt(row),
      resetAtDisconnect: flagAt(row, 'Config Reset'),
      // The model has no such state; a port group that lets nothing through must not look healthy.
      notes: flagAt(row, 'Blocked') === true ? 'All ports are blocked.' : undefined,
    }),
    name,
  };
};

/** A distributed switch under construction. */
export interface SpanningDraft {
  readonly key: string;
  readonly name: string;
  readonly about: Partial<FoundDistributedSwitch>;
  readonly vcenter: string | undefined;
  readonly datacenter: string | undefined;
  /** Names of hosts as the list of members has them. */
  readonly members: readonly string[];
  readonly rows: Row[];
  /** Uplinks that NICs are plugged into, by name; LAG ports are not among them. */
  readonly used: Set<string>;
  /** Link aggregation groups by name. */
  readonly lags: Set<string>;
}

/** Distributed switches of one source: those of dvSwitch, and those that only other tabs tell of. */
export class SpanningSwitches {
  private readonly vcenters: Vcenters;
  private readonly byName = new Map<string, SpanningDraft[]>();
  uplinkGroups = 0;

  constructor(vcenters: Vcenters) {
    this.vcenters = vcenters;
  }

  all(): readonly SpanningDraft[] {
    return [...this.byName.values()].flat();
  }

  /** The switch of this name; of two in one vCenter the one in the datacenter of the row. */
  find(row: Row, name: string): SpanningDraft | undefined {
    const found = this.byName.get(`${this.vcenters.of(row) ?? ''}|${name}`) ?? [];
    const datacenter = textOf(row.cell('Datacenter'));
    return found.find((one) => found.length === 1 || one.datacenter === datacenter) ?? found[0];
  }

  /** The same, made where no row of dvSwitch tells of it. */
  needed(row: Row, name: string): SpanningDraft {
    return this.find(row, name) ?? this.add(row, name);
  }

  private add(row: Row, name: string, isOwnRow = false): SpanningDraft {
    const vcenter = this.vcenters.of(row);
    const lags = isOwnRow ? lagsOf(row) : undefined;
    const id = isOwnRow ? textOf(row.cell('Object ID')) : undefined;
    const draft: SpanningDraft = {
      key: `${vcenter ?? ''}|${id ?? name}`,
      name,
      vcenter,
      datacenter: isOwnRow ? textOf(row.cell('Datacenter')) : undefined,
      about: isOwnRow
        ? said({
            version: textOf(row.cell('Version'), 40),
            mtuBytes: numberAt(row, 'Max MTU', mtuRange),
            ...discoveryOf(row),
            lags,
          })
        : {},
      members: isOwnRow ? listOf(row.name('Host members')) : [],
      rows: [],
      used: new Set(),
      lags: new Set(lags?.map((lag) => lag.name)),
    };
    const place = `${vcenter ?? ''}|${name}`;
    const list = this.byName.get(place);
    if (list === undefined) this.byName.set(place, [draft]);
    else list.push(draft);
    return draft;
  }

  readSwitches(rows: readonly Row[]): void {
    for (const row of rows) {
      const name = row.name('Switch');
      const key = `${this.vcenters.of(row) ?? ''}|${textOf(row.cell('Object ID')) ?? name}`;
      if (name === undefined || this.all().some((one) => one.key === key)) continue;
      this.add(row, name, true);
    }
  }

  readPortGroups(rows: readonly Row[]): void {
    for (const row of rows) {
      const switchName = row.name('Switch');
      if (row.name('Port') === undefined || switchName === undefined) continue;
      const place = `${this.vcenters.of(row) ?? ''}|${switchName}`;
      if ((this.byName.get(place)?.length ?? 0) > 1)
        row.complain(
          'Switch',
          `Two distributed switches are called “${switchName}”; its port groups were given to the first.`,
        );
      const draft = this.needed(row, switchName);
      draft.rows.push(row);
      // `LAG1` in an order, `LAG1-0` on a NIC: files of before 3.11.6 do not list LAGs.
      for (const name of [...orderOf(row)]) {
        if ([...draft.used].some((port) => lagOfPort(port) === name)) draft.lags.add(name);
      }
    }
  }

  found(): readonly FoundDistributedSwitch[] {
    return this.all().map((draft) => {
      const uplinkGroup = uplinkGroupOf(draft.rows);
      if (uplinkGroup !== undefined) this.uplinkGroups += 1;
      const groups = new Map<string, FoundDistributedPortGroup>();
      for (const row of draft.rows) {
        const name = nameOf(row.name('Port') ?? '');
        if (row !== uplinkGroup && !groups.has(name)) groups.set(name, groupOf(row, name));
      }
      const ordered = draft.rows.flatMap(orderOf);
      const uplinks = [...new Set([...draft.used, ...ordered])].filter(
        (name) => !draft.lags.has(name),
      );
      const named = new Set(draft.about.lags?.map((lag) => lag.name));
      const lags = [
        ...(draft.about.lags ?? []),
        ...[...draft.lags].filter((name) => !named.has(name)).map((name) => ({ name })),
      ];
      return {
        ...draft.about,
        ...(lags.length === 0 ? {} : { lags }),
        key: draft.key,
        name: draft.name,
        uplinks: uplinks.sort(natural),
        portGroups: [...groups.values()],
      };
    });
  }
}

const natural = new Intl.Collator('en', { numeric: true }).compare;

const orderOf = (row: Row): readonly string[] => [
  ...listOf(row.name('Active Uplink')),
  ...listOf(row.name('Standby Uplink')),
];

/** `LAG1` of the port `LAG1-0`. */
export const lagOfPort = (port: string): string | undefined => /^(.+)-\d+$/.exec(port)?.[1];

/**
 * The port group that stands for the uplinks themselves: no uplinks of its own, and every switch has
 * one. Where several have none, the one that is called so, else the one without a VLAN, else the oldest.
 */
const uplinkGroupOf = (rows: readonly Row[]): Row | undefined => {
  const bare = rows.filter(
    (row) => row.cell('Active Uplink') !== undefined && orderOf(row).length === 0,
  );
  const isNamed = (row: Row) => /uplink/i.test(row.name('Port') ?? '');
  const hasNoVlan = (row: Row) => row.name('VLAN') === undefined;
  const age = (row: Row) => Number(/\d+$/.exec(row.name('Object ID') ?? '')?.[0] ?? Infinity);
  const [first] = [...bare].sort(
    (a, b) =>
      Number(isNamed(b)) - Number(isNamed(a)) ||
      Number(hasNoVlan(b)) - Number(hasNoVlan(a)) ||
      age(a) - age(b),
  );
  return first;
};
