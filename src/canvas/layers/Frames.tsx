import { memo } from 'react';
import { fitText } from '../../layout/measure';
import type { Frame } from '../../layout/scene';
import { touches } from '../plane/rect';
import { useMounted } from './use-region';

const FrameBox = memo(({ frame }: { readonly frame: Frame }) => {
  const small = Math.round(frame.titleSize * 0.68);
  return (
    <g data-id={frame.id} data-key={frame.id} data-kind="cluster">
      <rect
        className="frame"
        x={frame.rect.x}
        y={frame.rect.y}
        width={frame.rect.width}
        height={frame.rect.height}
        rx={16}
      />
      <text
        className="frame-title"
        x={frame.rect.x + 24}
        y={frame.rect.y + 12 + frame.titleSize}
        fontSize={frame.titleSize}
      >
        {fitText(frame.title, frame.rect.width * 0.6, { size: frame.titleSize, weight: 600 })}
        <tspan className="frame-subtitle" dx={frame.titleSize * 0.8} fontSize={small}>
          {fitText(frame.subtitle, frame.rect.width * 0.35, { size: small })}
        </tspan>
      </text>
    </g>
  );
});

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
