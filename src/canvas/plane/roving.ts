import type { Placed, Scene } from '../../layout/scene';
import { rootIdOf } from '../../model/kinds';
import { groupsById, placedById } from './places-of';

export type Step = 'in' | 'out' | 'next' | 'previous';

/** Parts of a board in drawing order, each once. */
const partsOf = (placed: Placed): readonly string[] =>
  [...groupsById(placed, 'near').keys()].filter((id) => id !== placed.id);

/** The board a part is on: its own host or switch, or the first host that shows a distributed part. */
const boardOf = (scene: Scene, id: string, last: string | undefined): Placed | undefined => {
  const own = placedById(scene, rootIdOf(id));
  if (own !== undefined) return own;
  const before = last === undefined ? undefined : placedById(scene, last);
  if (before !== undefined && groupsById(before, 'near').has(id)) return before;
  return scene.placed.find((placed) => groupsById(placed, 'near').has(id));
};

const turned = (list: readonly string[], from: string, by: 1 | -1): string | undefined => {
  const at = list.indexOf(from);
  if (at < 0) return list[0];
  return list[(at + by + list.length) % list.length];
};

/**
 * Arrow keys over the topology: in and out of a board, and along its siblings. `board` is the
 * board stepped into last; it tells where among several places of a distributed switch one is.
 */
export const stepFrom = (
  scene: Scene,
  from: string | undefined,
  step: Step,
  board?: string,
): { readonly id: string; readonly board: string } | undefined => {
  const first = scene.placed[0];
  if (from === undefined) return first && { id: first.id, board: first.id };
  const tops = [...scene.frames.map((f) => f.id), ...scene.placed.map((p) => p.id)];
  if (scene.frames.some((f) => f.id === from)) {
    const id = step === 'in' ? first?.id : turned(tops, from, step === 'previous' ? -1 : 1);
    return id === undefined || step === 'out' ? undefined : { id, board: id };
  }
  const here = boardOf(scene, from, board);
  if (here === undefined) return first && { id: first.id, board: first.id };
  if (here.id === from) {
    if (step === 'out') return undefined;
    const id = step === 'in' ? partsOf(here)[0] : turned(tops, from, step === 'next' ? 1 : -1);
    return id === undefined ? undefined : { id, board: rootIdOf(id) === id ? id : here.id };
  }
  if (step === 'in') return undefined;
  if (step === 'out') return { id: here.id, board: here.id };
  const id = turned(partsOf(here), from, step === 'next' ? 1 : -1);
  return id === undefined ? undefined : { id, board: here.id };
};
