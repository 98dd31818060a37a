import type { collectorFiles } from './collector-files';

/** A way to get an export of what runs, shown to be copied or saved. */
export interface Collector {
  readonly id: string;
  readonly title: string;
  /** What it brings and where to run it. */
  readonly text: string;
  /** A few lines for a shell. */
  readonly code?: string;
  /** A script of our own, fetched when somebody looks at it. */
  readonly fileName?: keyof typeof collectorFiles;
}

/** One object a call: JSON values one behind the other are read (import/concatenated.ts). */
const govc = `govc find / -type h | xargs -d '\\n' -n1 govc host.info -json -host > hosts.json
govc find / -type w | xargs -d '\\n' -n1 govc object.collect -json > switches.json
govc find / -type g | xargs -d '\\n' -n1 govc object.collect -json > portgroups.json`;

export const collectors: readonly Collector[] = [
  {
    id: 'rvtools',
    title: 'RVTools',
    text: 'File › Export all to Excel (.xlsx), or to CSV, and drop what it wrote here: the workbook, the folder or a zip of it. It lacks failover orders of standard switches and services of VMkernel adapters: you will be asked.',
  },
  {
    id: 'powercli',
    title: 'vCenter (PowerCLI)',
    text: 'After Connect-VIServer; a read-only role is enough. It changes nothing and reads no secrets; it writes one JSON file with all that the picture and the rules know of: failover orders, services, neighbours.',
    fileName: 'collect-vsphere.ps1',
  },
  {
    id: 'hyperv',
    title: 'Hyper-V, Azure Local',
    text: 'PowerShell, as administrator on a host or on a node of the cluster. It changes nothing and reads no secrets; it writes one JSON file to drop here.',
    fileName: 'collect-hyperv.ps1',
  },
  {
    id: 'govc',
    title: 'govc',
    text: 'With GOVC_URL set, in a shell. Drop all the files together; the last line, for VMs, can be left out.',
    code: govc,
  },
  {
    id: 'esxcli',
    title: 'ESXi shell',
    text: 'In an SSH session of an ESXi host: paste these lines, then drop /tmp/network.txt here, or paste what it holds. What single esxcli commands printed is read as well. Several hosts: one file each.',
    fileName: 'collect-esxi.sh',
  },
];
