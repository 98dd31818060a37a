import { useMemo } from 'react';
import type { Rect, Scene } from '../../layout/scene';
import { touches } from '../plane/rect';
import { boundsOfWire } from '../plane/region';
import { useSignal } from '../signal';
import { useStage } from '../stage';

export interface Mounted {
  readonly scene: Scene;
  readonly region: Rect | undefined;
  /** Nothing of elements is mounted: the overview draws all. */
  readonly isFar: boolean;
}

export const useMounted = (): Mounted => {
  const stage = useStage();
  const scene = useSignal(stage.scene);
  const region = useSignal(stage.region);
  const isFar = useSignal(stage.isFar);
  return { scene, region, isFar };
};

const none: readonly never[] = [];

/** The wires that cross the mounted region. */
export const useMountedWires = (): Scene['wires'] => {
  const { scene, region, isFar } = useMounted();
  return useMemo(
    () =>
      isFar || region === undefined
        ? none
        : scene.wires.filter((wire) => touches(region, boundsOfWire(wire))),
    [scene.wires, region, isFar],
  );
};

/** The boards that lie in the mounted region. */
export const useMountedBoards = (): Scene['placed'] => {
  const { scene, region, isFar } = useMounted();
  return useMemo(
    () =>
      isFar || region === undefined
        ? none
        : scene.placed.filter((placed) => touches(region, placed.rect)),
    [scene.placed, region, isFar],
  );
};
