/** Words of commands and of what people call files: a name made of these names no host. */
const words = new Set(
  'all api cli clipboard clixml collect collector command commands config copy csv dump esxcfg esxcli export file files get govc host hosts info input interface ip json keyvalue list localcli net network nic nics object output paste pasted pnic portgroup route standard stdin synthetic tag text txt view vicfg vm vmk vmknic vmkernel vms vnic vsphere vswitch xml'.split(
    ' ',
  ),
);

const isName = (text: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,253}$/i.test(text) &&
  // Hosts are numbered or have a domain; a word alone is more likely a title.
  /[\d.]/.test(text) &&
  !/^\d+$/.test(text) &&
  !text
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((part) => words.has(part));

/** `esx-NAME-2026-11-28--10.15-2101234`: the folder of a vm-support bundle. */
const bundle = /^esx-(.+?)-\d{4}-\d{2}-\d{2}--/i;

/**
 * The host that a file is of, as its path says: the folder of a vm-support bundle, else a file or
 * folder named like a host (`esx01.lab.json`). Undefined where the path names none.
 */
export const hostNameInPath = (path: string): string | undefined => {
  const parts = path.split('/').filter((part) => part !== '' && part.length < 300);
  for (const part of parts) {
    const found = bundle.exec(part)?.[1];
    if (found !== undefined) return found;
  }
  for (const part of parts.reverse()) {
    const bare = part.replace(/\.(?:json|txt|log|csv|xml|out|conf|zip|tgz|tar|gz)$/i, '');
    if (isName(bare)) return bare;
  }
  return undefined;
};

/** The folder that a file lies in; empty for none. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** What a host is called that nothing names. */
export const namelessHost = 'This host';
