import type { Design, InterSwitchLink } from '../../model/design';
import { nameOf } from '../../model/find';
import { linkCarries } from '../fabric';
import { upstreamKey } from '../failures/elements';
import type { TraceHop } from './path';

/** The shortest way between two switches for a VLAN; where there is none, how far links would lead without it. */
export const across = (
  design: Design,
  from: string,
  to: string,
  vlan: number,
  /** Keys of `keyOf`: what has failed leads nowhere. */
  down: ReadonlySet<string>,
) => {
  const lives = (id: string) => !down.has(id) && !down.has(upstreamKey(id));
  const links = design.interSwitchLinks.filter(
    ({ id, aId, bId }) => !down.has(id) && lives(aId) && lives(bId),
  );
  const walk = (isOpen: (link: InterSwitchLink) => boolean): InterSwitchLink[] | undefined => {
    const ways = new Map<string, InterSwitchLink[]>([[from, []]]);
    for (const [at, way] of ways) {
      if (at === to) return way;
      for (const link of links) {
        const next = link.aId === at ? link.bId : link.bId === at ? link.aId : undefined;
        if (next !== undefined && !ways.has(next) && isOpen(link)) ways.set(next, [...way, link]);
      }
    }
    return undefined;
  };
  const way = walk((link) => linkCarries(link, vlan));
  if (way !== undefined) return { way };
  const cabled = walk(() => true);
  const cut = cabled?.find((link) => !linkCarries(link, vlan));
  return { cut };
};

export const linkHops = (
  design: Design,
  start: string,
  way: readonly InterSwitchLink[],
  vlan: number,
) => {
  let at = start;
  return way.flatMap((link): TraceHop[] => {
    at = link.aId === at ? link.bId : link.aId;
    const mtu = link.mtuBytes === undefined ? {} : { mtuBytes: link.mtuBytes };
    const speed =
      link.speedMbps === undefined ? {} : { speedMbps: link.speedMbps * (link.links ?? 1) };
    return [
      { id: link.id, name: nameOf(design, link.id), kind: 'link', vlan, ...mtu, ...speed },
      { id: at, name: nameOf(design, at), kind: 'physicalSwitch', vlan },
    ];
  });
};
