/** A way to get an export of what runs, shown to be copied or saved. */
export interface Collector {
  readonly id: string;
  readonly title: string;
  /** What it brings and where to run it. */
  readonly text: string;
  /** A few lines for a shell. */
  readonly code?: string;
  /** A script, fetched when somebody looks at it. */
  readonly script?: { readonly fileName: string; readonly load: () => Promise<string> };
}

const govc = String.raw`govc find / -type h | xargs -d '\n' -n1 govc host.info -json -host > hosts.json
govc find / -type DistributedVirtualPortgroup | xargs -d '\n' -n1 govc object.collect -json > portgroups.json
govc find / -type DistributedVirtualSwitch | xargs -d '\n' -n1 govc object.collect -json > switches.json
govc find / -type c | xargs -d '\n' -n1 govc object.collect -json > clusters.json
govc find / -type m | xargs -d '\n' -I{} govc object.collect -json {} name runtime.host runtime.powerState config.template config.guestFullName config.instanceUuid config.hardware.memoryMB config.hardware.device > vms.json`;

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
    script: {
      fileName: 'collect-vsphere.ps1',
      load: () => import('../../import/vsphere/collector/script').then((m) => m.vsphereCollector),
    },
  },
  {
    id: 'hyperv',
    title: 'Hyper-V, Azure Local',
    text: 'PowerShell, as administrator on a host or on a node of the cluster. It changes nothing and reads no secrets; it writes one JSON file to drop here.',
    script: {
      fileName: 'collect-hyperv.ps1',
      load: () => import('../../import/microsoft/collector-script').then((m) => m.hypervCollector),
    },
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
    script: {
      fileName: 'collect-esxi.sh',
      load: () => import('../../import/esxcli/collector-script').then((m) => m.esxcliCollector),
    },
  },
];
