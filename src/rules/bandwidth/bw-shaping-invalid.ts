import { rate } from '../../analysis/quantities';
import { defineGroupRule } from '../../lint/rule';
import type { Shaping } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

interface Member {
  readonly name: string;
  readonly isStandard: boolean;
  readonly out: Shaping | undefined;
  readonly in: Shaping | undefined;
  readonly fastestMbps: number | undefined;
}

const isOn = (shaping: Shaping | undefined): shaping is Shaping => shaping?.enabled === true;

const raised = (shaping: Shaping | undefined): Shaping | undefined =>
  shaping?.averageKbps !== undefined && (shaping.peakKbps ?? Infinity) < shaping.averageKbps
    ? { ...shaping, peakKbps: shaping.averageKbps }
    : shaping;

const severity = {
  peakBelowAverage: 'error',
  zero: 'error',
  direction: 'error',
  noEffect: 'info',
} as const;

const shaped = (shapingOut: Shaping, shapingIn?: Shaping) => {
  const { d, h, v } = twoUplinks();
  const more = shapingIn === undefined ? {} : { shapingIn };
  h.portGroup(v, 'Production', 20, { shapingOut, ...more });
  return d.done;
};
const full: Shaping = {
  enabled: true,
  averageKbps: 200_000,
  peakKbps: 400_000,
  burstKb: 102_400,
};

export default defineGroupRule<Member, keyof typeof severity>({
  id: 'bandwidth/bw-shaping-invalid',
  title: 'Traffic-shaping values contradict each other',
  why: 'The platform refuses such values, or the limit has no effect.',
  howToFix: 'Set peak to at least the average, and all three above zero.',
  sources: [vendor('SHAPE', 'the peak can never be smaller than the average bandwidth')],
  platform: 'vsphere',
  severity: {
    essentials: severity,
    'strict-isolation': severity,
    converged: severity,
    hyperv: 'off',
  },
  messages: {
    peakBelowAverage: '{name}: the peak of {peak} kbit/s is below the average of {average} kbit/s.',
    zero: '{name}: {what} is 0, which stops all traffic.',
    direction: '{name}: a standard switch cannot shape traffic towards the VMs.',
    noEffect: '{name}: a limit of {limit} kbit/s is above the fastest uplink, {fastest}.',
  },
  *members(facts) {
    const fastest = (nics: readonly { speedMbps?: number }[]) =>
      nics.length === 0 || nics.some(({ speedMbps }) => speedMbps === undefined)
        ? undefined
        : Math.max(...nics.map(({ speedMbps }) => speedMbps ?? 0));
    for (const { id, group, instance, team } of facts.groups) {
      const { shapingOut, shapingIn } = group;
      if (!isOn(shapingOut) && !isOn(shapingIn)) continue;
      yield [
        id,
        {
          name: group.name,
          isStandard: instance.kind === 'standard',
          out: shapingOut,
          in: shapingIn,
          fastestMbps: fastest(team.usable),
        },
      ];
    }
    for (const { id, name, local, nics } of facts.switches) {
      if (!isOn(local?.shapingOut)) continue;
      const out = local.shapingOut;
      yield [id, { name, isStandard: true, out, in: undefined, fastestMbps: fastest(nics) }];
    }
  },
  check: ({ key, members }, report) => {
    // The same values stand behind every host; the slowest of them tells whether a limit bites.
    const [member] = members;
    if (member === undefined) return;
    const { name } = member;
    if (member.isStandard && isOn(member.in)) {
      report.found('direction', { objects: [key], data: { name } });
    }
    for (const shaping of [member.out, member.in].filter(isOn)) {
      const { averageKbps: average, peakKbps: peak, burstKb: burst } = shaping;
      if (average === 0) {
        report.found('zero', { objects: [key], data: { name, what: 'the average bandwidth' } });
      }
      if (burst === 0) {
        report.found('zero', { objects: [key], data: { name, what: 'the burst size' } });
      }
      if (peak === undefined) continue;
      if (average !== undefined && peak < average) {
        report.found('peakBelowAverage', { objects: [key], data: { name, peak, average } });
      }
      const speeds = members.map(({ fastestMbps }) => fastestMbps);
      const fastest = speeds.includes(undefined)
        ? undefined
        : Math.max(...speeds.map((mbps) => mbps ?? 0));
      const limit = Math.max(peak, average ?? 0);
      if (fastest !== undefined && limit > fastest * 1000) {
        report.found('noEffect', { objects: [key], data: { name, limit, fastest: rate(fastest) } });
      }
    }
  },
  fix: {
    title: 'Raise the peak to the average',
    edit: (design, { message, objects: [id] }) =>
      message !== 'peakBelowAverage' || id === undefined
        ? undefined
        : changeElement<{ id: string; shapingOut?: Shaping; shapingIn?: Shaping }>(
            design,
            id,
            (holder) => {
              const out = raised(holder.shapingOut);
              const into = raised(holder.shapingIn);
              return {
                ...holder,
                ...(out === undefined ? {} : { shapingOut: out }),
                ...(into === undefined ? {} : { shapingIn: into }),
              };
            },
          ),
  },
  notes: 'Average and peak are in kbit/s, burst in KB; the API of vSphere uses bits and bytes.',
  examples: {
    bad: [
      {
        title: 'Peak below average',
        design: () => shaped({ ...full, peakKbps: 100_000 }),
        finds: [['peakBelowAverage', 'h1.p1']],
      },
      {
        title: 'A burst of nothing',
        design: () => shaped({ ...full, burstKb: 0 }),
        finds: [['zero', 'h1.p1']],
      },
      {
        title: 'Inbound shaping on a standard switch',
        design: () => shaped(full, full),
        finds: [['direction', 'h1.p1']],
      },
      {
        title: 'A peak that no uplink reaches',
        design: () => shaped({ ...full, peakKbps: 2_000_000 }),
        finds: [['noEffect', 'h1.p1']],
      },
    ],
    good: [
      { title: 'Peak twice the average', design: () => shaped(full) },
      {
        title: 'Shaping that is off may hold anything',
        design: () => shaped({ ...full, enabled: false, peakKbps: 1 }),
      },
    ],
  },
});
