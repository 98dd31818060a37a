import type { Host } from '../model/design';

/**
 * A host as an export tells it that lists none of its NICs: nor does it then say which of them are
 * uplinks. They are taken from the host that is there, with what is open of their order.
 */
export const withUplinksOf = (before: Host, now: Host): Host => {
  if (now.nics.length > 0 || before.nics.length === 0) return now;
  const switches = new Map(before.switches.map((one) => [one.id, one]));
  const memberships = new Map(before.memberships.map((one) => [one.switchId, one]));
  return {
    ...now,
    switches: now.switches.map((one) => {
      const old = switches.get(one.id);
      if (old === undefined) return one;
      const { unknown: _, ...rest } = one;
      const { uplinks, unknown } = old;
      return unknown === undefined ? { ...rest, uplinks } : { ...rest, uplinks, unknown };
    }),
    memberships: now.memberships.map((one) => memberships.get(one.switchId) ?? one),
  };
};
