import type { HostFacts } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import { rate } from '../../analysis/quantities';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Nic } from '../../model/design';
import { vendor } from '../sources';

const gigabit = 1000;
const enoughShared = 10_000;

/** The least that each kind of vSAN runs on, in Mb/s. */
const least = { hybrid: 1000, allFlash: 10_000, esa: 25_000 } as const;
const words = { hybrid: 'OSA hybrid', allFlash: 'OSA all-flash', esa: 'ESA' } as const;
type Kind = keyof typeof least;

const isKind = (vsan: Cluster['vsan']): vsan is Kind => vsan !== undefined && vsan !== 'none';

/** Does anything but vSAN send on this NIC, now or after a failure? */
const isShared = (facts: HostFacts, nic: Nic): boolean =>
  facts.endpoints.some(
    (end) =>
      isConnected(end) &&
      end.usable.includes(nic) &&
      (end.vnic !== undefined || end.adapter?.services?.some((s) => s !== 'vsan') === true),
  );

const node = (
  vsan: Cluster['vsan'],
  speeds: readonly (number | undefined)[],
  isDedicated = true,
) => {
  const d = build('Example');
  const clusterId = d.cluster('Cluster A', {
    platform: 'vsphere',
    storageProtocols: ['vsan'],
    ...(vsan === undefined ? {} : { vsan }),
  });
  const h = d.host('esx01', { clusterId });
  const nics = speeds.map((speedMbps, i) =>
    h.nic(`vmnic${i}`, speedMbps === undefined ? {} : { speedMbps }),
  );
  const v = h.switch('vSwitch1', nics);
  h.adapter('vmk2', h.portGroup(v, 'vSAN', 50), ['vsan']);
  if (!isDedicated) h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management']);
  return d.done;
};

export default defineHostRule<'slow' | 'gigabit' | 'shared', 'kind' | 'speed'>({
  id: 'bandwidth/bw-vsan-minimum',
  title: 'vSAN runs below the bandwidth it needs',
  why: 'Each write goes to another host before it counts; below the documented minimum vSAN is not supported.',
  howToFix: 'Give vSAN faster NICs, or a NIC of its own where one gigabit is enough.',
  sources: [
    vendor(
      'VSAN-REQ',
      'Dedicated 1 Gbps for hybrid configurations, dedicated or shared 10 Gbps for all-flash configurations; vSAN ESA: Dedicated or shared 25 Gbps',
    ),
    vendor('VSAN-NET'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': { slow: 'error', gigabit: 'error', shared: 'warning' },
    converged: { slow: 'error', gigabit: 'error', shared: 'warning' },
    hyperv: 'off',
  },
  messages: {
    slow: 'vSAN ({kind}) on {host} runs over {speed}; it needs {needed}.',
    gigabit: 'vSAN ({kind}) on {host} shares its gigabit {nic} with other traffic.',
    shared:
      'vSAN ({kind}) on {host} shares {nic} ({speed}) with other traffic; shared NICs should have 10 Gb/s.',
  },
  asks: {
    kind: 'Which vSAN does {cluster} run: OSA hybrid, OSA all-flash or ESA?',
    speed: 'How fast are {nics}, which carry vSAN on {host}?',
  },
  check: (facts, report) => {
    const { host, cluster } = facts;
    const ends = facts.endpoints.filter(({ adapter }) => adapter?.services?.includes('vsan'));
    const nics = [...new Set(ends.flatMap(({ usable }) => usable))];
    if (cluster === undefined || nics.length === 0) return;
    if (!isKind(cluster.vsan)) {
      if (cluster.vsan === undefined) {
        report.ask('kind', { objects: [cluster.id], data: { cluster: cluster.name } });
      }
      return;
    }
    const kind = cluster.vsan;
    const silent = nics.filter(({ speedMbps }) => speedMbps === undefined);
    const rated = nics.flatMap((nic) =>
      nic.speedMbps === undefined ? [] : [{ nic, mbps: nic.speedMbps }],
    );
    const [slowest] = rated.toSorted((a, b) => a.mbps - b.mbps);
    const shared = rated.find(({ nic, mbps }) => mbps < enoughShared && isShared(facts, nic));
    const at = ({ nic, mbps }: { nic: Nic; mbps: number }) => ({
      objects: [...ends.map(({ id }) => id), nic.id],
      data: {
        kind: words[kind],
        host: host.name,
        nic: nic.name,
        speed: rate(mbps),
        needed: rate(least[kind]),
        speedMbps: mbps,
      },
    });
    if (slowest !== undefined && slowest.mbps < least[kind]) report.found('slow', at(slowest));
    else if (kind === 'hybrid' && shared !== undefined) {
      report.found(shared.mbps <= gigabit ? 'gigabit' : 'shared', at(shared));
    } else if (silent.length > 0) {
      report.ask('speed', {
        objects: [...ends.map(({ id }) => id), ...silent.map(({ id }) => id)],
        data: { host: host.name, nics: silent.map(({ name }) => name) },
      });
    }
  },
  notes:
    'vSAN uses one uplink at a time, so the slowest NIC that it may land on counts and speeds are never added up. ESA ReadyNode profiles with 10 GbE are said to exist; waive the finding for those.',
  examples: {
    bad: [
      {
        title: 'ESA on 2 × 10 GbE',
        design: () => node('esa', [10_000, 10_000]),
        finds: [['slow', 'h1.k1', 'h1.n1']],
      },
      {
        title: 'All-flash with a gigabit standby',
        design: () => node('allFlash', [10_000, 1000]),
        finds: [['slow', 'h1.k1', 'h1.n2']],
      },
      {
        title: 'Hybrid on a shared gigabit',
        design: () => node('hybrid', [1000], false),
        finds: [['gigabit', 'h1.k1', 'h1.n1']],
      },
      {
        title: 'Hybrid on a shared 5 GbE',
        design: () => node('hybrid', [5000], false),
        finds: [['shared', 'h1.k1', 'h1.n1']],
      },
      { title: 'Which vSAN is not said', design: () => node(undefined, [10_000]), asks: ['kind'] },
      { title: 'A NIC that does not say', design: () => node('esa', [undefined]), asks: ['speed'] },
    ],
    good: [
      { title: 'ESA on 2 × 25 GbE', design: () => node('esa', [25_000, 25_000], false) },
      { title: 'All-flash on shared 10 GbE', design: () => node('allFlash', [10_000], false) },
      { title: 'Hybrid on a gigabit of its own', design: () => node('hybrid', [1000]) },
    ],
  },
});
