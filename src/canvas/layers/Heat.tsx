import { memo, useMemo } from 'react';
import { cabledIn, heatOfBoard, heatOfWire } from '../../layout/heat';
import type { Mark } from '../../layout/scene';
import { Marks } from '../../picture/Marks';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { useHeat } from '../use-heat';
import { useMountedBoards, useMountedWires } from './use-region';

/** How full each wire is, drawn over it: wider and with a figure, so that it reads without colour. */
export const Heat = memo(() => {
  const uses = useHeat();
  const stage = useStage();
  const scene = useSignal(stage.scene);
  const detail = useSignal(stage.detail);
  const wires = useMountedWires();
  const boards = useMountedBoards();
  const cabled = useMemo(() => cabledIn(scene), [scene]);
  if (uses === undefined) return null;
  const onWires = wires.flatMap((wire) => heatOfWire(wire, uses, detail) ?? []);
  const onBoards =
    detail === 'near' ? boards.flatMap((placed) => heatOfBoard(placed, cabled, uses)) : [];
  return (
    <>
      <svg className="layer layer-heat" aria-hidden="true">
        {onWires.map((group) => (
          <g key={group.key} data-heat={group.id}>
            <Marks marks={group.marks.filter(isLine)} />
          </g>
        ))}
      </svg>
      {/* Figures stand over the boards: between two switches there is little room. */}
      <svg className="layer layer-heat-figures" aria-hidden="true">
        {[...onWires, ...onBoards].map((group) => (
          <g key={group.key} data-tip={group.title}>
            <Marks marks={group.marks.filter((mark) => !isLine(mark))} />
          </g>
        ))}
      </svg>
    </>
  );
});

const isLine = ({ mark }: Mark): boolean => mark === 'path';
