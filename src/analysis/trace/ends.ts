import type { Design, Nic, StorageTarget } from '../../model/design';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import type { Endpoint } from '../endpoints';
import type { Fabric } from '../fabric';
import { factsOf } from '../facts';
import { keyOf } from '../failures/elements';
import { isAlive, linkOf, peersOf } from '../failures/links';
import type { FailureState } from '../failures/state';
import { inUse } from '../uplinks';
import type { Behind, TraceHop } from './path';
import { placeBehind } from './wire-end';

/** The sender or receiver behind an id: an adapter, a vNIC, or the first vNIC of a VM. */
export const endpointIn = (design: Design, id: string): Endpoint | undefined => {
  const host = find(design, 'host', hostIdOf(id));
  if (host === undefined) return undefined;
  const ends = factsOf(design, host).endpoints;
  return ends.find((end) => end.id === id) ?? ends.find((end) => end.vm?.id === id);
};

export const mtuOf = (end: Endpoint): number | undefined =>
  end.adapter?.mtuBytes ?? end.vnic?.mtuBytes;

/** From an endpoint down to its uplinks: the hops that all its frames take. */
export const inside = (end: Endpoint): readonly TraceHop[] => {
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

export const nicHop = (nic: Nic): TraceHop => ({
  id: nic.id,
  name: nic.name,
  kind: 'nic',
  ...(nic.speedMbps === undefined ? {} : { speedMbps: nic.speedMbps }),
});

/** Where frames of an endpoint are once they have left through a NIC. */
export const behindNic = (fabric: Fabric, end: Endpoint, nic: Nic): Behind => {
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

/** Where a storage target listens. */
export const targetPlaces = (
  fabric: Fabric,
  target: StorageTarget,
  down: ReadonlySet<string>,
): readonly Behind[] =>
  target.cabledTo
    .filter((port) => !down.has(fabric.switchOf(port)?.id ?? ''))
    .map((port) =>
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

/** The NICs that an endpoint may use: with these failures, else with nothing failed. */
export const carriersOf = (
  design: Design,
  end: Endpoint,
  state: FailureState | undefined,
): readonly Nic[] => {
  if (state === undefined || state.failed.length === 0) return end.inUse;
  // What has no traffic class is no service, and no failure is worked out for it: its links still fail.
  if (end.classes.length > 0) return state.nicsFor(end);
  const host = find(design, 'host', end.hostId);
  if (host === undefined) return [];
  const facts = factsOf(design, host);
  const down = new Set(state.failed.map(keyOf));
  const alive = (nic: Nic) => isAlive(linkOf(facts, peersOf(design), nic), down);
  return end.use === undefined || end.adapter?.nicId !== undefined
    ? end.usable.filter(alive)
    : inUse(end.use.team, alive);
};
