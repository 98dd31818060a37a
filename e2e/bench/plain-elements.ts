import type { Edge, Node } from '@xyflow/react';
import { sceneOf } from '../../src/layout/build-scene';
import type { Design } from '../../src/model/design';
import { nameOf } from '../../src/model/find';

const drawn = new Set(['nic', 'switch', 'portGroup', 'adapter', 'vm']);

/** The same design the plain way: a node for every element, an edge for every connection, at the same places. */
export const plainElements = (design: Design): { nodes: Node[]; edges: Edge[] } => {
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const at = new Set<string>();
  const join = (source: string | undefined, to: string | undefined) => {
    if (source !== undefined && to !== undefined && at.has(source) && at.has(to)) {
      edges.push({ id: `${source}>${to}`, source, target: to });
    }
  };
  for (const placed of sceneOf(design).placed) {
    const { x, y, width, height } = placed.rect;
    at.add(placed.id);
    nodes.push({
      id: placed.id,
      position: { x, y },
      data: { label: nameOf(design, placed.id) },
      style: { width, height },
      ...(placed.kind === 'host' ? { type: 'group' } : {}),
    });
    for (const group of placed.near) {
      if (!drawn.has(group.kind) || at.has(group.id)) continue;
      at.add(group.id);
      nodes.push({
        id: group.id,
        parentId: placed.id,
        position: { x: group.rect.x, y: group.rect.y },
        data: { label: nameOf(design, group.id) },
        style: { width: group.rect.width, height: group.rect.height },
      });
    }
  }
  for (const host of design.hosts) {
    for (const adapter of host.adapters) join(adapter.id, adapter.portGroupId);
    for (const vm of host.vms) for (const vnic of vm.vnics) join(vm.id, vnic.portGroupId);
    for (const group of host.portGroups) join(group.id, group.switchId);
    for (const local of host.switches) for (const nic of local.uplinks) join(local.id, nic);
    for (const nic of host.nics) join(nic.id, nic.cabledTo?.split('.')[0]);
  }
  for (const link of design.interSwitchLinks) join(link.aId, link.bId);
  return { nodes, edges };
};
