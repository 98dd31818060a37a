import { type HostFacts, supposing } from '../analysis/facts';
import type { Host, PortGroup, Teaming, VirtualSwitch } from '../model/design';
import type { Outcome } from './check';
import type { RawFinding, RawQuestion } from './rule';

/**
 * Where an import could not learn a failover order, nothing may be said that only one order makes
 * true. So a host with an open order is judged under several that could be: what all of them find
 * is certain, and what only some find is a question.
 */

/** The question that any rule may come to ask; its words stand here once. */
export const orderAsk = 'failoverOrder';
export const orderWords = 'Which uplinks of {switches} on {host} are active, and which stand by?';

const isOpen = ({ unknown, uplinks }: VirtualSwitch): boolean =>
  unknown?.includes('failoverOrder') === true && uplinks.length > 1;

const known = new WeakMap<HostFacts, readonly HostFacts[]>();
const knownMore = new WeakMap<HostFacts, readonly HostFacts[]>();
const none: readonly HostFacts[] = [];

const keptIn = (
  kept: WeakMap<HostFacts, readonly HostFacts[]>,
  facts: HostFacts,
  make: () => readonly Order[],
): readonly HostFacts[] => {
  if (!facts.host.switches.some(isOpen)) return none;
  let worlds = kept.get(facts);
  if (worlds === undefined) {
    worlds = make().map((order) => supposing(facts, supposed(facts.host, order)));
    kept.set(facts, worlds);
  }
  return worlds;
};

/** The other orders that could be, as facts; none where every order is known. */
export const worldsOf = (facts: HostFacts): readonly HostFacts[] =>
  keptIn(known, facts, () => orders);

/** More of them, for what the first ones agree on: each network of the host has an uplink to itself. */
export const moreWorldsOf = (facts: HostFacts): readonly HostFacts[] =>
  keptIn(knownMore, facts, () => aloneOrders(facts.host));

/** An order for one port group, told by its place on the switch; `group` is none for the switch itself. */
type Order = (
  uplinks: readonly string[],
  nth: number,
  group: PortGroup | undefined,
) => Pick<Teaming, 'active' | 'standby'>;

/** All active is what the facts themselves assume. Here: one and the rest behind it; each port group for itself. */
const orders: readonly Order[] = [
  ([first, ...rest]) => ({ active: first === undefined ? [] : [first], standby: rest }),
  (uplinks, nth) => ({ active: uplinks.slice(nth % uplinks.length).slice(0, 1), standby: [] }),
];

/** Networks that are tried alone; a host with more of them on switches of unknown order is rare. */
const mostAlone = 6;

/** One order for each port group with an adapter: it has the last uplink alone, all others the first. */
const aloneOrders = (host: Host): readonly Order[] => {
  const open = new Set(host.switches.filter(isOpen).map(({ id }) => id));
  const used = new Set(host.adapters.map(({ portGroupId }) => portGroupId));
  return host.portGroups
    .filter(({ id, switchId }) => open.has(switchId) && used.has(id))
    .slice(0, mostAlone)
    .map(
      ({ id }): Order =>
        (uplinks, _, group) => ({
          active: group?.id === id ? uplinks.slice(-1) : uplinks.slice(0, 1),
          standby: [],
        }),
    );
};

const supposed = (host: Host, order: Order): Host => {
  const open = new Map(host.switches.filter(isOpen).map((one) => [one.id, one]));
  const seen = new Map<string, number>();
  const portGroups = host.portGroups.map((group): PortGroup => {
    const on = open.get(group.switchId);
    // A port group that says its own order is not open, whatever its switch does.
    if (on === undefined || group.teaming?.active !== undefined) return group;
    const nth = seen.get(on.id) ?? 0;
    seen.set(on.id, nth + 1);
    return { ...group, teaming: { ...group.teaming, ...order(on.uplinks, nth, group) } };
  });
  const switches = host.switches.map(
    (one): VirtualSwitch =>
      open.has(one.id)
        ? { ...one, teaming: { ...one.teaming, ...order(one.uplinks, 0, undefined) } }
        : one,
  );
  return { ...host, switches, portGroups };
};

/** What a rule asks of a host whose order is open. */
export const askOrder = (rule: string, { host }: HostFacts): RawQuestion => {
  const open = host.switches.filter(isOpen);
  return {
    rule,
    ask: orderAsk,
    objects: open.map(({ id }) => id),
    data: { switches: open.map(({ name }) => name), host: host.name },
    hosts: [host.id],
  };
};

const keyOf = ({ message, objects }: RawFinding): string => `${message}|${objects.join()}`;

/**
 * What one rule says under every order; a question in place of what only some of them make true.
 * `more`: further orders, asked only where the first ones left something to be certain of.
 */
export const certain = (
  rule: string,
  facts: HostFacts,
  said: Outcome,
  others: readonly Outcome[],
  more: () => readonly Outcome[],
): Outcome => {
  const keys = others.map(({ findings }) => new Set(findings.map(keyOf)));
  const agreed = said.findings.filter((finding) => keys.every((set) => set.has(keyOf(finding))));
  if (agreed.length > 0) {
    keys.push(...more().map(({ findings }) => new Set(findings.map(keyOf))));
  }
  const findings = agreed.filter((finding) => keys.every((set) => set.has(keyOf(finding))));
  const isSettled =
    findings.length === said.findings.length && keys.every((set) => set.size === findings.length);
  if (isSettled) return said;
  return { findings, questions: [...said.questions, askOrder(rule, facts)] };
};
