import type { Design, Nic } from '../../model/design';
import type { Endpoint } from '../endpoints';
import { factsOf, type HostFacts } from '../facts';
import { keyOf } from '../failures/elements';
import type { HostOutcome } from '../failures/outcome';
import type { FailureState } from '../failures/state';
import { crossingsOf, mostAcross } from './crossing';
import { type HostFlow, hostFlow, type NicFlow, noRate, type Rate, sumOf } from './host-flow';

/** What is asked of every uplink, switch and link between switches, in one state of the design. */
export interface Flows {
  readonly nics: ReadonlyMap<string, NicFlow>;
  /** What enters a physical switch from hosts. */
  readonly entering: ReadonlyMap<string, Rate>;
  /** The most that can want to cross a link between switches; none for one that is down. */
  readonly links: ReadonlyMap<string, Rate>;
}

const kept = new WeakMap<HostOutcome, HostFlow>();

/** The flow of a host in a state; kept with its outcome, which most failures leave as it is. */
export const flowOf = (
  facts: HostFacts,
  outcome: HostOutcome,
  nicsFor: (end: Endpoint) => readonly Nic[],
): HostFlow => {
  const known = kept.get(outcome);
  if (known !== undefined) return known;
  const made = hostFlow(facts, nicsFor);
  kept.set(outcome, made);
  return made;
};

/** What NICs carry, by the physical switch that it enters. */
export const enteringOf = (
  nics: readonly Nic[],
  flow: HostFlow,
): readonly (readonly [switchId: string, rate: Rate])[] =>
  nics.flatMap(({ id, cabledTo }) => {
    const carried = flow.get(id);
    if (carried === undefined || cabledTo === undefined || !cabledTo.startsWith('s')) return [];
    return [[cabledTo.slice(0, cabledTo.indexOf('.')), carried] as const];
  });

export const flowsIn = (design: Design, state: FailureState): Flows => {
  const nics = new Map<string, NicFlow>();
  const entering = new Map<string, Rate>();
  for (const host of design.hosts) {
    const outcome = state.hosts.get(host.id);
    if (outcome === undefined) continue;
    const flow = flowOf(factsOf(design, host), outcome, state.nicsFor);
    for (const [id, carried] of flow) nics.set(id, carried);
    for (const [id, rate] of enteringOf(host.nics, flow)) {
      entering.set(id, sumOf(entering.get(id) ?? noRate, rate));
    }
  }
  const failed = new Set(state.failed.map(keyOf));
  const links = new Map(
    crossingsOf(design, failed).map((crossing) => [
      crossing.link.id,
      mostAcross(crossing, (id) => entering.get(id) ?? noRate),
    ]),
  );
  return { nics, entering, links };
};
