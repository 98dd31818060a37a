import type { Vm, Vnic } from '../../model/design';
import type { FoundVm, FoundVnic } from '../estate';
import { macOf, said, textOf } from '../written';
import {
  at,
  flagAt,
  isRecord,
  itemsOf,
  nameOf,
  numberAt,
  pick,
  type Raw,
  referenceOf,
  stringAt,
  typeOf,
  uuidOf,
} from './raw';

/** Ethernet cards by the name of their type in the API. */
const adapterTypes: Readonly<Record<string, NonNullable<Vnic['adapterType']>>> = {
  VirtualVmxnet3: 'vmxnet3',
  VirtualVmxnet3Vrdma: 'vmxnet3',
  VirtualVmxnet2: 'vmxnet2',
  VirtualVmxnet: 'flexible',
  VirtualE1000: 'e1000',
  VirtualE1000e: 'e1000e',
  VirtualPCNet32: 'vlance',
  VirtualSriovEthernetCard: 'sriov',
};
const adapterTypeOf = (raw: Raw): Vnic['adapterType'] => {
  const type = typeOf(raw);
  return type !== undefined && Object.hasOwn(adapterTypes, type) ? adapterTypes[type] : undefined;
};

/** Other devices have neither a MAC address nor a type of address. */
const isEthernet = (raw: Raw): boolean =>
  adapterTypeOf(raw) !== undefined ||
  at(raw, 'macAddress') !== undefined ||
  at(raw, 'addressType') !== undefined;

const vnicOf = (raw: Raw, isOn: boolean): FoundVnic => {
  const port = at(raw, 'backing.port');
  const network = stringAt(raw, 'backing.deviceName');
  const switchUuid = stringAt(port, 'switchUuid');
  const limit = numberAt(raw, 'resourceAllocation.limit') ?? -1;
  const reservation = numberAt(raw, 'resourceAllocation.reservation') ?? 0;
  const shares = numberAt(raw, 'resourceAllocation.share.shares');
  return said({
    name: textOf(stringAt(raw, 'deviceInfo.label'), 500),
    ...(isRecord(port)
      ? {
          portGroupKey: stringAt(port, 'portgroupKey'),
          switchName: switchUuid && uuidOf(switchUuid),
        }
      : { portGroup: network === undefined ? undefined : nameOf(network) }),
    // A VM that is off is connected to nothing: what counts is what happens when it starts.
    connected: flagAt(raw, isOn ? 'connectable.connected' : 'connectable.startConnected'),
    adapterType: adapterTypeOf(raw),
    mac: macOf(at(raw, 'macAddress')),
    limitMbps: limit >= 0 ? limit : undefined,
    reservationMbps: reservation > 0 ? reservation : undefined,
    shares: shares !== undefined && shares <= 100 ? shares : undefined,
  } as const);
};

/** VirtualMachinePowerState as text, or by its place in the enumeration as PowerShell 5.1 writes it. */
const isPoweredOn = (raw: Raw): boolean | undefined =>
  typeof raw === 'string' ? raw === 'poweredOn' : typeof raw === 'number' ? raw === 1 : undefined;

const encryption = (raw: Raw): Vm['encryptedVmotion'] =>
  raw === 'disabled' || raw === 'opportunistic' || raw === 'required' ? raw : undefined;

/** The host that a VM is on. */
export const hostOfVm = (raws: readonly Raw[]): string | undefined =>
  referenceOf(pick(raws, 'runtime.host') ?? pick(raws, 'summary.runtime.host'))?.id;

export const isTemplate = (raws: readonly Raw[]): boolean =>
  pick(raws, 'config.template') === true || pick(raws, 'summary.config.template') === true;

/** VirtualMachine with its ethernet cards. Annotation, extra configuration and serials are not read. */
export const vmOf = (raws: readonly Raw[], moid: string | undefined, vcenter: string): FoundVm => {
  const isOn = isPoweredOn(
    pick(raws, 'runtime.powerState') ?? pick(raws, 'summary.runtime.powerState'),
  );
  const name = pick(raws, 'name') ?? pick(raws, 'config.name') ?? pick(raws, 'summary.config.name');
  const memoryMb =
    pick(raws, 'config.hardware.memoryMB') ?? pick(raws, 'summary.config.memorySizeMB');
  const ft = pick(raws, 'runtime.faultToleranceState');
  const uuid = pick(raws, 'config.instanceUuid') ?? pick(raws, 'summary.config.instanceUuid');
  return said({
    name: textOf(typeof name === 'string' ? nameOf(name) : name, 500) ?? moid ?? 'VM',
    poweredOn: isOn,
    os: textOf(pick(raws, 'config.guestFullName') ?? pick(raws, 'summary.config.guestFullName')),
    memoryGb:
      typeof memoryMb === 'number' && memoryMb >= 0 ? Math.round(memoryMb / 1024) : undefined,
    ftProtected: typeof ft === 'string' ? ft !== 'notConfigured' : undefined,
    encryptedVmotion: encryption(pick(raws, 'config.migrateEncryption')),
    sourceId:
      typeof uuid === 'string' ? uuid : moid === undefined ? undefined : `${vcenter}|${moid}`,
    vnics: itemsOf(pick(raws, 'config.hardware.device'))
      .filter(isEthernet)
      .map((raw) => vnicOf(raw, isOn === true)),
  } as const);
};
