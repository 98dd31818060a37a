import type { Carried } from './carry';
import type { Link } from './links';
import { better, type PartOutcome, type ServiceOutcome, type ServiceState, worse } from './outcome';
import { unknownPlace } from './segments-without';
import type { Part } from './services';
import type { Way } from './ways';

/** Sum of speeds; undefined where one is not stated. */
const rateOf = (links: Iterable<Link>): number | undefined => {
  let sum = 0;
  for (const { nic } of links) {
    if (nic.speedMbps === undefined) return undefined;
    sum += nic.speedMbps;
  }
  return sum;
};

/** The one that a service which never adds uplinks up can count on. */
const slowest = (links: readonly Link[]): readonly Link[] => {
  const [first, ...rest] = links;
  if (first === undefined || rest.length === 0) return links;
  return [rest.reduce((a, b) => ((b.nic.speedMbps ?? 0) < (a.nic.speedMbps ?? 0) ? b : a), first)];
};

export interface PartResult {
  readonly outcome: PartOutcome;
  readonly counted: readonly Link[];
  readonly used: readonly Link[];
}

export const partResult = (
  part: Part,
  resultOf: (way: Way) => WayResult | undefined,
): PartResult => {
  let state: ServiceState = 'DOWN';
  let isShotgun = false;
  let attach: string | undefined = '';
  let used: readonly Link[] = [];
  for (const way of part.ways) {
    const result = resultOf(way);
    if (result === undefined) continue;
    const { links } = result.carried;
    state = better(state, result.state);
    used = used.length === 0 ? links : [...new Set([...used, ...links])];
    if (result.carried.isShotgun) isShotgun = true;
    if (result.attach === undefined) attach = undefined;
    else if (attach !== undefined) attach = attach === '' ? result.attach : attach + result.attach;
  }
  const counted = part.isSingle ? slowest(used) : used;
  return {
    counted,
    used,
    outcome: {
      traffic: part.traffic,
      key: part.key,
      name: part.name,
      network: part.network,
      circle: part.circle,
      state,
      mbps: rateOf(counted),
      nicIds: used.map((link) => link.nic.id),
      attach,
      isShotgun,
    },
  };
};

/** What carries a way, and the state of an endpoint on it. */
export interface WayResult {
  readonly carried: Carried;
  readonly state: ServiceState;
  /** Its word in `PartOutcome.attach`. */
  readonly attach: string | undefined;
}

export const wayResult = (way: Way, carried: Carried, state: ServiceState): WayResult => {
  const { places } = carried;
  const isUnknown = way.isTrunk || places.includes(unknownPlace);
  return { carried, state, attach: isUnknown ? undefined : `${places.join(',')}|` };
};

/** A class as well as the worst of its parts; an uplink that several parts use counts once. */
/** Undefined for none of them. */
export const serviceResult = (list: readonly PartResult[]): ServiceOutcome | undefined => {
  const [only, ...more] = list;
  if (only === undefined) return undefined;
  const { traffic, state, mbps, nicIds } = only.outcome;
  if (more.length === 0) return { traffic, state, mbps, nicIds, parts: [only.outcome] };
  return {
    traffic,
    state: list.reduce<ServiceState>((at, { outcome }) => worse(at, outcome.state), 'OK'),
    mbps: rateOf(new Set(list.flatMap(({ counted }) => counted))),
    nicIds: [...new Set(list.flatMap(({ used }) => used))].map((link) => link.nic.id),
    parts: list.map(({ outcome }) => outcome),
  };
};
