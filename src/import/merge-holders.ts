import { adapterShape, nicCardShape, nicShape, vmShape } from '../model/shape/host';
import {
  distributedPortGroupShape,
  lagShape,
  portGroupShape,
  virtualSwitchShape,
} from '../model/shape/switches';
import type { FoundDistributedSwitch, FoundHost, FoundMembership, Traced } from './estate';
import { byName, Lists } from './merge-lists';
import { adopted, differing, mainSource, over, type Place } from './merge-record';

/** A record in which one side says the order or the VLAN: then it is not unknown any more. */
const known = <
  T extends Traced & {
    readonly orderUnknown?: boolean;
    readonly vlanUnknown?: boolean;
    readonly teaming?: object & { readonly active?: unknown };
  },
>(
  a: T,
  b: T,
  place: Place,
): T => {
  const out: T & { orderUnknown?: boolean; vlanUnknown?: boolean } = { ...over(a, b, place) };
  if (a.orderUnknown !== true || b.orderUnknown !== true || out.teaming?.active !== undefined)
    delete out.orderUnknown;
  if (a.vlanUnknown !== true || b.vlanUnknown !== true) delete out.vlanUnknown;
  return out;
};

interface Keyed {
  readonly name: string;
  readonly key?: string;
}
/** A host knows port groups of distributed switches by key alone, and calls them so (`esxcli/`). */
const isSameGroup = (a: Keyed, b: Keyed): boolean =>
  a.name === b.name || (a.key !== undefined && a.key === b.key);

const spanningLists = new Set(['uplinks', 'lags', 'portGroups']);

export const mergedSpanning = (
  a: FoundDistributedSwitch,
  b: FoundDistributedSwitch,
  place: Place,
): FoundDistributedSwitch => {
  const lists = new Lists(a, b, place);
  const lags = lists.joined('lags', (one) => one.lags, lagShape);
  return lists.into({
    ...over(a, b, place, spanningLists),
    uplinks: lists.whole('uplinks', (one) => one.uplinks),
    ...(lags.length === 0 ? {} : { lags }),
    portGroups: lists.joined(
      'portGroups',
      (one) => one.portGroups,
      distributedPortGroupShape,
      isSameGroup,
      known,
    ),
  });
};

const hostLists = new Set([
  'cards',
  'nics',
  'switches',
  'memberships',
  'portGroups',
  'adapters',
  'vms',
]);
const vmLists = new Set(['vnics']);

/** A list of NICs is whole where one side has it whole. */
const withNicsListed = (a: FoundHost, b: FoundHost, both: FoundHost): FoundHost => {
  const { unknown: _, ...listed } = both;
  return a.unknown !== undefined && b.unknown !== undefined ? both : listed;
};

export const mergedHost = (a: FoundHost, b: FoundHost, place: Place): FoundHost => {
  const lists = new Lists(a, b, place);
  return lists.into({
    ...withNicsListed(a, b, over(a, b, place, hostLists)),
    cards: lists.joined(
      'cards',
      (host) => host.cards,
      nicCardShape,
      (x, y) => x.key === y.key,
    ),
    nics: lists.joined('nics', (host) => host.nics, nicShape),
    switches: lists.joined('switches', (host) => host.switches, virtualSwitchShape, byName, known),
    memberships: lists.each(
      'memberships',
      (host) => host.memberships,
      (x, y, at) => memberships(x, y, { ...place, ...at }),
    ),
    portGroups: lists.joined(
      'portGroups',
      (host) => host.portGroups,
      portGroupShape,
      (x, y) => x.name === y.name && x.switchName === y.switchName,
      known,
    ),
    adapters: lists.joined('adapters', (host) => host.adapters, adapterShape),
    vms: lists.joined(
      'vms',
      (host) => host.vms,
      vmShape,
      (x, y) =>
        x.sourceId !== undefined && y.sourceId !== undefined
          ? x.sourceId === y.sourceId
          : x.name === y.name,
      (x, y, at) => over(x, y, at, vmLists),
    ),
  });
};

/** Which NIC stands on which uplink is one statement. */
const memberships = (
  strong: readonly FoundMembership[],
  weak: readonly FoundMembership[],
  place: Place,
): readonly FoundMembership[] => {
  const left = new Map(weak.map((one) => [one.switchKey, one]));
  const pairs = strong.map((a): FoundMembership => {
    const b = left.get(a.switchKey);
    left.delete(a.switchKey);
    if (b === undefined || b.uplinks.length === 0) return a;
    const at = { ...place, path: [...place.path, place.nameOfKey?.(a.switchKey) ?? a.switchKey] };
    if (a.uplinks.length === 0) {
      const others = { uplinks: mainSource(b, place.weak) };
      return { ...a, uplinks: b.uplinks, origin: { source: mainSource(a, place.strong), others } };
    }
    if (!isSamePlan(a, b))
      differing(a, b, at, 'memberships', 'Uplinks', planInWords(a), planInWords(b));
    return a;
  });
  return [...pairs, ...[...left.values()].map((b) => adopted(b, place))];
};

/** The same NICs, on the same uplinks where both name them. */
const isSamePlan = (a: FoundMembership, b: FoundMembership): boolean =>
  a.uplinks.length === b.uplinks.length &&
  a.uplinks.every(({ nic, uplink }) => {
    const other = b.uplinks.find((one) => one.nic === nic);
    return (
      other !== undefined &&
      (uplink === undefined || other.uplink === undefined || uplink === other.uplink)
    );
  });

const planInWords = ({ uplinks }: FoundMembership): string =>
  uplinks.map(({ uplink, nic }) => (uplink === undefined ? nic : `${nic} on ${uplink}`)).join(', ');
