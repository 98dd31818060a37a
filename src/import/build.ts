import { currentVersion, formatName } from '../file/format';
import { readData } from '../file/read';
import type { Design } from '../model/design';
import { pathOf } from '../model/find';
import { clusterShape } from '../model/shape/design';
import { hostShape } from '../model/shape/host';
import { networkShape, storageTargetShape } from '../model/shape/physical';
import { buildDistributed, type Spanning } from './build-distributed';
import { buildHost } from './build-host';
import { Cables } from './cables';
import { designName } from './design-name';
import { type Draft, said } from './draft';
import type { Estate, FoundHost, ImportProblem } from './estate';
import { guessTraffic } from './guess-traffic';
import type { Merged } from './merge';
import { byNaturalName } from './natural';
import { holderAt, putOrigin, sourcesOf } from './origins';
import { sourceOfHost, sourcesLabel } from './source-label';
import { defaultPatterns, type TrafficPattern } from './traffic-names';

/**
 * A design from an estate: ids given, names followed, values held against the model's own tables by
 * the reader of files, so that nothing comes in this way that no file could hold. What cannot be
 * followed or does not fit is left out with a problem.
 */
export const build = (
  estate: Estate & Partial<Pick<Merged, 'files'>>,
  patterns: readonly TrafficPattern[] = defaultPatterns,
  name = designName([estate]),
): { readonly design: Design; readonly problems: readonly ImportProblem[] } => {
  const file = (estate.files ?? estate.source.files).join(', ');
  const problems: ImportProblem[] = [];
  const complain = (place: string, message: string) => problems.push({ file, place, message });
  const clusterIds = new Map(estate.clusters.map(({ key }, i) => [key, `c${i + 1}`]));
  const spanning = new Map<string, Spanning>(
    estate.distributedSwitches.map((found, i) => {
      const made = buildDistributed(
        found,
        `d${i + 1}`,
        unnamedUplinks(estate, found.key),
        estate.source,
      );
      return [found.key, made];
    }),
  );
  const cables = new Cables(complain);
  const sorted = inOrder(estate.hosts, clusterIds);
  const hosts = sorted.map((found, i) => {
    const id = `h${i + 1}`;
    const source = sourceOfHost(found, estate.source);
    const made = buildHost(found, id, source, spanning, cables, complain);
    const clusterId = found.cluster === undefined ? undefined : clusterIds.get(found.cluster);
    const host: Draft = {
      ...made,
      ...(clusterId === undefined ? {} : { clusterId }),
      source: sourcesLabel(sourcesOf(found, source)),
    };
    putOrigin(host, found, hostShape, holderAt(found, source));
    return host;
  });
  cables.plugPeers();
  const topology: Draft = {
    clusters: estate.clusters.map((found, i): Draft => {
      const cluster: Draft = {
        id: `c${i + 1}`,
        name: found.name,
        ...said(clusterShape, found),
        source: sourcesLabel(sourcesOf(found, estate.source)),
      };
      putOrigin(cluster, found, clusterShape, holderAt(found, estate.source));
      return cluster;
    }),
    hosts,
    distributedSwitches: [...spanning.values()].map(({ draft }) => draft),
    physicalSwitches: cables.switches(),
    networks: estate.networks.map((found, i) => ({
      id: `w${i + 1}`,
      name: found.name,
      ...said(networkShape, found),
    })),
    storageTargets: estate.storageTargets.map((found, i) => ({
      id: `t${i + 1}`,
      name: found.name,
      cabledTo: [],
      ...said(storageTargetShape, found),
    })),
  };
  guessTraffic(topology, patterns);
  const read = readData({
    format: formatName,
    version: currentVersion,
    name,
    topology,
  });
  // Ours is always a design: only its values can be wrong.
  if (read.design === undefined) throw new Error(read.problems[0]?.message ?? 'no design');
  for (const { id, place, message } of read.problems) {
    complain(id === undefined ? place : pathOf(read.design, id), message);
  }
  return { design: read.design, problems };
};

/** By cluster in the order of the estate, then by name as people count: esx2 before esx10. */
const inOrder = (
  hosts: readonly FoundHost[],
  clusterIds: ReadonlyMap<string, string>,
): readonly FoundHost[] => {
  const ranks = new Map([...clusterIds.keys()].map((key, i) => [key, i]));
  const rank = ({ cluster }: FoundHost) =>
    (cluster === undefined ? undefined : ranks.get(cluster)) ?? ranks.size;
  return [...hosts].sort((a, b) => rank(a) - rank(b) || byNaturalName(a, b));
};

/** How many NICs of one host stand on uplinks that the source does not name. */
const unnamedUplinks = ({ hosts }: Estate, key: string): number =>
  hosts.reduce((most, { memberships }) => {
    const here = memberships.find(({ switchKey }) => switchKey === key);
    return Math.max(most, here?.uplinks.filter(({ uplink }) => uplink === undefined).length ?? 0);
  }, 0);
