import type { Thumbnail } from '../editor/library/autosave';
import { sceneOf } from '../layout/build-scene';

/** More hosts than this make a picture that is large to keep and too fine to see. */
const mostHosts = 64;

/** The small picture of a design on the start screen; its writer is loaded when the first is made. */
export const thumbnail: Thumbnail = async (design) => {
  if (design.hosts.length > mostHosts) return undefined;
  const { toSvg } = await import('../export/svg');
  const detail = design.hosts.length > 4 ? 'far' : 'middle';
  return toSvg(sceneOf(design), { theme: 'light', detail, name: design.name });
};
