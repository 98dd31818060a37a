import type { FoundCard, FoundNic } from '../estate';
import { macOf, said, textOf, wholeOf } from '../written';
import type { Bundle } from './bundles';
import { type Fields, flagIn, textIn, valueIn, wholeIn } from './objects';

/** What Get-NetAdapter lists: ports of cards, adapters of the management OS, LBFO teams, and noise. */
export interface NetAdapter {
  readonly name: string;
  readonly kind: 'physical' | 'managementOs' | 'team';
  readonly description: string | undefined;
  readonly guid: string | undefined;
  readonly mac: string | undefined;
  /** 1 to 4094 where the driver tags. */
  readonly vlan: number | undefined;
  readonly mtuBytes: number | undefined;
  readonly fields: Fields;
}

const noise =
  /Virtual Switch Extension|Failover Cluster Virtual|WAN Miniport|Loopback|Teredo|ISATAP|6to4|IP-HTTPS|Kernel Debug|Wi-?Fi Direct|Bluetooth|Hosted Network|Microsoft (?:KM-TEST|GRE)/i;

export const guidOf = (written: string | undefined): string | undefined => {
  const bare = written?.replaceAll(/[{}]/g, '').toLowerCase();
  return bare !== undefined && /^[0-9a-f-]{36}$/.test(bare) ? bare : undefined;
};

/** `25 Gbps`, `426.0 Mbps`, `0 bps`, or bits in a second. Mb/s; undefined where the link is down. */
export const linkSpeedMbps = (written: string | number | undefined): number | undefined => {
  const match = /^\s*([\d.,]{1,20})\s*([KMGT]?)bps\s*$/i.exec(String(written ?? ''));
  const unit = { '': 1e-6, K: 1e-3, M: 1, G: 1e3, T: 1e6 }[match?.[2]?.toUpperCase() ?? ''];
  const mbps =
    match === null
      ? Number(typeof written === 'string' && written.trim() === '' ? Number.NaN : written) / 1e6
      : Number(match[1]?.replace(',', '.')) * (unit ?? Number.NaN);
  return wholeOf(Math.round(mbps), [10, 1_600_000]);
};

/**
 * MTU of an IP packet. `*JumboPacket` counts the Ethernet header of 14 bytes (NDIS: 1514 is
 * standard, 9014 jumbo); some drivers and Get-NetAdapter give the IP packet itself.
 */
export const mtuOfFrame = (bytes: number | undefined): number | undefined => {
  if (bytes === undefined) return undefined;
  const ip = bytes >= 1514 && bytes !== 9000 ? bytes - 14 : bytes;
  return wholeOf(ip, [576, 65_535]);
};

const kindOf = (fields: Fields, name: string, description: string | undefined) => {
  const words = description ?? '';
  if (noise.test(words)) return undefined;
  if (/^Hyper-V Virtual Ethernet|^vEthernet \(/i.test(words) || /^vEthernet \(/i.test(name))
    return 'managementOs';
  // What Network ATC calls its adapters, where a table kept only names.
  if (description === undefined && /^v(?:Management|SMB)\(.*\)$/i.test(name)) return 'managementOs';
  if (/Multiplexor/i.test(words)) return 'team';
  if (flagIn(fields, 'HardwareInterface') === false || flagIn(fields, 'Virtual') === true)
    return undefined;
  return /^(?:Virtual Ethernet Adapter|TAP-|Microsoft Network Adapter M)/i.test(words)
    ? undefined
    : 'physical';
};

const nameOf = (fields: Fields): string | undefined =>
  textIn(fields, 'Name', 'InterfaceAlias', 'ifAlias');

/** `*JumboPacket` and the like, by adapter. */
const advanced = (bundle: Bundle, adapter: string, keyword: string, display: RegExp) => {
  const found = bundle
    .of('NetAdapterAdvancedProperty')
    .find(
      (fields) =>
        nameOf(fields)?.toLowerCase() === adapter.toLowerCase() &&
        (textIn(fields, 'RegistryKeyword')?.toLowerCase() === keyword.toLowerCase() ||
          display.test(textIn(fields, 'DisplayName') ?? '')),
    );
  return found === undefined
    ? undefined
    : (textIn(found, 'RegistryValue') ?? textIn(found, 'DisplayValue'));
};

export const jumboOf = (bundle: Bundle, adapter: string): number | undefined => {
  const value = advanced(bundle, adapter, '*JumboPacket', /^Jumbo (?:Packet|Frame)/i);
  const digits = /\d{3,5}/.exec(value ?? '')?.[0];
  return mtuOfFrame(wholeOf(digits, [100, 65_535]));
};

export const netAdapters = (bundle: Bundle): readonly NetAdapter[] =>
  bundle.of('NetAdapter').flatMap((fields): NetAdapter[] => {
    const name = nameOf(fields);
    const description = textIn(fields, 'InterfaceDescription', 'ifDesc');
    const kind = name === undefined ? undefined : kindOf(fields, name, description);
    if (name === undefined || kind === undefined) return [];
    const vlan = wholeIn(fields, [1, 4094], 'VlanID');
    return [
      {
        name,
        kind,
        description,
        guid: guidOf(textIn(fields, 'InterfaceGuid', 'DeviceID')),
        mac: macOf(textIn(fields, 'MacAddress', 'NetworkAddresses', 'PermanentAddress')),
        vlan,
        mtuBytes: jumboOf(bundle, name) ?? mtuOfFrame(wholeIn(fields, [576, 65_535], 'MtuSize')),
        fields,
      },
    ];
  });

/** A row of another cmdlet about the same adapter. */
const rowOf = (rows: readonly Fields[], adapter: NetAdapter): Fields | undefined =>
  rows.find((fields) => nameOf(fields)?.toLowerCase() === adapter.name.toLowerCase());

const technologies = { '1': 'iwarp', '3': 'roce', '4': 'rocev2' } as const;

/** NDIS: 1 iWARP, 2 InfiniBand, 3 RoCE, 4 RoCE v2. */
const rdmaOf = (bundle: Bundle, adapter: NetAdapter): FoundNic['rdma'] => {
  const row = rowOf(bundle.of('NetAdapterRdma'), adapter);
  const enabled = row === undefined ? undefined : flagIn(row, 'Enabled');
  if (enabled !== true) return enabled === false ? 'none' : undefined;
  const value =
    textIn(row ?? new Map(), 'Technology') ??
    advanced(
      bundle,
      adapter.name,
      '*NetworkDirectTechnology',
      /^(?:NetworkDirect|RDMA) (?:Technology|Mode)/i,
    );
  const word = value?.toLowerCase().replaceAll(/[\s_-]/g, '');
  if (word === undefined) return undefined;
  if (word in technologies) return technologies[word as keyof typeof technologies];
  return word === 'iwarp' || word === 'roce' || word === 'rocev2' ? word : undefined;
};

const isUp = ({ fields }: NetAdapter): Pick<FoundNic, 'linkUp' | 'adminUp'> => {
  const status = textIn(fields, 'Status')?.toLowerCase();
  if (status === 'up') return { linkUp: true };
  if (status === 'disconnected') return { linkUp: false };
  if (status === 'disabled') return { linkUp: false, adminUp: false };
  if (status !== undefined) return {};
  // CIM as it is, without the words of the cmdlet: 1 up, 2 down.
  const operational = wholeIn(fields, [0, 10], 'InterfaceOperationalStatus');
  return operational === 1 ? { linkUp: true } : operational === 2 ? { linkUp: false } : {};
};

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

interface Seat {
  readonly pciAddress?: string;
  readonly card?: string;
  readonly slot?: string;
}

const seat = (bundle: Bundle, adapter: NetAdapter): Seat => {
  const row = rowOf(bundle.of('NetAdapterHardwareInfo'), adapter);
  if (row === undefined) return {};
  const byte = [0, 65_535] as const;
  const bus = wholeIn(row, byte, 'BusNumber', 'Bus');
  const device = wholeIn(row, byte, 'DeviceNumber', 'Device');
  const port = wholeIn(row, byte, 'FunctionNumber', 'Function');
  const slot = wholeIn(row, [1, 255], 'SlotNumber', 'Slot');
  const segment = wholeIn(row, byte, 'SegmentNumber', 'Segment') ?? 0;
  if (bus === undefined || device === undefined) return {};
  return said({
    pciAddress:
      port === undefined
        ? undefined
        : `${hex(segment, 4)}:${hex(bus, 2)}:${hex(device, 2)}.${port.toString(16)}`,
    // A slot holds one card; without its number, ports of one device are on one card for certain.
    card: slot === undefined ? `pci ${segment}:${bus}:${device}` : `slot ${slot}`,
    slot: slot === undefined ? undefined : `${slot}`,
  });
};

/** Ports of cards as the model holds them; what the intents of Network ATC say is put in by `intents.ts`. */
export const physicalNics = (
  bundle: Bundle,
  adapters: readonly NetAdapter[],
): { readonly nics: readonly FoundNic[]; readonly cards: readonly FoundCard[] } => {
  const cards = new Map<string, FoundCard>();
  const nics = adapters
    .filter(({ kind }) => kind === 'physical')
    .map((adapter): FoundNic => {
      const { slot, ...where } = seat(bundle, adapter);
      const { fields } = adapter;
      // A table that was cut tells the model of none.
      const isCut = /\.\.\.|…/.test(adapter.description ?? '');
      const model = isCut ? undefined : adapter.description?.replace(/\s*#\s*\d+$/, '');
      if (where.card !== undefined && !cards.has(where.card)) {
        cards.set(where.card, {
          key: where.card,
          name: slot === undefined ? `Card ${cards.size + 1}` : `Slot ${slot}`,
          ...said({ slot, model: textOf(model) }),
        });
      }
      const link = isUp(adapter);
      const speed = valueIn(fields, 'LinkSpeed', 'Speed', 'ReceiveLinkSpeed');
      const driver = [
        textIn(fields, 'DriverProvider'),
        textIn(fields, 'DriverVersionString', 'DriverVersion'),
      ];
      const flag = (command: 'NetAdapterVmq' | 'NetAdapterSriov' | 'NetAdapterQos') => {
        const row = rowOf(bundle.of(command), adapter);
        return row === undefined ? undefined : flagIn(row, 'Enabled');
      };
      const vmq = flag('NetAdapterVmq');
      return {
        name: adapter.name,
        ...link,
        ...where,
        ...said({
          speedMbps:
            link.linkUp === false || typeof speed === 'object' || typeof speed === 'boolean'
              ? undefined
              : linkSpeedMbps(speed),
          maxMtuBytes: adapter.mtuBytes,
          mac: adapter.mac,
          model: textOf(model),
          driver: textOf(driver.filter((part) => part !== undefined).join(' ')),
          rdma: rdmaOf(bundle, adapter),
          vmqCapable: vmq === undefined ? undefined : true,
          vmqEnabled: vmq,
          sriov: flag('NetAdapterSriov'),
          dcb: flag('NetAdapterQos'),
        }),
      };
    });
  return { nics, cards: [...cards.values()] };
};

/** Does the description that a switch gives mean this adapter? Tables cut long ones in the middle. */
export const isDescription = (adapter: NetAdapter, described: string): boolean => {
  const own = adapter.description;
  if (own === undefined) return false;
  if (own === described) return true;
  const cut = (shown: string, full: string): boolean => {
    const [head, ...tail] = shown.split(/\.\.\.|…/);
    return (
      tail.length === 1 &&
      full.startsWith(head ?? '') &&
      full.endsWith(tail[0] ?? '') &&
      // `Adapter...` could be the first or the second port.
      /#\s*\d+$/.test(full) === /#\s*\d+$/.test(shown)
    );
  };
  return cut(own, described) || cut(described, own);
};
