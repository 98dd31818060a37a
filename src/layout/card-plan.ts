import type { HostFacts } from '../analysis/facts';
import { type BoardPlan, column, planBoard } from './board-plan';
import { adapterRows, vmsRow } from './board-rows';
import { grid } from './grid';
import { once } from './once';

const { card } = grid;

const rowsHeight = (rows: number): number =>
  rows * card.nic.height + Math.max(0, rows - 1) * card.nic.gap;

/**
 * Where everything stands on the card of a host that is like another one: what it has for itself,
 * which is its adapters with their addresses, its VMs as one, and its NICs with their cables.
 */
export const planCard = (facts: HostFacts): BoardPlan => {
  const { host } = facts;
  const { nics: onBoard } = planBoard(facts);
  const adapters = facts.endpoints.filter(({ kind }) => kind === 'adapter');
  const hasVms = host.vms.length > 0;
  const left = Math.min(adapters.length, card.adaptersShown) + (hasVms ? 1 : 0);
  const endpoints = once(() => {
    const vms = hasVms ? [vmsRow(host.vms, facts.endpoints, host.id)] : [];
    const rows = [...adapterRows(adapters, host.id), ...vms];
    return column(rows, card.endpoint, card.top, (row, rect) => ({ ...row, rect }));
  });
  const nics = column(onBoard, card.nic, card.top, (nic, rect) => ({ ...nic, rect }));
  const height = card.top + rowsHeight(Math.max(left, nics.length)) + grid.bottomPad;
  return {
    height: Math.max(grid.minHeight, height),
    switches: [],
    endpoints,
    groups: [],
    spares: [],
    nics,
    looseTop: undefined,
    isEmpty: false,
  };
};
