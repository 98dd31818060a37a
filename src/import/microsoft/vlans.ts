import { formatVlans, parseVlans } from '../../model/formats';
import type { FoundPortGroup } from '../estate';
import { said, vlanOf } from '../written';
import type { Bundle } from './bundles';
import {
  type Fields,
  flagIn,
  isFields,
  nestedIn,
  textIn,
  textsIn,
  valueIn,
  wholeIn,
  wordIn,
} from './objects';

/** VLANs of a virtual adapter, as the model says them of a port group. */
export type VlanSetting = Pick<
  FoundPortGroup,
  'vlan' | 'trunkVlans' | 'secondaryVlan' | 'secondaryVlanKind' | 'vlanUnknown'
>;

/** Numbers of VMNetworkAdapterVlanMode, VMNetworkAdapterPrivateVlanMode and VMNetworkAdapterIsolationMode. */
const operations = { 0: 'Untagged', 1: 'Access', 2: 'Trunk', 3: 'Private' } as const;
const privates = { 1: 'isolated', 2: 'community', 3: 'promiscuous' } as const;
const isolations = {
  0: 'None',
  1: 'NativeVirtualSubnet',
  2: 'ExternalVirtualSubnet',
  3: 'Vlan',
} as const;

const trunkOf = (fields: Fields): string | undefined => {
  const written =
    textIn(fields, 'AllowedVlanIdListString') ?? textsIn(fields, 'AllowedVlanIdList').join(',');
  const parsed = parseVlans(written.replaceAll(' ', ''));
  return parsed === undefined ? undefined : formatVlans(parsed);
};

/** `Get-VMNetworkAdapterVlan | ft` has the mode and one list for all of them: `Trunk`, `0,1-100`. */
const fromTable = (mode: string | undefined, list: string | undefined): VlanSetting | undefined => {
  if (mode === undefined) return undefined;
  if (mode === 'Untagged') return { vlan: 0 };
  const vlan = vlanOf(list);
  if (mode === 'Access' && vlan !== undefined) return { vlan };
  const [native, ...allowed] = (list ?? '').split(',').map((part) => part.trim());
  const parsed = parseVlans(allowed.join(','));
  const nativeVlan = vlanOf(native);
  return mode === 'Trunk' && parsed !== undefined && nativeVlan !== undefined
    ? { vlan: nativeVlan, trunkVlans: formatVlans(parsed) }
    : undefined;
};

const settingOf = (fields: Fields): VlanSetting | undefined => {
  const mode = wordIn(fields, 'OperationMode', operations);
  if (mode === undefined)
    return fromTable(
      textIn(fields, 'Mode'),
      textIn(fields, 'VlanList') ?? textsIn(fields, 'VlanList').join(','),
    );
  if (mode === 'Untagged') return { vlan: 0 };
  if (mode === 'Access') {
    const vlan = wholeIn(fields, [0, 4094], 'AccessVlanId');
    return vlan === undefined ? undefined : { vlan };
  }
  if (mode === 'Trunk') {
    const trunkVlans = trunkOf(fields);
    return trunkVlans === undefined
      ? undefined
      : said({ vlan: wholeIn(fields, [0, 4094], 'NativeVlanId'), trunkVlans });
  }
  const vlan = wholeIn(fields, [1, 4094], 'PrimaryVlanId');
  return vlan === undefined
    ? undefined
    : said({
        vlan,
        secondaryVlan: wholeIn(fields, [1, 4094], 'SecondaryVlanId'),
        secondaryVlanKind: wordIn(fields, 'PrivateVlanMode', privates),
      });
};

/** `VMInternalNetworkAdapter, Name = 'vSMB(storage#NIC1)'` is what is left of an adapter in a table. */
const parentOf = (
  fields: Fields,
): { readonly name: string | undefined; readonly vm: string | undefined } => {
  const parent = valueIn(fields, 'ParentAdapter');
  if (isFields(parent)) {
    const spoken = /Name = '([^']*)'/.exec(textIn(parent, '#text') ?? '')?.[1];
    return { name: textIn(parent, 'Name') ?? spoken, vm: textIn(parent, 'VMName') };
  }
  const text = typeof parent === 'string' ? parent : '';
  return {
    name:
      /Name = '([^']*)'/.exec(text)?.[1] ??
      textIn(fields, 'VMNetworkAdapterName') ??
      (text.includes('=') ? undefined : text || undefined),
    vm: textIn(fields, 'VMName') ?? /VMName = '([^']*)'/.exec(text)?.[1],
  };
};

const rowsOf = (bundle: Bundle, command: 'VMNetworkAdapterVlan' | 'VMNetworkAdapterIsolation') => {
  const rows = new Map<string | undefined, { fields: Fields; vm: string | undefined }[]>();
  for (const fields of bundle.of(command)) {
    const { name, vm } = parentOf(fields);
    const list = rows.get(name);
    if (list === undefined) rows.set(name, [{ fields, vm }]);
    else list.push({ fields, vm });
  }
  return (adapter: Fields): Fields | undefined => {
    const name = textIn(adapter, 'Name');
    const vm = textIn(adapter, 'VMName');
    const same = rows.get(name) ?? [];
    // A row that does not say its VM is of the management OS, or there is only one of the name.
    return (
      same.find((row) => row.vm === vm) ??
      (same.length === 1 && same[0]?.vm === undefined ? same[0] : undefined)
    )?.fields;
  };
};

/**
 * The VLAN of a virtual adapter: from its own settings or from Get-VMNetworkAdapterVlan; isolation
 * of mode VLAN stands above, which is where Network ATC and VMM put it.
 */
export const vlanSettings = (bundle: Bundle): ((adapter: Fields) => VlanSetting) => {
  const vlanRow = rowsOf(bundle, 'VMNetworkAdapterVlan');
  const isolationRow = rowsOf(bundle, 'VMNetworkAdapterIsolation');
  return (adapter) => {
    const isolation = nestedIn(adapter, 'IsolationSetting') ?? isolationRow(adapter);
    const mode =
      isolation === undefined ? undefined : wordIn(isolation, 'IsolationMode', isolations);
    if (isolation !== undefined && mode === 'Vlan') {
      const vlan = wholeIn(isolation, [0, 4094], 'DefaultIsolationID');
      const isTenants = flagIn(isolation, 'MultiTenantStack') === true;
      if (vlan !== undefined && !isTenants) return { vlan };
    }
    if (mode === 'NativeVirtualSubnet' || mode === 'ExternalVirtualSubnet')
      return { vlanUnknown: true };
    const row = nestedIn(adapter, 'VlanSetting') ?? vlanRow(adapter);
    return (row === undefined ? undefined : settingOf(row)) ?? { vlanUnknown: true };
  };
};

/** Hyper-V has no port groups: adapters of one switch with the same VLANs share one here. */
export const groupName = (setting: VlanSetting): string => {
  const { vlan = 0, trunkVlans, secondaryVlan } = setting;
  if (trunkVlans !== undefined)
    return `Trunk ${trunkVlans.slice(0, 60)}${vlan === 0 ? '' : `, native ${vlan}`}`;
  if (setting.secondaryVlanKind !== undefined)
    return `Private VLAN ${vlan}${secondaryVlan === undefined ? '' : `/${secondaryVlan}`} ${setting.secondaryVlanKind}`;
  return vlan === 0 ? 'Untagged' : `VLAN ${vlan}`;
};
