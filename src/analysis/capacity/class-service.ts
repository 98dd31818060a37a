import type { Nic, TrafficClass } from '../../model/design';
import { isSending } from '../demand';
import type { HostFacts } from '../facts';
import { isAlive, linkOf, type Peers } from '../failures/links';
import { guaranteed, guaranteesOf } from './guarantees';
import { noRate, type Rate, sumOf } from './host-flow';
import { sentOf } from './sent';

/** What a class of a host asks for, all its adapters and VMs together; only what is stated. */
export const classDemand = (facts: HostFacts, traffic: TrafficClass): Rate =>
  facts.endpoints
    .filter((end) => end.classes[0] === traffic && isSending(end))
    .map((end) => sentOf(end, facts.parameters.peakFactor))
    .reduce<Rate>(
      (sum, { averageMbps = 0, peakMbps = 0 }) => sumOf(sum, { averageMbps, peakMbps }),
      noRate,
    );

/**
 * Mb/s that a class can count on by shares or weights while these elements (keys of `keyOf`) are
 * down and all others send what they can. Undefined where nothing protects it, or a speed is not stated.
 */
export const classGuarantee = (
  facts: HostFacts,
  peers: Peers,
  failed: ReadonlySet<string>,
  traffic: TrafficClass,
): number | undefined => {
  const alive = (nic: Nic) => isAlive(linkOf(facts, peers, nic), failed);
  const own = guaranteesOf(facts, alive).filter((one) => one.traffic === traffic);
  const isProtected = own.some(({ by }) => by === 'nioc' || by === 'weights');
  return isProtected ? guaranteed(own, traffic) : undefined;
};
