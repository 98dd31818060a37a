import { defineHostRule } from '../../lint/rule';
import type { Host, VirtualSwitch } from '../../model/design';
import { set } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

const firstWithout = 2022;

/** The release of Windows Server by its year; undefined where the version does not say. */
const yearOf = ({ version }: Host): number | undefined => {
  const found = version === undefined ? null : /\b20\d\d\b/.exec(version);
  return found === null ? undefined : Number(found[0]);
};

const team = (version: string | undefined, mode: VirtualSwitch['teamMode'] = 'lbfo') =>
  twoUplinks({
    host: { platform: 'hyperv', ...(version === undefined ? {} : { version }) },
    virtual: mode === undefined ? {} : { teamMode: mode },
  });

const usual = { blocked: 'error', rdma: 'error', old: 'warning' } as const;

export default defineHostRule({
  id: 'hyperv/hv-lbfo-vswitch',
  title: 'A Hyper-V switch on an LBFO team',
  why: 'Windows Server 2022 and Azure Local no longer bind a virtual switch to an LBFO team, and LBFO turns RDMA off.',
  howToFix: 'Use Switch Embedded Teaming.',
  sources: [
    vendor('LBFO', 'LBFO can no longer be attached to a virtual switch'),
    vendor('AZL-HOST', 'SET is the only teaming technology supported by Azure Local'),
    vendor('HV-CLNET', 'NIC Teaming is incompatible with RDMA-capable network adapters'),
    vendor('VDCB'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': usual,
    converged: usual,
    hyperv: usual,
  },
  messages: {
    blocked: '{switch} on {host} is bound to an LBFO team, which {system} does not allow.',
    rdma: '{switch} on {host} is bound to an LBFO team: RDMA of {nics} is lost.',
    old: '{switch} on {host} is bound to an LBFO team; later releases of Windows Server do not allow it.',
  },
  check: (facts, report) => {
    const { host, platform } = facts;
    for (const { id, name, kind, local, nics } of facts.switches) {
      if (kind !== 'external' || local?.teamMode !== 'lbfo') continue;
      const data = { switch: name, host: host.name };
      const rdma = nics.filter((nic) => nic.rdma !== undefined && nic.rdma !== 'none');
      const isAzureLocal = platform === 'azurelocal';
      if (isAzureLocal || (yearOf(host) ?? 0) >= firstWithout) {
        const system = isAzureLocal ? 'Azure Local' : (host.version ?? '');
        report.found('blocked', { objects: [id], data: { ...data, system } });
      } else if (rdma.length > 0) {
        const objects = [id, ...rdma.map((nic) => nic.id)];
        report.found('rdma', { objects, data: { ...data, nics: rdma.map((nic) => nic.name) } });
      } else report.found('old', { objects: [id], data });
    }
  },
  fix: {
    title: 'Use Switch Embedded Teaming',
    disruptive: true,
    edit: (design, { objects: [id = ''] }) => set<VirtualSwitch>(design, id, { teamMode: 'set' }),
  },
  notes:
    'A page of Microsoft dated October 2025 still shows a script with an LBFO team for a converged host; it stands alone against the others. A host that does not state its version is taken for an old one here.',
  examples: {
    bad: [
      {
        title: 'Windows Server 2022',
        design: () => team('Windows Server 2022').d.done,
        finds: [['blocked', 'h1.s1']],
      },
      {
        title: 'Windows Server 2019 with RDMA',
        design: () => {
          const { d } = team('Windows Server 2019');
          d.set('h1.n2', { rdma: 'iwarp' });
          return d.done;
        },
        finds: [['rdma', 'h1.s1', 'h1.n2']],
      },
      {
        title: 'Windows Server 2016',
        design: () => team('2016').d.done,
        finds: [['old', 'h1.s1']],
      },
      {
        title: 'Azure Local',
        design: () => {
          const { d } = team(undefined);
          d.set('h1', { platform: 'azurelocal' });
          return d.done;
        },
        finds: [['blocked', 'h1.s1']],
      },
    ],
    good: [
      {
        title: 'Switch Embedded Teaming',
        design: () => team('Windows Server 2022', 'set').d.done,
      },
      { title: 'No team', design: () => team('Windows Server 2022', 'none').d.done },
    ],
  },
});
