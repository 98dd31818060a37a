import type { Design, InterSwitchLink, Nic } from '../../model/design';
import { find } from '../../model/find';
import { factsOf } from '../facts';
import { keyOf } from '../failures/elements';
import { peersOf } from '../failures/links';
import type { FailureState } from '../failures/state';
import { across, linkHops } from './across';
import { behindNic, carriersOf, endpointIn, inside, mtuOf, nicHop, targetPlaces } from './ends';
import { slowest, tooSmall } from './limits';
import { exitsFrom, outside, switchHop, throughGateway } from './outside';
import { type Behind, isPlace, isStopped, type Trace, type TraceHop, type TracePath } from './path';
import { stopWords } from './wire-end';

const finish = (
  design: Design,
  hops: readonly TraceHop[],
  packetBytes: number | undefined,
  reaches: boolean | undefined,
  stop?: { at: string; why: string },
): TracePath => {
  const small = tooSmall(design, hops, packetBytes);
  const bottleneck = slowest(hops);
  return {
    hops,
    reaches,
    ...(stop === undefined ? {} : { stop }),
    ...(small === undefined ? {} : { tooSmall: small }),
    ...(bottleneck === undefined ? {} : { bottleneck }),
  };
};

/** From one living uplink to the best of the places where the other end is. */
const pathTo = (
  design: Design,
  start: readonly TraceHop[],
  own: Behind,
  ends: readonly Behind[],
  last: readonly TraceHop[],
  packetBytes: number | undefined,
  down: ReadonlySet<string>,
): TracePath => {
  const hops = [...start, ...own.hops];
  if (isStopped(own))
    return finish(design, hops, packetBytes, own.isKnown ? false : undefined, own.stop);
  if (ends.length === 0) {
    const why = 'nothing of the other end is up';
    return finish(design, hops, packetBytes, false, { at: own.physicalId, why });
  }
  const places = ends.filter(isPlace);
  let cut: InterSwitchLink | undefined;
  for (const place of places) {
    if (place.vlan !== own.vlan) continue;
    const found = across(design, own.physicalId, place.physicalId, own.vlan, down);
    if (found.way === undefined) {
      cut ??= found.cut;
      continue;
    }
    const middle = linkHops(design, own.physicalId, found.way, own.vlan);
    // The far end is walked from the wire inwards; its switch is the last one of the middle.
    const far = place.hops.toReversed().slice(1);
    return finish(design, [...hops, ...middle, ...far, ...last.toReversed()], packetBytes, true);
  }
  const dead = ends.find(isStopped);
  if (places.length === 0 && dead !== undefined) {
    return finish(design, hops, packetBytes, dead.isKnown ? false : undefined, dead.stop);
  }
  const other = places.find((place) => place.vlan !== own.vlan);
  const isSame = places.some((place) => place.vlan === own.vlan);
  const stop = { at: cut?.id ?? own.physicalId, why: stopWords(design, own, isSame, other, cut) };
  return finish(design, hops, packetBytes, false, stop);
};

/** Over a cable between two hosts, without a switch. */
const direct = (
  design: Design,
  hops: readonly TraceHop[],
  peer: Nic,
  receivers: readonly Nic[],
  last: readonly TraceHop[],
  packetBytes: number | undefined,
): TracePath => {
  const there = [...hops, nicHop(peer)];
  if (receivers.includes(peer)) {
    return finish(design, [...there, ...last.toReversed()], packetBytes, true);
  }
  const why = 'the other end of this cable does not carry for the receiver';
  return finish(design, there, packetBytes, false, { at: peer.id, why });
};

const verdict = (paths: readonly TracePath[]): Trace['reaches'] => {
  const all = paths.map((path) => path.reaches);
  if (all.every((reaches) => reaches === true)) return all.length === 0 ? 'none' : 'all';
  if (all.includes(true)) return 'some';
  return all.includes(undefined) ? 'unknown' : 'none';
};

const nothingDown: ReadonlySet<string> = new Set();

/**
 * The way of frames from an adapter, a vNIC or a VM (its first vNIC) to another one, to a storage
 * target, to a physical switch, or `outside`: to the gateway of its network. Undefined when one of
 * the two is no such thing. On layer 2: it says where a router would be needed. `state`: with
 * these failures, else with nothing failed.
 */
export const trace = (
  design: Design,
  fromId: string,
  toId: string,
  state?: FailureState,
): Trace | undefined => {
  const from = endpointIn(design, fromId);
  const to = endpointIn(design, toId);
  const target = find(design, 'storageTarget', toId);
  const physical = find(design, 'physicalSwitch', toId);
  const isOut = toId === outside;
  if (from === undefined || !(isOut || (to ?? target ?? physical) !== undefined)) return undefined;
  const host = find(design, 'host', from.hostId);
  if (host === undefined) return undefined;
  const { fabric } = factsOf(design, host);
  const down = state === undefined ? nothingDown : new Set(state.failed.map(keyOf));
  const start = inside(from);
  const packetBytes = mtuOf(from);
  const done = (paths: readonly TracePath[]): Trace => ({
    from: fromId,
    to: toId,
    paths,
    reaches: verdict(paths),
  });
  const stopped = (at: string, why: string) =>
    done([finish(design, start, packetBytes, false, { at, why })]);
  const dead = [from, ...(to === undefined ? [] : [to])].find((end) => down.has(end.hostId));
  if (dead !== undefined) return stopped(dead.id, 'its host has failed');
  const isLocal =
    to?.use !== undefined &&
    to.use.instance === from.use?.instance &&
    to.vlan.kind === 'one' &&
    from.vlan.kind === 'one' &&
    to.vlan.vlan === from.vlan.vlan;
  if (isLocal && to !== undefined) {
    const back = inside(to).slice(0, 2).toReversed();
    return done([finish(design, [...start, ...back], packetBytes, true)]);
  }
  const nics = carriersOf(design, from, state);
  if (nics.length === 0) {
    return stopped(from.use?.group.id ?? from.id, 'it has no uplink that carries');
  }
  const receivers = to === undefined ? [] : carriersOf(design, to, state);
  const endsFor = (own: Behind): readonly Behind[] => {
    if (isOut) return isStopped(own) ? [] : exitsFrom(design, own);
    if (target !== undefined) return targetPlaces(fabric, target, down);
    if (physical !== undefined) {
      const vlan = isStopped(own) ? 0 : own.vlan;
      return [{ physicalId: physical.id, vlan, hops: [switchHop(physical, vlan)] }];
    }
    return to === undefined ? [] : receivers.map((nic) => behindNic(fabric, to, nic));
  };
  if (to !== undefined && receivers.length === 0) {
    return stopped(to.use?.group.id ?? to.id, 'the receiver has no uplink that carries');
  }
  const last = to === undefined ? [] : inside(to);
  return done(
    nics.map((nic) => {
      const peer = peersOf(design).get(nic.id);
      if (peer !== undefined) {
        return direct(design, [...start, nicHop(nic)], peer, receivers, last, packetBytes);
      }
      const own = behindNic(fabric, from, nic);
      const path = pathTo(design, start, own, endsFor(own), last, packetBytes, down);
      return isOut ? throughGateway(design, path) : path;
    }),
  );
};
