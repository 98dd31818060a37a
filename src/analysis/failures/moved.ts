import type { Design } from '../../model/design';
import { find } from '../../model/find';
import { kindOf, parentIdOf } from '../../model/kinds';
import type { Endpoint } from '../endpoints';
import { factsOf, type HostFacts } from '../facts';
import { type Effect, effectOf, worseEffect } from './effect';
import { keyOf } from './elements';
import { isAlive, linkOf, peersOf } from './links';
import type { PartOutcome } from './outcome';
import { partsOf } from './services';
import type { FailureState } from './state';

/** Where a failure shows in a picture. */
export interface Moved {
  /** Keys on the paths that traffic takes now, of the services that changed; as `pathThrough` has them. */
  readonly lit: ReadonlySet<string>;
  /** Adapters and VMs whose traffic changed, with the worst that happens to it. */
  readonly ends: ReadonlyMap<string, Effect>;
  /** Hosts with how many services fare how. */
  readonly hosts: ReadonlyMap<string, ReadonlyMap<Effect, number>>;
  /** What failed itself: ids. */
  readonly failed: ReadonlySet<string>;
  /** NICs that lost their link with it. */
  readonly cutNics: ReadonlySet<string>;
}

interface Change {
  readonly effect: Effect;
  readonly after: PartOutcome;
}

const light = (lit: Set<string>, design: Design, end: Endpoint, after: PartOutcome): void => {
  lit.add(end.id).add(end.hostId);
  if (end.vm !== undefined) lit.add(end.vm.id);
  if (end.use !== undefined) {
    const { id, instance } = end.use;
    lit.add(id).add(instance.id).add(instance.key);
    if (instance.distributed !== undefined) lit.add(`${id}@${end.hostId}`);
  }
  for (const nic of end.usable) {
    if (!after.nicIds.includes(nic.id)) continue;
    lit.add(nic.id);
    const owner = nic.cabledTo === undefined ? undefined : parentIdOf(nic.cabledTo);
    if (nic.cabledTo !== undefined) lit.add(nic.cabledTo);
    if (owner !== undefined && find(design, 'physicalSwitch', owner) !== undefined) lit.add(owner);
  }
};

const cutIn = (design: Design, facts: HostFacts, failed: ReadonlySet<string>): string[] => {
  const peers = peersOf(design);
  return facts.host.nics
    .filter((nic) => {
      const link = linkOf(facts, peers, nic);
      return link.isUp && (failed.has(facts.host.id) || !isAlive(link, failed));
    })
    .map(({ id }) => id);
};

/** What of the design shows that something has failed: surviving paths, services lost, links cut. */
export const movedBy = (design: Design, state: FailureState): Moved => {
  const lit = new Set<string>();
  const ends = new Map<string, Effect>();
  const hosts = new Map<string, Map<Effect, number>>();
  const byHost = new Map<string, Map<string, Change>>();
  for (const { hostId, traffic, before, after } of state.services) {
    const effect = effectOf(before, after);
    const counts = hosts.get(hostId) ?? new Map<Effect, number>();
    hosts.set(hostId, counts.set(effect, (counts.get(effect) ?? 0) + 1));
    const parts = byHost.get(hostId) ?? new Map<string, Change>();
    byHost.set(hostId, parts);
    for (const part of after.parts) {
      const was = before.parts.find(({ key }) => key === part.key);
      const own = was === undefined ? 'same' : effectOf(was, part);
      if (own !== 'same') parts.set(`${traffic} ${part.key}`, { effect: own, after: part });
    }
  }
  const down = new Set(state.failed.map(keyOf));
  const cutNics = new Set<string>();
  for (const host of down.size === 0 ? [] : design.hosts) {
    const facts = factsOf(design, host);
    for (const id of cutIn(design, facts, down)) cutNics.add(id);
    const changes = byHost.get(host.id);
    if (changes === undefined) continue;
    for (const end of facts.endpoints) {
      for (const { traffic, key } of partsOf(facts, end)) {
        const change = changes.get(`${traffic} ${key}`);
        if (change === undefined) continue;
        const id = end.vm?.id ?? end.id;
        ends.set(id, worseEffect(change.effect, ends.get(id) ?? 'same'));
        if (change.after.state !== 'DOWN') light(lit, design, end, change.after);
      }
    }
  }
  const failed = new Set(state.failed.map(({ id }) => id));
  for (const id of failed) if (kindOf(id) === 'nic') cutNics.delete(id);
  return { lit, ends, hosts, failed, cutNics };
};
