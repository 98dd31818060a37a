import type { Vnic } from '../../model/design';
import type { FoundVm, FoundVnic } from '../estate';
import { flagOf, ip4Of, macOf, said, textOf, wholeOf } from '../written';
import type { SpanningSwitches } from './distributed';
import type { HostDraft, Hosts } from './hosts';
import { listOf, nameOf } from './names';
import type { Row } from './table';
import type { Vcenters } from './vcenters';

const adapterTypes: Readonly<Record<string, NonNullable<Vnic['adapterType']>>> = {
  vmxnet3: 'vmxnet3',
  vmxnet3vrdma: 'vmxnet3',
  vmxnet2: 'vmxnet2',
  vmxnet: 'flexible',
  flexible: 'flexible',
  e1000: 'e1000',
  e1000e: 'e1000e',
  pcnet32: 'vlance',
  vlance: 'vlance',
  sriovethernetcard: 'sriov',
};
const adapterTypeAt = (row: Row): Vnic['adapterType'] => {
  const type = row.name('Adapter')?.trim().toLowerCase() ?? '';
  return Object.hasOwn(adapterTypes, type) ? adapterTypes[type] : undefined;
};

/** Networks beyond the eighth stand in vNetwork only. */
const networkColumns = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `Network #${n}`);
/** vNICs that the model holds. */
const mostVnics = 20;

interface VmDraft {
  readonly host: HostDraft;
  vm: Omit<FoundVm, 'vnics'>;
  readonly vnics: FoundVnic[];
  /** vNICs that vInfo tells, for a VM that vNetwork does not. */
  networks: readonly FoundVnic[];
}

export interface VmContext {
  readonly hosts: Hosts;
  readonly vcenters: Vcenters;
  readonly spanning: SpanningSwitches;
  /** No tab tells the port groups: then the networks of VMs lead nowhere. */
  readonly hasPortGroups: boolean;
  /** The uuids of VMs are those of vCenter: since 4.3.1. */
  readonly hasVcenterUuids: boolean;
}

/**
 * VMs from vNetwork, one row a vNIC, and from vInfo, one row a VM: also those without a vNIC.
 * How many templates stand among them, which are left out.
 */
export const readVms = (
  network: readonly Row[],
  info: readonly Row[],
  context: VmContext,
): { readonly templates: number } => {
  const drafts = new Map<string, VmDraft | 'template'>();
  for (const row of info) {
    const draft = draftOf(row, drafts, context);
    if (draft === undefined) continue;
    const memoryMib = wholeOf(row.cell('Memory'), [0, 2 ** 40]);
    draft.vm = {
      ...draft.vm,
      ...said({
        memoryGb: memoryMib === undefined ? undefined : Math.round(memoryMib / 1024),
        ftProtected: ftOf(row.name('FT State')),
      }),
    };
    draft.networks = networksAt(row, context);
  }
  for (const row of network) {
    const draft = draftOf(row, drafts, context);
    if (draft === undefined) continue;
    if (draft.vnics.length >= mostVnics)
      row.complain('VM', `It has more than ${mostVnics} vNICs; the rest was left out.`, 'many');
    else {
      const vnic = vnicAt(row, draft, context);
      if (!draft.vnics.some((one) => isSame(one, vnic))) draft.vnics.push(vnic);
    }
  }
  let templates = 0;
  for (const draft of drafts.values()) {
    if (draft === 'template') templates++;
    else {
      const { host, vm, vnics, networks } = draft;
      host.vms.push({ ...vm, vnics: vnics.length > 0 ? vnics : networks });
    }
  }
  return { templates };
};

/** Workbooks that were merged may hold an export twice. */
const isSame = (a: FoundVnic, b: FoundVnic): boolean =>
  (a.name ?? a.mac) !== undefined && a.name === b.name && a.mac === b.mac;

const ftOf = (written: string | undefined): boolean | undefined =>
  written === undefined ? undefined : written.trim() !== 'notConfigured';

const draftOf = (
  row: Row,
  drafts: Map<string, VmDraft | 'template'>,
  context: VmContext,
): VmDraft | undefined => {
  const { hosts, vcenters } = context;
  const name = row.name('VM');
  if (name === undefined) return undefined;
  const vcenter = vcenters.of(row) ?? '';
  const moid = textOf(row.cell('VM ID'));
  const key = `${vcenter}|${moid ?? `${row.name('Host') ?? ''}|${name}`}`;
  const before = drafts.get(key);
  if (before !== undefined) return before === 'template' ? undefined : before;
  const host = hosts.of(row);
  if (host === undefined) return undefined;
  if (flagOf(row.cell('Template')) === true) {
    drafts.set(key, 'template');
    return undefined;
  }
  const state = row.name('Powerstate')?.trim().toLowerCase();
  const draft: VmDraft = {
    host,
    vm: {
      ...said({
        poweredOn: state === undefined ? undefined : state === 'poweredon',
        os: textOf(row.cell('OS according to the configuration file')),
        sourceId: sourceIdAt(row, moid === undefined ? undefined : `${vcenter}|${moid}`, context),
      }),
      name: nameOf(name),
    },
    vnics: [],
    networks: [],
  };
  drafts.set(key, draft);
  return draft;
};

/** The uuid that vCenter gives, as the API has it. Before 4.3.1 the column held another one. */
const sourceIdAt = (row: Row, byObject: string | undefined, { hasVcenterUuids }: VmContext) =>
  hasVcenterUuids && byObject !== undefined
    ? (textOf(row.cell('VM UUID'))?.toLowerCase() ?? byObject)
    : undefined;

/** `Not connected` is what RVTools writes for a vNIC without a network. */
const networkNamed = (written: string | undefined): string | undefined =>
  written === undefined || written.trim().toLowerCase() === 'not connected'
    ? undefined
    : nameOf(written);

const vnicAt = (row: Row, { host, vm }: VmDraft, context: VmContext): FoundVnic => {
  const network = networkNamed(row.name('Network'));
  const [address] = listOf(row.name('IPv4 Address') ?? row.name('IP Address')).filter(
    (one) => ip4Of(one) !== undefined,
  );
  // A VM that is off is connected to nothing: what counts is what happens when it starts.
  const connected = flagOf(row.cell(vm.poweredOn === false ? 'Starts Connected' : 'Connected'));
  return said({
    name: textOf(row.cell('NIC label'), 500),
    ...(network === undefined || !context.hasPortGroups
      ? {}
      : { portGroup: network, switchName: switchAt(row, host, context.spanning) }),
    connected,
    adapterType: adapterTypeAt(row),
    mac: macOf(row.cell('Mac Address')),
    ip: ip4Of(address),
  });
};

/** The name of a switch of the host, or the key of a distributed one. */
const switchAt = (row: Row, host: HostDraft, spanning: SpanningSwitches): string | undefined => {
  const name = row.name('Switch');
  if (name === undefined || host.switches.has(name)) return name;
  return spanning.find(row, name)?.key ?? name;
};

const networksAt = (row: Row, { hasPortGroups }: VmContext): readonly FoundVnic[] => {
  const networks = networkColumns.flatMap((column) => {
    const network = row.name(column);
    return network === undefined ? [] : [networkNamed(network)];
  });
  const count = wholeOf(row.cell('NICs'), [0, mostVnics]) ?? networks.length;
  return Array.from({ length: Math.max(count, networks.length) }, (_, i) => {
    const portGroup = hasPortGroups ? networks[i] : undefined;
    return portGroup === undefined ? {} : { portGroup };
  });
};
