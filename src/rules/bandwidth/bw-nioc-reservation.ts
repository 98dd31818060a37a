import { rate } from '../../analysis/quantities';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Design, DistributedSwitch } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { trafficClasses } from '../../model/shape/words';
import { vendor } from '../sources';
import type { NiocPool } from './nioc';

/** What reservations may take of the slowest adapter of the switch. */
const reservable = 0.75;

/** The slowest NIC that a host gives to the switch; one of unknown speed where there is one. */
interface Member {
  readonly nicId: string;
  readonly nic: string;
  readonly host: string;
  readonly mbps: number | undefined;
}

const reservedOn = (pools: readonly NiocPool[]): number =>
  pools.reduce((sum, { reservationMbps }) => sum + (reservationMbps ?? 0), 0);

/** Reservations cut by the same factor, so that they fit; whole megabits, never more than allowed. */
const scaled = (design: Design, switchId: string, allowedMbps: number): Design | undefined => {
  const nioc = find(design, 'distributedSwitch', switchId)?.nioc;
  const reserved = reservedOn(nioc?.pools ?? []);
  if (nioc?.pools === undefined || reserved <= allowedMbps) return undefined;
  const pools = nioc.pools.map((pool) =>
    pool.reservationMbps === undefined
      ? pool
      : { ...pool, reservationMbps: Math.floor((pool.reservationMbps * allowedMbps) / reserved) },
  );
  return set<DistributedSwitch>(design, switchId, { nioc: { ...nioc, pools } });
};

const joined = (pools: readonly NiocPool[], speeds: readonly (number | undefined)[]) => {
  const d = build('Example');
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2'], { nioc: { enabled: true, pools } });
  const h = d.host('esx01');
  const nics = speeds.map((speedMbps, i) =>
    h.nic(`vmnic${i}`, speedMbps === undefined ? {} : { speedMbps }),
  );
  h.join(v, nics);
  return d.done;
};
const two = [10_000, 10_000];

export default defineGroupRule<Member, 'sum' | 'shares' | 'limit', 'speed'>({
  id: 'bandwidth/bw-nioc-reservation',
  title: 'Network I/O Control reserves what it cannot give',
  why: 'vCenter refuses such reservations; a slow adapter that joins later breaks those that fitted.',
  howToFix: 'Lower the reservations, or take the slow adapter out of the switch.',
  sources: [
    vendor(
      'NIOC',
      'cannot exceed 75 percent of the bandwidth that the physical network adapter with the lowest capacity can provide',
    ),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    sum: 'Reservations on {switch} come to {sum}; {nic} of {host} with {speed} allows {allowed}.',
    shares: '{class} on {switch} has no shares; they go from 1 to 100.',
    limit: '{class} on {switch} may not have more than {limit} and is promised {reservation}.',
  },
  asks: { speed: 'How fast are {nics}? Reservations on {switch} come to {sum}.' },
  *members({ switches, host }) {
    for (const { distributed, nics } of switches) {
      if (distributed?.nioc?.pools === undefined) continue;
      const [first] = nics.toSorted((a, b) => (a.speedMbps ?? 0) - (b.speedMbps ?? 0));
      if (first === undefined) continue;
      const { id, name, speedMbps } = first;
      yield [distributed.id, { nicId: id, nic: name, host: host.name, mbps: speedMbps }];
    }
  },
  check: ({ key, members, shared: { design } }, report) => {
    const own = design.distributedSwitches.find(({ id }) => id === key);
    const pools = own?.nioc?.pools;
    if (own === undefined || pools === undefined || own.nioc?.enabled === false) return;
    for (const { traffic, shares, limitMbps, reservationMbps } of pools) {
      const words = { class: trafficClasses[traffic], switch: own.name };
      if (shares === 0) report.found('shares', { objects: [key], data: words });
      if (limitMbps === undefined || limitMbps >= (reservationMbps ?? 0)) continue;
      report.found('limit', {
        objects: [key],
        data: { ...words, limit: rate(limitMbps), reservation: rate(reservationMbps ?? 0) },
      });
    }
    const sumMbps = reservedOn(pools);
    if (sumMbps === 0) return;
    const known = members.flatMap((m) => (m.mbps === undefined ? [] : [{ ...m, mbps: m.mbps }]));
    const slowest = known.reduce<(typeof known)[number] | undefined>(
      (a, b) => (a === undefined || b.mbps < a.mbps ? b : a),
      undefined,
    );
    const allowedMbps = (slowest?.mbps ?? Number.POSITIVE_INFINITY) * reservable;
    if (slowest !== undefined && sumMbps > allowedMbps) {
      report.found('sum', {
        objects: [key, slowest.nicId],
        data: {
          switch: own.name,
          sum: rate(sumMbps),
          nic: slowest.nic,
          host: slowest.host,
          speed: rate(slowest.mbps),
          allowed: rate(allowedMbps),
          sumMbps,
          allowedMbps,
        },
      });
    } else if (known.length < members.length) {
      const silent = members.filter(({ mbps }) => mbps === undefined);
      report.ask('speed', {
        objects: [key, ...silent.map(({ nicId }) => nicId)],
        data: { switch: own.name, sum: rate(sumMbps), nics: silent.map(({ nic }) => nic) },
      });
    }
  },
  fix: {
    title: 'Scale the reservations down so that they fit',
    edit: (design, { message, objects: [id], data: { allowedMbps } }) =>
      message === 'sum' && id !== undefined && typeof allowedMbps === 'number'
        ? scaled(design, id, allowedMbps)
        : undefined,
  },
  notes:
    'A gigabit adapter for management on the same switch lowers the bound to 750 Mb/s for all. Essentials has this as an error too: vCenter does not accept such a setting.',
  examples: {
    bad: [
      {
        title: '8 Gb/s reserved on 10 GbE',
        design: () => joined([{ traffic: 'storage', reservationMbps: 8000 }], two),
        finds: [['sum', 'd1', 'h1.n1']],
      },
      {
        title: 'A gigabit adapter joins',
        design: () => joined([{ traffic: 'storage', reservationMbps: 1000 }], [10_000, 1000]),
        finds: [['sum', 'd1', 'h1.n2']],
      },
      {
        title: 'No shares, and a limit below the reservation',
        design: () =>
          joined([{ traffic: 'migration', shares: 0, reservationMbps: 500, limitMbps: 100 }], two),
        finds: [
          ['limit', 'd1'],
          ['shares', 'd1'],
        ],
      },
      {
        title: 'An adapter that does not say how fast it is',
        design: () => joined([{ traffic: 'storage', reservationMbps: 1000 }], [10_000, undefined]),
        asks: ['speed'],
      },
    ],
    good: [
      {
        title: '7.5 Gb/s on 10 GbE',
        design: () => joined([{ traffic: 'storage', reservationMbps: 7500 }], two),
      },
      { title: 'Shares only', design: () => joined([{ traffic: 'storage', shares: 100 }], two) },
    ],
  },
});
