import { dropped, type Place, type SegmentOf } from './segments-without';

/** Can two hosts reach each other on a class (catalogue 5.4)? Best first. */
export const pairStates = ['CONNECTED', 'AT-RISK', 'DISCONNECTED'] as const;
export type PairState = (typeof pairStates)[number];

export const worsePair = (a: PairState, b: PairState): PairState =>
  pairStates.indexOf(a) > pairStates.indexOf(b) ? a : b;

const parsed = new Map<string, readonly (readonly Place[])[]>();

const setsOf = (attach: string): readonly (readonly Place[])[] => {
  const known = parsed.get(attach);
  if (known !== undefined) return known;
  const sets = attach
    .split('|')
    .slice(0, -1)
    .map((set) => (set === '' ? [] : set.split(',')));
  // Few words for many hosts; the bound is for designs that are never seen again.
  if (parsed.size > 5000) parsed.clear();
  parsed.set(attach, sets);
  return sets;
};

const judged = new WeakMap<SegmentOf, Map<string, Map<string, PairState>>>();

/** Two hosts by what they attach to. Kept with the segments. */
export const pairState = (a: string, b: string, segmentOf: SegmentOf): PairState => {
  let all = judged.get(segmentOf);
  if (all === undefined) {
    all = new Map();
    judged.set(segmentOf, all);
  }
  let ofA = all.get(a);
  if (ofA === undefined) {
    ofA = new Map();
    all.set(a, ofA);
  }
  const known = ofA.get(b);
  if (known !== undefined) return known;
  const state = judgePair(a, b, segmentOf);
  ofA.set(b, state);
  return state;
};

const judgePair = (a: string, b: string, segmentOf: SegmentOf): PairState => {
  let isAtRisk = false;
  for (const one of setsOf(a)) {
    for (const other of setsOf(b)) {
      let equal = 0;
      for (const p of one) {
        for (const q of other) {
          if (p !== dropped && q !== dropped && segmentOf(p) === segmentOf(q)) equal++;
        }
      }
      if (equal > 0 && equal === one.length * other.length) return 'CONNECTED';
      if (equal > 0) isAtRisk = true;
    }
  }
  return isAtRisk ? 'AT-RISK' : 'DISCONNECTED';
};
