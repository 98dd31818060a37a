import type { Service } from '../../model/design';
import type { FoundAdapter, FoundNic } from '../estate';
import { macOf, said, subnetOf, wholeOf } from '../written';
import { addressesOf, hasAddress } from './addressing';
import type { Bundle } from './bundles';
import type { ClusterNetwork } from './cluster';
import type { PortGroups } from './groups';
import { atcAdapter, type Intent } from './intents';
import { guidOf, type NetAdapter } from './net-adapters';
import { type Fields, nestedIn, textIn, valueIn, wholeIn } from './objects';
import type { Switches } from './switches';
import type { VlanSetting } from './vlans';

/** What the parts of a host are read with. */
export interface HostSources {
  readonly bundle: Bundle;
  readonly adapters: readonly NetAdapter[];
  readonly switches: Switches;
  readonly groups: PortGroups;
  readonly vlanOf: (adapter: Fields) => VlanSetting;
  readonly intents: readonly Intent[];
  readonly networks: readonly ClusterNetwork[];
  readonly nodeAddresses: ReadonlySet<string>;
  /** Subnets that live migration is confined to on this host. */
  readonly migrationSubnets: ReadonlySet<string>;
  readonly furtherAddresses: (count: number) => void;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Services that are certain: by the names of Network ATC, by the roles of cluster networks, by
 * migration subnets. Of a network for clients too only the cluster's part is known, unless it leads
 * out: that is where the host is managed. What is known in part stays unstated and is asked.
 */
const servicesOf = (
  { networks, migrationSubnets }: HostSources,
  named: Service | undefined,
  { ip, prefix, gateway }: Pick<FoundAdapter, 'ip' | 'prefix' | 'gateway'>,
): readonly Service[] | undefined => {
  const subnet = ip === undefined || prefix === undefined ? undefined : subnetOf(ip, prefix);
  const network = networks.find((one) => subnet !== undefined && one.subnet === subnet);
  // A cluster moves VMs over all networks that are not excluded, and prefers those without clients.
  const migration =
    (subnet !== undefined && migrationSubnets.has(subnet)) ||
    (network?.migration ?? (network?.cluster === true && !network.clients));
  const isManaged = network?.clients === true && gateway !== undefined;
  if (named === undefined && !migration && !isManaged && network?.clients === true)
    return undefined;
  const found = new Set<Service>([
    ...(named === undefined ? [] : [named]),
    ...(isManaged ? (['management'] as const) : []),
    ...(migration ? (['vmotion'] as const) : []),
    ...(network?.cluster === true ? (['cluster'] as const) : []),
  ]);
  return found.size === 0 ? undefined : [...found];
};

export const bandwidthOf = (adapter: Fields) => {
  const setting = nestedIn(adapter, 'BandwidthSetting') ?? adapter;
  const bits = Number(valueIn(setting, 'MaximumBandwidth') ?? Number.NaN);
  return {
    minBandwidthWeight: wholeIn(setting, [1, 100], 'MinimumBandwidthWeight'),
    maxMbps: bits > 0 ? wholeOf(Math.round(bits / 1e6), [1, 1_600_000]) : undefined,
  };
};

/** The interface of the management OS behind a virtual adapter: by device id, else by name, else by MAC. */
const interfaceOf = (
  adapters: readonly NetAdapter[],
  fields: Fields,
  name: string,
): NetAdapter | undefined => {
  const own = adapters.filter(({ kind }) => kind === 'managementOs');
  const guid = guidOf(textIn(fields, 'DeviceId'));
  const mac = macOf(textIn(fields, 'MacAddress'));
  const byMac = own.filter((one) => mac !== undefined && one.mac === mac);
  return (
    own.find((one) => guid !== undefined && one.guid === guid) ??
    own.find((one) => same(one.name, `vEthernet (${name})`) || same(one.name, name)) ??
    (byMac.length === 1 ? byMac[0] : undefined)
  );
};

/** Windows calls it `vEthernet (NAME)`; Network ATC renames it to the name itself. */
const interfaceName = (bundle: Bundle, name: string): string =>
  bundle
    .of('NetIPAddress')
    .some((fields) => same(textIn(fields, 'InterfaceAlias', 'ifAlias') ?? '', name))
    ? name
    : `vEthernet (${name})`;

const teamMapping = (bundle: Bundle, adapter: string): string | undefined => {
  const found = bundle.of('VMNetworkAdapterTeamMapping').find((fields) => {
    const parent = nestedIn(fields, 'ParentAdapter');
    const spoken = textIn(fields, 'ParentAdapter') ?? (parent && textIn(parent, '#text')) ?? '';
    const name = parent === undefined ? undefined : textIn(parent, 'Name');
    return (name ?? /Name = '([^']*)'/.exec(spoken)?.[1] ?? spoken) === adapter;
  });
  return found === undefined ? undefined : textIn(found, 'NetAdapterName');
};

/** Adapters of the management OS on virtual switches. */
const onSwitches = (sources: HostSources, seen: Set<NetAdapter>): readonly FoundAdapter[] => {
  const { bundle, adapters, switches, groups, vlanOf, intents } = sources;
  return (
    bundle
      .of('VMNetworkAdapter')
      .filter(isManagementOs)
      // As many as a host of the model holds.
      .slice(0, 256)
      .flatMap((fields): FoundAdapter[] => {
        const name = textIn(fields, 'Name');
        if (name === undefined) return [];
        const behind = interfaceOf(adapters, fields, name);
        if (behind !== undefined) seen.add(behind);
        const switchName = switches.nameOf(
          guidOf(textIn(fields, 'SwitchId')),
          textIn(fields, 'SwitchName'),
        );
        const atc = atcAdapter(name);
        const setting = vlanOf(fields);
        const intent = intents.find((one) => same(name, `vManagement(${one.name})`));
        const known =
          setting.vlanUnknown === true && intent?.managementVlan !== undefined
            ? { vlan: intent.managementVlan }
            : setting;
        const address = addressesOf(
          bundle,
          behind?.name ?? interfaceName(bundle, name),
          sources.nodeAddresses,
          sources.furtherAddresses,
        );
        const bandwidth = bandwidthOf(fields);
        const pinned = teamMapping(bundle, name) ?? atc?.nic;
        const pinnedNic = adapters.find(
          (one) => one.kind === 'physical' && pinned !== undefined && same(one.name, pinned),
        )?.name;
        return [
          {
            name,
            ...address,
            ...said({
              switchName,
              portGroup: switchName === undefined ? undefined : groups.of(switchName, known, name),
              services: servicesOf(sources, atc?.service, address),
              mac: macOf(textIn(fields, 'MacAddress')) ?? behind?.mac,
              mtuBytes: address.mtuBytes ?? behind?.mtuBytes,
              pinnedNic,
              minBandwidthWeight: bandwidth.minBandwidthWeight,
              maxBandwidthMbps: bandwidth.maxMbps,
            }),
          },
        ];
      })
  );
};

export const isManagementOs = (fields: Fields): boolean => {
  const stated =
    textIn(fields, 'IsManagementOs')?.toLowerCase() ?? `${valueIn(fields, 'IsManagementOs')}`;
  return stated === 'true' || (stated === 'undefined' && textIn(fields, 'VMName') === undefined);
};

/**
 * All adapters of the host itself: on virtual switches, and straight on a NIC that no switch has
 * (storage of Network ATC without a switch, or a plain Windows NIC with an address).
 */
export const hostAdapters = (
  sources: HostSources,
  nics: readonly FoundNic[],
  uplinks: ReadonlySet<string>,
): readonly FoundAdapter[] => {
  const { bundle, adapters, intents } = sources;
  const seen = new Set<NetAdapter>();
  const switched = onSwitches(sources, seen);
  const alone = adapters.filter((one) => {
    if (seen.has(one)) return false;
    if (one.kind === 'managementOs') return true;
    return !uplinks.has(one.name) && hasAddress(bundle, one);
  });
  const direct = alone.map((adapter): FoundAdapter => {
    const isPhysical =
      adapter.kind === 'physical' && nics.some(({ name }) => name === adapter.name);
    const intent = intents.find((one) => one.nics.some((nic) => same(nic, adapter.name)));
    const isStorage = intent?.storage === true && !intent.management && !intent.compute;
    const shown = /^vEthernet \((.*)\)$/i.exec(adapter.name)?.[1] ?? adapter.name;
    const address = addressesOf(
      bundle,
      adapter.name,
      sources.nodeAddresses,
      sources.furtherAddresses,
    );
    const named = atcAdapter(shown)?.service ?? (isStorage ? 'smb' : undefined);
    return {
      name: shown,
      ...address,
      ...said({
        nic: isPhysical ? adapter.name : undefined,
        services: servicesOf(sources, named, address),
        vlan: adapter.vlan,
        mac: isPhysical ? undefined : adapter.mac,
        mtuBytes: address.mtuBytes ?? adapter.mtuBytes,
      }),
    };
  });
  return [...switched, ...direct];
};
