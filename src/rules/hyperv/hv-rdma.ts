import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { rate } from '../../analysis/quantities';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { HostAdapter, Nic } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf, kindOf } from '../../model/kinds';
import { vendor } from '../sources';

const leastMbps = 10_000;

interface Path {
  readonly id: string;
  readonly name: string;
  readonly isTagged: boolean;
  readonly nics: readonly Pick<Nic, 'id' | 'name' | 'speedMbps' | 'rdma' | 'dcb' | 'cabledTo'>[];
}
interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly paths: readonly Path[];
}

const hasRdma = ({ rdma }: Pick<Nic, 'rdma'>): boolean => rdma !== undefined && rdma !== 'none';
const isRoce = ({ rdma }: Pick<Nic, 'rdma'>): boolean => rdma === 'roce' || rdma === 'rocev2';
const isSwitchless = ({ cabledTo }: Pick<Nic, 'cabledTo'>): boolean =>
  cabledTo !== undefined && kindOf(cabledTo) === 'nic';

const pathOf = ({ id, name, adapter, usable, vlan }: Endpoint): Path[] => {
  const nics = usable.filter(hasRdma);
  if (adapter?.services?.includes('smb') !== true || adapter.rdma === false) return [];
  return nics.length === 0
    ? []
    : [{ id, name, isTagged: vlan.kind !== 'one' || vlan.vlan !== 0, nics: nics.map(plainOf) }];
};

const plainOf = ({ id, name, speedMbps, rdma, dcb, cabledTo }: Nic) => ({
  id,
  name,
  ...(speedMbps === undefined ? {} : { speedMbps }),
  ...(rdma === undefined ? {} : { rdma }),
  ...(dcb === undefined ? {} : { dcb }),
  ...(cabledTo === undefined ? {} : { cabledTo }),
});

const memberOf = (facts: HostFacts): Member => ({
  hostId: facts.host.id,
  host: facts.host.name,
  paths: facts.endpoints.flatMap(pathOf),
});

const storage = (nics: readonly Partial<Nic>[], vlans: readonly (number | undefined)[]) => {
  const d = build('Example');
  const clusterId = d.cluster('Cluster', { platform: 'azurelocal' });
  for (const [i, nic] of nics.entries()) {
    const h = d.host(`node${i + 1}`, { clusterId });
    for (const [j, vlan] of vlans.entries()) {
      const nicId = h.nic(`p${j + 3}`, { speedMbps: 25_000, ...nic });
      h.adapter(`SMB${j + 1}`, undefined, ['smb'], {
        nicId,
        ...(vlan === undefined ? {} : { vlan }),
      });
    }
  }
  return d;
};

const roce: Partial<Nic> = { rdma: 'rocev2', dcb: true };

export default defineGroupRule<Member, 'slow' | 'mixed' | 'untagged' | 'dcb', 'dcb'>({
  id: 'hyperv/hv-rdma',
  title: 'RDMA for storage that is slow, mixed or unprotected',
  why: 'SMB Direct falls back to TCP, or loses frames and stalls.',
  howToFix:
    'Use NICs of 10 GbE or more that speak one RDMA protocol; RoCE in storage VLANs (711, 712) with Data Center Bridging at both ends.',
  sources: [
    vendor('AZL-HOST', 'DCB is required for RoCE and optional for iWARP; one protocol among peers'),
    vendor('AZL-PLAN', 'at least 10 Gb/s for RDMA'),
    vendor('ATC', 'RoCE needs a VLAN'),
    vendor('VDCB'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    slow: '{nic} on {host} carries RDMA for {adapters} at {speed}; 10 Gb/s is the least.',
    mixed: '{cluster} mixes RDMA protocols ({protocols}); they do not speak with each other.',
    untagged: '{adapter} on {host} uses RoCE without a VLAN: its frames have no priority.',
    dcb: '{nic} on {host} carries RoCE for {adapters}, and Data Center Bridging is off.',
  },
  asks: { dcb: 'Is Data Center Bridging on for {nics}, which carry RoCE?' },
  *members(facts) {
    const member = memberOf(facts);
    if (member.paths.length > 0) yield [facts.cluster?.id ?? facts.host.id, member];
  },
  check: ({ key, members, shared: { design } }, report) => {
    const silent: { id: string; name: string; hostId: string }[] = [];
    for (const { hostId, host, paths } of members) {
      const hosts = [hostId];
      for (const { id, name, isTagged, nics } of paths) {
        if (isTagged || !nics.some(isRoce)) continue;
        report.found('untagged', { objects: [id], hosts, data: { adapter: name, host } });
      }
      const nics = new Map(paths.flatMap((path) => path.nics).map((nic) => [nic.id, nic]));
      for (const nic of nics.values()) {
        const over = paths.filter((path) => path.nics.some(({ id }) => id === nic.id));
        const data = { nic: nic.name, host, adapters: over.map(({ name }) => name) };
        if (nic.speedMbps !== undefined && nic.speedMbps < leastMbps) {
          const more = { ...data, speed: rate(nic.speedMbps), speedMbps: nic.speedMbps };
          report.found('slow', { objects: [nic.id], hosts, data: more });
        }
        if (!isRoce(nic)) continue;
        if (nic.dcb === false) report.found('dcb', { objects: [nic.id], hosts, data });
        else if (nic.dcb === undefined) silent.push({ id: nic.id, name: nic.name, hostId });
      }
    }
    if (silent.length > 0) {
      report.ask('dcb', {
        objects: silent.map(({ id }) => id),
        hosts: [...new Set(silent.map(({ hostId }) => hostId))],
        data: { nics: [...new Set(silent.map(({ name }) => name))] },
      });
    }
    const all = members.flatMap(({ paths }) => paths.flatMap(({ nics }) => nics));
    const protocols = [...new Set(all.map((nic) => (isRoce(nic) ? 'RoCE' : 'iWARP')))].sort();
    // Without a switch each cable joins two adapters only; who mixes them is for the drawing to say.
    if (protocols.length > 1 && !all.some(isSwitchless)) {
      report.found('mixed', {
        objects: [key, ...new Set(all.map(({ id }) => id))],
        hosts: members.map(({ hostId }) => hostId),
        data: {
          cluster: design.clusters.find(({ id }) => id === key)?.name ?? members[0]?.host ?? key,
          protocols,
        },
      });
    }
  },
  fix: {
    title: 'Use the storage VLANs of Network ATC; turn DCB on',
    disruptive: true,
    edit: (design, { message, objects: [id = ''] }) => {
      if (message === 'dcb') return set<Nic>(design, id, { dcb: true });
      if (message !== 'untagged') return undefined;
      const adapters = find(design, 'host', hostIdOf(id))?.adapters ?? [];
      const paths = adapters.filter(({ services }) => services?.includes('smb'));
      const at = paths.findIndex((adapter) => adapter.id === id);
      return at < 0 ? undefined : set<HostAdapter>(design, id, { vlan: 711 + at });
    },
  },
  notes:
    'iWARP needs neither VLAN nor DCB. A design records whether a NIC has DCB on, not the classes and their shares, and nothing of DCB on switch ports: ask for priority flow control on priority 3, 50 % for SMB and 1 or 2 % for the cluster there.',
  examples: {
    bad: [
      {
        title: 'RoCE without a VLAN',
        design: () => storage([roce], [0, 712]).done,
        finds: [['untagged', 'h1.k1']],
      },
      {
        title: 'RDMA at 1 Gb/s',
        design: () => storage([{ rdma: 'iwarp', speedMbps: 1000 }], [711]).done,
        finds: [['slow', 'h1.n1']],
      },
      {
        title: 'RoCE here, iWARP there',
        design: () => storage([roce, { rdma: 'iwarp' }], [711]).done,
        finds: [['mixed', 'c1', 'h1.n1', 'h2.n1']],
      },
      {
        title: 'RoCE with DCB off',
        design: () => storage([{ rdma: 'rocev2', dcb: false }], [711]).done,
        finds: [['dcb', 'h1.n1']],
      },
      {
        title: 'RoCE, and nothing said of DCB',
        design: () => storage([{ rdma: 'roce' }], [711]).done,
        asks: ['dcb'],
      },
    ],
    good: [
      {
        title: 'RoCE in 711 and 712 with DCB',
        design: () => storage([roce, roce], [711, 712]).done,
      },
      {
        title: 'iWARP without VLAN and DCB',
        design: () => storage([{ rdma: 'iwarp', dcb: false }], [undefined]).done,
      },
      {
        title: 'No RDMA on storage at 1 Gb/s',
        design: () => storage([{ rdma: 'none', speedMbps: 1000 }], [711]).done,
      },
    ],
  },
});
