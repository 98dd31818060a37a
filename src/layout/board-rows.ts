import type { Endpoint } from '../analysis/endpoints';
import { vmTotal } from '../model/describe';
import type { Vm } from '../model/design';
import { parentIdOf } from '../model/kinds';
import { rateWords } from '../model/quantities';
import type { EndpointBox } from './board-plan';
import { grid } from './grid';
import { inOrder } from './traffic';

export type EndpointRow = Omit<EndpointBox, 'rect'>;

const demandOf = (e: Endpoint): number | undefined => {
  const one = e.vnic?.peakMbps ?? e.vnic?.averageMbps;
  return one === undefined ? undefined : one * e.count;
};

const adapterValue = ({ adapter }: Endpoint): string =>
  adapter?.ip ?? (adapter?.dhcp === true ? 'DHCP' : (adapter?.ip6 ?? ''));

const vmName = (vm: Vm): string => ((vm.count ?? 1) > 1 ? `${vm.name} × ${vm.count}` : vm.name);

// Windows names every adapter of a virtual switch `vEthernet (…)`; the whole name is in the title.
const shortName = (name: string): string => /^vEthernet \((.+)\)$/.exec(name)?.[1] ?? name;

/** A VM with one vNIC is one pill that stands for both; with several, each vNIC is one. */
export const rowOf = (e: Endpoint, to: string | undefined): EndpointRow => {
  if (e.vm === undefined || e.vnic === undefined) {
    const { id, classes } = e;
    const name = shortName(e.name);
    const value = adapterValue(e);
    return {
      id,
      key: id,
      kind: 'adapter',
      name,
      value,
      traffic: inOrder(classes),
      isOff: false,
      count: 1,
      to,
    };
  }
  const isOnly = e.vm.vnics.length === 1;
  const id = isOnly ? e.vm.id : e.id;
  const demand = demandOf(e);
  return {
    id,
    key: id,
    kind: isOnly ? 'vm' : 'vnic',
    name: isOnly ? vmName(e.vm) : `${vmName(e.vm)} · NIC ${e.vm.vnics.indexOf(e.vnic) + 1}`,
    value: demand === undefined ? '' : rateWords(demand),
    traffic: inOrder(e.classes),
    isOff: e.vm.poweredOn === false || e.vnic.connected === false,
    count: e.count,
    to,
  };
};

/** A VM without any vNIC. */
const bareVm = (vm: Vm): EndpointRow => ({
  id: vm.id,
  key: vm.id,
  kind: 'vm',
  name: vmName(vm),
  value: '',
  traffic: [],
  isOff: vm.poweredOn === false,
  count: vm.count ?? 1,
  to: undefined,
});

const isEndpoint = (one: Endpoint | Vm): one is Endpoint => 'hostId' in one;

/** The rows of one place, those past the limit as one that says how many. */
const folded = (
  items: readonly (Endpoint | Vm)[],
  key: string,
  to: string | undefined,
  most: number = grid.endpointsShown,
): EndpointRow[] => {
  const rowFor = (one: Endpoint | Vm) => (isEndpoint(one) ? rowOf(one, to) : bareVm(one));
  if (items.length <= most) return items.map(rowFor);
  const shown = items.slice(0, most - 1);
  const rest = items.slice(most - 1);
  const ends = rest.filter(isEndpoint);
  const demand = ends.reduce((sum, e) => sum + (demandOf(e) ?? 0), 0);
  const count = rest.reduce((sum, one) => sum + (one.count ?? 1), 0);
  const [first] = rest;
  const isVnic = first !== undefined && isEndpoint(first) && first.kind === 'vnic';
  return [
    ...shown.map(rowFor),
    {
      id: first === undefined ? key : ((isVnic ? parentIdOf(first.id) : undefined) ?? first.id),
      key: `${key}+more`,
      kind: 'vm',
      name: `+ ${count} more`,
      value: demand === 0 ? '' : rateWords(demand),
      traffic: inOrder(ends.flatMap((e) => e.classes)),
      isOff: false,
      count,
      to,
    },
  ];
};

/** What stands in front of a port group. */
export const rowsOf = (endpoints: readonly Endpoint[], key: string): EndpointRow[] =>
  folded(endpoints, key, key);

/** What is plugged in nowhere. */
export const looseRows = (loose: readonly (Endpoint | Vm)[], hostId: string): EndpointRow[] =>
  folded(loose, `${hostId}+loose`, undefined);

/** Adapters of a host that is drawn as a card: what they are plugged in is on the one it is like. */
export const adapterRows = (adapters: readonly Endpoint[], hostId: string): EndpointRow[] =>
  folded(adapters, `${hostId}+adapters`, undefined, grid.card.adaptersShown);

/** All VMs of a host as one row. */
export const vmsRow = (
  vms: readonly Vm[],
  endpoints: readonly Endpoint[],
  hostId: string,
): EndpointRow => {
  const count = vmTotal(vms);
  const ends = endpoints.filter(({ vm }) => vm !== undefined);
  const demand = ends.reduce((sum, e) => sum + (demandOf(e) ?? 0), 0);
  return {
    id: hostId,
    key: `${hostId}+vms`,
    kind: 'vm',
    name: count === 1 ? '1 VM' : `${count} VMs`,
    value: demand === 0 ? '' : rateWords(demand),
    traffic: inOrder(ends.flatMap((e) => e.classes)),
    isOff: false,
    count,
    to: undefined,
  };
};

/** How many rows so many endpoints take. */
export const shownOf = (endpoints: readonly unknown[]): number =>
  Math.min(endpoints.length, grid.endpointsShown);
