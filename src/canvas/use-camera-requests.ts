import { useEffect } from 'react';
import type { CameraRequest } from '../editor/editor';
import { fitAll, fitIds, reveal, zoomTo } from './look-at';
import type { Stage } from './stage';

/** Goes where the rest of the app asks the canvas to look; shows all of a design when it is opened. */
export const useCameraRequests = (stage: Stage): void => {
  useEffect(() => {
    const { editor, lens } = stage;
    let waits = true;
    // The first fit has to wait until the canvas has a size and the design a scene.
    const tryFit = () => {
      if (!waits || !lens.isReady()) return;
      waits = false;
      fitAll(stage, 0);
    };
    const stopLens = lens.subscribe(tryFit);
    const stopScene = stage.scene.subscribe(tryFit);
    tryFit();
    const stop = editor.store.subscribe((now, before) => {
      if (now.documentId !== before.documentId || now.isOpen !== before.isOpen) waits = true;
      if (now.asked !== before.asked) go(stage, now.asked.request);
      if (now.revealed !== before.revealed) {
        // What is revealed may have been made by the same edit: its scene comes with the next frame.
        requestAnimationFrame(() => reveal(stage, now.revealed.ids));
      }
    });
    return () => {
      stopLens();
      stopScene();
      stop();
    };
  }, [stage]);
};

const go = (stage: Stage, request: CameraRequest): void => {
  if (request.look === 'all') fitAll(stage);
  else if (request.look === 'at') fitIds(stage, request.ids);
  else if (request.look === 'zoom') zoomTo(stage, request.to);
  else zoomTo(stage, stage.lens.camera().zoom * request.factor);
};
