import type { Design, Host } from '../../model/design';
import { type FailureElement, keyOf } from '../failures/elements';
import type { HostView } from '../failures/host-view';
import { elementsIn } from '../failures/impact';
import { failureState } from '../failures/state';
import { outcomesOf, situationOf, touchedIn, type Views, viewsOf } from '../failures/views';
import { type Crossing, crossingsOf, mostAcross } from './crossing';
import { enteringOf, type Flows, flowOf, flowsIn } from './flows';
import { type HostFlow, noRate, type Rate, sumOf } from './host-flow';

/** The most that one failure asks of something, by peak. */
export interface Worst extends Rate {
  readonly element: FailureElement;
}

/** What each single failure asks of what lives on. Only where it is more than without a failure. */
export interface WorstFlows {
  readonly normal: Flows;
  readonly nics: ReadonlyMap<string, Worst>;
  readonly cards: ReadonlyMap<string, Worst>;
  readonly entering: ReadonlyMap<string, Worst>;
  readonly links: ReadonlyMap<string, Worst>;
}

/** Rounding is no load. Mb/s. */
const epsilon = 1e-6;

class Most {
  readonly found = new Map<string, Worst>();
  private readonly normal: (id: string) => Rate;

  constructor(normal: (id: string) => Rate) {
    this.normal = normal;
  }

  see(id: string, { averageMbps, peakMbps }: Rate, element: FailureElement): void {
    const most = this.found.get(id)?.peakMbps ?? this.normal(id).peakMbps;
    if (peakMbps > most + epsilon) this.found.set(id, { averageMbps, peakMbps, element });
  }
}

const minus = (a: Rate, b: Rate): Rate => ({
  averageMbps: a.averageMbps - b.averageMbps,
  peakMbps: a.peakMbps - b.peakMbps,
});

/** What changes for switches when hosts fare otherwise; `see` gets what their NICs carry then. */
const shifts = (
  design: Design,
  views: Views,
  element: FailureElement,
  normalOf: (view: HostView) => HostFlow,
  see: (view: HostView, after: HostFlow) => void,
): ReadonlyMap<string, Rate> => {
  const now = situationOf(design, views, new Set([keyOf(element)]));
  const shift = new Map<string, Rate>();
  const add = (id: string, rate: Rate) => shift.set(id, sumOf(shift.get(id) ?? noRate, rate));
  for (const [view, outcome] of outcomesOf(touchedIn(views, now), now)) {
    if (outcome === view.base) continue;
    const after = flowOf(view.facts, outcome, (end) => view.nicsFor(end, now));
    const hostNics = view.facts.host.nics;
    for (const [id, rate] of enteringOf(hostNics, after)) add(id, rate);
    for (const [id, rate] of enteringOf(hostNics, normalOf(view))) add(id, minus(noRate, rate));
    see(view, after);
  }
  return shift;
};

/** What the NICs of each card carry together. */
export const byCard = (host: Host, flow: HostFlow): ReadonlyMap<string, Rate> => {
  const sums = new Map<string, Rate>();
  for (const { id, cardId } of host.nics) {
    const carried = flow.get(id);
    if (cardId === undefined || carried === undefined) continue;
    sums.set(cardId, sumOf(sums.get(cardId) ?? noRate, carried));
  }
  return sums;
};

/** Does the failure take links between switches away? */
const cutsLinks = ({ kind }: FailureElement): boolean =>
  kind === 'physicalSwitch' || kind === 'link' || kind === 'upstream';

const make = (design: Design, elements: readonly FailureElement[]): WorstFlows => {
  const views = viewsOf(design);
  const state = failureState(design, []);
  const normal = flowsIn(design, state);
  const normalOf = (view: HostView) => flowOf(view.facts, view.base, (end) => state.nicsFor(end));
  const cardRates = new Map(
    views.list.flatMap((view) => [...byCard(view.facts.host, normalOf(view))]),
  );
  const nics = new Most((id) => normal.nics.get(id) ?? noRate);
  const cards = new Most((id) => cardRates.get(id) ?? noRate);
  const entering = new Most((id) => normal.entering.get(id) ?? noRate);
  const links = new Most((id) => normal.links.get(id) ?? noRate);
  const whole = crossingsOf(design, new Set());
  for (const element of elements) {
    const shift = shifts(design, views, element, normalOf, (view, after) => {
      for (const [id, rate] of after) nics.see(id, rate, element);
      for (const [id, rate] of byCard(view.facts.host, after)) cards.see(id, rate, element);
    });
    const enters = (id: string) =>
      sumOf(normal.entering.get(id) ?? noRate, shift.get(id) ?? noRate);
    for (const id of shift.keys()) if (id !== element.id) entering.see(id, enters(id), element);
    const isCut = cutsLinks(element);
    if (!isCut && shift.size === 0) continue;
    const touches = ({ a, b }: Crossing) => [...shift.keys()].some((id) => a.has(id) || b.has(id));
    const crossings = isCut
      ? crossingsOf(design, new Set([keyOf(element)]))
      : whole.filter(touches);
    for (const crossing of crossings) {
      links.see(crossing.link.id, mostAcross(crossing, enters), element);
    }
  }
  return {
    normal,
    nics: nics.found,
    cards: cards.found,
    entering: entering.found,
    links: links.found,
  };
};

let last: {
  readonly design: Design;
  readonly scope: string | undefined;
  readonly flows: WorstFlows;
};

/**
 * Demand on every uplink, switch and link between switches, without a failure and at the worst
 * single one. `scope`: a host, whose own elements and those between hosts are looked at only.
 */
export const worstFlows = (design: Design, scope?: string): WorstFlows => {
  if (last?.design === design && last.scope === scope) return last.flows;
  const flows = make(design, elementsIn(design, scope));
  last = { design, scope, flows };
  return flows;
};
