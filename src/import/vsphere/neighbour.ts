import type { Neighbour } from '../estate';
import { said, textOf, wholeOf } from '../written';
import { at, isRecord, itemsAt, numberAt, type Raw, stringAt } from './raw';

/**
 * What CDP or LLDP told a NIC (PhysicalNicHintInfo of QueryNetworkHint). Where both speak, CDP is
 * taken: it names the native VLAN and the model.
 */
export const neighbourOf = (hint: Raw): Neighbour | undefined => cdpOf(hint) ?? lldpOf(hint);

/** PhysicalNicCdpInfo. `devId` is the system name, often with a serial in brackets: `leaf1(FDO1234)`. */
const cdpOf = (hint: Raw): Neighbour | undefined => {
  const port = at(hint, 'connectedSwitchPort');
  const device = textOf(stringAt(port, 'systemName') ?? stringAt(port, 'devId'), 500);
  const portName = textOf(stringAt(port, 'portId'), 500);
  if (!isRecord(port) || device === undefined || portName === undefined) return undefined;
  const vlan = numberAt(port, 'vlan');
  return said({
    protocol: 'cdp',
    switchName: device.replace(/\([A-Z0-9]{6,}\)$/, ''),
    portName,
    model: textOf(stringAt(port, 'hardwarePlatform')),
    nativeVlan: wholeOf(vlan, [1, 4094]),
    mtuBytes: wholeOf(numberAt(port, 'mtu'), [576, 65535]),
  } as const);
};

/** LinkLayerDiscoveryProtocolInfo: parameters are key and value, `System Name` among them where the switch sends it. */
const lldpOf = (hint: Raw): Neighbour | undefined => {
  const info = at(hint, 'lldpInfo');
  if (!isRecord(info)) return undefined;
  const parameters = new Map(
    itemsAt(info, 'parameter').flatMap((one) => {
      const key = stringAt(one, 'key');
      return key === undefined ? [] : [[key, at(one, 'value')] as const];
    }),
  );
  const switchName =
    textOf(parameters.get('System Name'), 500) ?? textOf(stringAt(info, 'chassisId'), 500);
  // Port ids may be a number or a MAC address; a description is what people have on the label.
  const id = textOf(stringAt(info, 'portId'), 500);
  const described = textOf(parameters.get('Port Description'), 500);
  const isReadable = id !== undefined && /[a-z]/i.test(id) && !/^(?:[0-9a-f]{2}[:-]){5}/i.test(id);
  const portName = isReadable ? id : (described ?? id);
  if (switchName === undefined || portName === undefined) return undefined;
  return said({
    protocol: 'lldp',
    switchName,
    portName,
    nativeVlan: wholeOf(parameters.get('Vlan ID') ?? parameters.get('VLAN ID'), [1, 4094]),
    mtuBytes: wholeOf(parameters.get('MTU'), [576, 65535]),
  } as const);
};
