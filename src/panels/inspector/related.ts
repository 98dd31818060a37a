import type { Design } from '../../model/design';
import { findAny, nameOf } from '../../model/find';
import { below, hostIdOf, kindOf, rootIdOf } from '../../model/kinds';
import { referencesOf } from '../../model/references';

export interface Related {
  readonly id: string;
  readonly name: string;
}

/** Elements that this one names, and those that name it: what a wire or a membership joins it to. */
export const relatedTo = (design: Design, id: string): readonly Related[] => {
  const kind = kindOf(id);
  const value = findAny(design, id);
  if (kind === undefined || value === undefined) return [];
  const found = new Set<string>();
  for (const { to } of referencesOf(kind, value)) found.add(to);
  const parts = holders(design, id);
  for (const { kind: other, value: element } of parts) {
    if (element.id === id) continue;
    for (const { to } of referencesOf(other, element)) if (to === id) found.add(element.id);
  }
  return [...found].map((other) => ({ id: other, name: nameOf(design, other) }));
};

/** Elements that may name it: of its own host, or for what stands beside the hosts, of all. */
function* holders(design: Design, id: string) {
  const hostId = hostIdOf(id);
  const isShared = hostId === undefined;
  for (const host of design.hosts) {
    if (isShared || host.id === hostId) yield* below('host', host);
  }
  if (hostId !== undefined && kindOf(id) !== 'vm' && kindOf(id) !== 'host') return;
  for (const [kind, list] of [
    ['distributedSwitch', design.distributedSwitches],
    ['physicalSwitch', design.physicalSwitches],
    ['link', design.interSwitchLinks],
    ['storageTarget', design.storageTargets],
    ['network', design.networks],
    ['guestCluster', design.guestClusters],
  ] as const) {
    for (const value of list) {
      if (rootIdOf(id) !== value.id || kind !== 'physicalSwitch') yield* below(kind, value);
    }
  }
}
