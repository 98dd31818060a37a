import { useLayoutEffect, useMemo } from 'react';
import { useEditorState } from '../editor/use-editor';
import { createSceneMaker } from '../layout/build-scene';
import type { Scene } from '../layout/scene';
import type { Stage } from './stage';

/** The scene of the open design, made again only in the parts that an edit touched. */
export const useScene = (stage: Stage): Scene => {
  const make = useMemo(createSceneMaker, []);
  const design = useEditorState((s) => s.design);
  const scene = useMemo(() => make(design), [make, design]);
  useLayoutEffect(() => stage.scene.set(scene), [stage, scene]);
  return scene;
};
