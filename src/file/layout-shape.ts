import { placementShape } from '../model/shape/design';
import { list, record, refs } from '../model/shape/shape';
import { limits } from './format';

/** The `layout` part of a file. At most one position an element; in memory both are bare lists. */
export const layoutShape = record(
  'Layout',
  { positions: list('Positions', placementShape, limits.elements) },
  {
    folded: refs('Hosts drawn as cards', ['host'], {
      max: 5000,
      help: 'Each says which host of its cluster it is like, and in what it differs.',
    }),
  },
);
