import { isControllerNic } from '../model/controller-nic';
import type { Host, HostAdapter, Nic, Service, TrafficClass, Vm, Vnic } from '../model/design';
import { inList } from '../model/find';
import { parseVlans } from '../model/formats';
import { defaults } from './defaults';
import type { Fabric } from './fabric';
import type { GroupUse } from './facts';
import { hasCarrier } from './uplinks';
import { type VlanTag, type Wire, wireOf } from './wire';

/** Something that sends and receives: a VMkernel or management-OS adapter, or a VM's vNIC. */
export interface Endpoint {
  readonly id: string;
  readonly kind: 'adapter' | 'vnic';
  /** `vmk0`, or the VM's name. */
  readonly name: string;
  readonly hostId: string;
  readonly adapter?: HostAdapter;
  readonly vnic?: Vnic;
  readonly vm?: Vm;
  /** VMs alike that this stands for. */
  readonly count: number;
  /** Traffic classes it carries; empty where the design does not say (`classesKnown` false) or says none. */
  readonly classes: readonly TrafficClass[];
  readonly classesKnown: boolean;
  readonly use: GroupUse | undefined;
  /** NICs that could carry it, and those that do with nothing failed. */
  readonly usable: readonly Nic[];
  readonly inUse: readonly Nic[];
  readonly vlan: VlanTag;
  /** Per usable NIC, what becomes of its frames. Empty for a set of VLANs: see `segments`. */
  readonly wires: readonly { readonly nic: Nic; readonly wire: Wire }[];
  /**
   * Broadcast domains it is in: `s1/20` on the wire, `h1.s1~20` inside the switch instance.
   * Complete only when `segmentsKnown`.
   */
  readonly segments: readonly string[];
  readonly segmentsKnown: boolean;
}

/** Catalogue 4.1: which class a service belongs to. */
export const classOfService: Readonly<Record<Service, TrafficClass>> = {
  management: 'management',
  vsanWitness: 'management',
  vmotion: 'migration',
  ftLogging: 'ft',
  vsan: 'storage',
  iscsi: 'storage',
  nfs: 'storage',
  smb: 'storage',
  nvme: 'storage',
  provisioning: 'provisioning',
  backup: 'backup',
  replication: 'replication',
  replicationNfc: 'replication',
  cluster: 'cluster',
  overlay: 'overlay',
};

const stackClass: Readonly<Record<string, TrafficClass>> = {
  vmotion: 'migration',
  provisioning: 'provisioning',
};

/** What a port group is said to be for; what an import read off its name is no such word. */
const statedTraffic = (use: GroupUse | undefined): TrafficClass | undefined =>
  use?.group.guessed?.includes('traffic') === true ? undefined : use?.group.traffic;

const adapterClasses = (adapter: HostAdapter, use: GroupUse | undefined) => {
  const classes = new Set<TrafficClass>((adapter.services ?? []).map((s) => classOfService[s]));
  if (adapter.iscsiBound === true) classes.add('storage');
  if (adapter.services === undefined) {
    const told =
      adapter.stack === undefined || !Object.hasOwn(stackClass, adapter.stack)
        ? statedTraffic(use)
        : stackClass[adapter.stack];
    if (told !== undefined) classes.add(told);
  }
  return { classes: [...classes], known: adapter.services !== undefined || classes.size > 0 };
};

const roleClass: Readonly<Record<NonNullable<Vnic['role']>, TrafficClass>> = {
  client: 'production',
  heartbeat: 'heartbeat',
  backup: 'backup',
  storage: 'storage',
  management: 'management',
};

export const classOfVnic = (vm: Vm, vnic: Vnic): TrafficClass => {
  if (vnic.role !== undefined) return roleClass[vnic.role];
  return vm.role === 'managementAppliance' ? 'management' : 'production';
};

/** Did an import leave the VLAN of the port group open? */
const isOpen = (use: GroupUse | undefined): boolean =>
  use?.group.unknown?.includes('vlan') === true;

/** The VLAN of an adapter or vNIC, or of a port group (`own` empty): its own setting wins (Hyper-V). */
export const tagOf = (
  own: { readonly vlan?: number; readonly trunkVlans?: string },
  use: GroupUse | undefined,
): VlanTag => {
  const trunk = own.trunkVlans ?? (own.vlan === undefined ? use?.group.trunkVlans : undefined);
  const vlan = own.vlan ?? use?.group.vlan;
  const ranges = trunk === undefined ? undefined : parseVlans(trunk);
  if (ranges !== undefined) return { kind: 'set', ranges, native: vlan };
  if (own.vlan === undefined && own.trunkVlans === undefined && isOpen(use)) {
    return { kind: 'unknown' };
  }
  if (vlan === 4095) return { kind: 'set', ranges: [[1, 4094]], native: 0 };
  return { kind: 'one', vlan: vlan ?? defaults.vlan };
};

const reachOf = (
  tag: VlanTag,
  usable: readonly Nic[],
  use: GroupUse | undefined,
  fabric: Fabric,
) => {
  const segments = new Set<string>();
  const wires: { nic: Nic; wire: Wire }[] = [];
  let isKnown = true;
  if (tag.kind === 'one') {
    if (use !== undefined) segments.add(`${use.instance.key}~${tag.vlan}`);
    for (const nic of usable) {
      // It is known where that one leads: to the controller of this server.
      if (isControllerNic(nic)) continue;
      const wire = wireOf(fabric, nic, tag.vlan);
      wires.push({ nic, wire });
      if (wire.state === 'carried') segments.add(fabric.segment(wire.switchId, wire.vlan));
      if (wire.state === 'unknown') isKnown = false;
    }
  } else if (tag.kind === 'unknown') {
    isKnown = false;
    for (const nic of usable) wires.push({ nic, wire: { state: 'unknown', reason: 'vlan' } });
  } else {
    // A guest that tags for itself is in every VLAN of its set; the set can be 4,094 long, so
    // rules that care ask `sees` instead of reading a list.
    isKnown = false;
  }
  return { segments: [...segments], wires, isKnown };
};

const noNics: readonly Nic[] = [];

/** What endpoints on the same port group with the same VLAN have in common. */
type Path = Pick<
  Endpoint,
  'use' | 'usable' | 'inUse' | 'vlan' | 'wires' | 'segments' | 'segmentsKnown'
>;

const pathOf = (
  own: { readonly vlan?: number; readonly trunkVlans?: string },
  use: GroupUse | undefined,
  direct: Nic | undefined,
  fabric: Fabric,
): Path => {
  const usable = direct === undefined ? (use?.team.usable ?? noNics) : [direct];
  const vlan = tagOf(own, use);
  const { segments, wires, isKnown } = reachOf(vlan, usable, use, fabric);
  const inUse =
    direct === undefined ? (use?.inUse ?? noNics) : usable.filter((nic) => hasCarrier(nic));
  return { use, usable, inUse, vlan, wires, segments, segmentsKnown: isKnown };
};

/**
 * Every adapter and vNIC of a host, with where its traffic goes. `before`: endpoints of the same
 * adapters and vNICs; those whose port group is used as it was are taken over.
 */
export const endpointsOf = (
  host: Host,
  groups: readonly GroupUse[],
  fabric: Fabric,
  before?: readonly Endpoint[],
): Endpoint[] => {
  if (before !== undefined) {
    const same = new Set(groups);
    if (before.every(({ use }) => use === undefined || same.has(use))) return [...before];
  }
  const known = before === undefined ? undefined : new Map(before.map((end) => [end.id, end]));
  const knownFor = (id: string, use: GroupUse | undefined): Endpoint | undefined => {
    const end = known?.get(id);
    return end?.use === use ? end : undefined;
  };
  const byId = new Map(groups.map((use) => [use.id, use]));
  // Most endpoints say nothing of their own: they share the path of their port group.
  const shared = new Map<GroupUse, Path>();
  const sharedPath = (
    own: { readonly vlan?: number; readonly trunkVlans?: string },
    use: GroupUse | undefined,
    direct: Nic | undefined,
  ): Path => {
    const isOwn = own.vlan !== undefined || own.trunkVlans !== undefined;
    if (use === undefined || direct !== undefined || isOwn) return pathOf(own, use, direct, fabric);
    let path = shared.get(use);
    if (path === undefined) {
      path = pathOf(own, use, direct, fabric);
      shared.set(use, path);
    }
    return path;
  };
  const out: Endpoint[] = [];
  for (const adapter of host.adapters) {
    const use = adapter.portGroupId === undefined ? undefined : byId.get(adapter.portGroupId);
    const kept = knownFor(adapter.id, use);
    if (kept !== undefined) {
      out.push(kept);
      continue;
    }
    const { classes, known } = adapterClasses(adapter, use);
    const direct = adapter.nicId === undefined ? undefined : inList(host.nics, adapter.nicId);
    const path = sharedPath(adapter, use, direct);
    // Written out: spreading objects of this size costs more than all the rest of a host's facts.
    out.push({
      id: adapter.id,
      kind: 'adapter',
      name: adapter.name,
      hostId: host.id,
      adapter,
      count: 1,
      classes,
      classesKnown: known,
      use: path.use,
      usable: path.usable,
      inUse: path.inUse,
      vlan: path.vlan,
      wires: path.wires,
      segments: path.segments,
      segmentsKnown: path.segmentsKnown,
    });
  }
  for (const vm of host.vms) {
    for (const vnic of vm.vnics) {
      const use = vnic.portGroupId === undefined ? undefined : byId.get(vnic.portGroupId);
      const kept = knownFor(vnic.id, use);
      if (kept !== undefined) {
        out.push(kept);
        continue;
      }
      const path = sharedPath(vnic, use, undefined);
      out.push({
        id: vnic.id,
        kind: 'vnic',
        name: vm.name,
        hostId: host.id,
        vnic,
        vm,
        count: vm.count ?? defaults.vmCount,
        classes: [classOfVnic(vm, vnic)],
        classesKnown: true,
        use: path.use,
        usable: path.usable,
        inUse: path.inUse,
        vlan: path.vlan,
        wires: path.wires,
        segments: path.segments,
        segmentsKnown: path.segmentsKnown,
      });
    }
  }
  return out;
};
