import { placementShape } from '../model/shape/design';
import { list, record } from '../model/shape/shape';
import { limits } from './format';

/** The `layout` part of a file. At most one position an element; in memory it is the bare list. */
export const layoutShape = record(
  'Layout',
  { positions: list('Positions', placementShape, limits.elements) },
  {},
);
