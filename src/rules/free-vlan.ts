import { fabricOf } from '../analysis/fabric';
import { factsOf } from '../analysis/facts';
import type { Design, InterSwitchLink, Nic, SwitchPort } from '../model/design';
import { set } from '../model/edits/change';
import { formatVlans, parseVlans, type VlanRanges, vlansInclude } from '../model/formats';

/** What a fix needs to give traffic a VLAN of its own: an id that nobody uses, carried where it has to go. */

const taken = (design: Design): { readonly ids: Set<number>; readonly sets: VlanRanges[] } => {
  const ids = new Set<number>([1]);
  const sets: VlanRanges[] = [];
  const id = (vlan: number | undefined) => {
    if (vlan !== undefined) ids.add(vlan);
  };
  const ranges = (text: string | undefined) => {
    const parsed = text === undefined ? undefined : parseVlans(text);
    if (parsed !== undefined) sets.push(parsed);
  };
  for (const physical of design.physicalSwitches) {
    ranges(physical.reservedVlans);
    for (const port of physical.ports) {
      id(port.accessVlan);
      id(port.nativeVlan);
    }
  }
  for (const { vlan } of [...design.networks, ...design.storageTargets]) id(vlan);
  for (const group of [...design.hosts, ...design.distributedSwitches].flatMap(
    (holder) => holder.portGroups as readonly { vlan?: number; secondaryVlan?: number }[],
  )) {
    id(group.vlan);
    id(group.secondaryVlan);
  }
  for (const host of design.hosts) {
    for (const { vlan } of factsOf(design, host).endpoints) {
      if (vlan.kind === 'one') id(vlan.vlan);
      else if (vlan.kind === 'set') sets.push(vlan.ranges);
    }
  }
  return { ids, sets };
};

/** The lowest VLAN id from 2 that is not in use, native, reserved or seen by a trunk into a guest. */
export const freeVlan = (design: Design): number | undefined => {
  const { ids, sets } = taken(design);
  for (let vlan = 2; vlan <= 4094; vlan++) {
    if (!ids.has(vlan) && !sets.some((ranges) => vlansInclude(ranges, vlan))) return vlan;
  }
  return undefined;
};

const withVlan = (text: string, vlan: number): string => {
  const ranges = parseVlans(text === '' ? `${vlan}` : `${text},${vlan}`);
  return ranges === undefined ? text : formatVlans(ranges);
};

const lacks = (text: string | undefined, vlan: number): text is string => {
  const ranges = text === undefined ? undefined : parseVlans(text);
  return ranges !== undefined && !vlansInclude(ranges, vlan);
};

/**
 * Lets the trunk ports behind these NICs, and the links between their switches, carry the VLAN.
 * Undefined when a NIC is on an access port: there, tagging would cut it off.
 */
export const carried = (design: Design, nics: Iterable<Nic>, vlan: number): Design | undefined => {
  const fabric = fabricOf(design);
  const switches = new Set<string>();
  let next = design;
  for (const { cabledTo } of nics) {
    const port = cabledTo === undefined ? undefined : fabric.port(cabledTo);
    const physical = cabledTo === undefined ? undefined : fabric.switchOf(cabledTo);
    if (port === undefined || physical === undefined) continue;
    if (port.mode === 'access') return undefined;
    switches.add(physical.id);
    if (lacks(port.allowedVlans, vlan)) {
      next = set<SwitchPort>(next, port.id, { allowedVlans: withVlan(port.allowedVlans, vlan) });
    }
  }
  for (const link of design.interSwitchLinks) {
    if (!switches.has(link.aId) || !switches.has(link.bId)) continue;
    if (lacks(link.allowedVlans, vlan)) {
      next = set<InterSwitchLink>(next, link.id, {
        allowedVlans: withVlan(link.allowedVlans, vlan),
      });
    }
  }
  return next;
};
