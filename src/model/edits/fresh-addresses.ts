import type { Design } from '../design';
import { formatIp4, parseIp4, parseIp6 } from '../formats';

/** Copies keep what they say, but not the addresses that must be one's own. */

/** IPv4 and IPv6 addresses that somebody has: adapters, guests, storage, gateways. */
export const usedAddresses = (design: Design): Set<string> => {
  const used = new Set<string>();
  const note = (text: string | undefined) => {
    if (text !== undefined) used.add(text);
  };
  for (const host of design.hosts) {
    for (const adapter of host.adapters) {
      note(adapter.ip);
      note(adapter.ip6);
      note(adapter.gateway);
    }
    for (const vm of host.vms) for (const vnic of vm.vnics) note(vnic.ip);
  }
  for (const target of design.storageTargets) note(target.ip);
  for (const network of design.networks) note(network.gateway);
  return used;
};

/** Prefix length taken where none is stated. */
const usualPrefix = 24;
const mostTries = 65_536;

const nextIp4 = (ip: string, prefix: number, used: ReadonlySet<string>): string | undefined => {
  const start = parseIp4(ip);
  if (start === undefined || prefix > 30) return undefined;
  const size = 2 ** (32 - prefix);
  const network = start - (start % size);
  for (let step = 1; step < Math.min(size, mostTries); step++) {
    const offset = (start - network + step) % size;
    // The first and the last address of a subnet belong to nobody.
    if (offset === 0 || offset === size - 1) continue;
    const next = formatIp4(network + offset);
    if (!used.has(next)) return next;
  }
  return undefined;
};

const nextIp6 = (ip: string, used: ReadonlySet<string>): string | undefined => {
  const groups = parseIp6(ip);
  if (groups === undefined) return undefined;
  const head = groups.slice(0, 7).map((group) => group.toString(16));
  for (let last = (groups[7] ?? 0) + 1; last < mostTries; last++) {
    const next = [...head, last.toString(16)].join(':').replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
    if (!used.has(next)) return next;
  }
  return undefined;
};

interface Addressed {
  readonly ip?: string;
  readonly prefix?: number;
  readonly ip6?: string;
  readonly mac?: string;
}

/**
 * A copy of a record without MAC address, and with the next free addresses of its subnets where its
 * own are taken. What it takes is added to `used`.
 */
export const readdressed = <T extends object>(value: T, used: Set<string>): T => {
  const { mac, ...out } = value as T & Addressed;
  const record = out as { ip?: string; ip6?: string; prefix?: number };
  if (record.ip !== undefined) {
    const ip = used.has(record.ip)
      ? nextIp4(record.ip, record.prefix ?? usualPrefix, used)
      : record.ip;
    if (ip === undefined) delete record.ip;
    else {
      record.ip = ip;
      used.add(ip);
    }
  }
  if (record.ip6 !== undefined) {
    const ip6 = used.has(record.ip6) ? nextIp6(record.ip6, used) : record.ip6;
    if (ip6 === undefined) delete record.ip6;
    else {
      record.ip6 = ip6;
      used.add(ip6);
    }
  }
  return out as T;
};
