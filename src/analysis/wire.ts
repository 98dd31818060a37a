import type { Nic } from '../model/design';
import { parseVlans, type VlanRanges, vlansInclude } from '../model/formats';
import type { Fabric } from './fabric';

/** The VLAN an endpoint sends in: one id (0 = untagged), or a set it tags itself (trunk, VLAN 4095). */
export type KnownTag =
  | { readonly kind: 'one'; readonly vlan: number }
  | { readonly kind: 'set'; readonly ranges: VlanRanges; readonly native: number | undefined };
/** Unknown where an import could not learn it: neither untagged nor a trunk. */
export type VlanTag = KnownTag | { readonly kind: 'unknown' };

/**
 * What becomes of frames on one uplink (catalogue 4.2): the VLAN they travel in on the switch,
 * dropped by the port, or not known because the design does not say enough.
 */
export type Wire =
  | { readonly state: 'carried'; readonly switchId: string; readonly vlan: number }
  | { readonly state: 'dropped'; readonly switchId: string; readonly reason: DropReason }
  | {
      readonly state: 'unknown';
      readonly reason: 'uncabled' | 'mode' | 'allowedVlans' | 'nativeVlan' | 'vlan';
    };

export type DropReason = 'taggedOnAccess' | 'notAllowed' | 'nativeExpectedUntagged' | 'portDown';

export const wireOf = (fabric: Fabric, nic: Pick<Nic, 'cabledTo'>, vlan: number): Wire => {
  const port = nic.cabledTo === undefined ? undefined : fabric.port(nic.cabledTo);
  const physical = nic.cabledTo === undefined ? undefined : fabric.switchOf(nic.cabledTo);
  if (port === undefined || physical === undefined) return { state: 'unknown', reason: 'uncabled' };
  const switchId = physical.id;
  if (port.adminUp === false) return { state: 'dropped', switchId, reason: 'portDown' };
  if (port.mode === undefined) return { state: 'unknown', reason: 'mode' };
  if (port.mode === 'access') {
    if (vlan !== 0) return { state: 'dropped', switchId, reason: 'taggedOnAccess' };
    return port.accessVlan === undefined
      ? { state: 'unknown', reason: 'nativeVlan' }
      : { state: 'carried', switchId, vlan: port.accessVlan };
  }
  if (vlan === 0) {
    return port.nativeVlan === undefined
      ? { state: 'unknown', reason: 'nativeVlan' }
      : { state: 'carried', switchId, vlan: port.nativeVlan };
  }
  if (vlan === port.nativeVlan && port.tagNative !== true) {
    return { state: 'dropped', switchId, reason: 'nativeExpectedUntagged' };
  }
  const allowed = port.allowedVlans === undefined ? undefined : parseVlans(port.allowedVlans);
  if (allowed === undefined) return { state: 'unknown', reason: 'allowedVlans' };
  return vlansInclude(allowed, vlan)
    ? { state: 'carried', switchId, vlan }
    : { state: 'dropped', switchId, reason: 'notAllowed' };
};
