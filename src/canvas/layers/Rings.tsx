import { memo, useMemo } from 'react';
import { useEditorState } from '../../editor/use-editor';
import type { Rect } from '../../layout/scene';
import { targetsOf } from '../../model/edits/connect';
import { dropTargets } from '../plane/drop-targets';
import { placesOf } from '../plane/places-of';
import { touches } from '../plane/rect';
import { useSignal, useSignalPart } from '../signal';
import { useStage } from '../stage';

type Ring = 'selected' | 'hovered' | 'target' | 'legal';
const none: readonly string[] = [];
const nowhere: readonly Rect[] = [];

const Outline = ({ rect, ring }: { readonly rect: Rect; readonly ring: Ring }) => (
  <rect
    className={`ring ring-${ring}`}
    x={rect.x - 2}
    y={rect.y - 2}
    width={rect.width + 4}
    height={rect.height + 4}
    rx={Math.min(10, rect.height / 2 + 2)}
  />
);

/** Outlines around what is selected, under the pointer, or a legal target. */
export const Rings = memo(() => {
  const stage = useStage();
  const scene = useSignal(stage.scene);
  const detail = useSignal(stage.detail);
  const region = useSignal(stage.region);
  const hovered = useEditorState((s) => s.hovered);
  const target = useSignalPart(stage.doing, (doing) => doing.target);
  const moving = useSignalPart(stage.doing, (doing) => doing.moving);
  const carried = useSignalPart(stage.doing, (doing) => doing.ghost?.what);
  const selection = useEditorState((s) => s.selection);
  const tool = useEditorState((s) => s.tool);
  const design = useEditorState((s) => s.design);
  const legal = useMemo(
    () => (tool.kind === 'connect' ? targetsOf(design, tool.from) : none),
    [design, tool],
  );
  const what = tool.kind === 'place' ? tool.what : carried;
  const landings = useMemo(
    () =>
      what === undefined || region === undefined
        ? nowhere
        : dropTargets(design, scene, detail, region, what),
    [design, scene, detail, region, what],
  );
  if (region === undefined) return null;

  const rings = (ids: readonly string[], ring: Ring) =>
    ids.flatMap((id) =>
      placesOf(scene, detail, id)
        .filter((rect) => touches(region, rect))
        .map((rect) => (
          <Outline key={`${ring} ${id} ${rect.x} ${rect.y}`} rect={rect} ring={ring} />
        )),
    );
  return (
    <svg className="layer layer-rings" aria-hidden="true">
      {rings(legal, 'legal')}
      {landings.map((rect) => (
        <Outline key={`landing ${rect.x} ${rect.y} ${rect.width}`} rect={rect} ring="legal" />
      ))}
      {hovered !== undefined && moving !== true && !selection.includes(hovered)
        ? rings([hovered], 'hovered')
        : null}
      {rings(selection, 'selected')}
      {target === undefined ? null : rings([target], 'target')}
    </svg>
  );
});
