import type { HostFacts } from '../../analysis/facts';
import { lotsOf } from '../../analysis/lots';
import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Host, TrafficClass } from '../../model/design';
import { esxiVersion } from '../host-version';
import { majorCost, networkConsiderations, vendor } from '../sources';
import { networkFor } from './network-for';

const overNetwork: ReadonlySet<string> = new Set(['nbd', 'agent', 'inGuest']);
const transports = { nbd: 'NBD', agent: 'an agent', inGuest: 'software in the guest' } as const;

/** vSphere 7 brought the Backup NFC service. */
const firstWithNfc = 7;

interface Member {
  readonly hostId: string;
  readonly cluster: string;
  readonly transport: string;
  /** NBD of a release before vSphere 7, which knows no other network for it than management. */
  readonly isBoundToManagement: boolean;
  readonly backup: readonly string[];
  /** An endpoint for backup shares a segment with VMs or management. */
  readonly meets: readonly TrafficClass[];
}

function* members(facts: HostFacts): Generator<readonly [string, Member]> {
  const { cluster, host } = facts;
  const transport = cluster?.backupTransport;
  if (cluster === undefined || transport === undefined || !overNetwork.has(transport)) return;
  const lots = lotsOf(facts);
  const backup = lots.filter((lot) => lot.classes.includes('backup'));
  const meets = (['production', 'management'] as const).filter((traffic) =>
    lots.some(
      (lot) =>
        lot.classes.includes(traffic) &&
        backup.some(
          (own) => own === lot || own.segments.some((segment) => lot.segments.includes(segment)),
        ),
    ),
  );
  yield [
    cluster.id,
    {
      hostId: host.id,
      cluster: cluster.name,
      transport: transports[transport as keyof typeof transports],
      isBoundToManagement:
        transport === 'nbd' &&
        !facts.isHyperv &&
        (esxiVersion(host) ?? firstWithNfc) < firstWithNfc,
      backup: backup.flatMap((lot) => lot.ends.map((end) => end.id)),
      meets,
    },
  ];
}

const site = (cluster: Partial<Cluster>, backupVlan?: number, host: Partial<Host> = {}) => {
  const b = build();
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  const esx = b.host('esx01', { clusterId, ...host });
  const vswitch = esx.switch('vSwitch0', [esx.nic('vmnic0'), esx.nic('vmnic1')]);
  esx.adapter('vmk0', esx.portGroup(vswitch, 'Management', 10), ['management']);
  esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
  if (backupVlan !== undefined) {
    esx.adapter('vmk5', esx.portGroup(vswitch, 'Backup', backupVlan), ['backup']);
  }
  return b.done;
};

export default defineGroupRule({
  id: 'isolation/iso-backup-network',
  title: 'No dedicated network for backup traffic',
  why: 'Backups of VMs move very large files, and compete with the users of the network they share.',
  howToFix:
    'vSphere 7 and later: a VMkernel adapter with the backup (NFC) service on a backup VLAN. Hyper-V and Azure Local: a virtual NIC of the host or a second compute intent.',
  sources: [
    majorCost(
      'Perhaps your current network has a dedicated backup subnet as well. That’s great, because you’re certainly going to need one for your virtual infrastructure.',
    ),
    networkConsiderations(
      'certain management functions are bandwidth intensive and could impact your production network.',
    ),
    vendor('BKP-NFC'),
    vendor('AZL-PLAN'),
    vendor('AZL-PAT'),
  ],
  platform: 'any',
  severity: {
    essentials: 'info',
    'strict-isolation': 'warning',
    converged: 'info',
    hyperv: 'info',
  },
  messages: {
    none: 'Backup of {cluster} crosses the network ({transport}) and has no subnet of its own.',
    old: 'Backup of {cluster} crosses the network ({transport}), and before vSphere 7 that is the management network.',
    shared: 'Backup of {cluster} shares its network with {others}.',
  },
  fix: {
    title: 'Add a backup network to every host',
    edit: (design, finding) =>
      finding.message === 'none'
        ? networkFor(design, finding.hosts, 'Backup', 'backup')
        : undefined,
  },
  notes:
    'Backup through the storage network (SAN) or by hot-adding disks uses no host network and is not asked for one. Before vSphere 7, NBD always uses management.',
  members,
  check: ({ key, members: hosts }, report) => {
    const [first] = hosts;
    if (first === undefined) return;
    const all = hosts.map((m) => m.hostId);
    const { cluster, transport } = first;
    if (hosts.every((m) => m.backup.length === 0)) {
      // One old host is enough: a backup network for the others would not carry its VMs.
      const message = hosts.some((m) => m.isBoundToManagement) ? 'old' : 'none';
      report.found(message, { objects: [key], hosts: all, data: { cluster, transport } });
      return;
    }
    const meeting = hosts.filter((m) => m.meets.length > 0);
    if (meeting.length === 0) return;
    const meets = new Set(meeting.flatMap((m) => m.meets));
    const words: string[] = [];
    if (meets.has('production')) words.push('VMs');
    if (meets.has('management')) words.push('management');
    report.found('shared', {
      objects: [key, ...meeting.flatMap((m) => m.backup).slice(0, 8)],
      hosts: meeting.map((m) => m.hostId),
      data: { cluster, others: words },
    });
  },
  examples: {
    bad: [
      {
        title: 'Backup over the network without an adapter for it',
        design: () => site({ backupTransport: 'nbd' }),
        finds: [['none', 'c1']],
      },
      {
        title: 'NBD of vSphere 6.7 has no network but management',
        design: () => site({ backupTransport: 'nbd' }, undefined, { version: '6.7' }),
        finds: [['old', 'c1']],
      },
      {
        title: 'The backup adapter in the VLAN of the VMs',
        design: () => site({ backupTransport: 'agent' }, 100),
        finds: [['shared', 'c1', 'h1.k2']],
      },
    ],
    good: [
      { title: 'A VLAN for backup', design: () => site({ backupTransport: 'nbd' }, 60) },
      { title: 'Backup through the SAN', design: () => site({ backupTransport: 'san' }) },
      { title: 'Not said how backups run', design: () => site({}) },
    ],
  },
});
