import type { HostFacts } from '../../analysis/facts';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Nic } from '../../model/design';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

/** From this part of a maximum on it is worth a word. */
const near = 0.9;
/** Ports that should be left on a port group that does not grow. */
const spare = 5;

interface Maximum {
  readonly max: number;
  /** Where the number was published, and whether it is that of this host. */
  readonly from: string;
  readonly isOwn: boolean;
}

interface Member extends Maximum {
  readonly hostId: string;
  readonly what: string;
  readonly n: number;
  /** A number that is complete when it is reached: ten of ten vNICs are no growth to watch. */
  readonly isClosed: boolean;
  readonly warnsAt: number;
}

const isVersion = ({ host }: HostFacts, major: number, minor?: number): boolean => {
  const [, a, b] = /(\d+)(?:\.(\d+))?/.exec(host.version ?? '') ?? [];
  return Number(a) === major && (minor === undefined || Number(b ?? 0) === minor);
};

const always = (max: number, from: string): Maximum => ({ max, from, isOwn: true });

/** Publications differ by release; another release's number is better than none, and said to be one. */
const portGroupsPerSwitch = (facts: HostFacts): Maximum =>
  isVersion(facts, 5)
    ? { max: 256, from: 'vSphere 5.0', isOwn: true }
    : { max: 512, from: 'vSphere 4.0', isOwn: isVersion(facts, 4) };

/** 32 in the manuals of 6.5 and 6.7, 64 in KB 315347 (catalogue 8.14). */
const lagsPerHost = (facts: HostFacts): Maximum =>
  isVersion(facts, 6)
    ? { max: 32, from: 'vSphere 6.5 and 6.7', isOwn: true }
    : { max: 64, from: 'Broadcom KB 315347', isOwn: false };

const nicsOf = (facts: HostFacts, is: (mbps: number) => boolean): readonly Nic[] =>
  facts.host.nics.filter(({ speedMbps }) => speedMbps !== undefined && is(speedMbps));

function* countsOf(facts: HostFacts): Iterable<readonly [string, Member]> {
  const { host } = facts;
  const count = (
    key: string,
    what: string,
    n: number,
    maximum: Maximum,
    isClosed = false,
  ): readonly (readonly [string, Member])[] =>
    n < maximum.max * near
      ? []
      : [[key, { ...maximum, hostId: host.id, what, n, isClosed, warnsAt: maximum.max * near }]];
  for (const vm of host.vms) {
    yield* count(
      vm.id,
      `vNICs of ${vm.name}`,
      vm.vnics.length,
      always(10, 'vSphere 4.0 and later'),
      true,
    );
  }
  const six = { from: 'vSphere 6.0', isOwn: isVersion(facts, 6, 0) };
  const gigabit = nicsOf(facts, (mbps) => mbps === 1000).length;
  const ten = nicsOf(facts, (mbps) => mbps === 10_000).length;
  yield* count(host.id, `1 GbE NICs of ${host.name}`, gigabit, { max: 32, ...six });
  yield* count(host.id, `10 GbE NICs of ${host.name}`, ten, { max: 16, ...six });
  const ports =
    host.nics.length + facts.endpoints.reduce((total, { count: alike }) => total + alike, 0);
  yield* count(host.id, `Virtual switch ports of ${host.name}`, ports, always(4096, 'vSphere 5.0'));
  if (isVersion(facts, 5, 0)) {
    yield* count(host.id, `Active ports of ${host.name}`, ports, always(1016, 'vSphere 5.0'));
  }
  for (const { id, name } of host.switches) {
    const n = host.portGroups.filter(({ switchId }) => switchId === id).length;
    yield* count(id, `Port groups of ${name} on ${host.name}`, n, portGroupsPerSwitch(facts));
  }
  const lags = facts.switches.reduce(
    (total, { uplinks }) => total + uplinks.filter(({ isLag }) => isLag).length,
    0,
  );
  yield* count(host.id, `LAGs of ${host.name}`, lags, lagsPerHost(facts));
  for (const { id, group } of facts.groups) {
    // Ports grow by themselves unless the design says that they do not.
    if (group.portCount === undefined || group.autoExpand !== false) continue;
    if (group.binding === 'ephemeral') continue;
    const n = facts.endpoints.reduce((sum, end) => sum + (end.use?.id === id ? end.count : 0), 0);
    const max = group.portCount;
    const what = `Ports of ${group.name}`;
    const warnsAt = Math.max(max - spare + 1, 1);
    const own = { max, from: 'its port count', isOwn: true, isClosed: false, warnsAt };
    yield [id, { ...own, hostId: host.id, what, n }];
  }
}

const vmWith = (vnics: number) => {
  const { d, h, v } = twoUplinks({ host: { version: '8.0' } });
  const g = h.portGroup(v, 'Production', 20);
  const vm = h.vm('router', g);
  for (let i = 1; i < vnics; i++) h.vnic(vm, g);
  return d.done;
};

const hostWith = (nics: number, version: string) => {
  const d = build('Example');
  const h = d.host('esx01', { version });
  for (let i = 0; i < nics; i++) h.nic(`vmnic${i}`, { speedMbps: 10_000 });
  return d.done;
};

/** Two hosts with eleven VMs each on a distributed port group with this many ports. */
const fixedPorts = (portCount: number, more: { autoExpand?: boolean } = { autoExpand: false }) => {
  const d = build('Example');
  const s = d.distributed('DSwitch', ['Uplink 1']);
  const g = d.distributedPortGroup(s, 'Servers', 20, { portCount, ...more });
  for (const name of ['esx01', 'esx02']) {
    const h = d.host(name);
    h.join(s, [h.nic('vmnic0')]);
    h.vm('web', g, { count: 11 });
  }
  return d.done;
};

const severities = { over: 'error', elsewhere: 'warning', near: 'warning' } as const;

export default defineGroupRule<Member, 'over' | 'elsewhere' | 'near'>({
  id: 'capacity/cap-limits',
  title: 'A configuration maximum is reached',
  why: 'Beyond the published maximum the vendor does not support it, and at a full port group the next VM stays without a network.',
  howToFix: 'Use fewer, or spread them over more hosts, switches or port groups.',
  sources: [
    vendor('CFGMAX'),
    vendor('LACP-REQ'),
    vendor('LACP-LIM', '64 LAGs'),
    vendor('VCHECK', 'plug-in 24: fewer than five ports left'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': severities,
    converged: severities,
    hyperv: 'off',
  },
  messages: {
    over: '{what}: {n} of {max} ({from}).',
    elsewhere: '{what}: {n}, and {max} was the most in {from}. Look up the number of this release.',
    near: '{what}: {n} of {max} ({from}); little is left.',
  },
  members: countsOf,
  check: ({ key, members }, report) => {
    const whats = new Set(members.map(({ what }) => what));
    for (const what of whats) {
      const of = members.filter((member) => member.what === what);
      const [first] = of;
      if (first === undefined) continue;
      const { max, from, isOwn, isClosed, warnsAt } = first;
      const n = of.reduce((total, member) => total + member.n, 0);
      const isOver = n > max;
      if (!isOver && (isClosed || n < warnsAt)) continue;
      report.found(isOver ? (isOwn ? 'over' : 'elsewhere') : 'near', {
        objects: [key],
        data: { what, n, max, from },
        hosts: of.map(({ hostId }) => hostId),
      });
    }
  },
  notes:
    'The numbers are those that were published for the release named beside them; the present ones were not available to us. A number of another release is never an error. Sources differ on LAGs: the manuals of 6.5 and 6.7 allow 32 for each host, the knowledge base (KB 315347) 64. The maximum of 1,016 active ports is that of 5.0 alone.',
  examples: {
    bad: [
      {
        title: 'Eleven vNICs',
        design: () => vmWith(11),
        finds: [['over', 'h1.v1']],
      },
      {
        title: '17 NICs of 10 GbE, on a release the number is not from',
        design: () => hostWith(17, '8.0'),
        finds: [['elsewhere', 'h1']],
      },
      {
        title: '17 NICs of 10 GbE on vSphere 6.0',
        design: () => hostWith(17, '6.0'),
        finds: [['over', 'h1']],
      },
      {
        title: 'Two ports left of 24, counted over both hosts',
        design: () => fixedPorts(24),
        finds: [['near', 'd1.p1']],
      },
    ],
    good: [
      { title: 'Ten vNICs', design: () => vmWith(10) },
      { title: 'Six NICs of 10 GbE', design: () => hostWith(6, '8.0') },
      { title: 'Ports enough', design: () => fixedPorts(32) },
      { title: 'Ports that grow when needed', design: () => fixedPorts(24, { autoExpand: true }) },
      { title: 'Elastic is what port groups are unless said', design: () => fixedPorts(24, {}) },
    ],
  },
});
