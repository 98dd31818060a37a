import { memo } from 'react';
import { type Effect, effectRank, effects } from '../../analysis/failures/effect';
import type { Moved } from '../../analysis/failures/moved';
import { widthOf } from '../../layout/measure';
import type { Detail, Point, Rect } from '../../layout/scene';
import { kindOf } from '../../model/kinds';
import { partPlacesOf } from '../plane/places-of';
import { touches } from '../plane/rect';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { useMountedBoards, useMountedWires } from './use-region';

const paints: Readonly<Record<Effect, readonly [tint: string, ink: string]>> = {
  lost: ['--p-tint-error', '--p-error'],
  unreliable: ['--p-tint-warning', '--p-warning'],
  atRisk: ['--p-tint-warning', '--p-warning'],
  slower: ['--p-tint-info', '--p-info'],
  moved: ['--p-tint-production', '--c-good'],
  better: ['--p-tint-production', '--c-good'],
  same: ['--p-raised', '--p-inkSoft'],
};

/** Lettering that reads at each level of detail, in plane pixels. */
const sizes: Readonly<Record<Detail, number>> = { near: 11, middle: 16, far: 30 };

/** A word in a lozenge, its right end at a point. */
const Pill = ({
  at,
  text,
  effect,
  size,
}: {
  readonly at: Point;
  readonly text: string;
  readonly effect: Effect;
  readonly size: number;
}) => {
  const width = widthOf(text, { size, weight: 600 }) + size;
  const height = size * 1.5;
  const [tint, ink] = paints[effect];
  return (
    <g transform={`translate(${at.x - width} ${at.y - height / 2})`}>
      <rect
        className="pill"
        width={width}
        height={height}
        rx={height / 2}
        fill={`var(${tint})`}
        stroke={`var(${ink})`}
      />
      <text
        x={width / 2}
        y={height / 2 + size * 0.36}
        fontSize={size}
        fontWeight={600}
        textAnchor="middle"
        fill={`var(${ink})`}
      >
        {text}
      </text>
    </g>
  );
};

/** Struck through: corner to corner, on a veil that takes the part out of the picture. */
const Strike = ({ rect, kind }: { readonly rect: Rect; readonly kind: 'failed' | 'cut' }) => {
  const { x, y, width, height } = rect;
  const isTall = height > 120;
  // Over a whole board a diagonal would hide what it holds: a cross in the middle says it, too.
  const side = Math.min(width, height, 64) / 2;
  const cx = x + width / 2;
  const cy = isTall ? y + Math.min(height / 2, 90) : y + height / 2;
  const [dx, dy] = isTall ? [side * 0.7, side * 0.7] : [width / 2 - 4, height / 2 - 3];
  return (
    <g className={`strike strike-${kind}`}>
      <rect x={x} y={y} width={width} height={height} rx={Math.min(8, height / 2)} />
      <path d={`M${cx - dx} ${cy + dy}L${cx + dx} ${cy - dy}`} />
      {kind === 'failed' && <path d={`M${cx - dx} ${cy - dy}L${cx + dx} ${cy + dy}`} />}
    </g>
  );
};

/** `2 lost, 3 move`: the worst two of what happens to a host's services. */
const hostWords = (counts: ReadonlyMap<Effect, number>) => {
  const sorted = [...counts]
    .filter(([effect]) => effect !== 'same')
    .sort(([a], [b]) => effectRank(a) - effectRank(b));
  const words = ([effect, n]: readonly [Effect, number]) =>
    `${n} ${effect === 'moved' && n > 1 ? 'move' : effects[effect]}`;
  return { effect: sorted[0]?.[0] ?? 'same', text: sorted.slice(0, 2).map(words).join(', ') };
};

/** What-if on the picture: failed parts struck through, services that changed marked at their ends. */
export const Failures = memo(({ moved }: { readonly moved: Moved | undefined }) => {
  const stage = useStage();
  const scene = useSignal(stage.scene);
  const detail = useSignal(stage.detail);
  const region = useSignal(stage.region);
  const boards = useMountedBoards();
  const wires = useMountedWires();
  if (moved === undefined || region === undefined) return null;
  const size = sizes[detail];
  const strikes = (ids: Iterable<string>, kind: 'failed' | 'cut') =>
    [...ids].flatMap((id) => {
      if (kindOf(id) === 'link') {
        const wire = wires.find((one) => one.id === id);
        const at = wire?.points[Math.floor(wire.points.length / 2)];
        const rect = at && { x: at.x - 12, y: at.y - 12, width: 24, height: 24 };
        return rect === undefined ? [] : [<Strike key={id} rect={rect} kind={kind} />];
      }
      if (kindOf(id) === 'card') return [];
      return partPlacesOf(scene, detail, id)
        .filter((rect) => touches(region, rect))
        .map((rect) => (
          <g key={`${id} ${rect.x} ${rect.y}`} data-struck={id}>
            <Strike rect={rect} kind={kind} />
          </g>
        ));
    });
  return (
    <>
      <svg className="layer layer-cut" aria-hidden="true">
        {wires
          .filter(({ id }) => moved.cutNics.has(id) || moved.failed.has(id))
          .map((wire) => (
            <g key={wire.id}>
              <path className="cut-wire" d={wire.d} />
              <path className="cut-wire wire-left" d={wire.d} />
            </g>
          ))}
      </svg>
      <svg className="layer layer-failures" aria-hidden="true">
        {strikes(moved.cutNics, 'cut')}
        {strikes(moved.failed, 'failed')}
        {detail === 'near' &&
          [...moved.ends].flatMap(([id, effect]) =>
            effect === 'same'
              ? []
              : partPlacesOf(scene, detail, id)
                  .filter((rect) => touches(region, rect))
                  .map((rect) => (
                    <g key={`${id} ${rect.y}`} data-end={id} data-effect={effect}>
                      <Pill
                        at={{ x: rect.x + rect.width + 4, y: rect.y }}
                        text={effects[effect]}
                        effect={effect}
                        size={size}
                      />
                    </g>
                  )),
          )}
        {boards.flatMap((placed) => {
          const counts = moved.hosts.get(placed.id);
          if (counts === undefined) return [];
          const { effect, text } = hostWords(counts);
          const { x, y, width } = placed.rect;
          return text === ''
            ? []
            : [
                <g key={placed.id} data-host-effect={placed.id}>
                  <Pill
                    at={{ x: x + width - 12, y }}
                    text={text}
                    effect={effect}
                    size={size * 1.15}
                  />
                </g>,
              ];
        })}
      </svg>
    </>
  );
});
