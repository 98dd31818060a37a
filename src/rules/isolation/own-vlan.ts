import type { Endpoint } from '../../analysis/endpoints';
import { fabricOf } from '../../analysis/fabric';
import { factsOf } from '../../analysis/facts';
import { type Infrastructure, isInside } from '../../analysis/lots';
import { wireOf } from '../../analysis/wire';
import type { Fix } from '../../lint/rule';
import type { Design, HostAdapter, PortGroup } from '../../model/design';
import { set } from '../../model/edits/change';
import { carried, freeVlan } from '../free-vlan';

const isOnly = (end: Endpoint, traffic: Infrastructure) =>
  end.classes.length === 1 && end.classes[0] === traffic;

/** A target stays where it is: hosts moved away from its VLAN would lose their disks. */
const holdsTarget = (design: Design, segments: ReadonlySet<string>): boolean => {
  const fabric = fabricOf(design);
  return design.storageTargets.some((target) =>
    target.cabledTo.some((cabledTo) => {
      const wire = wireOf(fabric, { cabledTo }, target.vlan ?? 0);
      return wire.state === 'carried' && segments.has(fabric.segment(wire.switchId, wire.vlan));
    }),
  );
};

/**
 * Moves every port group of the class in the segment to the lowest free VLAN and has the switch
 * ports carry it. Addresses stay. None where a port group also holds other traffic (split it
 * first), where ports are access ports, or where a storage target is in the segment.
 */
export const ownVlan =
  (traffic: Infrastructure): Fix['edit'] =>
  (design, finding) => {
    const { segment } = finding.data;
    if (typeof segment !== 'string') return undefined;
    const ends = design.hosts.flatMap((host) => factsOf(design, host).endpoints);
    const moving = ends.filter(
      (end) => end.classes.includes(traffic) && end.segments.includes(segment),
    );
    if (moving.length === 0 || !moving.every((end) => isOnly(end, traffic))) return undefined;
    const segments = new Set(moving.flatMap((end) => end.segments.filter((s) => !isInside(s))));
    if (traffic === 'storage' && holdsTarget(design, segments)) return undefined;
    const vlan = freeVlan(design);
    if (vlan === undefined) return undefined;
    let next = carried(
      design,
      moving.flatMap((end) => end.usable),
      vlan,
    );
    for (const end of moving) {
      const groupId = end.use?.id;
      if (next === undefined) return undefined;
      if (end.adapter?.vlan !== undefined) {
        next = set<HostAdapter>(next, end.id, { vlan });
        continue;
      }
      if (groupId === undefined || end.vnic?.vlan !== undefined) return undefined;
      // Adapters that say their own VLAN do not follow the port group.
      if (ends.some((other) => other.use?.id === groupId && !isOnly(other, traffic))) {
        return undefined;
      }
      next = set<PortGroup>(next, groupId, { vlan });
    }
    return next;
  };
