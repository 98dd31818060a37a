import { type RefObject, useCallback } from 'react';
import type { Size } from '../plane/camera';

/** A 2D context whose bitmap has the pixels of the screen. */
export const useInk = (canvas: RefObject<HTMLCanvasElement | null>) =>
  useCallback(
    (size: Size): CanvasRenderingContext2D | undefined => {
      const element = canvas.current;
      if (element === null) return undefined;
      const width = Math.round(size.width * devicePixelRatio);
      const height = Math.round(size.height * devicePixelRatio);
      if (element.width !== width) element.width = width;
      if (element.height !== height) element.height = height;
      return element.getContext('2d') ?? undefined;
    },
    [canvas],
  );
