import type { Design, Host } from '../../model/design';
import { plugsOf } from '../../model/edits/cables';
import { find, nameOf, pathOf, switchIdOf } from '../../model/find';
import { hostIdOf, kindOf, parentIdOf } from '../../model/kinds';
import type { PickerOption } from '../../ui/Picker';
import { kindWords } from '../elements/kind-words';

interface Named {
  readonly id: string;
}

const hostLists: Readonly<Record<string, (host: Host) => readonly Named[]>> = {
  nic: (host) => host.nics,
  card: (host) => host.cards,
  switch: (host) => host.switches,
  vm: (host) => host.vms,
};

/** Elements of one kind that a field of `from` may name. */
function* candidates(design: Design, from: string, kind: string): Generator<string> {
  const host = find(design, 'host', hostIdOf(from));
  if (kind === 'portGroup') {
    for (const group of host?.portGroups ?? []) yield group.id;
    for (const { switchId } of host?.memberships ?? []) {
      for (const group of find(design, 'distributedSwitch', switchId)?.portGroups ?? []) {
        yield group.id;
      }
    }
  } else if (kind === 'port') {
    const taken = plugsOf(design);
    for (const one of design.physicalSwitches) {
      for (const port of one.ports) {
        const holder = taken.get(port.id);
        if (holder === undefined || holder === from) yield port.id;
      }
    }
  } else if (kind === 'nic' && kindOf(from) === 'nic') {
    const taken = plugsOf(design);
    for (const other of design.hosts) {
      if (other.id === host?.id) continue;
      for (const nic of other.nics) {
        if (nic.cabledTo === undefined && !taken.has(nic.id)) yield nic.id;
      }
    }
  } else if (kind in hostLists) {
    const hosts = host === undefined ? design.hosts : [host];
    for (const one of hosts) for (const part of hostLists[kind]?.(one) ?? []) yield part.id;
  } else {
    for (const part of topList(design, kind)) if (part.id !== from) yield part.id;
  }
}

const topList = (design: Design, kind: string): readonly Named[] => {
  switch (kind) {
    case 'cluster':
      return design.clusters;
    case 'host':
      return design.hosts;
    case 'physicalSwitch':
      return design.physicalSwitches;
    case 'portChannel':
      return design.portChannels;
    case 'network':
      return design.networks;
    case 'distributedSwitch':
      return design.distributedSwitches;
    default:
      return [];
  }
};

/** Where an element is, for the heading it stands under. */
const groupOf = (design: Design, id: string, from: string): string => {
  const kind = kindOf(id);
  const parentId = parentIdOf(id);
  const words = kind === undefined ? '' : kindWords[kind][1];
  if (parentId === undefined || parentId === parentIdOf(from)) {
    const switchId = kind === 'portGroup' ? switchIdOf(design, id) : undefined;
    return switchId === undefined ? words : nameOf(design, switchId);
  }
  return pathOf(design, parentId);
};

/** What a reference field may be set to, in the order of the design. Long for ports: made when the list opens. */
export const refOptions = (
  design: Design,
  from: string,
  kinds: readonly string[],
): readonly PickerOption[] =>
  kinds.flatMap((kind) =>
    Array.from(candidates(design, from, kind), (id) => ({
      id,
      text: nameOf(design, id),
      group: groupOf(design, id, from),
    })),
  );

/** A reference in words: with its holder where that is another one. */
export const refWords = (design: Design, from: string, to: string): string => {
  const parentId = parentIdOf(to);
  const hostId = hostIdOf(to);
  const isNear =
    parentId === parentIdOf(from) || (hostId !== undefined && hostId === hostIdOf(from));
  return parentId === undefined || isNear
    ? nameOf(design, to)
    : `${nameOf(design, parentId)} ${nameOf(design, to)}`;
};
