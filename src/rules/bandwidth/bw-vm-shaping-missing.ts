import { defaults } from '../../analysis/defaults';
import type { GroupUse } from '../../analysis/facts';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Design, DistributedPortGroup, PortGroup, Shaping } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { twoUplinks } from '../example-designs';
import { performanceOptimization, vendor } from '../sources';

/** A burst of 100 MB, what vSphere starts with when shaping is switched on. */
const burstKb = 102_400;

interface Member {
  readonly group: string;
  readonly hostId: string;
  readonly vnics: number;
  readonly state: 'missing' | 'incomplete' | 'set';
  readonly lacks: readonly string[];
  readonly capacityMbps: number | undefined;
  readonly fastestMbps: number | undefined;
}

const shapingOf = ({ group, instance }: GroupUse): Shaping | undefined =>
  group.shapingOut ?? instance.local?.shapingOut;

const lacksOf = ({ averageKbps, peakKbps, burstKb: burst }: Shaping): string[] => [
  ...(averageKbps === undefined ? ['average bandwidth'] : []),
  ...(peakKbps === undefined ? ['peak bandwidth'] : []),
  ...(burst === undefined ? ['burst size'] : []),
];

const hasNioc = ({ instance: { distributed } }: GroupUse): boolean =>
  distributed !== undefined && (distributed.nioc?.enabled ?? defaults.nioc);

const shape = (
  design: Design,
  id: string,
  shareKbps: number,
  mostKbps: number,
): Design | undefined => {
  const group = find(design, 'portGroup', id);
  if (group === undefined) return undefined;
  const averageKbps = group.shapingOut?.averageKbps ?? shareKbps;
  const shapingOut: Shaping = {
    enabled: true,
    averageKbps,
    peakKbps:
      group.shapingOut?.peakKbps ?? Math.max(averageKbps, Math.min(2 * averageKbps, mostKbps)),
    burstKb: group.shapingOut?.burstKb ?? burstKb,
  };
  return set<PortGroup | DistributedPortGroup>(design, id, { shapingOut });
};

const production = (shaping?: Shaping, limitMbps?: number) => {
  const { d, h, v } = twoUplinks();
  const g = h.portGroup(v, 'Production', 20, shaping === undefined ? {} : { shapingOut: shaping });
  h.vm('app', g, { count: 4 }, limitMbps === undefined ? {} : { limitMbps });
  return d;
};
const full: Shaping = { enabled: true, averageKbps: 200_000, peakKbps: 400_000, burstKb };

export default defineGroupRule<Member, 'missing' | 'incomplete'>({
  id: 'bandwidth/bw-vm-shaping-missing',
  title: 'Nothing limits what the VMs send',
  why: 'One VM can take the whole uplink from all others.',
  howToFix: 'Set average, peak and burst limits on the port group, or turn Network I/O Control on.',
  sources: [
    performanceOptimization(
      'set limits such as average bandwidth, burst rate, and peak rate on outbound VM traffic',
    ),
    vendor('SHAPE'),
    vendor('VCF-NIOC', 'shares before limits'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'warning',
    'strict-isolation': 'warning',
    converged: 'info',
    hyperv: 'off',
  },
  messages: {
    missing: 'Port group {group} sets no average, peak or burst limit.',
    incomplete: 'Port group {group} shapes traffic, but sets no {lacks}.',
  },
  *members(facts) {
    for (const use of facts.groups) {
      const on = facts.ofClass('production').filter((endpoint) => endpoint.use === use);
      if (on.length === 0 || use.instance.nics.length === 0) continue;
      const shaping = shapingOf(use);
      const isOff = (shaping?.enabled ?? defaults.shapingEnabled) === false;
      const lacks = isOff || shaping === undefined ? [] : lacksOf(shaping);
      const isLimited = hasNioc(use) || on.every(({ vnic }) => vnic?.limitMbps !== undefined);
      const speeds = use.inUse.map(({ speedMbps }) => speedMbps);
      const known = speeds.flatMap((speed) => speed ?? []);
      const isRated = known.length > 0 && known.length === speeds.length;
      yield [
        use.id,
        {
          group: use.group.name,
          hostId: facts.host.id,
          vnics: on.reduce((total, { count }) => total + count, 0),
          state: isLimited ? 'set' : isOff ? 'missing' : lacks.length > 0 ? 'incomplete' : 'set',
          lacks,
          capacityMbps: isRated ? known.reduce((a, b) => a + b, 0) : undefined,
          fastestMbps: isRated ? Math.max(...known) : undefined,
        },
      ];
    }
  },
  check: ({ key, members }, report) => {
    const open = members.filter(({ state }) => state !== 'set');
    const [first] = open;
    if (first === undefined || first.state === 'set') return;
    // The tightest host decides what a share is.
    const shares = open.flatMap(({ capacityMbps, vnics }) =>
      capacityMbps === undefined ? [] : [Math.floor((capacityMbps * 1000) / vnics)],
    );
    const most = open.flatMap(({ fastestMbps }) => fastestMbps ?? []).map((mbps) => mbps * 1000);
    report.found(first.state, {
      objects: [key],
      data: {
        group: first.group,
        lacks: first.lacks,
        ...(shares.length === open.length
          ? { shareKbps: Math.min(...shares, ...most), mostKbps: Math.min(...most) }
          : {}),
      },
      hosts: open.map(({ hostId }) => hostId),
    });
  },
  fix: {
    title: 'Limit each port to its share of the uplinks',
    edit: (design, { objects: [id], data: { shareKbps, mostKbps } }) =>
      id === undefined || typeof shareKbps !== 'number' || typeof mostKbps !== 'number'
        ? undefined
        : shape(design, id, shareKbps, mostKbps),
  },
  notes:
    'Limits count per port, not for the port group together. Standard switches shape what VMs send; on a distributed switch that direction is called ingress. With Network I/O Control on, or a limit on every vNIC, the rule is quiet. The values of the fix are shares we compute: look at them before you take them.',
  examples: {
    bad: [
      {
        title: 'Production without shaping',
        design: () => production().done,
        finds: [['missing', 'h1.p1']],
      },
      {
        title: 'Values, and shaping switched off',
        design: () => production({ ...full, enabled: false }).done,
        finds: [['missing', 'h1.p1']],
      },
      {
        title: 'Only an average',
        design: () => production({ enabled: true, averageKbps: 200_000 }).done,
        finds: [['incomplete', 'h1.p1']],
      },
      {
        title: 'A distributed switch with Network I/O Control off, on two hosts',
        design: () => {
          const d = build('Example');
          const s = d.distributed('DSwitch', ['Uplink 1'], { nioc: { enabled: false } });
          const g = d.distributedPortGroup(s, 'Production', 20);
          for (const name of ['esx01', 'esx02']) {
            const h = d.host(name);
            h.join(s, [h.nic('vmnic0', { speedMbps: 10_000 })]);
            h.vm('app', g);
          }
          return d.done;
        },
        finds: [['missing', 'd1.p1']],
      },
    ],
    good: [
      { title: 'Average, peak and burst', design: () => production(full).done },
      { title: 'A limit on every vNIC', design: () => production(undefined, 200).done },
      {
        title: 'Shaping on the switch holds for its port groups',
        design: () => {
          const d = production();
          d.set('h1.s1', { shapingOut: full });
          return d.done;
        },
      },
      {
        title: 'Network I/O Control, on by default',
        design: () => {
          const d = build('Example');
          const s = d.distributed('DSwitch', ['Uplink 1']);
          const g = d.distributedPortGroup(s, 'Production', 20);
          const h = d.host('esx01');
          h.join(s, [h.nic('vmnic0')]);
          h.vm('app', g);
          return d.done;
        },
      },
    ],
  },
});
