import { type Guarantee, guaranteesOf } from '../../analysis/capacity/guarantees';
import { factsOf, type HostFacts } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import { rate } from '../../analysis/quantities';
import { hasCarrier } from '../../analysis/uplinks';
import { defineHostRule, type Rule } from '../../lint/rule';
import type { Design, DistributedSwitch } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { careful } from '../careful';
import { esxiVersion } from '../host-version';
import { majorCost, vendor } from '../sources';
import { vmotionExamples } from './bw-vmotion-minimum.examples';

const supportedMbps = 1000;
const fastMbps = 10_000;
const perMigrationMbps = 250;

/** What the host's vMotion can count on: each set of uplinks once, at the least that an adapter on it may get. */
const promised = (facts: HostFacts, guarantees: readonly Guarantee[]): number | undefined => {
  const onNic = new Map(
    guarantees
      .filter(({ traffic }) => traffic === 'migration')
      .map(({ nicId, mbps }) => [nicId, mbps]),
  );
  const sets = new Map<string, number | undefined>();
  for (const end of adaptersOf(facts)) {
    const parts = end.inUse.map((nic) => (onNic.has(nic.id) ? onNic.get(nic.id) : nic.speedMbps));
    const least = parts.reduce<number | undefined>(
      (a, b) => (a === undefined || b === undefined ? undefined : Math.min(a, b)),
      Number.POSITIVE_INFINITY,
    );
    if (parts.length > 0) sets.set(end.inUse.map((nic) => nic.id).join(), least);
  }
  return [...sets.values()].reduce<number | undefined>(
    (sum, mbps) => (sum === undefined || mbps === undefined ? undefined : sum + mbps),
    0,
  );
};

const adaptersOf = (facts: HostFacts) =>
  facts.ofClass('migration').filter((end) => end.adapter !== undefined && isConnected(end));

/** A VM of this host is half of a Windows cluster on shared physical disks: its memory must move fast. */
const hasSharedDisk = ({ guestClusters, host }: HostFacts): boolean =>
  guestClusters.some(
    ({ sharedDisk, memberIds }) =>
      sharedDisk === 'rdm' && memberIds.some((id) => id.startsWith(`${host.id}.`)),
  );

const judged = (facts: HostFacts) => {
  const ends = adaptersOf(facts).filter(({ inUse }) => inUse.length > 0);
  const nics = [...new Set(ends.flatMap(({ inUse }) => inUse))];
  const silent = nics.filter(({ speedMbps }) => speedMbps === undefined);
  const slowest = Math.min(...nics.map(({ speedMbps }) => speedMbps ?? Number.POSITIVE_INFINITY));
  const concurrent = facts.cluster?.concurrentVmotions ?? (slowest < fastMbps ? 4 : 8);
  const guarantees = guaranteesOf(facts, (nic) => hasCarrier(nic));
  const given = promised(facts, guarantees);
  return { ends, nics, silent, slowest, concurrent, given, needed: perMigrationMbps * concurrent };
};

/** Low, normal, high: the first that is more than now and enough. */
const withShares = (design: Design, hostId: string, switchId: string): Design | undefined => {
  const nioc = find(design, 'distributedSwitch', switchId)?.nioc ?? {};
  const pools = nioc.pools ?? [];
  const now = pools.find(({ traffic }) => traffic === 'migration');
  for (const shares of [25, 50, 100]) {
    if (shares <= (now?.shares ?? 0)) continue;
    const pool = { ...now, traffic: 'migration' as const, shares };
    const after = set<DistributedSwitch>(design, switchId, {
      nioc: {
        ...nioc,
        pools: now === undefined ? [...pools, pool] : pools.map((p) => (p === now ? pool : p)),
      },
    });
    const host = find(after, 'host', hostId);
    if (host === undefined) return undefined;
    const { given, needed } = judged(factsOf(after, host));
    if (given !== undefined && given >= needed) return after;
  }
  return undefined;
};

const rule: Rule = defineHostRule<'unsupported' | 'cluster' | 'short' | 'modest', 'speed'>({
  id: 'bandwidth/bw-vmotion-minimum',
  title: 'vMotion has less bandwidth than it needs',
  why: 'A migration that copies memory more slowly than the VM changes it does not end; vMotion is supported with 250 Mb/s for each that runs at once.',
  howToFix:
    'Give vMotion a faster uplink or one of its own, more Network I/O Control shares, or run fewer migrations at once.',
  sources: [
    majorCost('A fast network is critical to a cluster’s function'),
    vendor('VMO-REQ', 'at least 250 Mbps of dedicated bandwidth per concurrent vMotion session'),
    vendor('VMO-LIM', 'four at 1 Gb/s, eight at 10 Gb/s'),
    vendor('VMO-BP', '10 GbE and 25 GbE NICs'),
    vendor('WSFC-VMO'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': {
      unsupported: 'error',
      cluster: 'warning',
      short: 'warning',
      modest: 'info',
    },
    converged: { unsupported: 'error', cluster: 'warning', short: 'warning', modest: 'info' },
    hyperv: 'off',
  },
  messages: {
    unsupported: 'vMotion on {host} runs over {speed}; below 1 Gb/s it is not supported.',
    cluster:
      'vMotion on {host} runs over {speed}; nodes of a Windows cluster on shared disks need 10 Gb/s.',
    short: 'vMotion on {host} can count on {given}; {concurrent} migrations at once need {needed}.',
    modest:
      'vMotion on {host} runs over {speed}: enough for {concurrent} migrations at once, but vSphere {version} is at its best with 10 Gb/s or more.',
  },
  asks: { speed: 'How fast are {nics}, which carry vMotion on {host}?' },
  check: (facts, report) => {
    const { host } = facts;
    const { ends, nics, silent, slowest, concurrent, given, needed } = judged(facts);
    if (ends.length === 0) return;
    const version = esxiVersion(host);
    const at = {
      objects: [...ends.map(({ id }) => id), ...nics.map(({ id }) => id)],
      data: {
        host: host.name,
        speed: rate(slowest),
        given: rate(given ?? 0),
        needed: rate(needed),
        concurrent,
        version: version ?? 0,
        slowestMbps: slowest,
        neededMbps: needed,
      },
    };
    if (slowest < supportedMbps) report.found('unsupported', at);
    else if (slowest < fastMbps && hasSharedDisk(facts)) report.found('cluster', at);
    else if (given !== undefined && given < needed) report.found('short', at);
    else if (silent.length > 0) {
      report.ask('speed', {
        objects: [...ends.map(({ id }) => id), ...silent.map(({ id }) => id)],
        data: { host: host.name, nics: silent.map(({ name }) => name) },
      });
    } else if (slowest < fastMbps && (version ?? 0) >= 7) report.found('modest', at);
  },
  fix: {
    title: 'Raise the shares of vMotion',
    edit: careful(
      () => rule,
      (design, { message, objects: [id] }) => {
        const host = find(design, 'host', id === undefined ? undefined : hostIdOf(id));
        if (message !== 'short' || host === undefined) return undefined;
        const facts = factsOf(design, host);
        const through = new Set(adaptersOf(facts).map(({ use }) => use?.instance.distributed?.id));
        const [only] = through;
        return through.size === 1 && only !== undefined
          ? withShares(design, host.id, only)
          : undefined;
      },
    ),
  },
  notes:
    'Alone on its uplink vMotion has all of it; with Network I/O Control its share while every type on the uplink sends, and its reservation if that is more; sharing without either it can count on nothing. Of an adapter that may land on several uplinks the worst counts; adapters on uplinks of their own add up. Without a limit set for the cluster, four migrations at once are taken below 10 Gb/s and eight from there.',
  examples: vmotionExamples,
});

export default rule;
