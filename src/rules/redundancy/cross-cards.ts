import { factsOf, type HostFacts } from '../../analysis/facts';
import type { SwitchInstance } from '../../analysis/uplinks';
import type { Design, Nic, SwitchPort, VirtualSwitch } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { kindOf } from '../../model/kinds';

/** A team of two that nothing but its switch puts in order. */
const isPlainPair = (facts: HostFacts, instance: SwitchInstance): boolean =>
  instance.kind === 'standard' &&
  instance.nics.length === 2 &&
  instance.local?.teaming?.active === undefined &&
  instance.local?.teaming?.standby === undefined &&
  facts.groups.every((use) => use.instance !== instance || use.team.orderFrom === 'default');

const oneOf = <T>(values: readonly T[]): T | undefined =>
  new Set(values).size === 1 ? values[0] : undefined;

/** Two ports that do the same for whatever is behind them. */
const isAlike = (a: SwitchPort | undefined, b: SwitchPort | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.mode === b.mode &&
  a.accessVlan === b.accessVlan &&
  a.allowedVlans === b.allowedVlans &&
  a.nativeVlan === b.nativeVlan &&
  a.portChannelId === undefined &&
  b.portChannelId === undefined;

const swaps = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/**
 * Swaps one port between two teams that each sit on a card, or on a physical switch, of their own,
 * so that both span both (catalogue E6). Neither team may end on fewer cards or switches than it
 * had. Undefined where no two teams of the host are alike enough.
 */
export const crossed = (design: Design, hostId: string, on: string): Design | undefined => {
  const host = find(design, 'host', hostId);
  if (host === undefined) return undefined;
  const facts = factsOf(design, host);
  const axes = [(nic: Nic) => nic.cardId, facts.switchIdOfNic] as const;
  const axis = kindOf(on) === 'card' ? axes[0] : axes[1];
  const placeOf = ({ nics }: SwitchInstance) => oneOf(nics.map(axis));
  const pairs = facts.switches.filter((instance) => isPlainPair(facts, instance));
  const own = pairs.filter((instance) => placeOf(instance) === on);
  const others = pairs.filter((instance) => {
    const place = placeOf(instance);
    return place !== undefined && place !== on;
  });
  const portOf = ({ cabledTo }: Nic) => facts.fabric.port(cabledTo ?? '');
  const isNarrower = (after: readonly Nic[], before: readonly Nic[]) =>
    axes.some((of) => new Set(after.map(of)).size < new Set(before.map(of)).size);
  for (const a of own) {
    for (const b of others) {
      const all = [...a.nics, ...b.nics];
      const [first] = all;
      if (oneOf(all.map(({ speedMbps }) => speedMbps)) === undefined || first === undefined) {
        continue;
      }
      if (!all.every((nic) => isAlike(portOf(nic), portOf(first)))) continue;
      for (const [i, j] of swaps) {
        const [x, y] = [a.nics[i], b.nics[j]];
        if (x === undefined || y === undefined) continue;
        const nicsA = a.nics.map((nic) => (nic === x ? y : nic));
        const nicsB = b.nics.map((nic) => (nic === y ? x : nic));
        if (isNarrower(nicsA, a.nics) || isNarrower(nicsB, b.nics)) continue;
        const ids = (nics: readonly Nic[]) => ({ uplinks: nics.map(({ id }) => id) });
        return set<VirtualSwitch>(set<VirtualSwitch>(design, a.id, ids(nicsA)), b.id, ids(nicsB));
      }
    }
  }
  return undefined;
};
