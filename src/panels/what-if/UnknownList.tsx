import { useMemo } from 'react';
import type { FailureElement } from '../../analysis/failures/elements';
import { impactOf } from '../../analysis/failures/impact';
import { grouped } from '../../analysis/grouped';
import { pathOf } from '../../model/find';
import { useTopology } from '../elements/use-topology';

/** What the answer rests on that the design does not say. */
const fieldWords: Readonly<Record<string, string>> = {
  cabledTo: 'where it is cabled to',
  mode: 'the mode of the port',
  allowedVlans: 'the allowed VLANs',
  nativeVlan: 'the native VLAN',
  accessVlan: 'the access VLAN',
  speedMbps: 'the speed',
  cardId: 'the card it sits on',
};
const namedAtMost = 4;

/** Fields not stated that could change the answer, grouped by field. */
export const UnknownList = ({ failed }: { readonly failed: readonly FailureElement[] }) => {
  const design = useTopology();
  const fields = useMemo(() => {
    const all = failed.flatMap((element) => impactOf(design, element).unknown);
    return [...grouped(all, ({ field }) => field)].map(
      ([field, list]) => [field, [...new Set(list.map(({ id }) => id))]] as const,
    );
  }, [design, failed]);
  if (fields.length === 0) return null;
  return (
    <section aria-label="Not stated" className="mt-3 border-line border-t px-4 pt-2">
      <h3 className="panel-title pb-1">Not stated, and could change this</h3>
      <ul className="flex flex-col gap-1 text-ink-soft text-xs">
        {fields.map(([field, ids]) => (
          <li key={field} className="break-words">
            {fieldWords[field] ?? field}:{' '}
            {ids
              .slice(0, namedAtMost)
              .map((id) => pathOf(design, id))
              .join(', ')}
            {ids.length > namedAtMost && ` and ${ids.length - namedAtMost} more`}
          </li>
        ))}
      </ul>
    </section>
  );
};
