import type { Design } from './design';
import { findAny } from './find';
import { elements, kindOf, parentIdOf } from './kinds';
import { references, staysInReach } from './references';

/**
 * The sentences that are true of every design in memory. A breach is a bug of ours, never a
 * remark to the user: a legal but bad design is a finding, a broken file is read with problems.
 * Returns the breaches, in words.
 */
export const breaches = (design: Design): string[] => {
  const out: string[] = [];
  const seen = new Set<string>();
  for (const { kind, value } of elements(design)) {
    if (seen.has(value.id)) out.push(`${value.id} stands twice`);
    seen.add(value.id);
    if (kindOf(value.id) !== kind) out.push(`${value.id} is not the id of a ${kind}`);
    const parentId = parentIdOf(value.id);
    if (parentId !== undefined && !seen.has(parentId)) {
      out.push(`${value.id} is not inside ${parentId}`);
    }
  }
  for (const reference of references(design)) {
    const { from, field, to } = reference;
    if (findAny(design, to) === undefined)
      out.push(`${from}.${field} names ${to}, which is not there`);
    else if (!staysInReach(reference)) out.push(`${from}.${field} may not name ${to}`);
  }
  out.push(...cableBreaches(design), ...membershipBreaches(design));
  for (const { id } of design.layout) {
    if (findAny(design, id) === undefined) out.push(`a position for ${id}, which is not there`);
  }
  for (const id of design.folded ?? []) {
    if (kindOf(id) !== 'host' || findAny(design, id) === undefined)
      out.push(`${id} is folded, but no host`);
  }
  if (design.folded?.length === 0) out.push('nothing is folded, and yet there is a list');
  return out;
};

/** A switch port takes one plug; a NIC-to-NIC cable is written on both ends or on one, never to two. */
const cableBreaches = (design: Design): string[] => {
  const out: string[] = [];
  const plugged = new Map<string, string>();
  const plug = (from: string, to: string) => {
    const other = plugged.get(to);
    if (other !== undefined) out.push(`${to} is cabled to ${other} and to ${from}`);
    plugged.set(to, from);
  };
  for (const host of design.hosts) {
    for (const nic of host.nics) if (nic.cabledTo !== undefined) plug(nic.id, nic.cabledTo);
  }
  for (const target of design.storageTargets) for (const to of target.cabledTo) plug(target.id, to);
  return out;
};

const membershipBreaches = (design: Design): string[] => {
  const out: string[] = [];
  for (const host of design.hosts) {
    const seen = new Set<string>();
    for (const { switchId, uplinks } of host.memberships) {
      if (seen.has(switchId)) out.push(`${host.id} is a member of ${switchId} twice`);
      seen.add(switchId);
      for (const { uplinkId } of uplinks) {
        if (parentIdOf(uplinkId) !== switchId) {
          out.push(`${host.id} puts a NIC on ${uplinkId}, which is not of ${switchId}`);
        }
      }
    }
  }
  return out;
};
