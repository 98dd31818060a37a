import { stackOf } from '../vsphere/adapters';
import { uuidOf } from '../vsphere/raw';
import { ip4Of, macOf, prefixOf, textOf } from '../written';
import { type Entry, listIn, numberIn, textIn } from './entry';
import { fill, type HostDraft } from './host-draft';

/** `0000:04:00:0`, as `nic get` prints it, has a colon before the function. */
const pciOf = (text: string | undefined): string | undefined =>
  text === undefined
    ? undefined
    : textOf(
        text.toLowerCase().replace(/^([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}):([0-7])$/, '$1.$2'),
        20,
      );

const isUp = (text: string | undefined): boolean | undefined =>
  text === undefined
    ? undefined
    : /^up$/i.test(text)
      ? true
      : /^down$/i.test(text)
        ? false
        : undefined;

/** Zeros are what some drivers and people's redactions put there. */
const realMac = (text: string | undefined): string | undefined =>
  text === '00:00:00:00:00:00' ? undefined : macOf(text);

/** esxcli network nic list, esxcfg-nics -l. A link that is down has speed 0 and half duplex, which says nothing. */
export const takeNic = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'name');
  if (name === undefined) return;
  const speed = numberIn(entry, 'speed') ?? 0;
  const duplex = textIn(entry, 'duplex')?.toLowerCase();
  fill(host.nic(name), {
    pciAddress: pciOf(textIn(entry, 'pcidevice')),
    driver: textOf(textIn(entry, 'driver')),
    adminUp: isUp(textIn(entry, 'adminstatus')),
    linkUp: isUp(textIn(entry, 'linkstatus') ?? textIn(entry, 'link')),
    speedMbps: speed > 0 ? speed : undefined,
    duplex: speed > 0 && (duplex === 'full' || duplex === 'half') ? duplex : undefined,
    mac: realMac(textIn(entry, 'macaddress')),
    model: textOf(textIn(entry, 'description')),
  });
};

/** esxcli network nic get. */
export const takeNicDetails = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'name') ?? entry.command?.options.get('n');
  if (name === undefined) return;
  const speeds = (listIn(entry, 'advertisedlinkmodes') ?? []).flatMap((mode) => {
    const digits = /^(\d{2,7})(?:Base|\/|$)/i.exec(mode)?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
  fill(host.nic(name), {
    pciAddress: pciOf(textIn(entry, 'businfo')),
    driver: textOf(textIn(entry, 'driver')),
    firmware: textOf(textIn(entry, 'firmwareversion')),
    linkUp: isUp(textIn(entry, 'linkstatus')),
    maxSpeedMbps: speeds.length === 0 ? undefined : speeds.reduce((a, b) => Math.max(a, b)),
  });
};

const operations = {
  down: 'none',
  listen: 'listen',
  advertise: 'advertise',
  both: 'both',
} as const;

/** esxcli network vswitch standard list; esxcfg-vswitch -l with its port groups below. */
export const takeSwitch = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'name');
  if (name === undefined) return;
  const cdp = textIn(entry, 'cdpstatus')?.toLowerCase() ?? '';
  fill(host.switchOf(name), {
    uplinks: listIn(entry, 'uplinks'),
    mtuBytes: numberIn(entry, 'mtu'),
    discoveryProtocol: Object.hasOwn(operations, cdp) ? 'cdp' : undefined,
    discoveryOperation: Object.hasOwn(operations, cdp)
      ? operations[cdp as keyof typeof operations]
      : undefined,
  });
  for (const group of listIn(entry, 'portgroups') ?? []) host.group(name, group);
  for (const row of entry.inner) takeGroup(row, host, name);
};

/** A row of esxcli … portgroup list, or of the port groups below a switch. */
export const takeGroup = (entry: Entry, host: HostDraft, below?: string): void => {
  const name = textIn(entry, 'name');
  const on = below ?? textIn(entry, 'virtualswitch');
  if (name === undefined || on === undefined) return;
  const group = host.group(on, name);
  const vlan = numberIn(entry, 'vlanid');
  if (vlan === undefined || group.vlan !== undefined) return;
  group.vlan = vlan;
  delete group.vlanUnknown;
};

/** esxcli network vswitch dvs vmware list; esxcfg-vswitch -l. Clients tell who is plugged in where. */
export const takeDistributed = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'name');
  if (name === undefined) return;
  const spanning = host.spanningOf(name);
  const id = textIn(entry, 'vdsid');
  spanning.uuid ??= id === undefined ? undefined : uuidOf(id);
  spanning.mtuBytes ??= numberIn(entry, 'mtu');
  const uplinks = listIn(entry, 'uplinks') ?? [];
  for (const nic of uplinks) spanning.nics.add(nic);
  for (const port of entry.inner) {
    const client = textIn(port, 'client');
    const key = textIn(port, 'dvportgroupid');
    const id = textIn(port, 'portid');
    if (client !== undefined && id !== undefined && uplinks.includes(client))
      spanning.portOfNic.set(client, id);
    if (client === undefined || uplinks.includes(client)) continue;
    const plug = key === undefined ? { switchName: name } : { portGroupKey: key, switchName: name };
    const vm = /^(.{1,400})\.(eth\d{1,2})$/.exec(client);
    if (/^vmk\d+$/.test(client)) fill(host.adapter(client), plug);
    else if (vm?.[1] !== undefined && vm[2] !== undefined) {
      const vnics = host.vms.get(vm[1]) ?? [];
      host.vms.set(vm[1], vnics);
      const label = vm[2];
      if (!vnics.some((one) => one.name === label)) vnics.push({ name: label, ...plug });
    } else continue;
    // The host knows a port group of a distributed switch by its key, not by its name or VLAN.
    if (key !== undefined && !spanning.groups.has(key))
      spanning.groups.set(key, { key, name: key, vlanUnknown: true });
  }
};

/** esxcli network ip interface list. */
export const takeInterface = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'name');
  if (name === undefined) return;
  const vds = textIn(entry, 'vdsname');
  const uuid = textIn(entry, 'vdsuuid');
  if (vds !== undefined) {
    const spanning = host.spanningOf(vds);
    spanning.uuid ??= uuid === undefined ? undefined : uuidOf(uuid);
  }
  const stack = textIn(entry, 'netstackinstance');
  fill(host.adapter(name), {
    mac: macOf(textIn(entry, 'macaddress')),
    mtuBytes: numberIn(entry, 'mtu'),
    stack: stack === undefined ? undefined : stackOf(stack),
    ...(vds === undefined
      ? { portGroup: textIn(entry, 'portgroup'), switchName: portsetOf(entry) }
      : { switchName: vds }),
  });
};

const portsetOf = (entry: Entry): string | undefined => {
  const portset = textIn(entry, 'portset');
  return portset === undefined || /^DvsPortset-/i.test(portset) ? undefined : portset;
};

/** esxcfg-vmknic -l: one row for each address of an adapter. */
export const takeVmknic = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'interface');
  if (name === undefined) return;
  const adapter = host.adapter(name);
  const stack = textIn(entry, 'netstack');
  const group = textIn(entry, 'portgroup');
  fill(adapter, {
    mac: macOf(textIn(entry, 'macaddress')),
    mtuBytes: numberIn(entry, 'mtu'),
    stack: stack === undefined ? undefined : stackOf(stack),
    // On a distributed switch the column has the number of the port.
    portGroup: group === undefined || /^\d+$/.test(group) ? undefined : group,
  });
  if (/^ipv6$/i.test(textIn(entry, 'ipfamily') ?? ''))
    takeAddress6(host, name, textIn(entry, 'ipaddress'), textIn(entry, 'netmask'));
  else takeAddress(host, name, entry, 'ipaddress', 'netmask', 'type');
};

/** esxcli network ip interface ipv4 get. */
export const takeIp4 = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'name');
  if (name === undefined) return;
  takeAddress(host, name, entry, 'ipv4address', 'ipv4netmask', 'addresstype');
  fill(host.adapter(name), { gateway: ip4Of(textIn(entry, 'gateway')) });
};

const takeAddress = (
  host: HostDraft,
  name: string,
  entry: Entry,
  address: string,
  mask: string,
  type: string,
): void => {
  const ip = ip4Of(textIn(entry, address));
  const how = textIn(entry, type)?.toUpperCase() ?? '';
  fill(host.adapter(name), {
    ip,
    prefix: ip === undefined ? undefined : prefixOf(textIn(entry, mask)),
    dhcp: how.startsWith('DHCP') ? true : how.startsWith('STATIC') ? false : undefined,
  });
};

/** Addresses of the link itself are made up by every adapter. */
export const takeAddress6 = (
  host: HostDraft,
  name: string,
  address: string | undefined,
  prefix: string | undefined,
): void => {
  if (address === undefined || /^fe[89ab]/i.test(address)) return;
  const adapter = host.adapter(name);
  if (adapter.ip6 === undefined) {
    const length = Number(prefix);
    fill(adapter, { ip6: address, prefix6: Number.isInteger(length) ? length : undefined });
  }
};

/** esxcli network ip route ipv4 list: the way out, by the adapter that it goes through. */
export const takeRoute = (entry: Entry, host: HostDraft): void => {
  const network = textIn(entry, 'network');
  const name = textIn(entry, 'interface');
  if (name === undefined || (network !== 'default' && network !== '0.0.0.0')) return;
  fill(host.adapter(name), { gateway: ip4Of(textIn(entry, 'gateway')) });
};
