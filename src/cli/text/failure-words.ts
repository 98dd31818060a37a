import type { Impact } from '../../analysis/failures/impact';
import { type Outcome, type ServiceChange, sameOutcome } from '../../analysis/failures/outcome';
import { rate } from '../../analysis/quantities';
import type { Design } from '../../model/design';
import { inList, nameOf } from '../../model/find';
import { trafficClasses } from '../../model/shape/words';
import { type JsonPair, pairRows } from './failures-json';

export const outcomeWords = ({ state, mbps }: Outcome): string =>
  state === 'DOWN' ? 'DOWN' : `${state}, ${mbps === undefined ? 'speed not stated' : rate(mbps)}`;

/** `OK, 20 Gb/s → OK, 10 Gb/s`, or where it moved to. */
export const changeWords = (design: Design, { before, after }: ServiceChange): string => {
  if (!sameOutcome(before, after)) return `${outcomeWords(before)} → ${outcomeWords(after)}`;
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(design, id)).join(', ');
  return `${outcomeWords(after)}, moves from ${names(before.nicIds)} to ${names(after.nicIds)}`;
};

export const hostName = (design: Design, id: string): string =>
  inList(design.hosts, id)?.name ?? id;

export const pairWords = (design: Design, { a, b, before, after }: JsonPair): string =>
  `${hostName(design, a)} – ${hostName(design, b)}: ${before} → ${after}`;

/** Hosts on which the same happens to the same class, together: "the same on 31 hosts" is one line. */
export const alike = (design: Design, services: readonly ServiceChange[]) => {
  const rows = new Map<string, { change: ServiceChange; hosts: string[] }>();
  for (const change of services) {
    const key = `${change.traffic} ${changeWords(design, change)}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { change, hosts: [hostName(design, change.hostId)] });
    else row.hosts.push(hostName(design, change.hostId));
  }
  return [...rows.values()].map(({ change, hosts }) => ({
    where: hosts.length > 3 ? `${hosts[0]} and ${hosts.length - 1} more hosts` : hosts.join(', '),
    traffic: trafficClasses[change.traffic],
    words: changeWords(design, change),
    state: change.after.state,
    isSame: sameOutcome(change.before, change.after),
  }));
};

/** Pairs in words, at most `most` of them and a line for the rest. */
export const pairLines = (design: Design, impact: Impact, most = 5): readonly string[] => {
  const rows = pairRows(impact.pairs);
  const lines = rows
    .slice(0, most)
    .map((row) => `${trafficClasses[row.class]}: ${pairWords(design, row)}`);
  return rows.length > most ? [...lines, `and ${rows.length - most} more pairs`] : lines;
};

export const unknownLine = (design: Design, { unknown }: Impact): string | undefined => {
  const [first] = unknown;
  if (first === undefined) return undefined;
  const one = `${nameOf(design, first.id)} (${first.field})`;
  return unknown.length === 1
    ? `not stated: ${one}`
    : `not stated: ${one} and ${unknown.length - 1} more`;
};
