import type { HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import type { Nic, PhysicalSwitch, PortChannel } from '../../model/design';
import { inList } from '../../model/find';
import { twoUplinks } from '../example-designs';

/** The port channel that the switch port of a NIC is in. */
export const channelOf = (facts: HostFacts, nic: Nic): PortChannel | undefined => {
  const port = nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo);
  return port?.portChannelId === undefined
    ? undefined
    : inList(facts.portChannels, port.portChannelId);
};

/** NICs by the channel their ports are in; those in none are left out. */
export const byChannel = (
  facts: HostFacts,
  nics: readonly Nic[],
): ReadonlyMap<PortChannel, readonly Nic[]> => {
  const found = new Map<PortChannel, readonly Nic[]>();
  for (const [channel, members] of grouped(nics, (nic) => channelOf(facts, nic))) {
    if (channel !== undefined) found.set(channel, members);
  }
  return found;
};

/** What a remark on a host's part of a channel is about: rules that share a cause hide each other by it. */
export const channelSubject = (hostId: string, channelId: string): string =>
  `${hostId}/${channelId}`;

/** The classes of a host that stand on these NICs, as failure findings name them. */
export const classSubjects = (facts: HostFacts, nics: readonly Nic[]): string[] => {
  const on = new Set(nics);
  const ends = facts.endpoints.filter((end) => end.usable.some((nic) => on.has(nic)));
  return [...new Set(ends.flatMap((end) => end.classes))].map(
    (traffic) => `${facts.host.id}/${traffic}`,
  );
};

/** Ports of one channel may end on one switch, one stack, or the peers of one MLAG pair. */
export const isOneSwitch = (
  a: PhysicalSwitch,
  b: PhysicalSwitch,
  facts: Pick<HostFacts, 'fabric'>,
): boolean =>
  a.id === b.id ||
  (a.stackId !== undefined && a.stackId === b.stackId) ||
  (a.mlagDomain !== undefined && a.mlagDomain === b.mlagDomain) ||
  facts.fabric.links.some(
    (link) =>
      link.kind === 'peer' &&
      ((link.aId === a.id && link.bId === b.id) || (link.aId === b.id && link.bId === a.id)),
  );

/** For examples: the two-NIC host, with the ports of both NICs in one channel. */
export const twoChannelled = (
  mode: PortChannel['mode'] = 'static',
  parts: Parameters<typeof twoUplinks>[0] = {},
) => {
  const all = twoUplinks(parts);
  const channel = all.d.portChannel('po11', mode ?? 'static');
  for (const port of ['s1.p1', 's2.p1']) all.d.set(port, { portChannelId: channel });
  return { ...all, channel };
};

/** For examples: a distributed switch with two uplinks and a LAG of two NICs; ports in `po11` unless told otherwise. */
export const withLag = (mode: PortChannel['mode'] | 'none' = 'lacpActive') => {
  const { d, h, n1, n2 } = twoUplinks();
  // The host's own switch lets go of the NICs that the LAG takes.
  d.set('h1.s1', { uplinks: [] });
  if (mode !== 'none') {
    const channel = d.portChannel('po11', mode ?? 'lacpActive');
    for (const port of ['s1.p1', 's2.p1']) d.set(port, { portChannelId: channel });
  }
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2']);
  const lag = `${v}.l1`;
  d.set(v, { lags: [{ id: lag, name: 'lag1' }] });
  const uplinks = [n1, n2].map((nicId) => ({ uplinkId: lag, nicId }));
  d.set(h.id, { memberships: [{ switchId: v, uplinks }] });
  return { d, h, n1, n2, v, lag };
};
