import type { Security, Service } from '../../model/design';
import type { FoundTeaming, Neighbour } from '../estate';
import { listOf, nameOf } from '../rvtools/names';
import { numberAt } from '../rvtools/policies';
import { mtuRange } from '../rvtools/standard';
import type { Row } from '../rvtools/table';
import { serviceOfStack, stackOf } from '../vsphere/adapters';
import { ip4Of, macOf, prefixOf, said, subnetOf, textOf, wholeOf } from '../written';
import type { HostDraft, SpanningDraft } from './draft';

export type HostOf = (row: Row) => HostDraft | undefined;

const isUp = (written: string | undefined): boolean | undefined => {
  const text = written?.trim().toLowerCase();
  return text === 'up' ? true : text === 'down' ? false : undefined;
};

/** CDP's device id is the system name, often with a serial in brackets: `leaf1(FDO1234)`. */
const neighbourAt = (row: Row): Neighbour | undefined => {
  const protocol = row.name('Discovery Protocol')?.trim().toLowerCase();
  const switchName = textOf(row.cell('Device ID'), 500)?.replace(/\([A-Z0-9]{6,}\)$/, '');
  const portName = textOf(row.cell('Port'), 500);
  if (switchName === undefined || portName === undefined) return undefined;
  return protocol === 'cdp' || protocol === 'lldp' ? { protocol, switchName, portName } : undefined;
};

/** PhysicalAdapters: NICs, the switch that each serves, and what they hear on their cables. */
export const readPhysical = (
  rows: readonly Row[],
  hostOf: HostOf,
  mtuOf: (host: HostDraft, name: string, mtuBytes: number | undefined) => void,
): void => {
  for (const row of rows) {
    const host = hostOf(row);
    const name = textOf(row.cell('Name'), 500);
    if (host === undefined || name === undefined || host.nics.has(name)) continue;
    const linkUp = isUp(row.name('Link'));
    const speed =
      wholeOf(row.cell('Speed'), [0, 0]) === 0
        ? undefined
        : numberAt(row, 'Speed', [10, 1_600_000]);
    const duplex = row.name('Duplex')?.trim().toLowerCase();
    host.nics.set(name, {
      ...said({
        model: textOf(row.cell('Device')),
        mac: macOf(row.cell('MAC')),
        linkUp,
        speedMbps: linkUp === false ? undefined : speed,
        duplex: linkUp !== false && (duplex === 'full' || duplex === 'half') ? duplex : undefined,
        neighbour: neighbourAt(row),
      } as const),
      name,
    });
    const on = row.name('vSwitch');
    if (on === undefined) continue;
    host.switchOfNic.set(name, on);
    mtuOf(host, on, numberAt(row, 'vSwitch MTU', mtuRange));
  }
};

const services: Readonly<Record<string, Service>> = {
  vmotion: 'vmotion',
  'fault tolerance logging': 'ftLogging',
  management: 'management',
  vsan: 'vsan',
};

/** The table knows four services; an adapter with none of them may have one that it does not know. */
const servicesAt = (row: Row, stack: string | undefined): readonly Service[] | undefined => {
  const named = listOf(row.name('Enabled Services')).flatMap((name) => {
    const key = name.toLowerCase();
    return Object.hasOwn(services, key) ? (services[key] ?? []) : [];
  });
  const byStack = serviceOfStack(stack);
  const all = new Set(byStack === undefined ? named : [...named, byStack]);
  return all.size === 0 ? undefined : [...all];
};

/** VMkernelAdapters: addresses, services and stacks. */
export const readVmkernel = (
  rows: readonly Row[],
  hostOf: HostOf,
  mtuOf: (host: HostDraft, name: string, mtuBytes: number | undefined) => void,
): void => {
  for (const row of rows) {
    const host = hostOf(row);
    const name = textOf(row.cell('Name'), 500);
    if (host === undefined || name === undefined || host.adapters.has(name)) continue;
    const ip = ip4Of(row.cell('IP'));
    const prefix = prefixOf(row.cell('Subnet Mask'));
    const gateway = ip4Of(row.cell('Default Gateway'));
    const written = textOf(row.cell('TCP/IP Stack'), 60);
    const stack = written === undefined ? undefined : stackOf(written);
    // The gateway is the stack's: only in its own subnet is it the adapter's.
    const isOwn =
      ip !== undefined &&
      prefix !== undefined &&
      gateway !== undefined &&
      subnetOf(ip, prefix) === subnetOf(gateway, prefix);
    const portGroup = row.name('PortGroup Name');
    const switchName = row.name('vSwitch');
    host.adapters.set(name, {
      ...said({
        portGroup: portGroup === undefined ? undefined : nameOf(portGroup),
        switchName,
        mac: macOf(row.cell('MAC')),
        mtuBytes: numberAt(row, 'MTU', mtuRange),
        ip,
        prefix: ip === undefined ? undefined : prefix,
        gateway: isOwn ? gateway : undefined,
        stack,
        services: servicesAt(row, stack),
      }),
      name,
    });
    if (switchName !== undefined) mtuOf(host, switchName, numberAt(row, 'vSwitch MTU', mtuRange));
  }
};

const verdictOf = (written: string | undefined): Security['promiscuous'] | undefined => {
  const text = written?.trim().toLowerCase();
  return text === 'accept' || text === 'reject' ? text : undefined;
};

/** `Reject/Accept/Accept`. */
const securityAt = (row: Row): Security | undefined => {
  const [promiscuous, macChanges, forgedTransmits] = (
    row.name('Security Promiscuous/MacChanges/ForgedTransmits') ?? ''
  )
    .split('/')
    .map(verdictOf);
  const security = said({ promiscuous, macChanges, forgedTransmits });
  return Object.keys(security).length === 0 ? undefined : security;
};

/** Adapters of a port group in their order; undefined where the row lists none at all. */
const orderAt = (row: Row): FoundTeaming | undefined => {
  const [active, standby, unused] = ['Active adapters', 'Standby adapters', 'Unused adapters'].map(
    (column) => listOf(row.name(column)),
  );
  const isSaid = [active, standby, unused].some((names) => (names ?? []).length > 0);
  return isSaid ? { active: active ?? [], standby: standby ?? [] } : undefined;
};

/** VirtualSwitches: one row a host and port group, or a switch without any. */
export const readSwitches = (
  rows: readonly Row[],
  hostOf: HostOf,
  spanningOf: (name: string) => SpanningDraft,
): void => {
  for (const row of rows) {
    const host = hostOf(row);
    const name = row.name('Name');
    if (host === undefined || name === undefined) continue;
    const group = row.name('PortGroup');
    const type = row.name('Type')?.trim().toLowerCase();
    if (type === 'distributed') {
      host.joined.add(name);
      readSpanning(row, spanningOf(name), group);
    } else if (type === 'standard') {
      const draft = host.switchNamed(name);
      draft.uplinks ??= listOf(row.name('Uplink/ConnectedAdapters'));
      if (group === undefined || draft.groups.some((one) => one.name === nameOf(group))) continue;
      const vlan = wholeOf(row.cell('VLAN ID'), [0, 4095]);
      draft.groups.push({
        ...said({
          vlan,
          vlanUnknown: vlan === undefined ? true : undefined,
          teaming: orderAt(row),
          security: securityAt(row),
        } as const),
        name: nameOf(group),
        switchName: name,
      });
    } else
      row.complain(
        'Type',
        `“${row.name('Type') ?? ''}” is no type of switch; the row was left out.`,
      );
  }
};

/**
 * `Uplink 1,vmnic0/Uplink 2,vmnic1/Uplink 1,vmnic0`: the uplinks of all hosts in one list, without
 * the hosts. A VLAN of 0 or none stands for trunks and private VLANs as well.
 */
const readSpanning = (row: Row, draft: SpanningDraft, group: string | undefined): void => {
  draft.version ??= textOf(row.cell('Version'), 40);
  for (const pair of (row.name('Uplink/ConnectedAdapters') ?? '').split('/')) {
    const [uplink = '', nic = ''] = pair.split(',').map((part) => part.trim());
    if (uplink === '') continue;
    draft.uplinks.add(uplink);
    if (nic === '') continue;
    const known = draft.uplinksOfNic.get(nic) ?? new Set();
    draft.uplinksOfNic.set(nic, known.add(uplink));
  }
  if (group === undefined || draft.groups.has(nameOf(group))) return;
  const vlan = wholeOf(row.cell('VLAN ID'), [1, 4094]);
  draft.groups.set(nameOf(group), {
    ...said({
      vlan,
      vlanUnknown: vlan === undefined ? true : undefined,
      teaming: orderAt(row),
      security: securityAt(row),
    } as const),
    name: nameOf(group),
  });
};
