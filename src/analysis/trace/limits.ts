import type { Design } from '../../model/design';
import { find } from '../../model/find';
import { linkHop, passes, portHop } from '../frames';
import type { TraceHop } from './path';

/** The first hop too small for the packets of the sender. Only stated sizes count. */
export const tooSmall = (
  design: Design,
  hops: readonly TraceHop[],
  packetBytes: number | undefined,
) => {
  if (packetBytes === undefined) return undefined;
  for (const { id, kind, mtuBytes } of hops) {
    if (mtuBytes === undefined || kind === 'endpoint') continue;
    const port = kind === 'port' ? find(design, 'port', id) : undefined;
    const physical = port && find(design, 'physicalSwitch', id.slice(0, id.indexOf('.')));
    const link = kind === 'link' ? find(design, 'link', id) : undefined;
    const isPassed =
      port !== undefined && physical !== undefined
        ? passes(portHop(port, physical), packetBytes)
        : link !== undefined
          ? passes(linkHop(link, id), packetBytes)
          : mtuBytes >= packetBytes;
    if (isPassed === false) return { at: id, mtuBytes };
  }
  return undefined;
};

/** The slowest hop of those whose speed is stated. */
export const slowest = (hops: readonly TraceHop[]) => {
  let found: { at: string; name: string; mbps: number } | undefined;
  for (const { id, name, speedMbps } of hops) {
    if (speedMbps !== undefined && (found === undefined || speedMbps < found.mbps)) {
      found = { at: id, name, mbps: speedMbps };
    }
  }
  return found;
};
