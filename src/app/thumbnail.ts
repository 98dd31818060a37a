import type { Thumbnail } from '../editor/library/autosave';

/** More hosts than this make a picture that is large to keep and too fine to see. */
const mostHosts = 64;

/** The small picture of a design on the start screen; what draws it is loaded when the first is made. */
export const thumbnail: Thumbnail = async (design) => {
  if (design.hosts.length > mostHosts) return undefined;
  const [{ toSvg }, { sceneOf }] = await Promise.all([
    import('../export/svg'),
    import('../layout/build-scene'),
  ]);
  const detail = design.hosts.length > 4 ? 'far' : 'middle';
  return toSvg(sceneOf(design), { theme: 'light', detail, name: design.name });
};
