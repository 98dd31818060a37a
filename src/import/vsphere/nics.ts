import type { FoundCard, FoundNic, Neighbour } from '../estate';
import { macOf, said, textOf } from '../written';
import { neighbourOf } from './neighbour';
import { at, flagAt, itemsAt, numberAt, pick, type Raw, stringAt } from './raw';

/** The address of the device without its function: the ports of one card share it. */
export const cardKeyOf = (pci: string): string | undefined =>
  /^([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2})\.[0-7]$/i.exec(pci)?.[1]?.toLowerCase();

interface Device {
  readonly model: string | undefined;
  readonly slot: number | undefined;
}

/** Vendor and device, the vendor once: `Intel Corporation` + `Ethernet Controller X710`. */
const modelOf = (raw: Raw): string | undefined => {
  const vendor = textOf(stringAt(raw, 'vendorName'));
  const device = textOf(stringAt(raw, 'deviceName'));
  if (device === undefined || vendor === undefined) return device;
  const short = vendor.split(/[\s,(]/)[0]?.toLowerCase() ?? '';
  return device.toLowerCase().includes(short) ? device : textOf(`${vendor} ${device}`);
};

/** HostPciDevice by address. A slot of 0 or below is none. */
const devicesOf = (raws: readonly Raw[]): ReadonlyMap<string, Device> =>
  new Map(
    itemsAt(pick(raws, 'hardware'), 'pciDevice').flatMap((raw) => {
      const id = stringAt(raw, 'id')?.toLowerCase();
      const slot = numberAt(raw, 'physicalSlot');
      return id === undefined
        ? []
        : [[id, { model: modelOf(raw), slot: slot !== undefined && slot > 0 ? slot : undefined }]];
    }),
  );

/** HostRdmaDevice by NIC: what the device can do, the newest first. */
const rdmaOf = (network: Raw): ReadonlyMap<string, FoundNic['rdma']> => {
  const out = new Map<string, FoundNic['rdma']>();
  for (const raw of itemsAt(network, 'rdmaDevice')) {
    const nic = deviceOf(stringAt(raw, 'backing.pnic'));
    const can = (what: string) => flagAt(raw, `capability.${what}`) === true;
    const kind = can('roceV2Capable')
      ? 'rocev2'
      : can('iWarpCapable')
        ? 'iwarp'
        : can('roceV1Capable')
          ? 'roce'
          : undefined;
    if (nic !== undefined && kind !== undefined) out.set(nic, kind);
  }
  return out;
};

/** `key-vim.host.PhysicalNic-vmnic0` and `vmnic0` are the same NIC. */
export const deviceOf = (key: string | undefined): string | undefined =>
  key?.replace(/^(?:\w+\.)?key-vim\.host\.(?:PhysicalNic|VirtualNic)-/, '');

/** HostPciPassthruInfo: addresses on which SR-IOV is switched on, and all that could be said of. */
const sriovOf = (raws: readonly Raw[]): ReadonlyMap<string, boolean> =>
  new Map(
    itemsAt(pick(raws, 'config'), 'pciPassthruInfo').flatMap((raw) => {
      const id = stringAt(raw, 'id')?.toLowerCase();
      const isOn = flagAt(raw, 'sriovEnabled');
      return id === undefined || isOn === undefined ? [] : [[id, isOn]];
    }),
  );

const highest = (raw: Raw): number | undefined => {
  const speeds = itemsAt(raw, 'validLinkSpecification').flatMap(
    (one) => numberAt(one, 'speedMb') ?? [],
  );
  const most = speeds.reduce((a, b) => Math.max(a, b), 0);
  return most > 0 ? most : undefined;
};

/**
 * Physical NICs and the cards they sit on. `linkSpeed` is absent while the link is down; the highest
 * speed that the NIC offers is kept beside it.
 */
export const nicsOf = (
  raws: readonly Raw[],
  network: Raw,
  hints: readonly Raw[],
): { readonly nics: readonly FoundNic[]; readonly cards: readonly FoundCard[] } => {
  const devices = devicesOf(raws);
  const rdma = rdmaOf(network);
  const sriov = sriovOf(raws);
  const heard = new Map<string, Neighbour>();
  for (const hint of hints) {
    const device = stringAt(hint, 'device');
    const neighbour = neighbourOf(hint);
    if (device !== undefined && neighbour !== undefined) heard.set(device, neighbour);
  }
  const cards = new Map<string, FoundCard>();
  const seen = new Set<string>();
  const nics = itemsAt(network, 'pnic').flatMap((raw): FoundNic[] => {
    const name = stringAt(raw, 'device') ?? deviceOf(stringAt(raw, 'key'));
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    const pci = textOf(stringAt(raw, 'pci'))?.toLowerCase();
    const device = pci === undefined ? undefined : devices.get(pci);
    const card = pci === undefined ? undefined : cardKeyOf(pci);
    if (card !== undefined && !cards.has(card)) {
      const slot = device?.slot;
      cards.set(
        card,
        said({
          key: card,
          name: device?.model ?? card,
          model: device?.model,
          slot: slot === undefined ? undefined : String(slot),
        }),
      );
    }
    const speed = numberAt(raw, 'linkSpeed.speedMb') ?? 0;
    const isFull = flagAt(raw, 'linkSpeed.duplex');
    return [
      said({
        name,
        mac: macOf(at(raw, 'mac')),
        pciAddress: pci,
        card,
        model: device?.model,
        driver: textOf(stringAt(raw, 'driver')),
        firmware: textOf(stringAt(raw, 'firmwareVersion')),
        linkUp: speed > 0,
        speedMbps: speed > 0 ? speed : undefined,
        maxSpeedMbps: highest(raw),
        duplex: speed === 0 || isFull === undefined ? undefined : isFull ? 'full' : 'half',
        rdma: rdma.get(name),
        sriov: pci === undefined ? undefined : sriov.get(pci),
        neighbour: heard.get(name),
      } as const),
    ];
  });
  return { nics, cards: [...cards.values()] };
};
