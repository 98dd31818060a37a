import type { Nic } from '../../model/design';
import { type Load, loadsOf } from '../demand';
import type { HostFacts } from '../facts';
import { type FailureElement, keyOf } from '../failures/elements';
import { isAlive, linkOf, type Peers } from '../failures/links';
import { sentOf } from './sent';

/** VM traffic of port groups that share uplinks, against those uplinks. */
export interface TeamLoad {
  readonly load: Load;
  /** The single failure that leaves it the least room; undefined where none touches it. */
  readonly worst: TeamWorst | undefined;
}

export interface TeamWorst {
  readonly element: FailureElement;
  readonly peakMbps: number;
  /** 0: cut off. */
  readonly capacityMbps: number | undefined;
}

const roomOf = ({ peakMbps, capacityMbps }: Pick<Load, 'peakMbps' | 'capacityMbps'>): number =>
  (capacityMbps ?? Number.POSITIVE_INFINITY) - peakMbps;

/** Every team of a host with its demand, without a failure and at the worst of these elements. */
export const teamLoads = (
  facts: HostFacts,
  peers: Peers,
  elements: readonly FailureElement[],
): readonly TeamLoad[] => {
  const links = new Map(facts.host.nics.map((nic) => [nic, linkOf(facts, peers, nic)]));
  const loadsWithout = (failed: ReadonlySet<string>) => {
    const alive = (nic: Nic) => {
      const link = links.get(nic);
      return link !== undefined && isAlive(link, failed);
    };
    return facts.switches.flatMap((instance) => loadsOf(facts, instance, alive, sentOf));
  };
  const after = elements.map((element) => ({
    element,
    loads: loadsWithout(new Set([keyOf(element)])),
  }));
  return loadsWithout(new Set()).map((load) => {
    let worst: TeamWorst | undefined;
    for (const { element, loads } of after) {
      // Smallest first: the narrowest team that carries all these port groups now.
      const now = loads.find(({ groups }) => load.groups.every((use) => groups.includes(use)));
      const found = {
        element,
        peakMbps: now?.peakMbps ?? load.peakMbps,
        capacityMbps: now === undefined ? 0 : now.capacityMbps,
      };
      if (roomOf(found) < Math.min(roomOf(load), worst === undefined ? Infinity : roomOf(worst))) {
        worst = found;
      }
    }
    return { load, worst };
  });
};
