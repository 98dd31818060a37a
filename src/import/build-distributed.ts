import {
  distributedPortGroupShape,
  distributedSwitchShape,
  lagShape,
} from '../model/shape/switches';
import { type Draft, said } from './draft';
import type { FoundDistributedSwitch, FoundTeaming, Source } from './estate';
import { holderAt, holderOf, putOrigin, sourcesOf } from './origins';
import { sourcesLabel } from './source-label';

/** A distributed switch with what is needed to plug into it. */
export interface Spanning {
  readonly name: string;
  readonly draft: Draft;
  /** Ids of uplinks and LAGs by name. */
  readonly uplinks: ReadonlyMap<string, string>;
  readonly uplinkIds: readonly string[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly key?: string }[];
}

/** Names of a failover order as ids; names that are not there are left out. */
export const teamingDraft = (
  found: FoundTeaming | undefined,
  ids: ReadonlyMap<string, string>,
): Draft | undefined => {
  if (found === undefined) return undefined;
  const { active, standby, ...rest } = found;
  const named = (names: readonly string[] | undefined) =>
    names?.flatMap((name) => ids.get(name) ?? []);
  const out: Draft = { ...rest };
  if (active !== undefined) out.active = named(active);
  if (standby !== undefined) out.standby = named(standby);
  return Object.keys(out).length === 0 ? undefined : out;
};

export const buildDistributed = (
  found: FoundDistributedSwitch,
  id: string,
  unnamed: number,
  source: Source,
): Spanning => {
  const holder = holderAt(found, source);
  const lagNames = new Set((found.lags ?? []).map(({ name }) => name));
  const mentioned = found.portGroups.flatMap(({ teaming }) => [
    ...(teaming?.active ?? []),
    ...(teaming?.standby ?? []),
  ]);
  const names = [...new Set([...found.uplinks, ...mentioned])].filter(
    (name) => !lagNames.has(name),
  );
  // A source that does not name uplinks still says how many NICs a host gives.
  for (let i = 1; names.length < unnamed; i++) {
    if (!names.includes(`Uplink ${i}`)) names.push(`Uplink ${i}`);
  }
  const uplinkDrafts = names.map((name, i) => ({ id: `${id}.u${i + 1}`, name }));
  const ofLags = holderOf(found, 'lags', holder);
  const lags = (found.lags ?? []).map((lag, i) => {
    const draft = { id: `${id}.l${i + 1}`, name: lag.name, ...said(lagShape, lag) };
    putOrigin(draft, lag, lagShape, ofLags);
    return draft;
  });
  const uplinks = new Map([...uplinkDrafts, ...lags].map((one) => [one.name, one.id]));
  const ofGroups = holderOf(found, 'portGroups', holder);
  const groups = found.portGroups.map((group, i) => ({ group, id: `${id}.p${i + 1}` }));
  const teaming = teamingDraft(found.teaming, uplinks);
  const draft: Draft = {
    id,
    name: found.name,
    uplinks: uplinkDrafts,
    ...said(distributedSwitchShape, found),
    ...(lags.length === 0 ? {} : { lags }),
    portGroups: groups.map(({ group, id }) => {
      const own = teamingDraft(group.teaming, uplinks);
      const draft: Draft = {
        id,
        name: group.name,
        ...said(distributedPortGroupShape, group),
        ...(group.vlanUnknown === true ? { unknown: ['vlan'] } : {}),
        ...(own === undefined ? {} : { teaming: own }),
      };
      putOrigin(draft, group, distributedPortGroupShape, ofGroups);
      return draft;
    }),
    source: sourcesLabel(sourcesOf(found, source)),
    sourceId: found.sourceId ?? found.key,
  };
  if (teaming === undefined) delete draft.teaming;
  else draft.teaming = teaming;
  putOrigin(draft, found, distributedSwitchShape, holder);
  return {
    name: found.name,
    draft,
    uplinks,
    uplinkIds: uplinkDrafts.map((one) => one.id),
    groups: groups.map(({ group, id }) => ({
      id,
      name: group.name,
      ...(group.key === undefined ? {} : { key: group.key }),
    })),
  };
};
