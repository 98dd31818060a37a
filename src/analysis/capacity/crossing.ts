import type { Design, InterSwitchLink } from '../../model/design';
import { hostIdOf } from '../../model/kinds';
import { upstreamKey } from '../failures/elements';
import { noRate, type Rate, sumOf } from './host-flow';

type Parts = Pick<Design, 'hosts' | 'physicalSwitches' | 'interSwitchLinks' | 'storageTargets'>;

/** A living link between switches, with the switches whose traffic it alone can carry across. */
export interface Crossing {
  readonly link: InterSwitchLink;
  readonly a: ReadonlySet<string>;
  readonly b: ReadonlySet<string>;
  /** Somebody else is to be reached on that side: a storage target, or the way out behind switches without hosts. */
  readonly aLeadsOn: boolean;
  readonly bLeadsOn: boolean;
}

/** Mb/s of a link, all its parallel members together; undefined where not stated. */
export const linkMbps = ({ speedMbps, links }: InterSwitchLink): number | undefined =>
  speedMbps === undefined ? undefined : speedMbps * (links ?? 1);

/** Switches that something beside hosts is behind. */
const leadingOn = (parts: Parts): ReadonlySet<string> => {
  const withHosts = new Set<string>();
  for (const { nics } of parts.hosts) {
    for (const { cabledTo } of nics) {
      if (cabledTo !== undefined && hostIdOf(cabledTo) === undefined) {
        withHosts.add(cabledTo.slice(0, cabledTo.indexOf('.')));
      }
    }
  }
  const withTargets = new Set(
    parts.storageTargets.flatMap(({ cabledTo }) => cabledTo.map((id) => id.split('.')[0] ?? id)),
  );
  return new Set(
    parts.physicalSwitches
      .map(({ id }) => id)
      .filter((id) => !withHosts.has(id) || withTargets.has(id)),
  );
};

const reachable = (
  from: string,
  links: readonly InterSwitchLink[],
  without: InterSwitchLink,
): ReadonlySet<string> => {
  const seen = new Set([from]);
  for (const at of seen) {
    for (const link of links) {
      if (link === without) continue;
      if (link.aId === at) seen.add(link.bId);
      else if (link.bId === at) seen.add(link.aId);
    }
  }
  return seen;
};

/** The living links while these elements (keys of `keyOf`) are down. */
export const crossingsOf = (parts: Parts, failed: ReadonlySet<string>): readonly Crossing[] => {
  const lives = (id: string) => !failed.has(id) && !failed.has(upstreamKey(id));
  const links = parts.interSwitchLinks.filter(
    ({ id, aId, bId }) => !failed.has(id) && lives(aId) && lives(bId),
  );
  const leadsOn = leadingOn(parts);
  return links.map((link): Crossing => {
    const behindA = reachable(link.aId, links, link);
    // Where another way leads round, it stands for its two switches only.
    const isRound = behindA.has(link.bId);
    const a = isRound ? new Set([link.aId]) : behindA;
    const b = isRound ? new Set([link.bId]) : reachable(link.bId, links, link);
    const some = (side: ReadonlySet<string>) => [...side].some((id) => leadsOn.has(id));
    return { link, a, b, aLeadsOn: some(a), bLeadsOn: some(b) };
  });
};

/**
 * The most that can want to cross a link, as who talks to whom is not stated: all that enters on
 * one side where the other leads on, else the smaller of what enters on either.
 */
export const mostAcross = (crossing: Crossing, entering: (switchId: string) => Rate): Rate => {
  const sum = (side: ReadonlySet<string>) =>
    [...side].reduce((total, id) => sumOf(total, entering(id)), noRate);
  const [a, b] = [sum(crossing.a), sum(crossing.b)];
  const least = (x: number, y: number) => {
    const between = Math.min(x, y);
    return Math.max(between, crossing.bLeadsOn ? x : 0, crossing.aLeadsOn ? y : 0);
  };
  return {
    averageMbps: least(a.averageMbps, b.averageMbps),
    peakMbps: least(a.peakMbps, b.peakMbps),
  };
};
