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
const none: readonly HostFacts[] = [];

/** The other orders that could be, as facts; none where every order is known. */
export const worldsOf = (facts: HostFacts): readonly HostFacts[] => {
  if (!facts.host.switches.some(isOpen)) return none;
  let worlds = known.get(facts);
  if (worlds === undefined) {
    worlds = orders.map((order) => supposing(facts, supposed(facts.host, order)));
    known.set(facts, worlds);
  }
  return worlds;
};

/** An order for one port group, told by its place on the switch. */
type Order = (uplinks: readonly string[], nth: number) => Pick<Teaming, 'active' | 'standby'>;

/** All active is what the facts themselves assume. Here: one and the rest behind it; each port group for itself. */
const orders: readonly Order[] = [
  ([first, ...rest]) => ({ active: first === undefined ? [] : [first], standby: rest }),
  (uplinks, nth) => ({ active: uplinks.slice(nth % uplinks.length).slice(0, 1), standby: [] }),
];

const supposed = (host: Host, order: Order): Host => {
  const open = new Map(host.switches.filter(isOpen).map((one) => [one.id, one]));
  const seen = new Map<string, number>();
  const portGroups = host.portGroups.map((group): PortGroup => {
    const on = open.get(group.switchId);
    // A port group that says its own order is not open, whatever its switch does.
    if (on === undefined || group.teaming?.active !== undefined) return group;
    const nth = seen.get(on.id) ?? 0;
    seen.set(on.id, nth + 1);
    return { ...group, teaming: { ...group.teaming, ...order(on.uplinks, nth) } };
  });
  const switches = host.switches.map(
    (one): VirtualSwitch =>
      open.has(one.id) ? { ...one, teaming: { ...one.teaming, ...order(one.uplinks, 0) } } : one,
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

/** What one rule says under every order; a question in place of what only some of them make true. */
export const certain = (
  rule: string,
  facts: HostFacts,
  said: Outcome,
  others: readonly Outcome[],
): Outcome => {
  const keys = others.map(({ findings }) => new Set(findings.map(keyOf)));
  const findings = said.findings.filter((finding) => keys.every((set) => set.has(keyOf(finding))));
  const isSettled =
    findings.length === said.findings.length && keys.every((set) => set.size === findings.length);
  if (isSettled) return said;
  return { findings, questions: [...said.questions, askOrder(rule, facts)] };
};
