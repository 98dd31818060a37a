import { everySingleFailure } from '../../src/analysis/failures/impact';
import { build } from '../../src/model/build';
import type { Design, Nic, Service } from '../../src/model/design';
import { set } from '../../src/model/edits/change';

const services: readonly Service[] = [
  'management',
  'iscsi',
  'vmotion',
  'ftLogging',
  'backup',
  'provisioning',
  'replication',
  'cluster',
];
const perRack = 32;
const perCluster = 64;

/** Hosts with 8 NICs on 4 cards and 10 traffic classes, 32 to a rack of two switches, racks on two cores. */
export const fleet = (hosts: number): Design => {
  const d = build('Fleet');
  const cores = ['core-1', 'core-2'].map((name) => d.physicalSwitch(name, 1));
  d.link(cores[0] ?? '', cores[1] ?? '');
  const trunk = { mode: 'trunk', allowedVlans: '10-120' } as const;
  const racks = Array.from({ length: Math.ceil(hosts / perRack) }, (_, rack) => {
    const pair = ['a', 'b'].map((side) => d.physicalSwitch(`tor-${rack}${side}`, 128, trunk));
    d.link(pair[0] ?? '', pair[1] ?? '');
    for (const [i, id] of pair.entries()) d.link(id, cores[i] ?? '');
    return pair;
  });
  const dvs = d.distributed('dvs01', ['1', '2', '3', '4', '5', '6', '7', '8']);
  const uplinks = (...numbers: readonly number[]) => numbers.map((n) => `${dvs}.u${n}`);
  const group = (name: string, vlan: number, active: string[], standby: string[]) =>
    d.distributedPortGroup(dvs, name, vlan, { teaming: { active, standby } });
  const groups = services.map((service, i) =>
    group(service, 10 + i, uplinks(1 + i), uplinks(1 + ((i + 1) % 8))),
  );
  const production = group('production', 100, uplinks(5, 6, 7, 8), []);
  const heartbeat = group('heartbeat', 101, uplinks(1, 2), uplinks(3));
  const clusters = Array.from({ length: Math.ceil(hosts / perCluster) }, (_, i) =>
    d.cluster(`Cluster ${i + 1}`, { haEnabled: true }),
  );
  for (let i = 0; i < hosts; i++) {
    const h = d.host(`esx${i + 1}`, { clusterId: clusters[Math.floor(i / perCluster)] ?? '' });
    const rack = racks[Math.floor(i / perRack)];
    const cards = ['c1', 'c2', 'c3', 'c4'].map((name) => h.card(name));
    const nics = Array.from({ length: 8 }, (_, n) =>
      h.nic(`vmnic${n}`, {
        speedMbps: 10_000,
        cardId: cards[Math.floor(n / 2)] ?? '',
        cabledTo: `${rack?.[n % 2]}.p${(i % perRack) * 4 + Math.floor(n / 2) + 1}`,
      }),
    );
    h.join(dvs, nics);
    for (const [k, service] of services.entries()) h.adapter(`vmk${k}`, groups[k], [service]);
    for (let v = 0; v < 5; v++) h.vm(`vm${v}`, production, { count: 4 }, { averageMbps: 50 });
    h.vm('member', heartbeat, {}, { role: 'heartbeat' });
  }
  return d.done;
};

const timed = (run: () => unknown): number => {
  const from = performance.now();
  run();
  return performance.now() - from;
};

const medianOf = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

export interface FailureFigures {
  readonly hosts: number;
  readonly elements: number;
  /** Every single failure of the whole design, on one that nothing is remembered of; best of 7. */
  readonly coldMs: number;
  readonly coldMedianMs: number;
  /** The same after one edit in one host, that no pair of hosts notices; median of 25. */
  readonly speedMs: number;
  /** After a NIC was cabled to another switch, so that its cluster is looked at again. */
  readonly cableMs: number;
}

const repeats = Array.from({ length: 25 }, (_, i) => i);

export const failureFigures = (hosts: number): FailureFigures => {
  let design = fleet(hosts);
  const colds = repeats.slice(0, 7).map(() => {
    design = structuredClone(design);
    return timed(() => everySingleFailure(design));
  });
  const afterEdits = (patch: (nic: Nic, i: number) => Partial<Nic>) =>
    medianOf(
      repeats.map((i) => {
        const nic = design.hosts[(i * 37) % hosts]?.nics[3];
        if (nic !== undefined) design = set<Nic>(design, nic.id, patch(nic, i));
        return timed(() => everySingleFailure(design));
      }),
    );
  return {
    hosts,
    elements: everySingleFailure(design).length,
    coldMs: Math.min(...colds),
    coldMedianMs: medianOf(colds),
    speedMs: afterEdits((_, i) => ({ speedMbps: i % 2 === 0 ? 1000 : 25_000 })),
    cableMs: afterEdits(({ cabledTo = '' }) => ({ cabledTo: otherSide(cabledTo) })),
  };
};

/** The port of the same number on the other switch of the rack: `s3.p7` → `s4.p7`. */
const otherSide = (portId: string): string =>
  portId.replace(
    /^s(\d+)/,
    (_, n: string) => `s${Number(n) % 2 === 1 ? Number(n) + 1 : Number(n) - 1}`,
  );
