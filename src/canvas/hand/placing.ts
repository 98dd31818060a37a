import type { Point } from '../../layout/scene';
import { dropping, type PlaceKind } from '../../model/edits/drop';
import { gridPx } from '../../model/edits/layout';
import { nameOf } from '../../model/find';
import { type Doing, nothing, type Stage } from '../stage';
import { targetAt } from './target';

/** What a drag from the palette carries: the kind as data, and in a second type, readable on the way. */
export const placeType = 'application/x-vswitchboard-place';

const kinds: readonly PlaceKind[] = [
  'host',
  'nic',
  'switch',
  'distributedSwitch',
  'portGroup',
  'adapter',
  'vm',
  'physicalSwitch',
  'storageTarget',
  'cluster',
  'note',
];

/** The kind among the types of a drag; browsers write types in small letters. */
export const carriedIn = (types: readonly string[]): PlaceKind | undefined =>
  kinds.find((kind) =>
    types.some((type) => type.toLowerCase() === `${placeType}-${kind}`.toLowerCase()),
  );

/** The pointer holds a new board by its header. */
const grip: Readonly<Partial<Record<PlaceKind, Point>>> = {
  host: { x: 60, y: 24 },
  physicalSwitch: { x: 40, y: 24 },
  storageTarget: { x: 40, y: 24 },
  note: { x: 40, y: 24 },
};

const cornerFor = (what: PlaceKind, at: Point): Point => {
  const by = grip[what] ?? { x: 0, y: 0 };
  const onGrid = (value: number) => Math.round(value / gridPx) * gridPx;
  return { x: onGrid(at.x - by.x), y: onGrid(at.y - by.y) };
};

const dropAt = (stage: Stage, what: PlaceKind, at: Point) => {
  const { target, id } = targetAt(stage, at);
  const { design } = stage.editor.store.getState();
  return { id, drop: dropping(design, what, target, cornerFor(what, at)) };
};

/** The ghost at the pointer, with the target lit or the reason why not. */
export const showGhost = (stage: Stage, what: PlaceKind, at: Point): void => {
  const { id, drop } = dropAt(stage, what, at);
  const next: Doing = { ghost: { what, at } };
  stage.doing.set(
    drop.ok
      ? id === undefined
        ? next
        : { ...next, target: id }
      : { ...next, reason: drop.reason },
  );
};

/** Puts a new thing down. The tool stays in the hand when `keep`, and after a refusal. */
export const putDown = (stage: Stage, what: PlaceKind, at: Point, keep = false): boolean => {
  const { editor, doing } = stage;
  const { drop } = dropAt(stage, what, at);
  if (!drop.ok) {
    editor.announce(drop.reason);
    return false;
  }
  let made: string | undefined;
  // The id is known only once the edit has run; the selection follows it.
  editor.commit(drop.title, (design) => {
    const done = drop.edit(design);
    made = done.id;
    return done.design;
  });
  doing.set(nothing);
  if (!keep && editor.store.getState().tool.kind !== 'select') editor.use({ kind: 'select' });
  if (made !== undefined) {
    editor.select([made]);
    editor.announce(`${nameOf(editor.store.getState().design, made)} added`);
  }
  return true;
};
