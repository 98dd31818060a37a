import { memo, useEffect, useRef } from 'react';
import { useStage } from '../stage';

const gapPx = 20;
const least = 14;

/**
 * The dotted ground. Panning only shifts it by less than one gap, which the compositor does
 * alone; the pattern is painted again only when the zoom changes.
 */
export const Dots = memo(() => {
  const { lens } = useStage();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let drawnAt = 0;
    const draw = () => {
      const style = ref.current?.style;
      if (style === undefined) return;
      const { x, y, zoom } = lens.camera();
      // Doubling the gap far out keeps the ground calm.
      const gap = gapPx * zoom * 2 ** Math.max(0, Math.ceil(Math.log2(least / (gapPx * zoom))));
      if (zoom !== drawnAt) {
        drawnAt = zoom;
        style.inset = `${-gap}px`;
        style.backgroundImage =
          'radial-gradient(circle at center, var(--p-lineStrong) 0.8px, transparent 1.1px)';
        style.backgroundSize = `${gap}px ${gap}px`;
      }
      const shift = (value: number) => -((((value * zoom) % gap) + gap) % gap);
      style.transform = `translate(${shift(x) + gap / 2}px, ${shift(y) + gap / 2}px)`;
    };
    draw();
    return lens.subscribe(draw);
  }, [lens]);
  return <div ref={ref} className="dots" aria-hidden="true" />;
});
