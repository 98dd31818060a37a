import type { Service, TrafficClass } from '../../model/design';

/** What networks, port groups and NIOC entries of VCF are for. */
interface Purpose {
  readonly title: string;
  readonly traffic?: TrafficClass;
  /** Of the VMkernel adapter that each host gets in such a network. */
  readonly service?: Service;
  readonly stack?: string;
}

const purposes: Readonly<Record<string, Purpose>> = {
  MANAGEMENT: { title: 'Management', traffic: 'management', service: 'management' },
  VMMANAGEMENT: { title: 'VM management', traffic: 'management' },
  VMOTION: { title: 'vMotion', traffic: 'migration', service: 'vmotion', stack: 'vmotion' },
  VSAN: { title: 'vSAN', traffic: 'storage', service: 'vsan' },
  VSANEXTERNAL: { title: 'vSAN external', traffic: 'storage' },
  NFS: { title: 'NFS', traffic: 'storage', service: 'nfs' },
  ISCSI: { title: 'iSCSI', traffic: 'storage', service: 'iscsi' },
  NVMETCP: { title: 'NVMe over TCP', traffic: 'storage', service: 'nvme' },
  HOSTOVERLAY: { title: 'Host overlay', traffic: 'overlay' },
  OVERLAY: { title: 'Host overlay', traffic: 'overlay' },
  VIRTUALMACHINE: { title: 'VMs', traffic: 'production' },
  FAULTTOLERANCE: { title: 'Fault Tolerance', traffic: 'ft' },
  HBR: { title: 'Replication', traffic: 'replication' },
  VDP: { title: 'Backup', traffic: 'backup' },
  BACKUPNFC: { title: 'Backup', traffic: 'backup' },
};

const plain = (type: string): string => type.replaceAll(/[\s_-]/g, '').toUpperCase();

/** `VM_MANAGEMENT` → what it is for; a type of the customer's own is only a name. */
export const purposeOf = (type: string): Purpose => {
  const key = plain(type);
  return (Object.hasOwn(purposes, key) ? purposes[key] : undefined) ?? { title: type };
};

export const isSameType = (a: string, b: string): boolean => plain(a) === plain(b);
