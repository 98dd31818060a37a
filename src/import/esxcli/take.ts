import { textOf } from '../written';
import { type Entry, type EntryKind, kindOf, numberIn, textIn } from './entry';
import { takeEsxConf } from './esx-conf';
import { fill, type HostDraft } from './host-draft';
import { takeNetDvs } from './net-dvs';
import type { Portion } from './portions';
import {
  takeAddress6,
  takeDistributed,
  takeGroup,
  takeInterface,
  takeIp4,
  takeNic,
  takeNicDetails,
  takeRoute,
  takeSwitch,
  takeVmknic,
} from './take-network';
import {
  type Complain,
  takeFailover,
  takeIscsi,
  takeSecurity,
  takeShaping,
  takeTags,
  takeVsan,
} from './take-policy';

type Take = (entry: Entry, host: HostDraft, complain: Complain) => void;

/** In this order, since policies name switches, and adapters port groups, wherever they stand in a paste. */
const takes: Readonly<Record<EntryKind, Take>> = {
  hostname: () => {},
  version: (entry, host) => fill(host.facts, { version: textOf(textIn(entry, 'version'), 60) }),
  platform: (entry, host) => {
    const vendor = textIn(entry, 'vendorname');
    const product = textIn(entry, 'productname');
    fill(host.facts, { model: textOf([vendor, product].filter(Boolean).join(' ')) });
  },
  memory: (entry, host) => {
    const bytes = numberIn(entry, 'physicalmemory') ?? 0;
    fill(host.facts, { memoryGb: bytes > 0 ? Math.round(bytes / 2 ** 30) : undefined });
  },
  nic: takeNic,
  nicGet: takeNicDetails,
  vswitch: takeSwitch,
  dvs: takeDistributed,
  portGroup: (entry, host) => takeGroup(entry, host),
  interface: takeInterface,
  vmknic: takeVmknic,
  ipv4: takeIp4,
  ipv6: (entry, host) =>
    takeAddress6(
      host,
      textIn(entry, 'interface') ?? '',
      textIn(entry, 'address'),
      textIn(entry, 'netmask'),
    ),
  route: takeRoute,
  failover: takeFailover,
  security: takeSecurity,
  shaping: takeShaping,
  tags: takeTags,
  vsan: takeVsan,
  iscsi: takeIscsi,
};
const order = Object.keys(takes) as EntryKind[];

/** All that files say of a host, into its draft. */
export const takeAll = (
  portions: readonly Portion[],
  host: HostDraft,
  complain: (file: string, place: string, message: string) => void,
): void => {
  const byKind = new Map<EntryKind, (readonly [Entry, string])[]>();
  for (const { entries, file } of portions) {
    for (const entry of entries) {
      const kind = kindOf(entry);
      if (kind === undefined) continue;
      const list = byKind.get(kind) ?? [];
      byKind.set(kind, list);
      list.push([entry, file]);
    }
  }
  for (const kind of order) {
    for (const [entry, file] of byKind.get(kind) ?? [])
      takes[kind](entry, host, (place, message) => complain(file, place, message));
  }
  for (const { conf, netDvs, neighbours } of portions) {
    if (netDvs !== undefined) takeNetDvs(netDvs, host);
    if (conf !== undefined) takeEsxConf(conf, host);
    for (const [nic, neighbour] of neighbours) fill(host.nic(nic), { neighbour });
  }
};
