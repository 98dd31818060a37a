import { className } from '../../analysis/class-name';
import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { type Infrastructure, isConnected } from '../../analysis/lots';
import type { TrafficClass } from '../../model/design';

/** What cannot be told because cables or switch ports are not stated. */
export interface Doubt {
  readonly others: readonly string[];
  readonly nics: readonly string[];
  readonly objects: readonly string[];
}

const unknownNics = (end: Endpoint) =>
  end.wires.filter(({ wire }) => wire.state === 'unknown').map(({ nic }) => nic);

const sameVlan = (a: Endpoint, b: Endpoint) =>
  a.vlan.kind === 'one' && b.vlan.kind === 'one' && a.vlan.vlan === b.vlan.vlan;

/**
 * Two classes of a host with the same VLAN id on different switches, and a wire of each unknown:
 * they are one network or two depending on the cables.
 */
export const doubtOf = (facts: HostFacts, traffic: Infrastructure): Doubt | undefined => {
  const own = facts.ofClass(traffic).filter((end) => unknownNics(end).length > 0);
  if (own.length === 0) return undefined;
  const others = new Set<TrafficClass>();
  const nics = new Set<{ readonly id: string; readonly name: string }>();
  for (const end of facts.endpoints) {
    if (end.classes.length === 0 || end.classes.includes(traffic) || !isConnected(end)) continue;
    const theirs = unknownNics(end);
    if (theirs.length === 0) continue;
    for (const mine of own) {
      if (!sameVlan(mine, end) || mine.segments.some((s) => end.segments.includes(s))) continue;
      for (const other of end.classes) others.add(other);
      for (const nic of [...unknownNics(mine), ...theirs]) nics.add(nic);
    }
  }
  if (others.size === 0) return undefined;
  return {
    others: [...others].map((other) => className(other, facts.isHyperv)),
    nics: [...nics].map((nic) => nic.name),
    objects: [facts.host.id, ...own.map((end) => end.id), ...[...nics].map((nic) => nic.id)],
  };
};
