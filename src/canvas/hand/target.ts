import type { Point } from '../../layout/scene';
import { frameAt, hitAt } from '../plane/hit';
import type { Stage } from '../stage';

/** What lies under the pointer as edits name it. */
export interface Under {
  /** Element id; a host's part of a distributed switch as `d1@h1`. Undefined on free canvas. */
  readonly target: string | undefined;
  /** The element alone: what is lit. */
  readonly id: string | undefined;
}

export const targetAt = (stage: Stage, at: Point): Under => {
  const scene = stage.scene.get();
  const hit = hitAt(scene, stage.detail.get(), at, 7 / stage.lens.camera().zoom);
  if (hit?.on === 'part') {
    return { target: hit.group.key.includes('@') ? hit.group.key : hit.id, id: hit.id };
  }
  if (hit?.on === 'placed') return { target: hit.id, id: hit.id };
  const frame = frameAt(scene, at);
  return { target: frame, id: frame };
};
