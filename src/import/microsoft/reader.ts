import {
  type Estate,
  emptyEstate,
  type FoundHost,
  type ImportProblem,
  type Skipped,
} from '../estate';
import type { Piece, Progress, Reader } from '../piece';
import { withFiles } from '../source-label';
import { subnetOf, textOf } from '../written';
import { bundlesOf, hostOfPath } from './bundles';
import { asNetworks, clusterNetworks, foundCluster, nodeAddresses, nodeNames } from './cluster';
import { collectorMark } from './collector-mark';
import { isClixml, objectsFromClixml } from './from-clixml';
import { isCmdletConsole, objectsFromConsole } from './from-console';
import { isCmdletJson, isCutOff, objectsFromJson } from './from-json';
import { foundHost, isAzureLocal } from './host';
import type { CmdletObject } from './objects';

const markOf = (
  piece: Piece,
): { readonly version?: string; readonly taken?: string } | undefined => {
  const value = piece.kind === 'json' ? piece.value : undefined;
  if (typeof value !== 'object' || value === null || !('Collector' in value)) return undefined;
  if (value.Collector !== collectorMark) return undefined;
  const version = 'Version' in value ? textOf(value.Version, 20) : undefined;
  const taken =
    'Taken' in value ? /^\d{4}-\d\d-\d\d/.exec(textOf(value.Taken) ?? '')?.[0] : undefined;
  return {
    ...(version === undefined ? {} : { version }),
    ...(taken === undefined ? {} : { taken }),
  };
};

/** Sections that the collector could not read, and on how many hosts. */
const notRead = (piece: Piece): ReadonlyMap<string, number> => {
  const out = new Map<string, number>();
  const value = piece.kind === 'json' ? piece.value : undefined;
  if (typeof value !== 'object' || value === null || !('Hosts' in value)) return out;
  const hosts: readonly unknown[] = Array.isArray(value.Hosts) ? value.Hosts : [];
  for (const host of hosts) {
    if (typeof host !== 'object' || host === null || !('NotRead' in host)) continue;
    for (const section of Array.isArray(host.NotRead) ? host.NotRead.slice(0, 100) : []) {
      const key = textOf(section, 60);
      if (key !== undefined) out.set(key, (out.get(key) ?? 0) + 1);
    }
  }
  return out;
};

const stem = (name: string): string => name.replace(/\.\w{1,6}$/, '').toLowerCase();

/** A diagnostics zip has each output twice: the table beside CLIXML is cut, and adds nothing. */
const withoutTwins = (pieces: readonly Piece[]) => {
  const exact = new Set(
    pieces.flatMap((piece) =>
      piece.kind === 'text' && isClixml(piece.text) ? [stem(piece.name)] : [],
    ),
  );
  const isTwin = (piece: Piece) =>
    piece.kind === 'text' && !isClixml(piece.text) && exact.has(stem(piece.name));
  return { kept: pieces.filter((piece) => !isTwin(piece)), twins: pieces.filter(isTwin).length };
};

const objectsOf = (
  piece: Piece,
  problem: (problem: ImportProblem) => void,
): { readonly objects: readonly CmdletObject[]; readonly others: number } => {
  if (piece.kind === 'json') {
    const objects = objectsFromJson(piece.value, piece.name);
    const cut = objects.find(isCutOff);
    if (cut !== undefined)
      problem({
        file: piece.name,
        place: cut.place,
        message:
          'ConvertTo-Json cut off what is nested, VLANs among it: write the file again with “-Depth 5”.',
      });
    return { objects, others: 0 };
  }
  if (piece.kind !== 'text') return { objects: [], others: 0 };
  const host = hostOfPath(piece.name);
  if (!isClixml(piece.text))
    return { objects: objectsFromConsole(piece.text, piece.name, host), others: 0 };
  const { objects, others, fault } = objectsFromClixml(piece.text, piece.name, host);
  if (fault !== undefined)
    problem({
      file: piece.name,
      place: '',
      message: `The CLIXML is damaged (${fault}); the ${objects.length} objects before that are taken.`,
    });
  return { objects, others };
};

const vlansOfSubnets = (hosts: readonly FoundHost[]): ReadonlyMap<string, ReadonlySet<number>> => {
  const out = new Map<string, Set<number>>();
  for (const { adapters, portGroups } of hosts) {
    for (const { ip, prefix, vlan, portGroup, switchName } of adapters) {
      const subnet = ip === undefined || prefix === undefined ? undefined : subnetOf(ip, prefix);
      const group = portGroups.find(
        (one) => one.name === portGroup && one.switchName === switchName,
      );
      const own = vlan ?? group?.vlan;
      if (subnet === undefined || own === undefined) continue;
      const vlans = out.get(subnet) ?? new Set();
      out.set(subnet, vlans.add(own));
    }
  }
  return out;
};

const estateOf = async (
  pieces: readonly Piece[],
  mark: ReturnType<typeof markOf>,
  progress: Progress,
): Promise<Estate> => {
  const problems: ImportProblem[] = [];
  const skipped: Skipped[] = [];
  const files = pieces.map(({ name }) => name);
  const { kept, twins } = withoutTwins(pieces);
  const objects: CmdletObject[] = [];
  let others = 0;
  for (const [i, piece] of kept.entries()) {
    progress(i, kept.length, piece.name);
    const found = objectsOf(piece, (problem) => problems.push(problem));
    for (const object of found.objects) objects.push(object);
    others += found.others;
    // Lets a cancel in between.
    await Promise.resolve();
  }
  const { hosts: bundles, cluster, namedOnly } = bundlesOf(objects);
  const networks = clusterNetworks(cluster);
  const azure = bundles.some(isAzureLocal);
  const found = foundCluster(cluster, bundles, azure);
  const addresses = nodeAddresses(cluster);
  let further = 0;
  const hosts = bundles.flatMap((bundle) => {
    const place = bundle.isNamed ? bundle.name : '';
    const problem = (message: string) =>
      problems.push({ file: bundle.files[0] ?? '', place, message });
    const host = foundHost(bundle, cluster, found?.key, networks, addresses, {
      problem,
      furtherAddresses: (count) => {
        further += count;
      },
    });
    if (host !== undefined && !bundle.isNamed)
      problem(
        namedOnly.length > 1
          ? `The output does not say of which host it is (${namedOnly.join(', ')}): it is taken as one host without a name.`
          : 'The output does not say of which host it is: it is taken as one host without a name.',
      );
    return host === undefined ? [] : withFiles(host, bundle.files, files);
  });
  // One name for what only a status or the cluster knows.
  const here = new Set(hosts.map(({ name }) => name.toLowerCase().split('.')[0]));
  const isGuessed = bundles.some(({ isNamed }) => !isNamed);
  const named = isGuessed ? nodeNames(cluster) : [...nodeNames(cluster), ...namedOnly];
  const absent = [...new Set(named)].filter((name) => !here.has(name.toLowerCase().split('.')[0]));
  if (absent.length > 0)
    problems.push({
      file: files[0] ?? '',
      place: '',
      message: `${absent.join(', ')}: named, but nothing of the networking of ${absent.length === 1 ? 'this host' : 'these hosts'} is here; not taken.`,
    });
  if (hosts.length === 0)
    problems.push({
      file: files[0] ?? '',
      place: '',
      message: `No host can be read from this: ${objects.length === 0 ? 'no object of a known cmdlet is in it' : 'there is neither a NIC nor a virtual switch in it'}. Run the collector script on the host.`,
    });
  if (twins > 0)
    skipped.push({
      what: 'Tables beside CLIXML',
      why: 'CLIXML holds the same in full',
      count: twins,
    });
  if (others > 0)
    skipped.push({ what: 'Other CLIXML objects', why: 'not about networking', count: others });
  const left = [...bundles, cluster].reduce((sum, bundle) => sum + bundle.left, 0);
  if (left > 0) skipped.push({ what: 'Objects', why: 'more than a host can have', count: left });
  if (further > 0)
    skipped.push({ what: 'Further IPv4 addresses', why: 'an adapter holds one', count: further });
  for (const piece of mark === undefined ? [] : pieces) {
    for (const [what, count] of notRead(piece))
      skipped.push({ what, why: 'the cmdlet was not there or failed, by hosts', count });
  }
  const vlans = vlansOfSubnets(hosts);
  return {
    ...emptyEstate({ kind: mark === undefined ? 'hyperv' : 'collector', files, ...mark }),
    clusters: found === undefined ? [] : [found],
    hosts,
    networks: asNetworks(networks, (subnet) => vlans.get(subnet) ?? new Set()),
    problems,
    skipped,
  };
};

/** Hyper-V and Azure Local: what cmdlets print, save as CLIXML or turn into JSON, and our own collector. */
export const hypervReader: Reader = {
  title: 'Hyper-V / Azure Local',
  claims: (piece) =>
    piece.kind === 'json'
      ? markOf(piece) !== undefined || isCmdletJson(piece.value)
      : piece.kind === 'text' && (isClixml(piece.text) || isCmdletConsole(piece.text)),
  read: async (pieces, progress) => {
    const marked = pieces.filter((piece) => markOf(piece) !== undefined);
    const rest = pieces.filter((piece) => markOf(piece) === undefined);
    const estates: Estate[] = [];
    // Each file of the collector is complete; all else belongs together.
    for (const piece of marked) estates.push(await estateOf([piece], markOf(piece), progress));
    if (rest.length > 0) estates.push(await estateOf(rest, undefined, progress));
    return estates;
  },
};
