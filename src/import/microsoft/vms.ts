import type { FoundVm, FoundVnic } from '../estate';
import { ip4Of, macOf, said, textOf, wholeOf } from '../written';
import type { HostSources } from './host-adapters';
import { bandwidthOf, isManagementOs } from './host-adapters';
import { guidOf } from './net-adapters';
import { type Fields, flagIn, textIn, textsIn, valueIn, wholeIn, wordIn } from './objects';

/** Numbers of VMState that stand still. */
const states = { 2: 'Running', 3: 'Off', 6: 'Saved', 9: 'Paused' } as const;

const keyOf = (fields: Fields): string | undefined =>
  guidOf(textIn(fields, 'VMId')) ?? textIn(fields, 'VMName');

const vnicOf = (fields: Fields, { switches, groups, vlanOf }: HostSources): FoundVnic => {
  const switchName = switches.nameOf(
    guidOf(textIn(fields, 'SwitchId')),
    textIn(fields, 'SwitchName'),
  );
  const isLegacy = flagIn(fields, 'IsLegacy');
  const bandwidth = bandwidthOf(fields);
  const connected = flagIn(fields, 'Connected');
  const mac = macOf(textIn(fields, 'MacAddress'));
  return said({
    name: textOf(textIn(fields, 'Name')),
    switchName,
    portGroup: switchName === undefined ? undefined : groups.of(switchName, vlanOf(fields), 'VMs'),
    connected: switchName === undefined ? false : connected,
    adapterType:
      isLegacy === undefined ? undefined : isLegacy ? ('legacy' as const) : ('synthetic' as const),
    // A dynamic MAC is all zeros until the VM first runs.
    mac: mac === '00:00:00:00:00:00' ? undefined : mac,
    ip: textsIn(fields, 'IPAddresses').flatMap((ip) => ip4Of(ip) ?? [])[0],
    minBandwidthWeight: bandwidth.minBandwidthWeight,
    limitMbps: bandwidth.maxMbps,
    vmqWeight: wholeIn(fields, [0, 100], 'VmqWeight'),
  });
};

/** VMs of a host, from Get-VM and from the VMs that adapters name. */
export const virtualMachines = (sources: HostSources): readonly FoundVm[] => {
  const { bundle } = sources;
  const vms = new Map<string, FoundVm & { readonly vnics: FoundVnic[] }>();
  for (const fields of bundle.of('VM')) {
    const name = textIn(fields, 'VMName', 'Name');
    if (name === undefined) continue;
    const state = wordIn(fields, 'State', states);
    const bytes = Number(valueIn(fields, 'MemoryStartup', 'MemoryAssigned') ?? Number.NaN);
    const id = guidOf(textIn(fields, 'VMId', 'Id'));
    vms.set(keyOf(fields) ?? id ?? name, {
      name,
      ...said({
        poweredOn: state === undefined ? undefined : state === 'Running' || state === 'Paused',
        generation: wholeIn(fields, [1, 2], 'Generation'),
        memoryGb: bytes > 0 ? wholeOf(Math.round(bytes / 2 ** 30), [0, 65_536]) : undefined,
        sourceId: id,
      }),
      vnics: [],
    });
  }
  const keyOfName = new Map([...vms].map(([key, { name }]) => [name, key]));
  for (const fields of bundle.of('VMNetworkAdapter')) {
    if (isManagementOs(fields)) continue;
    const name = textIn(fields, 'VMName');
    const key = keyOf(fields);
    if (name === undefined || key === undefined) continue;
    const at = vms.has(key) ? key : (keyOfName.get(name) ?? key);
    const vm = vms.get(at) ?? { name, vnics: [] };
    if (vm.vnics.length < 20) vm.vnics.push(vnicOf(fields, sources));
    vms.set(at, vm);
    keyOfName.set(name, at);
  }
  return [...vms.values()];
};
