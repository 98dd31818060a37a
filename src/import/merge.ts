import { clusterShape } from '../model/shape/design';
import { hostShape } from '../model/shape/host';
import { networkShape, storageTargetShape } from '../model/shape/physical';
import type { RecordShape } from '../model/shape/shape';
import { distributedSwitchShape } from '../model/shape/switches';
import { DisagreementList, type Disagreements } from './disagreement';
import type { Estate, FoundHost, FoundNetwork, Source, SourceKind, Traced } from './estate';
import { sourceKinds } from './estate';
import { mergedHost, mergedSpanning } from './merge-holders';
import { type Keyed, namesOf, renamedKeys } from './merge-keys';
import { byName, joinedLists } from './merge-lists';
import { adopted, mainSource, over, type Place } from './merge-record';
import { sameHost } from './same-host';
import { sourceOfHost } from './source-label';

/** Several sources as one: who said what stands at the records (`Origin`). */
export interface Merged extends Estate {
  /** Names of all files, those of the first source before the others. */
  readonly files: readonly string[];
  readonly disagreements: Disagreements;
}

/**
 * Estates of several sources as one. Where two say the same field, the more trusted source wins
 * (formats §8: API JSON > esxcli > vDocumentation > RVTools), of two alike the later; what only one
 * says is kept. Objects are the same by host and name; distributed switches by key, or by a name
 * that is unique.
 */
export const merge = (estates: readonly Estate[]): Merged | undefined => {
  const [first, ...rest] = [...estates].sort(
    (a, b) => trust(b.source.kind) - trust(a.source.kind) || later(a.source, b.source),
  );
  if (first === undefined) return undefined;
  const list = new DisagreementList();
  // Of one source alone nothing needs a note.
  const estate =
    rest.length === 0
      ? first
      : rest.map(withOwnFiles).reduce((a, b) => two(a, b, list), withOwnFiles(first));
  const files = [first, ...rest].flatMap(({ source }) => source.files);
  return { ...estate, files, disagreements: list.found() };
};

const order = Object.keys(sourceKinds) as SourceKind[];
const trust = (kind: SourceKind): number => order.length - order.indexOf(kind);

/** ISO dates sort as text; what has none comes last. */
const later = ({ taken: a = '' }: Source, { taken: b = '' }: Source): number =>
  a === b ? 0 : a > b ? -1 : 1;

const withOwnFiles = (estate: Estate): Estate =>
  estate.hosts.every(({ files }) => files === undefined)
    ? estate
    : {
        ...estate,
        hosts: estate.hosts.map((host) =>
          host.files === undefined
            ? host
            : { ...host, origin: { source: sourceOfHost(host, estate.source) } },
        ),
      };

const two = (strong: Estate, weak: Estate, disagreements: DisagreementList): Estate => {
  const holders = { strong: strong.source, weak: weak.source };
  const renamed = renamedKeys(strong.distributedSwitches, weak.distributedSwitches, holders);
  const clusterOf = renamedKeys(strong.clusters, weak.clusters, holders);
  const rekeyed = weak.hosts.map(
    (host): FoundHost => ({
      ...host,
      ...(host.cluster === undefined
        ? {}
        : { cluster: clusterOf.get(host.cluster) ?? host.cluster }),
      memberships: host.memberships.map((membership) => ({
        ...membership,
        switchKey: renamed.get(membership.switchKey) ?? membership.switchKey,
      })),
    }),
  );
  const at = (shape: RecordShape): Place => ({
    ...holders,
    path: [],
    shape,
    disagreements,
  });
  const distributedSwitches = joinedLists(
    strong.distributedSwitches,
    weak.distributedSwitches.map((one) => ({ ...one, key: renamed.get(one.key) ?? one.key })),
    byKey,
    at(distributedSwitchShape),
    (a, b, place) => readFrom(a, b, place, mergedSpanning(a, b, place)),
  );
  const clusters = joinedLists(
    strong.clusters,
    weak.clusters.map((one) => ({ ...one, key: clusterOf.get(one.key) ?? one.key })),
    byKey,
    at(clusterShape),
    (a, b, place) => readFrom(a, b, place, over(a, b, place)),
  );
  const names = namesOf(distributedSwitches, clusters);
  return {
    source: strong.source,
    clusters,
    hosts: joinedHosts(strong.hosts, rekeyed, { ...at(hostShape), ...names }),
    distributedSwitches,
    networks: joinedLists(strong.networks, weak.networks, isSameNetwork, at(networkShape)),
    storageTargets: joinedLists(
      strong.storageTargets,
      weak.storageTargets,
      byName,
      at(storageTargetShape),
    ),
    problems: [...strong.problems, ...weak.problems],
    skipped: [...strong.skipped, ...weak.skipped],
  };
};

const byKey = (a: Keyed, b: Keyed): boolean => a.key === b.key;

/** Every domain has a network that is called vMotion. */
const isSameNetwork = (a: FoundNetwork, b: FoundNetwork): boolean =>
  a.name === b.name &&
  (a.vlan ?? b.vlan) === (b.vlan ?? a.vlan) &&
  (a.subnet ?? b.subnet) === (b.subnet ?? a.subnet);

/** With all the sources that have it. */
const readFrom = <T extends Traced>(a: T, b: T, { strong, weak }: Place, both: T): T => {
  const of = (record: T, holder: Source) => record.origin?.sources ?? [mainSource(record, holder)];
  const sources = [...new Set([...of(a, strong), ...of(b, weak)])];
  return { ...both, origin: { source: mainSource(a, strong), ...both.origin, sources } };
};

const joinedHosts = (
  strong: readonly FoundHost[],
  weak: readonly FoundHost[],
  place: Place,
): readonly FoundHost[] => {
  const left = new Set(weak);
  const isSame = sameHost(strong, weak);
  const pairs = strong.map((a) => {
    const b = isSame(a);
    if (b === undefined || !left.has(b)) return a;
    left.delete(b);
    const at = { ...place, path: [a.name], isInHost: true };
    return readFrom(a, b, at, mergedHost(a, b, at));
  });
  return [...pairs, ...[...left].map((host) => adopted(host, place))];
};
