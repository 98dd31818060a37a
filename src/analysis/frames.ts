import type { InterSwitchLink, PhysicalSwitch, SwitchPort } from '../model/design';

/** Bytes around an IP packet in a frame: Ethernet header 14, VLAN tag 4, check sequence 4 (catalogue 1.4). */
export const frameOverheadBytes = 22;

/** What a hop lets through, as an IP packet; undefined where the design does not say. */
export interface Hop {
  readonly id: string;
  readonly name: string;
  readonly mtuBytes: number | undefined;
  readonly unit: 'ip' | 'frame' | undefined;
}

export const portHop = (port: SwitchPort, physical: PhysicalSwitch): Hop => ({
  id: port.mtuBytes === undefined && physical.mtuBytes !== undefined ? physical.id : port.id,
  name: `${physical.name} ${port.name}`,
  mtuBytes: port.mtuBytes ?? physical.mtuBytes,
  unit: port.mtuBytes === undefined ? physical.mtuUnit : port.mtuUnit,
});

export const linkHop = (link: InterSwitchLink, name: string): Hop => ({
  id: link.id,
  name,
  mtuBytes: link.mtuBytes,
  unit: link.mtuUnit,
});

/**
 * Does an IP packet of this size pass? Vendors differ in what "MTU" means, so a number without a
 * unit decides only where both readings agree.
 */
export const passes = (hop: Hop, packetBytes: number): boolean | undefined => {
  const { mtuBytes, unit } = hop;
  if (mtuBytes === undefined) return undefined;
  if (unit === 'ip') return mtuBytes >= packetBytes;
  if (unit === 'frame') return mtuBytes - frameOverheadBytes >= packetBytes;
  if (mtuBytes < packetBytes) return false;
  return mtuBytes - frameOverheadBytes >= packetBytes ? true : undefined;
};
