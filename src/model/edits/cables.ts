import type { Design, Nic, PhysicalSwitch, StorageTarget, SwitchPort } from '../design';
import { find, nameOf } from '../find';
import { insert, set } from './change';
import { nextName } from './names';

/** Cables that a storage target can have. */
export const mostCables = 64;

const plugs = new WeakMap<Design, ReadonlyMap<string, string>>();

/** What is plugged where: switch port or NIC → the NIC or storage target that names it as its other end. */
export const plugsOf = (design: Design): ReadonlyMap<string, string> => {
  const known = plugs.get(design);
  if (known !== undefined) return known;
  const made = new Map<string, string>();
  for (const host of design.hosts) {
    for (const nic of host.nics) if (nic.cabledTo !== undefined) made.set(nic.cabledTo, nic.id);
  }
  for (const target of design.storageTargets) {
    for (const to of target.cabledTo) made.set(to, target.id);
  }
  plugs.set(design, made);
  return made;
};

/** Takes the cable off a NIC, whichever end holds it. */
export const uncable = (design: Design, nicId: string): Design => {
  const holder = plugsOf(design).get(nicId);
  const own = set<Nic>(design, nicId, { cabledTo: undefined });
  return holder === undefined ? own : set<Nic>(own, holder, { cabledTo: undefined });
};

/** Pulls whatever is plugged into a switch port. */
export const unplug = (design: Design, portId: string): Design => {
  const holder = plugsOf(design).get(portId);
  const target = find(design, 'storageTarget', holder);
  if (holder === undefined) return design;
  return target === undefined
    ? set<Nic>(design, holder, { cabledTo: undefined })
    : set<StorageTarget>(design, holder, {
        cabledTo: target.cabledTo.filter((to) => to !== portId),
      });
};

/** The first free port of a physical switch; one is added, like the last, when all are taken. */
export const portFor = (
  design: Design,
  switchId: string,
): { readonly design: Design; readonly id: string } => {
  const ports = find(design, 'physicalSwitch', switchId)?.ports ?? [];
  const taken = plugsOf(design);
  const free = ports.find((port) => !taken.has(port.id));
  if (free !== undefined) return { design, id: free.id };
  const name = nextPortName(ports);
  return insert<SwitchPort>(design, 'port', switchId, (id) => {
    const last = ports.at(-1);
    if (last === undefined) return { id, name };
    const { portChannelId: _, notes: __, ...alike } = last;
    return { ...alike, id, name };
  });
};

const nextPortName = (ports: PhysicalSwitch['ports']): string =>
  nextName(
    ports.map((port) => port.name),
    '1/1',
  );

/** Cables a NIC to a free switch port, or to a free NIC of another host. A cable it had is moved. */
export const cable = (design: Design, nicId: string, to: string): Design =>
  set<Nic>(uncable(design, nicId), nicId, { cabledTo: to });

/** Why a port or NIC cannot take another plug: who has it. */
export const plugReason = (design: Design, id: string): string | undefined => {
  const holder = plugsOf(design).get(id) ?? find(design, 'nic', id)?.cabledTo;
  return holder === undefined
    ? undefined
    : `${nameOf(design, id)} is taken by ${nameOf(design, holder)}.`;
};
