import type { HostFacts } from '../../analysis/facts';
import { rate } from '../../analysis/quantities';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Service } from '../../model/design';
import { isHypervisor, memberOf } from '../network/presence';
import { vendor } from '../sources';

const leastMbps = 1000;
/** Above this SMB moves memory faster than compression does. */
const fastMbps = 5000;

type Has = ReturnType<typeof memberOf>['has'];
interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly has: Has;
  readonly adapters: readonly string[];
  /** The fastest link that carries it; undefined where one does not state its speed. */
  readonly mbps: number | undefined;
}

/** Hyper-V moves VMs over the networks of the cluster where none is named for it. */
const carriersOf = (facts: HostFacts) => {
  const named = facts.ofClass('migration').filter(({ adapter }) => adapter !== undefined);
  if (named.length > 0) return named;
  const over = facts.cluster?.liveMigrationOption === 'smb' ? ['smb', 'cluster'] : ['cluster'];
  return facts.endpoints.filter(({ adapter }) => adapter?.services?.some((s) => over.includes(s)));
};

const hostOf = (facts: HostFacts): Member => {
  const ends = carriersOf(facts);
  const speeds = ends.flatMap(({ inUse }) => inUse.map(({ speedMbps }) => speedMbps));
  const { has } = memberOf(facts, 'migration');
  return {
    hostId: facts.host.id,
    host: facts.host.name,
    has: ends.length > 0 ? 'yes' : has,
    adapters: ends.map(({ id }) => id),
    mbps:
      speeds.length === 0 || speeds.includes(undefined)
        ? undefined
        : Math.max(...speeds.map((speed) => speed ?? 0)),
  };
};

const cluster = (
  speedMbps: number | undefined,
  services: readonly Service[],
  more: Partial<Cluster> = {},
) => {
  const d = build('Example');
  const clusterId = d.cluster('Cluster', { platform: 'hyperv', haEnabled: true, ...more });
  for (const name of ['hv01', 'hv02']) {
    const h = d.host(name, { clusterId });
    const nics = ['nic1', 'nic2'].map((nic) =>
      h.nic(nic, speedMbps === undefined ? {} : { speedMbps }),
    );
    const v = h.switch('Team', nics, { kind: 'external', teamMode: 'set' });
    for (const [i, service] of services.entries()) {
      h.adapter(service, h.portGroup(v, service, 10 * (i + 1)), [service]);
    }
  }
  return d.done;
};

const usual = { missing: 'warning', slow: 'error', smb: 'info', compression: 'info' } as const;

export default defineGroupRule<Member, 'missing' | 'slow' | 'smb' | 'compression', 'speed'>({
  id: 'hyperv/hv-livemigration-network',
  title: 'Live migration has no network, or a slow one',
  why: 'A migration that takes long cuts the connections of the VM, and draining a host takes hours.',
  howToFix: 'Give live migration a VLAN and an adapter of its own, at 1 Gb/s or more.',
  sources: [
    vendor('HV-BPA', '55 and 56, a link speed of at least 1 Gb/s for live migration'),
    vendor('HV-LM08'),
    vendor('HV-CLNET'),
    vendor('AZL-HOST', 'SMB from 5 Gb/s, compression below'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': { ...usual, missing: 'error' },
    converged: usual,
    hyperv: usual,
  },
  messages: {
    missing: 'Live migration on {host}: {cluster} has no network for it there.',
    slow: 'Live migration on {host}: {speed} is less than 1 Gb/s.',
    smb: '{cluster} has {speed} for live migration, and does not use SMB for it.',
    compression: '{cluster} has {speed} for live migration, and does not compress it.',
  },
  asks: { speed: 'How fast are the NICs that carry live migration on {hosts}?' },
  hides: ['net-migration-missing'],
  *members(facts) {
    if (facts.cluster !== undefined && isHypervisor(facts)) {
      yield [facts.cluster.id, hostOf(facts)];
    }
  },
  check: ({ key, members, shared: { design } }, report) => {
    const own = design.clusters.find(({ id }) => id === key);
    if (own === undefined || members.length < 2) return;
    for (const { hostId, host, has, adapters, mbps } of members) {
      const hosts = [hostId];
      if (has === 'no') {
        report.found('missing', { objects: hosts, hosts, data: { host, cluster: own.name } });
      } else if (mbps !== undefined && mbps < leastMbps) {
        report.found('slow', {
          objects: [hostId, ...adapters],
          hosts,
          data: { host, speed: rate(mbps), speedMbps: mbps },
        });
      }
    }
    const using = members.filter(({ adapters }) => adapters.length > 0);
    const silent = using.filter(({ mbps }) => mbps === undefined);
    if (silent.length > 0) {
      const hosts = silent.map(({ hostId }) => hostId);
      const objects = silent.flatMap(({ adapters }) => adapters);
      report.ask('speed', { objects, hosts, data: { hosts: silent.map(({ host }) => host) } });
      return;
    }
    const least = Math.min(...using.map(({ mbps }) => mbps ?? 0));
    const option = own.liveMigrationOption;
    if (using.length === 0 || option === undefined || least < leastMbps) return;
    const better = least >= fastMbps ? 'smb' : 'compression';
    if (option === better) return;
    report.found(better, {
      objects: [key],
      hosts: using.map(({ hostId }) => hostId),
      data: { cluster: own.name, speed: rate(least), speedMbps: least },
    });
  },
  notes:
    'Where no network is named for it, Hyper-V moves VMs over the networks of the cluster: an adapter for cluster traffic counts. Whether it shares a segment with VMs is said by iso-migration-shared-l2.',
  examples: {
    bad: [
      {
        title: 'Live migration on 100 Mb/s',
        design: () => cluster(100, ['management', 'vmotion']),
        finds: [
          ['slow', 'h1', 'h1.k2'],
          ['slow', 'h2', 'h2.k2'],
        ],
      },
      {
        title: 'No network for it',
        design: () => cluster(10_000, ['management']),
        finds: [
          ['missing', 'h1'],
          ['missing', 'h2'],
        ],
      },
      {
        title: '10 GbE and compression',
        design: () =>
          cluster(10_000, ['management', 'vmotion'], { liveMigrationOption: 'compression' }),
        finds: [['smb', 'c1']],
      },
      {
        title: '1 GbE over SMB',
        design: () => cluster(1000, ['management', 'vmotion'], { liveMigrationOption: 'smb' }),
        finds: [['compression', 'c1']],
      },
      {
        title: 'NICs that do not say how fast they are',
        design: () => cluster(undefined, ['management', 'vmotion']),
        asks: ['speed'],
      },
    ],
    good: [
      {
        title: 'A network for it on 10 GbE',
        design: () => cluster(10_000, ['management', 'vmotion']),
      },
      {
        title: 'The network of the cluster will do',
        design: () => cluster(10_000, ['management', 'cluster']),
      },
      {
        title: 'SMB on 10 GbE',
        design: () => cluster(10_000, ['management', 'vmotion'], { liveMigrationOption: 'smb' }),
      },
    ],
  },
});
