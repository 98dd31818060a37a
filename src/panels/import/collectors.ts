/** A way to get an export of what runs, shown to be copied or saved. */
export interface Collector {
  readonly id: string;
  readonly title: string;
  /** What it brings and where to run it. */
  readonly text: string;
  readonly code?: string;
  /** A script long enough to be saved as a file. */
  readonly fileName?: string;
}

const govc = `govc find / -type h | xargs -d '\\n' govc host.info -json -host > hosts.json
govc find / -type g | xargs -d '\\n' -n1 govc object.collect -json > portgroups.json
govc find / -type DistributedVirtualSwitch | xargs -d '\\n' -n1 govc object.collect -json > switches.json`;

const esxcli = `{ hostname
  esxcli network nic list
  esxcli network vswitch standard list
  esxcli network vswitch standard portgroup list
  esxcli network vswitch dvs vmware list
  esxcli network ip interface list
  esxcli network ip interface ipv4 get; } > /tmp/network.txt`;

export const collectors: readonly Collector[] = [
  {
    id: 'rvtools',
    title: 'RVTools',
    text: 'File › Export all to Excel (.xlsx), or to CSV, and drop what it wrote here: the workbook, the folder or a zip of it. It lacks failover orders of standard switches and services of VMkernel adapters: you will be asked.',
  },
  {
    id: 'govc',
    title: 'govc',
    text: 'With GOVC_URL set, in a shell. Drop all three files together.',
    code: govc,
  },
  {
    id: 'esxcli',
    title: 'esxcli',
    text: 'In an SSH session of a host; drop the file, or paste what the commands print into this window. Several hosts: one file each.',
    code: esxcli,
  },
];
