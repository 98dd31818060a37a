import type { FoundHost, FoundNic, FoundPortGroup, FoundSwitch } from '../estate';
import { said, textOf } from '../written';
import { adaptersOf, boundToIscsi } from './adapters';
import { type ProxySwitch, partsOf } from './members';
import { nicsOf } from './nics';
import {
  at,
  isRecord,
  itemsOf,
  nameOf,
  numberAt,
  pick,
  type Raw,
  referenceOf,
  stringAt,
} from './raw';
import { portGroupsOf, switchesOf } from './standard';

/** All that the files say of one host: its own records, and what came without the host around it. */
export interface HostParts {
  readonly raws: readonly Raw[];
  /** HostNetworkInfo, or parts of it. */
  readonly networks: readonly Raw[];
  /** HostVirtualNicManagerInfo. */
  readonly managers: readonly Raw[];
  readonly hints: readonly Raw[];
  readonly name: string;
  readonly moid: string | undefined;
}

/** Several HostNetworkInfo as one: for each field the first that says it. */
const together = (networks: readonly Raw[]): Raw => {
  if (networks.length === 1) return networks[0];
  const fields = [
    'pnic',
    'vswitch',
    'portgroup',
    'proxySwitch',
    'netStackInstance',
    'ipRouteConfig',
    'routeTableInfo',
    'rdmaDevice',
  ];
  return {
    ...Object.fromEntries(fields.map((field) => [field, pick(networks, field)])),
    vnic: pick(networks, 'vnic') ?? pick(networks, 'info'),
  };
};

/** Net.BlockGuestBPDU of the advanced options: 1 drops spanning tree frames of guests. */
const guestBpduBlocked = (raws: readonly Raw[]): boolean | undefined => {
  const option = itemsOf(pick(raws, 'config.option')).find(
    (one) => stringAt(one, 'key') === 'Net.BlockGuestBPDU',
  );
  const value = numberAt(option, 'value');
  return value === undefined ? undefined : value !== 0;
};

const modelOf = (raws: readonly Raw[]): string | undefined => {
  const info = pick(raws, 'hardware.systemInfo') ?? pick(raws, 'summary.hardware');
  const vendor = textOf(at(info, 'vendor'));
  const model = textOf(at(info, 'model'));
  if (vendor === undefined || model === undefined) return model;
  return model.toLowerCase().startsWith(vendor.split(/[\s,.]/)[0]?.toLowerCase() ?? '')
    ? model
    : textOf(`${vendor} ${model}`);
};

export const nameOfHost = (raws: readonly Raw[]): string | undefined => {
  const direct = textOf(pick(raws, 'name') ?? pick(raws, 'summary.config.name'), 500);
  if (direct !== undefined) return nameOf(direct);
  const dns = pick(raws, 'config.network.dnsConfig');
  const short = textOf(at(dns, 'hostName'));
  const domain = textOf(at(dns, 'domainName'));
  if (short === undefined || short === 'localhost') return undefined;
  return domain === undefined ? short : `${short}.${domain}`;
};

export const clusterOfHost = (raws: readonly Raw[]): string | undefined => {
  const parent = referenceOf(pick(raws, 'parent'));
  return parent?.type === 'ClusterComputeResource' ? parent.id : undefined;
};

/** Port groups tell their switch, also where no switches were exported. */
const withSwitchesOf = (
  groups: readonly FoundPortGroup[],
  switches: readonly FoundSwitch[],
): readonly FoundSwitch[] => {
  const names = new Set(switches.map(({ name }) => name));
  const missing = new Set(
    groups.map(({ switchName }) => switchName).filter((name) => !names.has(name)),
  );
  return [
    ...switches,
    ...[...missing].map((name): FoundSwitch => ({ name, kind: 'standard', orderUnknown: true })),
  ];
};

const withNicsOf = (names: readonly string[], nics: readonly FoundNic[]): readonly FoundNic[] => {
  const known = new Set(nics.map(({ name }) => name));
  return [
    ...nics,
    ...[...new Set(names)].filter((name) => !known.has(name)).map((name) => ({ name })),
  ];
};

export const hostOf = (
  parts: HostParts,
  vcenter: string | undefined,
  clusterKey: string | undefined,
): { readonly host: FoundHost; readonly proxies: readonly ProxySwitch[] } => {
  const { raws, moid, name } = parts;
  const networks = [...raws.map((raw) => at(raw, 'config.network')), ...parts.networks].filter(
    isRecord,
  );
  const network = together(networks);
  const managers = [
    ...raws.map((raw) => at(raw, 'config.virtualNicManagerInfo')),
    ...parts.managers,
  ].filter(isRecord);
  const hints = [...parts.hints, ...itemsOf(pick(raws, 'networkHints'))];
  const bound = boundToIscsi(raws);
  const memory = pick(raws, 'hardware.memorySize') ?? pick(raws, 'summary.hardware.memorySize');
  const known = partsOf(network);
  const portGroups = portGroupsOf(network);
  const switches = withSwitchesOf(portGroups, switchesOf(network));
  const found = nicsOf(raws, network, hints);
  const named = [
    ...switches.flatMap(({ uplinks = [] }) => uplinks),
    ...[...switches, ...portGroups].flatMap(({ teaming }) => [
      ...(teaming?.active ?? []),
      ...(teaming?.standby ?? []),
    ]),
    ...known.flatMap(({ membership }) => membership.uplinks.map(({ nic }) => nic)),
  ];
  return {
    proxies: known.map(({ proxy }) => proxy),
    host: said({
      name,
      vcenter,
      moid,
      cluster: clusterKey,
      platform: 'vsphere',
      version: textOf(
        pick(raws, 'config.product.version') ?? pick(raws, 'summary.config.product.version'),
        60,
      ),
      model: modelOf(raws),
      memoryGb: typeof memory === 'number' && memory > 0 ? Math.round(memory / 2 ** 30) : undefined,
      guestBpduBlocked: guestBpduBlocked(raws),
      iscsiPortBinding: bound.size > 0 ? true : undefined,
      cards: found.cards,
      // Without a list of NICs those that others name are all that is known.
      nics: Array.isArray(at(network, 'pnic')) ? found.nics : withNicsOf(named, found.nics),
      switches,
      memberships: known.map(({ membership }) => membership),
      portGroups,
      adapters: adaptersOf(network, managers, bound),
      vms: [],
    } as const),
  };
};
