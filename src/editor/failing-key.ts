import { elementFrom } from '../analysis/failures/elements';
import type { Design } from '../model/design';
import { kindOf } from '../model/kinds';

/** What fails when an element is struck: itself, or for a switch port the NIC that is cabled to it. */
export const failingKey = (design: Design, id: string): string | undefined => {
  if (elementFrom(design, id) !== undefined) return id;
  if (kindOf(id) !== 'port') return undefined;
  for (const { nics } of design.hosts) {
    const nic = nics.find(({ cabledTo }) => cabledTo === id);
    if (nic !== undefined) return nic.id;
  }
  return undefined;
};

/** Those of several, each once. */
export const failingKeys = (design: Design, ids: readonly string[]): readonly string[] => [
  ...new Set(ids.flatMap((id) => failingKey(design, id) ?? [])),
];
