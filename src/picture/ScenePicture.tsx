import { isGroupLit, isWireLit } from '../layout/lit';
import type { Detail, Frame, Group, Placed, Scene, Wire } from '../layout/scene';
import { dashOf, Marks, paint } from './Marks';

interface ScenePictureProps {
  readonly scene: Scene;
  /** What it shows, in a sentence. */
  readonly title: string;
  readonly className?: string;
  /** Keys of the path drawn at full strength; the rest fades. Absent: all. */
  readonly lit?: ReadonlySet<string>;
  readonly detail?: Detail;
  /** Drawn over the wires, in plane coordinates: utilisation. */
  readonly heat?: readonly Group[];
}

const margin = 16;
const faded = 0.25;

/** A whole scene as one still picture: examples, thumbnails, previews. The same marks as the canvas. */
export const ScenePicture = (props: ScenePictureProps) => {
  const { scene, lit, detail = 'near' } = props;
  const { x, y, width, height } = scene.bounds;
  const isSwitch = (placed: Placed) => placed.kind === 'physicalSwitch';
  const drawn = (placed: Placed) => (
    <PlacedMarks key={placed.id} placed={placed} detail={detail} lit={lit} />
  );
  return (
    <svg
      role="img"
      aria-label={props.title}
      className={props.className}
      viewBox={`${x - margin} ${y - margin} ${width + 2 * margin} ${height + 2 * margin}`}
      preserveAspectRatio="xMidYMid meet"
    >
      {scene.frames.map((frame) => (
        <FrameMarks key={frame.id} frame={frame} />
      ))}
      {/* Switches below the wires: cables hop over their rails and end on their dots. */}
      {scene.placed.filter(isSwitch).map(drawn)}
      {scene.wires.map((wire) => (
        <WireMarks
          key={wire.id}
          wire={wire}
          isDim={props.heat !== undefined || (lit !== undefined && !isWireLit(wire, lit))}
        />
      ))}
      {props.heat?.map((group) => (
        <Marks key={group.key} marks={group.marks} />
      ))}
      {scene.placed.filter((placed) => !isSwitch(placed)).map(drawn)}
    </svg>
  );
};

const FrameMarks = ({ frame }: { readonly frame: Frame }) => (
  <g>
    <rect {...frame.rect} rx={16} fill="none" stroke={paint('line')} strokeWidth={1.5} />
    <text
      x={frame.rect.x + 24}
      y={frame.rect.y + 12 + frame.titleSize}
      fontSize={frame.titleSize}
      fontWeight={600}
      fill={paint('ink')}
    >
      {frame.title}
    </text>
  </g>
);

const PlacedMarks = ({
  placed,
  detail,
  lit,
}: {
  readonly placed: Placed;
  readonly detail: Detail;
  readonly lit: ReadonlySet<string> | undefined;
}) => (
  <g transform={`translate(${placed.rect.x} ${placed.rect.y})`}>
    {placed[detail].map((group) => (
      <g
        key={group.key}
        // A board is the ground its parts lie on: it never fades.
        opacity={
          lit !== undefined && group.kind !== 'host' && !isGroupLit(group, lit) ? faded : undefined
        }
      >
        <Marks marks={group.marks} />
      </g>
    ))}
  </g>
);

const WireMarks = ({ wire, isDim }: { readonly wire: Wire; readonly isDim: boolean }) => (
  <path
    d={wire.d}
    fill="none"
    stroke={paint(wire.paint)}
    strokeWidth={wire.kind === 'cable' ? 1.75 : 2.5}
    strokeDasharray={dashOf(wire.line)}
    opacity={isDim ? faded : undefined}
  />
);
