import type { GroupUse, HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import { rate } from '../../analysis/quantities';
import { defineHostRule, type Rule } from '../../lint/rule';
import type { Nic } from '../../model/design';
import { failoverOrderOf, setFailoverOrder } from '../../model/edits/teaming';
import { kindOf } from '../../model/kinds';
import { careful } from '../careful';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';
import { withLag } from './channels';

type Fault = 'lag' | 'set' | 'uneven' | 'loaded';

const differ = <T>(values: readonly (T | undefined)[]): boolean =>
  new Set(values.filter((value) => value !== undefined)).size > 1;

const isMixed = (nics: readonly Nic[]): boolean =>
  differ(nics.map((nic) => nic.speedMbps)) ||
  differ(nics.map(({ duplex }) => (duplex === 'auto' ? undefined : duplex)));

/** What a mix means to a policy; an explicit order sends over one uplink at a time. */
const faultOf = ({ team }: GroupUse): Fault | undefined => {
  switch (team.policy) {
    case 'lag':
    case 'set':
      return team.policy;
    case 'nicLoad':
      return 'loaded';
    case 'explicit':
    case 'none':
      return undefined;
    default:
      return 'uneven';
  }
};

/** `vmnic0 at 1 Gb/s`, with the duplex where one is half. */
const speedOf = ({ name, speedMbps, duplex }: Nic): string =>
  `${name} at ${speedMbps === undefined ? 'unknown speed' : rate(speedMbps)}${duplex === 'half' ? ' half duplex' : ''}`;

const teamsOf = (facts: HostFacts) =>
  grouped(
    facts.groups.filter(({ team }) => team.activeNics.length > 1),
    (use) =>
      [
        use.instance.key,
        faultOf(use) ?? '',
        use.team.orderFrom === 'portGroup' ? use.id : '',
        ...use.team.activeNics.map(({ id }) => id).sort(),
      ].join('|'),
  );

const rule: Rule = defineHostRule({
  id: 'teaming/team-mixed-speeds',
  title: 'A team of different speeds',
  why: 'Most policies share VMs out by count and know nothing of speed: half of them land on the slow link. LACP and Switch Embedded Teaming want members that are alike.',
  howToFix: 'Team uplinks of one speed; let a slow one stand by, or serve another switch.',
  sources: [
    vendor('LACP-REQ', 'the same speed and duplex'),
    vendor('AZL-HOST', 'symmetric adapters'),
    vendor('HV-SET'),
    vendor('TEAM-LB', 'originating port ID is not aware of the load'),
  ],
  platform: 'any',
  severity: {
    essentials: { lag: 'error', set: 'error', uneven: 'off', loaded: 'off' },
    'strict-isolation': { lag: 'error', set: 'error', uneven: 'warning', loaded: 'info' },
    converged: { lag: 'error', set: 'error', uneven: 'warning', loaded: 'info' },
    hyperv: { lag: 'error', set: 'error', uneven: 'warning', loaded: 'info' },
  },
  messages: {
    lag: 'The LAG of {groups} on {host} mixes {speeds}: LACP needs one speed and duplex.',
    set: '{switch} on {host} teams {speeds}: Switch Embedded Teaming needs adapters that are alike.',
    uneven: '{groups} on {host} share VMs out over {speeds} alike.',
    loaded: '{groups} on {host} balance by load over {speeds}.',
  },
  asks: { speed: 'What is the speed of {nics} of {host}? They are teamed with others.' },
  check: (facts, report) => {
    const { host } = facts;
    const silent = new Set<Nic>();
    for (const uses of teamsOf(facts).values()) {
      const [use] = uses;
      const fault = use && faultOf(use);
      if (use === undefined || fault === undefined) continue;
      const nics = use.team.activeNics;
      if (!isMixed(nics)) {
        const isPartly = nics.some((nic) => nic.speedMbps !== undefined);
        for (const nic of nics) if (isPartly && nic.speedMbps === undefined) silent.add(nic);
        continue;
      }
      const own = use.team.orderFrom === 'portGroup' ? [use.id] : [];
      report.found(fault, {
        objects: [
          ...own,
          use.instance.id,
          ...(use.instance.distributed === undefined ? [] : [host.id]),
          ...nics.map(({ id }) => id),
        ],
        data: {
          groups: uses.map(({ group }) => group.name),
          host: host.name,
          switch: use.instance.name,
          speeds: nics.map(speedOf),
        },
      });
    }
    if (silent.size > 0) {
      const nics = [...silent];
      report.ask('speed', {
        objects: nics.map(({ id }) => id),
        data: { nics: nics.map(({ name }) => name), host: host.name },
      });
    }
  },
  fix: {
    title: 'Let the slower uplinks stand by',
    edit: careful(
      () => rule,
      (design, { message, objects }) => {
        const [holder] = objects;
        if (holder === undefined || message !== 'uneven') return undefined;
        const host = design.hosts.find(({ id }) => objects.some((o) => o.startsWith(`${id}.n`)));
        const nics = host?.nics.filter(({ id }) => objects.includes(id)) ?? [];
        const best = Math.max(...nics.map(({ speedMbps }) => speedMbps ?? 0));
        const serving = new Map(
          host?.memberships.flatMap((m) => m.uplinks.map((u) => [u.nicId, u.uplinkId])),
        );
        const isLocal = kindOf(holder) === 'switch' || holder.startsWith(`${host?.id}.`);
        const slow = nics
          .filter(({ speedMbps }) => speedMbps !== best)
          .flatMap(({ id }) => (isLocal ? id : (serving.get(id) ?? [])));
        if (slow.length === 0) return undefined;
        const { active, standby } = failoverOrderOf(design, holder);
        // Hashing knows no standby: for it this is no way out.
        const policy = host?.portGroups.find(({ id }) => id === holder)?.teaming?.policy;
        if (policy === 'ipHash') return undefined;
        return setFailoverOrder(design, holder, {
          active: active.filter((id) => !slow.includes(id)),
          standby: [...standby, ...slow],
        });
      },
    ),
  },
  notes:
    'No text of VMware forbids mixed speeds outside LACP: the warning follows from how the policies work, and load-based teaming, which moves ports by load, gets an info only. A slower uplink standing by is what the fix makes, and is not remarked on; what is lost after a failure is the business of bw-degraded-capacity.',
  examples: {
    bad: [
      {
        title: '1 and 10 Gb/s side by side',
        design: () => {
          const { d, h, v } = twoUplinks();
          d.set('h1.n2', { speedMbps: 10_000 });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
        finds: [['uneven', 'h1.s1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'Half duplex beside full',
        design: () => {
          const { d, h, v } = twoUplinks({ nic: { duplex: 'full' } });
          d.set('h1.n2', { duplex: 'half' });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
        finds: [['uneven', 'h1.s1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'A LAG of two speeds',
        design: () => {
          const { d, v, lag } = withLag();
          d.set('h1.n2', { speedMbps: 10_000 });
          d.distributedPortGroup(v, 'Production', 20, { teaming: { active: [lag] } });
          return d.done;
        },
        finds: [['lag', 'd1.p1', 'd1', 'h1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'Switch Embedded Teaming of two speeds',
        design: () => {
          const { d, h, v } = twoUplinks({ host: { platform: 'hyperv' } });
          d.set('h1.n2', { speedMbps: 10_000 });
          h.portGroup(v, 'VMs', 20);
          return d.done;
        },
        finds: [['set', 'h1.s1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'Physical NIC load over two speeds',
        design: () => {
          const { d, h, n1, n2 } = twoUplinks();
          d.set('h1.s1', { uplinks: [] });
          d.set('h1.n2', { speedMbps: 10_000 });
          const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2']);
          d.distributedPortGroup(v, 'Production', 20, { teaming: { policy: 'nicLoad' } });
          h.join(v, [n1, n2]);
          return d.done;
        },
        finds: [['loaded', 'd1', 'h1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'One speed is not known',
        design: () => {
          const { d, h, v } = twoUplinks();
          d.set('h1.n2', { speedMbps: undefined });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
        asks: ['speed'],
      },
    ],
    good: [
      {
        title: 'One speed',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
      },
      {
        title: 'The slow one stands by',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks();
          d.set('h1.n2', { speedMbps: 10_000 });
          h.portGroup(v, 'Production', 20, { teaming: { active: [n2], standby: [n1] } });
          return d.done;
        },
      },
      {
        title: 'An explicit order sends over one at a time',
        design: () => {
          const { d, h, v } = twoUplinks({ virtual: { teaming: { policy: 'explicit' } } });
          d.set('h1.n2', { speedMbps: 10_000 });
          h.portGroup(v, 'Production', 20);
          return d.done;
        },
      },
    ],
  },
});

export default rule;
