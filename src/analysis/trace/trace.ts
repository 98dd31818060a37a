import type { Design, InterSwitchLink, Nic, StorageTarget } from '../../model/design';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import type { Endpoint } from '../endpoints';
import type { Fabric } from '../fabric';
import { factsOf } from '../facts';
import { peersOf } from '../failures/links';
import { across, linkHops } from './across';
import { slowest, tooSmall } from './limits';
import { type Behind, isPlace, isStopped, type Trace, type TraceHop, type TracePath } from './path';
import { placeBehind, stopWords } from './wire-end';

const endpointIn = (design: Design, id: string): Endpoint | undefined => {
  const host = find(design, 'host', hostIdOf(id));
  if (host === undefined) return undefined;
  const ends = factsOf(design, host).endpoints;
  return ends.find((end) => end.id === id) ?? ends.find((end) => end.vm?.id === id);
};

const mtuOf = (end: Endpoint): number | undefined => end.adapter?.mtuBytes ?? end.vnic?.mtuBytes;

/** From an endpoint down to its uplinks: the hops that all its frames take. */
const inside = (end: Endpoint): readonly TraceHop[] => {
  const vlan = end.vlan.kind === 'one' ? { vlan: end.vlan.vlan } : {};
  const mtu = mtuOf(end);
  const hops: TraceHop[] = [
    {
      id: end.id,
      name: end.name,
      kind: 'endpoint',
      ...(mtu === undefined ? {} : { mtuBytes: mtu }),
    },
  ];
  if (end.use !== undefined && end.adapter?.nicId === undefined) {
    const { group, instance } = end.use;
    hops.push({ id: group.id, name: group.name, kind: 'portGroup', ...vlan });
    hops.push({
      id: instance.id,
      name: instance.name,
      kind: 'switch',
      mtuBytes: instance.mtuBytes,
      ...vlan,
    });
  }
  return hops;
};

const nicHop = (nic: Nic): TraceHop => ({
  id: nic.id,
  name: nic.name,
  kind: 'nic',
  ...(nic.speedMbps === undefined ? {} : { speedMbps: nic.speedMbps }),
});

const behindNic = (fabric: Fabric, end: Endpoint, nic: Nic): Behind => {
  const hop = nicHop(nic);
  if (end.vlan.kind === 'set') {
    const why = 'the guest tags its frames itself: trace one VLAN of its set';
    return { stop: { at: end.id, why }, isKnown: false, hops: [hop] };
  }
  if (end.vlan.kind === 'unknown') {
    const why = 'the VLAN of its port group is not known';
    return { stop: { at: end.use?.id ?? end.id, why }, isKnown: false, hops: [hop] };
  }
  return placeBehind(fabric, nic, nic.cabledTo, end.vlan.vlan, [hop]);
};

const targetPlaces = (fabric: Fabric, target: StorageTarget): readonly Behind[] =>
  target.cabledTo.map((port) =>
    placeBehind(fabric, target, port, target.vlan ?? 0, [
      {
        id: target.id,
        name: target.name,
        kind: 'target',
        ...(target.mtuBytes === undefined ? {} : { mtuBytes: target.mtuBytes }),
        ...(target.maxMbps === undefined ? {} : { speedMbps: target.maxMbps }),
      },
    ]),
  );

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
): TracePath => {
  const hops = [...start, ...own.hops];
  if (isStopped(own))
    return finish(design, hops, packetBytes, own.isKnown ? false : undefined, own.stop);
  const places = ends.filter(isPlace);
  let cut: InterSwitchLink | undefined;
  for (const place of places) {
    if (place.vlan !== own.vlan) continue;
    const found = across(design, own.physicalId, place.physicalId, own.vlan);
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
  to: Endpoint | undefined,
  packetBytes: number | undefined,
): TracePath => {
  const there = [...hops, nicHop(peer)];
  if (to?.inUse.includes(peer)) {
    return finish(design, [...there, ...inside(to).toReversed()], packetBytes, true);
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

/**
 * The way of frames from an adapter, a vNIC or a VM (its first vNIC) to another one, to a storage
 * target or to a physical switch. Undefined when one of the two is no such thing. With nothing
 * failed; on layer 2 only: it says where a router would be needed.
 */
export const trace = (design: Design, fromId: string, toId: string): Trace | undefined => {
  const from = endpointIn(design, fromId);
  const to = endpointIn(design, toId);
  const target = find(design, 'storageTarget', toId);
  const physical = find(design, 'physicalSwitch', toId);
  if (from === undefined || (to ?? target ?? physical) === undefined) return undefined;
  const host = find(design, 'host', from.hostId);
  if (host === undefined) return undefined;
  const { fabric } = factsOf(design, host);
  const start = inside(from);
  const packetBytes = mtuOf(from);
  const done = (paths: readonly TracePath[]): Trace => ({
    from: fromId,
    to: toId,
    paths,
    reaches: verdict(paths),
  });
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
  if (from.inUse.length === 0) {
    const why = 'it has no uplink that carries';
    return done([
      finish(design, start, packetBytes, false, { at: from.use?.group.id ?? from.id, why }),
    ]);
  }
  const endsFor = (vlan: number): readonly Behind[] => {
    if (target !== undefined) return targetPlaces(fabric, target);
    if (physical !== undefined) {
      return [
        {
          physicalId: physical.id,
          vlan,
          hops: [{ id: physical.id, name: physical.name, kind: 'physicalSwitch' }],
        },
      ];
    }
    return to?.inUse.map((nic) => behindNic(fabric, to, nic)) ?? [];
  };
  const last = to === undefined ? [] : inside(to);
  return done(
    from.inUse.map((nic) => {
      const peer = peersOf(design).get(nic.id);
      if (peer !== undefined) return direct(design, [...start, nicHop(nic)], peer, to, packetBytes);
      const own = behindNic(fabric, from, nic);
      const ends = endsFor(isStopped(own) ? 0 : own.vlan);
      return pathTo(design, start, own, ends, last, packetBytes);
    }),
  );
};
