import type { Design, InterSwitchLink } from '../model/design';
import { set } from '../model/edits/change';
import { formatVlans, parseVlans } from '../model/formats';

/** The design with a VLAN (1 to 4094, as text) allowed on every link between these switches. */
export const carryBetween = (design: Design, switches: readonly string[], vlan: string): Design => {
  let next = design;
  for (const { id, aId, bId, allowedVlans } of design.interSwitchLinks) {
    if (!switches.includes(aId) || !switches.includes(bId)) continue;
    if (allowedVlans === undefined || allowedVlans === 'all') continue;
    const ranges = parseVlans(`${allowedVlans},${vlan}`);
    if (ranges === undefined) continue;
    next = set<InterSwitchLink>(next, id, { allowedVlans: formatVlans(ranges) });
  }
  return next;
};
