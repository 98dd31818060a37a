import { memo } from 'react';
import type { Frame } from '../../layout/scene';
import { touches } from '../plane/rect';
import { useMounted } from './use-region';

const FrameBox = memo(({ frame }: { readonly frame: Frame }) => (
  <g data-id={frame.id} data-key={frame.id} data-kind="cluster">
    <rect
      className="frame"
      x={frame.rect.x}
      y={frame.rect.y}
      width={frame.rect.width}
      height={frame.rect.height}
      rx={14}
    />
    <text
      className="frame-title"
      x={frame.rect.x + 20}
      y={frame.rect.y + 12 + frame.titleSize}
      fontSize={frame.titleSize}
    >
      {frame.title}
      <tspan className="frame-subtitle" dx={frame.titleSize} fontSize={frame.titleSize * 0.8}>
        {frame.subtitle}
      </tspan>
    </text>
  </g>
));

/** Cluster frames, behind everything. */
export const Frames = memo(() => {
  const { scene, region, isFar } = useMounted();
  if (isFar || region === undefined) return null;
  return (
    <svg className="layer layer-frames" aria-hidden="true">
      {scene.frames
        .filter((frame) => touches(region, frame.rect))
        .map((frame) => (
          <FrameBox key={frame.id} frame={frame} />
        ))}
    </svg>
  );
});
