import type { Design } from '../../model/design';
import { dropping, type PlaceKind } from '../../model/edits/drop';
import { hostIdOf, type Kind, kindOf } from '../../model/kinds';

/** What the palette holds, in its order, with the words on its buttons. */
export const placeables: readonly {
  readonly what: PlaceKind;
  readonly kind: Kind;
  readonly text: string;
  readonly help: string;
  /** Stands in the palette's second part. */
  readonly more?: boolean;
}[] = [
  { what: 'host', kind: 'host', text: 'Host', help: 'A hypervisor host' },
  {
    what: 'nic',
    kind: 'nic',
    text: 'Physical NIC',
    help: 'A port of a NIC: drop it on a host or a switch',
  },
  {
    what: 'switch',
    kind: 'switch',
    text: 'Virtual switch',
    help: 'A standard or Hyper-V switch: drop it on a host',
  },
  { what: 'portGroup', kind: 'portGroup', text: 'Port group', help: 'Drop it on a virtual switch' },
  {
    what: 'adapter',
    kind: 'adapter',
    text: 'VMkernel',
    help: 'A VMkernel or management-OS adapter: drop it on a port group',
  },
  {
    what: 'vm',
    kind: 'vm',
    text: 'VM / vNIC',
    help: 'A virtual machine: drop it on a port group; on a VM it adds a vNIC',
  },
  {
    what: 'physicalSwitch',
    kind: 'physicalSwitch',
    text: 'Physical switch',
    help: 'A top-of-rack switch with its ports',
  },
  { what: 'note', kind: 'note', text: 'Note', help: 'A remark on the canvas' },
  {
    what: 'distributedSwitch',
    kind: 'distributedSwitch',
    text: 'Distributed switch',
    help: 'A vSphere distributed switch: on a host or cluster, these join it',
    more: true,
  },
  {
    what: 'cluster',
    kind: 'cluster',
    text: 'Cluster',
    help: 'Holds hosts that share storage and migrate VMs',
    more: true,
  },
  {
    what: 'storageTarget',
    kind: 'storageTarget',
    text: 'Storage target',
    help: 'An array or NAS on the network',
    more: true,
  },
];

/** What people add to a thing of a kind before all else. */
const nearest: Partial<Record<Kind, readonly PlaceKind[]>> = {
  switch: ['portGroup', 'nic'],
  portGroup: ['adapter', 'vm'],
  vm: ['vm'],
  distributedSwitch: ['portGroup'],
};
/** What stands beside hosts: asked for from inside of one it is hardly meant. */
const outside: ReadonlySet<PlaceKind> = new Set([
  'host',
  'physicalSwitch',
  'distributedSwitch',
  'cluster',
  'storageTarget',
  'note',
]);

/** What may be added to an element (undefined: to the design): what belongs in it first, then in the palette's order. */
export const addable = (design: Design, targetId: string | undefined) => {
  const kind = targetId === undefined ? undefined : kindOf(targetId.split('@')[0] ?? targetId);
  const first = kind === undefined ? [] : (nearest[kind] ?? []);
  const isInside = targetId !== undefined && hostIdOf(targetId) !== undefined && kind !== 'host';
  const fits = placeables.filter(
    ({ what }) => !(isInside && outside.has(what)) && dropping(design, what, targetId).ok,
  );
  const rank = (what: PlaceKind) => (first.includes(what) ? first.indexOf(what) : first.length);
  return fits.toSorted((a, b) => rank(a.what) - rank(b.what));
};
