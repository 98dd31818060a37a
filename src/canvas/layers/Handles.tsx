import { memo } from 'react';
import { useEditorState } from '../../editor/use-editor';
import type { Point, Rect } from '../../layout/scene';
import { nameOf } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { placesOf } from '../plane/places-of';
import { useSignal, useSignalPart } from '../signal';
import { useStage } from '../stage';

/** Which side of a part its wires go on from; parts not listed have nothing to connect. */
const sides: Readonly<Record<string, 'left' | 'right'>> = {
  nic: 'right',
  switch: 'right',
  portGroup: 'right',
  adapter: 'right',
  vm: 'right',
  vnic: 'right',
  distributedSwitch: 'right',
  physicalSwitch: 'left',
  port: 'left',
  storageTarget: 'left',
};

export const handleAt = (id: string, rect: Rect): Point | undefined => {
  const side = sides[kindOf(id) ?? ''];
  if (side === undefined) return undefined;
  // On a tall board the header is what is seen; on a part the middle.
  const y = rect.y + Math.min(rect.height / 2, 24);
  return { x: side === 'right' ? rect.x + rect.width : rect.x, y };
};

/** The small circle a wire is drawn from: on the part under the pointer, and on the selected one. */
export const Handles = memo(() => {
  const stage = useStage();
  const scene = useSignal(stage.scene);
  const detail = useSignal(stage.detail);
  const hovered = useEditorState((s) => s.hovered);
  const isFar = useSignal(stage.isFar);
  const moving = useSignalPart(stage.doing, (d) => d.moving);
  const selection = useEditorState((s) => s.selection);
  const readOnly = useEditorState((s) => s.readOnly);
  const tool = useEditorState((s) => s.tool);
  const design = useEditorState((s) => s.design);
  if (readOnly || isFar || detail === 'far' || tool.kind === 'place' || moving) return null;

  const ids =
    tool.kind === 'connect'
      ? [tool.from]
      : [...new Set([...(selection.length === 1 ? selection : []), hovered ?? ''])];
  return (
    <svg className="layer layer-handles" aria-hidden="true">
      {ids.flatMap((id) =>
        placesOf(scene, detail, id).map((rect) => {
          const at = handleAt(id, rect);
          if (at === undefined) return null;
          return (
            <g key={`${id} ${at.x} ${at.y}`} data-handle={id}>
              <title>{`Connect ${nameOf(design, id)}`}</title>
              <circle className="handle-reach" cx={at.x} cy={at.y} r={11} />
              <circle className="handle" cx={at.x} cy={at.y} r={5} />
            </g>
          );
        }),
      )}
    </svg>
  );
});
