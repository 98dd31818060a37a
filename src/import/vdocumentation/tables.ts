import { keyOf } from '../rvtools/tabs';

/**
 * The three tables of `Get-ESXNetworking` (vDocumentation, formats §1.5) with their columns, as
 * sheets of a workbook or as CSV files. What they are stands in their columns: sheets and files may
 * be called anything.
 */
const columns = {
  physical:
    'Hostname|Name|Slot Description|Device|Duplex|Link|MAC|MTU|Speed|vSwitch|vSwitch MTU|Discovery Protocol|Device ID|Device IP|Port',
  vmkernel:
    'Hostname|Name|MAC|MTU|IP|Subnet Mask|TCP/IP Stack|Default Gateway|DNS|PortGroup Name|VLAN ID|Enabled Services|vSwitch|vSwitch MTU|Active adapters|Standby adapters|Unused adapters',
  switches:
    'Hostname|Type|Version|Name|Uplink/ConnectedAdapters|PortGroup|VLAN ID|Active adapters|Standby adapters|Unused adapters|Security Promiscuous/MacChanges/ForgedTransmits',
} as const;
export type TableKind = keyof typeof columns;

const telling: Readonly<Record<TableKind, readonly string[]>> = {
  physical: ['Hostname', 'Name', 'vSwitch', 'Discovery Protocol', 'Device ID'],
  vmkernel: ['Hostname', 'Name', 'TCP/IP Stack', 'PortGroup Name', 'Enabled Services'],
  switches: ['Hostname', 'Type', 'Name', 'Uplink/ConnectedAdapters', 'PortGroup'],
};

export const columnsOf = (kind: TableKind): readonly string[] => columns[kind].split('|');

/** Which of the tables has these headings; undefined for any other. */
export const kindOfHeadings = (headings: readonly string[]): TableKind | undefined => {
  const there = new Set(headings.map(keyOf));
  const kinds = Object.keys(columns) as TableKind[];
  return kinds.find((kind) => telling[kind].every((heading) => there.has(keyOf(heading))));
};
