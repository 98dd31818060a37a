import type { Neighbour } from '../estate';
import { neighbourOf } from '../vsphere/neighbour';

const assignment = /^\s*(\w{1,40}) = (?:"([^"]{0,500})"|(-?\d{1,12}))\s*,?\s*$/;

interface Hint {
  device: string;
  readonly cdp: Map<string, unknown>;
  readonly lldp: Map<string, unknown>;
  readonly parameters: { key: string; value: unknown }[];
}

/**
 * Neighbours by NIC in what `vim-cmd hostsvc/net/query_networkhint` prints: API objects, a line for
 * each property (`devId = "leaf1"`), nested by `connectedSwitchPort = (…) {` and `lldpInfo = (…) {`.
 */
export const neighboursIn = (lines: readonly string[]): ReadonlyMap<string, Neighbour> => {
  const out = new Map<string, Neighbour>();
  let hint: Hint | undefined;
  let part: 'cdp' | 'lldp' | undefined;
  let key: string | undefined;
  const close = () => {
    if (hint === undefined) return;
    const neighbour = neighbourOf({
      device: hint.device,
      ...(hint.cdp.size === 0 ? {} : { connectedSwitchPort: Object.fromEntries(hint.cdp) }),
      ...(hint.lldp.size === 0
        ? {}
        : { lldpInfo: { ...Object.fromEntries(hint.lldp), parameter: hint.parameters } }),
    });
    if (neighbour !== undefined) out.set(hint.device, neighbour);
  };
  for (const line of lines) {
    if (/\bconnectedSwitchPort = \(/.test(line)) part = 'cdp';
    else if (/\blldpInfo = \(/.test(line)) part = 'lldp';
    const match = assignment.exec(line);
    if (match?.[1] === undefined) continue;
    const value = match[2] ?? Number(match[3]);
    if (match[1] === 'device' && typeof value === 'string') {
      close();
      hint = { device: value, cdp: new Map(), lldp: new Map(), parameters: [] };
      part = undefined;
    } else if (hint === undefined) continue;
    else if (part === 'cdp') hint.cdp.set(match[1], value);
    else if (part === 'lldp') {
      if (match[1] === 'key') key = String(value);
      else if (match[1] === 'value' && key !== undefined) {
        hint.parameters.push({ key, value });
        key = undefined;
      } else hint.lldp.set(match[1], value);
    }
  }
  close();
  return out;
};
