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

const carryOut = (stage: Stage, drop: ReturnType<typeof dropping>, keep: boolean): boolean => {
  const { editor, doing } = stage;
  if (!drop.ok) {
    editor.announce(drop.reason);
    return false;
  }
  const made = drop.edit(editor.store.getState().design);
  editor.commit(drop.title, () => made.design, { select: [made.id] });
  doing.set(nothing);
  if (!keep && editor.store.getState().tool.kind !== 'select') editor.use({ kind: 'select' });
  editor.announce(`${drop.title}: ${nameOf(made.design, made.id)}`);
  return true;
};

/** Puts a new thing down at a point. The tool stays in the hand when `keep`, and after a refusal. */
export const putDown = (stage: Stage, what: PlaceKind, at: Point, keep = false): boolean =>
  carryOut(stage, dropAt(stage, what, at).drop, keep);

/** Puts a new thing into an element, without a pointer. */
export const putInto = (stage: Stage, what: PlaceKind, target: string | undefined): void => {
  const drop = dropping(stage.editor.store.getState().design, what, target);
  if (!drop.ok) stage.editor.say({ text: drop.reason, tone: 'plain' });
  else carryOut(stage, drop, false);
};
