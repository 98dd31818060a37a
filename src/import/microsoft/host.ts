import type { FoundHost, FoundSwitch } from '../estate';
import { prefixOf, said, subnetOf } from '../written';
import type { Bundle } from './bundles';
import type { ClusterNetwork } from './cluster';
import { portGroups } from './groups';
import { type HostSources, hostAdapters } from './host-adapters';
import { intentsOf, withIntents } from './intents';
import { netAdapters, physicalNics } from './net-adapters';
import { flagIn, textIn, wholeIn } from './objects';
import { atcSwitchName, switchByName, virtualSwitches } from './switches';
import { vlanSettings } from './vlans';
import { virtualMachines } from './vms';

export interface Said {
  readonly problem: (message: string) => void;
  readonly furtherAddresses: (count: number) => void;
}

/** Azure Local calls itself by either name; Network ATC alone does not tell, since Windows Server has it too. */
export const isAzureLocal = (bundle: Bundle): boolean =>
  bundle
    .of('OperatingSystem')
    .some((fields) => /azure (?:stack hci|local)/i.test(textIn(fields, 'Caption') ?? ''));

const versionOf = (bundle: Bundle): string | undefined => {
  const fields = bundle.of('OperatingSystem')[0];
  const caption = fields === undefined ? undefined : textIn(fields, 'Caption');
  return caption?.replace(/^Microsoft\s+/, '').slice(0, 60);
};

/** Subnets that live migration is confined to where any network is not allowed (hosts outside clusters). */
const migrationSubnets = (bundle: Bundle): ReadonlySet<string> => {
  const isAny = bundle.of('VMHost').map((fields) => flagIn(fields, 'UseAnyNetworkForMigration'))[0];
  if (isAny !== false) return new Set();
  return new Set(
    bundle.of('VMMigrationNetwork').flatMap((fields) => {
      const [address, length] = textIn(fields, 'Subnet')?.split('/') ?? [];
      const prefix = prefixOf(length);
      return address === undefined || prefix === undefined || prefix === 32
        ? []
        : (subnetOf(address, prefix) ?? []);
    }),
  );
};

/** A host of what its cmdlets said; undefined where that is nothing of its networking. */
export const foundHost = (
  bundle: Bundle,
  cluster: Bundle,
  clusterKey: string | undefined,
  networks: readonly ClusterNetwork[],
  addresses: ReadonlySet<string>,
  { problem, furtherAddresses }: Said,
): FoundHost | undefined => {
  const adapters = netAdapters(bundle);
  const intents = intentsOf(bundle, cluster);
  const switches = virtualSwitches(bundle, adapters, problem);
  const physical = physicalNics(bundle, adapters);
  const groups = portGroups();
  const sources: HostSources = {
    bundle,
    adapters,
    switches,
    groups,
    vlanOf: vlanSettings(bundle),
    intents,
    networks,
    nodeAddresses: addresses,
    migrationSubnets: migrationSubnets(bundle),
    furtherAddresses,
  };
  const nics = withIntents([...physical.nics, ...switches.describedNics], intents);
  const vms = virtualMachines(sources);
  // Members of LBFO teams have no address of their own, nor have uplinks.
  const uplinks = new Set(switches.switches.flatMap((one) => one.uplinks ?? []));
  const hostOwn = hostAdapters(sources, nics, uplinks);
  const listed = new Set(switches.switches.map(({ name }) => name));
  const unlisted = [...new Set(groups.all().map(({ switchName }) => switchName))].filter(
    (name) => !listed.has(name),
  );
  if (unlisted.length > 0)
    problem(
      `${unlisted.slice(0, 5).join(', ')}${unlisted.length > 5 ? ` and ${unlisted.length - 5} more` : ''}: known from adapters only, since Get-VMSwitch does not list it; its uplinks are not known.`,
    );
  const all = [...switches.switches, ...unlisted.map(switchByName)].map((one): FoundSwitch => {
    const intent = intents.find(
      ({ name }) => atcSwitchName(name).toLowerCase() === one.name.toLowerCase(),
    );
    const members = intent?.nics.flatMap(
      (nic) => nics.find(({ name }) => name.toLowerCase() === nic.toLowerCase())?.name ?? [],
    );
    return one.uplinks !== undefined || members === undefined || members.length === 0
      ? one
      : { ...one, uplinks: members };
  });
  const known = new Set(nics.map(({ name }) => name));
  const missing = all.flatMap((one) => (one.uplinks ?? []).filter((name) => !known.has(name)));
  if (nics.length + all.length + hostOwn.length + vms.length === 0) return undefined;
  // Switches and intents name some of them; which else there are only Get-NetAdapter tells.
  const isListed = adapters.some(({ kind }) => kind === 'physical');
  if (nics.length === 0) problem('No physical NIC is listed: add the output of Get-NetAdapter.');
  return {
    name: bundle.name,
    platform: isAzureLocal(bundle) ? 'azurelocal' : 'hyperv',
    ...said({ cluster: clusterKey, version: versionOf(bundle) }),
    ...said({ memoryGb: memoryOf(bundle) }),
    ...(isListed ? {} : { unknown: ['nics'] as const }),
    cards: physical.cards,
    nics: [...nics, ...[...new Set(missing)].map((name) => ({ name }))],
    switches: all,
    memberships: [],
    portGroups: groups.all(),
    adapters: hostOwn,
    vms,
  };
};

/** Win32_OperatingSystem counts in KB. */
const memoryOf = (bundle: Bundle): number | undefined => {
  const fields = bundle.of('OperatingSystem')[0];
  const kb =
    fields === undefined ? undefined : wholeIn(fields, [1, 2 ** 46], 'TotalVisibleMemorySize');
  return kb === undefined ? undefined : Math.round(kb / 2 ** 20);
};
