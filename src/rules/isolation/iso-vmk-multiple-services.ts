import { classOfService, type Endpoint } from '../../analysis/endpoints';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { services } from '../../model/shape/words';
import { networkConsiderations, vendor } from '../sources';
import { splitService } from './split-service';

/** iSCSI and NFS have no flag on ESXi: an adapter for them has no service switched on at all. */
const isFlagless = (end: Endpoint) =>
  end.adapter?.iscsiBound === true ||
  end.adapter?.services?.some((s) => s === 'iscsi' || s === 'nfs') === true;

const isMixed = (end: Endpoint) =>
  end.classes.length > 1 || (isFlagless(end) && end.adapter?.services?.includes('vsan') === true);

const host = (b: ReturnType<typeof build>) => {
  const esx = b.host('esx01');
  const vswitch = esx.switch('vSwitch0', [esx.nic('vmnic0'), esx.nic('vmnic1')]);
  return { esx, vswitch };
};

export default defineHostRule({
  id: 'isolation/iso-vmk-multiple-services',
  title: 'One adapter carries several kinds of traffic',
  why: 'A management service on a storage or vMotion adapter opens the management plane to that network, and traffic on one adapter can neither be kept apart nor shaped by kind.',
  howToFix: 'Add one adapter for each service, on a port group and a VLAN of its own.',
  sources: [
    networkConsiderations(
      'With an isolated network just for management purposes, you are guaranteed access.',
    ),
    vendor('VMK-TYPES', 'Dedicate a separate VMkernel adapter for every traffic type.'),
    vendor('STIG8', 'ESXI-80-000198, ESXI-80-000199, ESXI-80-000160'),
    vendor('SCG9', 'esx-9.vmk-management'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: {
    several: '{adapter} on {host} carries {services}. Use one adapter per traffic type.',
  },
  fix: { title: 'Move the second service to an adapter of its own', edit: splitService },
  notes:
    'vSAN witness traffic on the management adapter, and replication with its NFC traffic, are one kind. Hyper-V: one virtual NIC for cluster and live migration is a common small design, which the hyperv profile warns of.',
  check: (facts, report) => {
    for (const end of facts.endpoints) {
      if (end.adapter === undefined || !isMixed(end)) continue;
      const carried = (end.adapter.services ?? []).map((s) => services[s]);
      const isImplied =
        end.adapter.iscsiBound === true &&
        !(end.adapter.services ?? []).some((s) => classOfService[s] === 'storage');
      report.found('several', {
        objects: [end.id],
        data: {
          adapter: end.name,
          host: facts.host.name,
          services: isImplied ? [...carried, 'bound iSCSI'] : carried,
        },
      });
    }
  },
  examples: {
    bad: [
      {
        title: 'Management and vMotion on one adapter',
        design: () => {
          const b = build();
          const { esx, vswitch } = host(b);
          esx.adapter('vmk0', esx.portGroup(vswitch, 'Management', 10), ['management', 'vmotion']);
          return b.done;
        },
        finds: [['several', 'h1.k1']],
      },
      {
        title: 'Management on an adapter that is bound to iSCSI',
        design: () => {
          const b = build();
          const { esx, vswitch } = host(b);
          esx.adapter('vmk1', esx.portGroup(vswitch, 'Storage', 20), ['management'], {
            iscsiBound: true,
          });
          return b.done;
        },
        finds: [['several', 'h1.k1']],
      },
      {
        title: 'vSAN switched on for an adapter that carries iSCSI',
        design: () => {
          const b = build();
          const { esx, vswitch } = host(b);
          esx.adapter('vmk1', esx.portGroup(vswitch, 'Storage', 20), ['vsan', 'iscsi']);
          return b.done;
        },
        finds: [['several', 'h1.k1']],
      },
    ],
    good: [
      {
        title: 'One adapter each',
        design: () => {
          const b = build();
          const { esx, vswitch } = host(b);
          esx.adapter('vmk0', esx.portGroup(vswitch, 'Management', 10), ['management']);
          esx.adapter('vmk1', esx.portGroup(vswitch, 'vMotion', 20), ['vmotion']);
          return b.done;
        },
      },
      {
        title: 'The vSAN witness beside management',
        design: () => {
          const b = build();
          const { esx, vswitch } = host(b);
          const group = esx.portGroup(vswitch, 'Management', 10);
          esx.adapter('vmk0', group, ['management', 'vsanWitness']);
          return b.done;
        },
      },
      {
        title: 'Replication with its NFC traffic',
        design: () => {
          const b = build();
          const { esx, vswitch } = host(b);
          const group = esx.portGroup(vswitch, 'Replication', 30);
          esx.adapter('vmk3', group, ['replication', 'replicationNfc']);
          return b.done;
        },
      },
    ],
  },
});
