import { memo } from 'react';
import type { Trace } from '../../analysis/trace/path';
import type { Detail, Point } from '../../layout/scene';
import { kindOf, parentIdOf } from '../../model/kinds';
import { placesOf } from '../plane/places-of';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { useMountedWires } from './use-region';

/** Radius that reads at each level of detail, in plane pixels. */
const sizes: Readonly<Record<Detail, number>> = { near: 9, middle: 14, far: 26 };

/** A round sign with a bar where frames stop, with a question mark where it is not known. */
const Sign = ({
  at,
  r,
  isKnown,
}: {
  readonly at: Point;
  readonly r: number;
  readonly isKnown: boolean;
}) => (
  <g
    transform={`translate(${at.x} ${at.y})`}
    className={isKnown ? 'stop-sign' : 'stop-sign stop-unknown'}
  >
    <circle r={r} />
    {isKnown ? (
      <path d={`M${-r * 0.55} 0H${r * 0.55}`} strokeWidth={r * 0.36} />
    ) : (
      <text className="stop-word" y={r * 0.42} fontSize={r * 1.25} textAnchor="middle">
        ?
      </text>
    )}
  </g>
);

/** Where the paths of a trace stop. */
export const TraceStops = memo(({ traced }: { readonly traced: Trace | undefined }) => {
  const stage = useStage();
  const scene = useSignal(stage.scene);
  const detail = useSignal(stage.detail);
  const wires = useMountedWires();
  if (traced === undefined) return null;
  const placeOf = (id: string): Point | undefined => {
    if (kindOf(id) === 'link') {
      const points = wires.find((wire) => wire.id === id)?.points ?? [];
      return points[Math.floor(points.length / 2)];
    }
    const [rect] = [id, parentIdOf(id) ?? id].flatMap((one) => placesOf(scene, detail, one));
    return rect && { x: rect.x + rect.width, y: rect.y + Math.min(rect.height / 2, 24) };
  };
  const stops = new Map(
    traced.paths.flatMap(({ stop, reaches }) =>
      stop === undefined ? [] : [[stop.at, reaches === false] as const],
    ),
  );
  return (
    <svg className="layer layer-stops" aria-hidden="true">
      {[...stops].map(([id, isKnown]) => {
        const at = placeOf(id);
        return at === undefined ? null : (
          <g key={id} data-stop={id}>
            <Sign at={at} r={sizes[detail]} isKnown={isKnown} />
          </g>
        );
      })}
    </svg>
  );
});
