import { useStore, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Camera } from '../editor/editor';
import { clampZoom, type Size } from './plane/camera';

/**
 * The only file that reads React Flow's store. The rest of the room sees a lens: where it looks,
 * how large it is, and a way to move it.
 */
export interface Lens {
  readonly camera: () => Camera;
  readonly size: () => Size;
  /** Called on every change of camera or size; also once both are known. */
  readonly subscribe: (listener: () => void) => () => void;
  /** False until the canvas has been laid out. */
  readonly isReady: () => boolean;
  /** Moves the camera, gliding for `ms` unless the person asked for less motion. */
  readonly move: (to: Camera, ms?: number) => void;
}

const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export const useLens = (): Lens => {
  const store = useStoreApi();
  return useMemo(() => {
    // One object per transform, so that readers may compare by identity.
    let from: unknown;
    let camera: Camera = { x: 0, y: 0, zoom: 1 };
    return {
      camera: () => {
        const { transform } = store.getState();
        if (transform !== from) {
          from = transform;
          const [x, y, zoom] = transform;
          camera = { x: -x / zoom, y: -y / zoom, zoom };
        }
        return camera;
      },
      size: () => {
        const { width, height } = store.getState();
        return { width, height };
      },
      subscribe: (listener) =>
        store.subscribe((now, before) => {
          if (
            now.transform !== before.transform ||
            now.width !== before.width ||
            now.height !== before.height ||
            now.panZoom !== before.panZoom
          ) {
            listener();
          }
        }),
      isReady: () => {
        const { panZoom, width, height } = store.getState();
        return panZoom !== null && width > 0 && height > 0;
      },
      move: (to, ms = 0) => {
        const zoom = clampZoom(to.zoom);
        const duration = wantsStillness() ? 0 : ms;
        void store
          .getState()
          .panZoom?.setViewport(
            { x: -to.x * zoom, y: -to.y * zoom, zoom },
            duration > 0 ? { duration } : undefined,
          );
      },
    };
  }, [store]);
};

/** The zoom in whole percent, for the one place that shows it. */
export const useZoomPercent = (): number => useStore((s) => Math.round(s.transform[2] * 100));
