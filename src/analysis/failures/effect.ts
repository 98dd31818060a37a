import type { Outcome } from './outcome';

/** What a failure does to a service, worst first. */
export const effects = {
  lost: 'lost',
  unreliable: 'unreliable',
  atRisk: 'at risk',
  slower: 'slower',
  moved: 'moves',
  better: 'better',
  same: 'unchanged',
} as const;
export type Effect = keyof typeof effects;

const order = Object.keys(effects) as Effect[];
const byState = {
  OK: 'same',
  'AT-RISK': 'atRisk',
  UNRELIABLE: 'unreliable',
  DOWN: 'lost',
} as const;

export const worseEffect = (a: Effect, b: Effect): Effect =>
  order.indexOf(a) <= order.indexOf(b) ? a : b;

/** 0 for what is worst: to sort by. */
export const effectRank = (effect: Effect): number => order.indexOf(effect);

/** The one word for a change. A service that was down before is not lost by this failure. */
export const effectOf = (before: Outcome, after: Outcome): Effect => {
  if (before.state !== after.state) return after.state === 'OK' ? 'better' : byState[after.state];
  if (before.mbps !== undefined && after.mbps !== undefined && before.mbps !== after.mbps) {
    return after.mbps < before.mbps ? 'slower' : 'better';
  }
  const isUnmoved =
    before.nicIds.length === after.nicIds.length &&
    before.nicIds.every((id, i) => id === after.nicIds[i]);
  return isUnmoved ? 'same' : 'moved';
};
