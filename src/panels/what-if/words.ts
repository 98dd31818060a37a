import type { Rate } from '../../analysis/capacity/host-flow';
import { className } from '../../analysis/class-name';
import type { Effect } from '../../analysis/failures/effect';
import { effectOf, effectRank, effects } from '../../analysis/failures/effect';
import type { Outcome, ServiceChange } from '../../analysis/failures/outcome';
import { rate } from '../../analysis/quantities';
import type { Design, TrafficClass } from '../../model/design';
import { inList, nameOf, platformOf } from '../../model/find';

const stateWords = {
  OK: 'OK',
  'AT-RISK': 'at risk',
  UNRELIABLE: 'unreliable',
  DOWN: 'down',
} as const;

const speed = ({ mbps }: Outcome): string => (mbps === undefined ? 'speed not stated' : rate(mbps));

/** State and rate: `OK, 25 Gb/s`; what is down has no rate. */
export const outcomeWords = (outcome: Outcome): string =>
  outcome.state === 'DOWN' ? stateWords.DOWN : `${stateWords[outcome.state]}, ${speed(outcome)}`;

/** What becomes of it, with the capacity that survives: `moves, 25 Gb/s`, `at 25 of 50 Gb/s`. */
export const effectWords = (effect: Effect, before: Outcome, after: Outcome): string => {
  if (effect === 'lost') return effects.lost;
  if (effect === 'slower') return `${speed(after)} of ${speed(before)} survive`;
  return `${effects[effect]}, ${speed(after)}`;
};

/** `less than the 12 Gb/s it asks for at peak`; undefined where it carries what is stated. */
export const shortWords = ({ mbps, state }: Outcome, demand: Rate): string | undefined => {
  if (state === 'DOWN' || mbps === undefined || demand.peakMbps <= mbps) return undefined;
  return demand.averageMbps > mbps
    ? `less than the ${rate(demand.averageMbps)} it asks for on average`
    : `less than the ${rate(demand.peakMbps)} it asks for at peak`;
};

/** `can count on 12.5 Gb/s → 6.3 Gb/s`; undefined where nothing protects it, or nothing changes. */
export const guaranteeWords = (
  before: number | undefined,
  after: number | undefined,
): string | undefined =>
  before === undefined || after === undefined || before === after
    ? undefined
    : `can count on ${rate(before)} → ${rate(after)}`;

/** A class in the words of the host's platform. */
export const classWords = (design: Design, hostId: string, traffic: TrafficClass): string => {
  const host = inList(design.hosts, hostId);
  return className(traffic, host !== undefined && platformOf(design, host) !== 'vsphere');
};

/** `vmnic0, vmnic1`; a dash for none. */
export const nicWords = (design: Design, nicIds: readonly string[]): string =>
  nicIds.length === 0 ? '–' : nicIds.map((id) => nameOf(design, id)).join(', ');

export interface EffectRow {
  readonly traffic: TrafficClass;
  readonly effect: Effect;
  /** Class name. */
  readonly name: string;
  /** Effect and capacity. */
  readonly text: string;
  readonly hostIds: readonly string[];
}

/** Services that fare alike, on however many hosts: one row each, worst first. */
export const effectRows = (
  design: Design,
  changes: readonly ServiceChange[],
): readonly EffectRow[] => {
  const rows = new Map<string, EffectRow & { readonly hostIds: string[] }>();
  for (const { hostId, traffic, before, after } of changes) {
    const effect = effectOf(before, after);
    if (effect === 'same') continue;
    const name = classWords(design, hostId, traffic);
    const text = effectWords(effect, before, after);
    const key = `${name} ${text}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { traffic, effect, name, text, hostIds: [hostId] });
    else row.hostIds.push(hostId);
  }
  return [...rows.values()].sort((a, b) => effectRank(a.effect) - effectRank(b.effect));
};

/** Names of hosts, or how many there are when they are many. */
export const hostWords = (design: Design, hostIds: readonly string[]): string =>
  hostIds.length > 3
    ? `${hostIds.length} hosts`
    : hostIds.map((id) => inList(design.hosts, id)?.name ?? id).join(', ');
