import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { dropped, unknownPlace } from '../../analysis/failures/segments-without';
import { partsOf } from '../../analysis/failures/services';
import { isConnected } from '../../analysis/lots';
import { hasCarrier, inUse } from '../../analysis/uplinks';
import type { Nic } from '../../model/design';

/** What failed, by its id: a NIC, a card or a physical switch. */
export interface Loss {
  readonly id: string;
  readonly words: string;
}

/** A host's part in a network that must reach other hosts. Plain data. */
export interface Attached {
  readonly hostId: string;
  readonly host: string;
  /** `vMotion / live migration`, or the port group's name. */
  readonly network: string;
  readonly subjects: readonly string[];
  /** For each endpoint the places behind the NICs in use: `s1/20`, or `drop`. */
  readonly now: Places;
  readonly after: readonly { readonly loss: Loss; readonly places: Places }[];
}
export type Places = readonly (readonly string[])[];

const placesOf = (end: Endpoint, isAlive: (nic: Nic) => boolean): string[] => {
  const { adapter, use, usable } = end;
  const pinned = usable.find((nic) => nic.id === adapter?.pinnedNicId && isAlive(nic));
  const used =
    pinned !== undefined
      ? [pinned]
      : use === undefined || adapter?.nicId !== undefined
        ? usable.filter(isAlive)
        : inUse(use.team, isAlive);
  const places = used.map((nic) => {
    const wire = end.wires.find((one) => one.nic === nic)?.wire;
    if (wire === undefined || wire.state === 'unknown') return unknownPlace;
    return wire.state === 'dropped' ? dropped : `${wire.switchId}/${wire.vlan}`;
  });
  return [...new Set(places)].sort();
};

const lossesOf = (facts: HostFacts, ends: readonly Endpoint[]) => {
  const nics = [...new Set(ends.flatMap(({ usable }) => usable))];
  const { host, fabric } = facts;
  const cards = host.cards.filter(({ id }) => nics.filter((n) => n.cardId === id).length > 1);
  const switches = new Map(
    nics.flatMap(({ cabledTo }) => {
      const physical = cabledTo === undefined ? undefined : fabric.switchOf(cabledTo);
      return physical === undefined ? [] : [[physical.id, physical.name] as const];
    }),
  );
  return [
    ...nics.map(({ id, name }) => ({ id, words: `${name} of ${host.name}` })),
    ...cards.map(({ id, name }) => ({ id, words: `card ${name} of ${host.name}` })),
    ...[...switches].map(([id, name]) => ({ id, words: `switch ${name}` })),
  ];
};

/** A channel is one attachment over all its links; whether its switches suit it is judged elsewhere. */
const isBundle = ({ use }: Endpoint): boolean =>
  use?.team.policy === 'lag' || use?.team.policy === 'ipHash';

/** The networks of a host that must reach other hosts, by a word that is the same on all of them. */
export const attachmentsOf = (facts: HostFacts): ReadonlyMap<string, Attached> => {
  const networks = new Map<string, { name: string; ends: Endpoint[] }>();
  for (const end of facts.endpoints) {
    if (!isConnected(end) || isBundle(end)) continue;
    for (const { traffic, name, network } of partsOf(facts, end)) {
      if (network === undefined) continue;
      const key = `${facts.cluster?.id ?? ''} ${traffic} ${network}`;
      const known = networks.get(key);
      if (known === undefined) networks.set(key, { name, ends: [end] });
      else known.ends.push(end);
    }
  }
  const out = new Map<string, Attached>();
  for (const [key, { name, ends }] of networks) {
    const alive = (lost: string | undefined) => (nic: Nic) =>
      hasCarrier(nic) &&
      (lost === undefined ||
        (nic.id !== lost && nic.cardId !== lost && facts.switchIdOfNic(nic) !== lost));
    const under = (lost: string | undefined) => {
      const sets = new Map(
        ends.map((end) => placesOf(end, alive(lost))).map((places) => [places.join(), places]),
      );
      return [...sets.values()];
    };
    const now = under(undefined);
    // What the design does not say is not judged.
    if (now.flat().includes(unknownPlace)) continue;
    out.set(key, {
      hostId: facts.host.id,
      host: facts.host.name,
      network: name,
      subjects: [...new Set(ends.flatMap(({ id, use }) => [use?.id ?? id, id]))],
      now,
      after: lossesOf(facts, ends).map((loss) => ({ loss, places: under(loss.id) })),
    });
  }
  return out;
};
