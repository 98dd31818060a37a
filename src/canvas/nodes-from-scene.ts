import type { Node } from '@xyflow/react';
import type { Placed, Scene } from '../layout/scene';

/** A board as React Flow's node. It is drawn from the placed thing alone; overlays do the rest. */
export type Board = Node<{ readonly placed: Placed }, 'board'>;

const made = new WeakMap<Placed, Board>();

/**
 * One node per placed thing; the same node object for the same placed thing, so React Flow skips
 * all but what changed. Width, height, measured and handles are all stated: nothing is mounted in
 * order to be measured, and panning sends no change back (anchors/code.md §3.4).
 */
const nodeOf = (placed: Placed): Board => {
  let node = made.get(placed);
  if (node === undefined) {
    const { x, y, width, height } = placed.rect;
    node = {
      id: placed.id,
      type: 'board',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      // Wires are drawn by a layer of their own: no handle is ever looked up.
      handles: [],
      data: { placed },
    };
    made.set(placed, node);
  }
  return node;
};

const lists = new WeakMap<readonly Placed[], Board[]>();

export const nodesFrom = (scene: Scene): Board[] => {
  let nodes = lists.get(scene.placed);
  if (nodes === undefined) {
    nodes = scene.placed.map(nodeOf);
    lists.set(scene.placed, nodes);
  }
  return nodes;
};
