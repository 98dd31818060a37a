import { formatVlans, parseIp6, parseVlans } from '../model/formats';
import type { Shape } from '../model/shape/shape';
import type { Neighbour } from './estate';

/**
 * Do two sources say the same of a field? Told apart is only what cannot both be: other spelling,
 * the order of a set, or one that says more precisely what the other says is no disagreement.
 */

/** Free descriptions, which every tool words in its own way. */
const descriptions = new Set(['model', 'os', 'notes', 'hash', 'slot']);

const tokensOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Is one text a part of the other, word by word: `8.0` of `8.0.3`, `esx01` of `esx01.lab.example`? */
export const isMorePrecise = (a: string, b: string): boolean => {
  const [x, y] = [tokensOf(a), tokensOf(b)];
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return long.some((_, from) => short.every((token, i) => long[from + i] === token));
};

const isSubset = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.every((one) => b.includes(one));

const sameText = (format: string, a: string, b: string): boolean => {
  switch (format) {
    case 'mac':
      return a.replaceAll('-', ':').toLowerCase() === b.replaceAll('-', ':').toLowerCase();
    case 'ip4':
      return a === b;
    case 'ip6':
      return (parseIp6(a)?.join() ?? a) === (parseIp6(b)?.join() ?? b);
    case 'vlans':
      return vlanList(a) === vlanList(b);
    default:
      return isMorePrecise(a, b);
  }
};

const vlanList = (text: string): string => {
  const ranges = parseVlans(text);
  const list = ranges === undefined ? text : formatVlans(ranges);
  return list === '1-4094' ? 'all' : list;
};

/** How much two values of a number may differ and still be one: memory is rounded. */
const slack: Readonly<Record<string, number>> = { memoryGb: 1 };

/** Words that say less than any other of their choice. */
const vague: Readonly<Record<string, readonly (readonly [less: string, more: string])[]>> = {
  duplex: [
    ['auto', 'full'],
    ['auto', 'half'],
  ],
  rdma: [['roce', 'rocev2']],
  platform: [['hyperv', 'azurelocal']],
};

export const isSame = (name: string, shape: Shape | undefined, a: unknown, b: unknown): boolean => {
  if (a === b || descriptions.has(name)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    // A source that knows some services only says those.
    if (shape?.type === 'choices') return isSubset(a, b) || isSubset(b, a);
    return isSubset(a, b) && isSubset(b, a);
  }
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= (Object.hasOwn(slack, name) ? (slack[name] ?? 0) : 0);
  if (typeof a === 'string' && typeof b === 'string') {
    if (shape?.type === 'text') return sameText(shape.format, a, b);
    const pairs = Object.hasOwn(vague, name) ? (vague[name] ?? []) : [];
    return pairs.some(([less, more]) => [a, b].includes(less) && [a, b].includes(more));
  }
  return false;
};

interface Vlans {
  readonly vlan?: number;
  readonly trunkVlans?: string;
  readonly secondaryVlan?: number;
}

/** Either side may leave one out. */
const agree = (a: unknown, b: unknown): boolean => a === undefined || b === undefined || a === b;

export const saysVlan = ({ vlan, trunkVlans, secondaryVlan }: Vlans): boolean =>
  vlan !== undefined || trunkVlans !== undefined || secondaryVlan !== undefined;

/** The VLANs of a port group are one statement: a trunk is no access VLAN, and its native one belongs to it. */
export const sameVlans = (a: Vlans, b: Vlans): boolean => {
  if (a.trunkVlans === undefined && b.trunkVlans === undefined)
    return agree(a.vlan, b.vlan) && agree(a.secondaryVlan, b.secondaryVlan);
  if (a.trunkVlans !== undefined && b.trunkVlans !== undefined)
    return (
      vlanList(a.trunkVlans) === vlanList(b.trunkVlans) &&
      agree(a.vlan || undefined, b.vlan || undefined)
    );
  const [trunk, other] = a.trunkVlans === undefined ? [b, a] : [a, b];
  // 4095 is how a standard switch calls all VLANs.
  return other.vlan === 4095 && vlanList(trunk.trunkVlans ?? '') === 'all';
};

export const vlansInWords = ({ vlan, trunkVlans, secondaryVlan }: Vlans): string => {
  if (trunkVlans !== undefined) return `trunk ${trunkVlans}${vlan ? `, native ${vlan}` : ''}`;
  const primary = vlan === 0 ? 'none' : vlan === 4095 ? 'all' : `${vlan ?? ''}`;
  return secondaryVlan === undefined ? primary : `${primary}/${secondaryVlan}`;
};

/** `1/0/1` of `GigabitEthernet1/0/1`: tools shorten the word before it. */
const portNumber = (name: string): string => /\d[\d/.:]*$/.exec(name)?.[0] ?? name;

/** CDP and LLDP call a switch by different names. */
export const sameNeighbour = (a: Neighbour, b: Neighbour): boolean =>
  a.protocol !== b.protocol ||
  (isMorePrecise(a.switchName, b.switchName) && portNumber(a.portName) === portNumber(b.portName));
