import type { Design, Host } from '../design';
import { find, findAny, nameOf } from '../find';
import { kindOf } from '../kinds';
import { set } from './change';
import { dropAdapter, dropNic, dropPortGroup, dropSwitch, dropVm } from './drop-inside';
import { type Drop, type DropAt, type Dropper, no, yes } from './dropping';
import {
  isHyperV,
  type Made,
  newCluster,
  newDistributedSwitch,
  newHost,
  newNote,
  newPhysicalSwitch,
  newStorageTarget,
} from './fresh';
import { place } from './layout';
import { join, readInstance } from './uplinks';

/** What the palette offers. */
export type PlaceKind =
  | 'host'
  | 'nic'
  | 'switch'
  | 'distributedSwitch'
  | 'portGroup'
  | 'adapter'
  | 'vm'
  | 'physicalSwitch'
  | 'storageTarget'
  | 'cluster'
  | 'note';

/**
 * What a drop of a new thing would do: it lands in the thing under it (`targetId`, undefined for
 * the free canvas; `d1@h1` and `d1.p1@h1` are a host's part of a distributed switch), else in the
 * nearest holder that can take it. `at` is the top left corner on the plane.
 */
export const dropping = (
  design: Design,
  what: PlaceKind,
  targetId: string | undefined,
  at?: DropAt,
): Drop => {
  const instance = targetId === undefined ? undefined : readInstance(targetId);
  const target =
    instance !== undefined && findAny(design, instance.id) !== undefined ? instance : undefined;
  return onTarget[what](design, target, at);
};

const placed = (made: Made, at: DropAt | undefined): Made =>
  at === undefined ? made : { ...made, design: place(made.design, [{ id: made.id, ...at }]) };

const dropDistributed: Dropper = (design, target) => {
  const members =
    target !== undefined && kindOf(target.id) === 'cluster'
      ? design.hosts.filter((host) => host.clusterId === target.id)
      : design.hosts.filter((host) => host.id === target?.hostId);
  const other = members.find((host) => isHyperV(design, host.id));
  if (other !== undefined) return no(`${other.name} runs Hyper-V: it has no distributed switches.`);
  return yes('Add distributed switch', (d) => {
    const made = newDistributedSwitch(d);
    const joined = members.reduce((next, host) => join(next, host.id, made.id), made.design);
    return { id: made.id, design: joined };
  });
};

const dropHost: Dropper = (design, target, at) => {
  if (target === undefined) return yes('Add host', (d) => placed(newHost(d), at));
  const clusterId =
    kindOf(target.id) === 'cluster' ? target.id : find(design, 'host', target.hostId)?.clusterId;
  if (clusterId === undefined) return no('Drop the host on free canvas or on a cluster.');
  const inFrame = kindOf(target.id) === 'cluster';
  return yes(`Add host to ${nameOf(design, clusterId)}`, (d) =>
    placed(newHost(d, clusterId), inFrame ? at : undefined),
  );
};

const dropCluster: Dropper = (design, target) => {
  const host = find(design, 'host', target?.hostId);
  if (host === undefined) return yes('Add cluster', newCluster);
  if (host.clusterId !== undefined) {
    return no(`${host.name} is in ${nameOf(design, host.clusterId)} already.`);
  }
  return yes(`Add cluster with ${host.name}`, (d) => {
    const made = newCluster(d);
    return { id: made.id, design: set<Host>(made.design, host.id, { clusterId: made.id }) };
  });
};

/** Things that stand on the canvas themselves; a cluster's frame is canvas too. */
const onCanvas =
  (words: string, make: (design: Design) => Made): Dropper =>
  (_design, target, at) =>
    target === undefined || kindOf(target.id) === 'cluster'
      ? yes(`Add ${words}`, (d) => placed(make(d), at))
      : no(`Drop the ${words} on free canvas.`);

const onTarget: Readonly<Record<PlaceKind, Dropper>> = {
  host: dropHost,
  nic: dropNic,
  switch: dropSwitch,
  distributedSwitch: dropDistributed,
  portGroup: dropPortGroup,
  adapter: dropAdapter,
  vm: dropVm,
  physicalSwitch: onCanvas('physical switch', newPhysicalSwitch),
  storageTarget: onCanvas('storage target', newStorageTarget),
  cluster: dropCluster,
  note: onCanvas('note', newNote),
};
