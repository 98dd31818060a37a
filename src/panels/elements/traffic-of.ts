import { factsOf } from '../../analysis/facts';
import type { Design, TrafficClass } from '../../model/design';
import { find } from '../../model/find';
import { hostIdOf, kindOf, parentIdOf } from '../../model/kinds';

/** Traffic classes that an adapter, a vNIC, a VM or a port group carries, each once. */
export const trafficOf = (design: Design, id: string): readonly TrafficClass[] => {
  const kind = kindOf(id);
  if (kind === 'network') return one(find(design, 'network', id)?.traffic);
  if (kind !== 'adapter' && kind !== 'vnic' && kind !== 'vm' && kind !== 'portGroup') return [];
  const stated = kind === 'portGroup' ? find(design, 'portGroup', id)?.traffic : undefined;
  const host = find(design, 'host', hostIdOf(id));
  if (host === undefined) return one(stated);
  const classes = factsOf(design, host)
    .endpoints.filter((e) =>
      kind === 'portGroup'
        ? e.use?.id === id
        : e.id === id || (kind === 'vm' && parentIdOf(e.id) === id),
    )
    .flatMap((e) => e.classes);
  return classes.length === 0 ? one(stated) : [...new Set(classes)];
};

const one = (traffic: TrafficClass | undefined): readonly TrafficClass[] =>
  traffic === undefined ? [] : [traffic];
