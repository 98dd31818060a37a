import type { Scene } from '../layout/scene';
import { dashOf, Marks, paint } from './Marks';

interface ScenePictureProps {
  readonly scene: Scene;
  /** What it shows, in a sentence. */
  readonly title: string;
  readonly className?: string;
  /** Elements drawn at full strength; the rest fades. Absent: all. */
  readonly lit?: ReadonlySet<string>;
  readonly detail?: 'near' | 'middle' | 'far';
}

const margin = 16;

/** A whole scene as one still picture: examples, thumbnails, previews. The same marks as the canvas. */
export const ScenePicture = (props: ScenePictureProps) => {
  const { scene, lit } = props;
  const { x, y, width, height } = scene.bounds;
  const fade = (ids: readonly string[]) =>
    lit === undefined || ids.some((id) => lit.has(id)) ? undefined : 0.28;
  return (
    <svg
      role="img"
      aria-label={props.title}
      className={props.className}
      viewBox={`${x - margin} ${y - margin} ${width + 2 * margin} ${height + 2 * margin}`}
      preserveAspectRatio="xMidYMid meet"
    >
      {scene.frames.map((frame) => (
        <g key={frame.id}>
          <rect
            {...frame.rect}
            rx={14}
            fill="none"
            stroke={paint('line')}
            strokeWidth={1}
            strokeDasharray="2 4"
          />
          <text
            x={frame.rect.x + 14}
            y={frame.rect.y + 20}
            fontSize={12}
            fontWeight={600}
            fill={paint('inkSoft')}
          >
            {frame.title}
          </text>
        </g>
      ))}
      {scene.placed.map((placed) => (
        <g key={placed.id} transform={`translate(${placed.rect.x} ${placed.rect.y})`}>
          {placed[props.detail ?? 'near'].map((group) => (
            <g
              key={group.key}
              opacity={fade(group.joins === undefined ? [group.id, placed.id] : group.joins)}
            >
              <title>{group.title}</title>
              <Marks marks={group.marks} />
            </g>
          ))}
        </g>
      ))}
      {scene.wires.map((wire) => (
        <path
          key={wire.id}
          d={wire.d}
          fill="none"
          stroke={paint(wire.paint)}
          strokeWidth={wire.kind === 'cable' ? 1.75 : 2.5}
          strokeDasharray={dashOf(wire.line)}
          opacity={fade(wire.elements)}
        >
          <title>{wire.title}</title>
        </path>
      ))}
    </svg>
  );
};
