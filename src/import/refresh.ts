import type { Design, Host } from '../model/design';
import { fold } from '../model/edits/fold';
import { remove } from '../model/edits/remove';
import { find } from '../model/find';
import { listAt, topPlaces } from '../model/kinds';
import { relabelled } from '../model/relabel';
import { combiningLists } from './combine';
import { drained } from './drained';
import { matching, vcenterOf } from './match';
import { type Gone, leftClusters, silenceMeansNothing } from './says-whole';

/**
 * A newer export over the design that is there. Elements are the same by the id at their source,
 * else by name, else by MAC address; what is the same keeps its id, and with it position, notes,
 * waivers, answers and everything else that the export does not say. What the export no longer has
 * goes, where the export can speak of it: hosts of its own vCenters, and in a host that kind of
 * part of which it has any. Hosts drawn by hand and physical switches stay. `goneOf` tells which
 * fields are gone that the export does not say (`goneBySilence`).
 */
export const refresh = (
  before: Design,
  imported: Design,
  goneOf: Gone = silenceMeansNothing,
): Design => drained(refreshing(before, imported, goneOf));

/** The same in steps of a host or less, for who may not stop meanwhile. */
export function* refreshing(
  before: Design,
  imported: Design,
  goneOf: Gone,
): Generator<void, Design> {
  const ids = yield* matching(before, imported);
  const left = new Set([...leftClusters(imported, vcenterOf)].map((id) => ids.get(id)));
  const gone: Gone = (kind, now) =>
    kind === 'host' && left.has(String(now.id))
      ? [...goneOf(kind, now), 'clusterId']
      : goneOf(kind, now);
  const combined = yield* combining(before, imported, ids, gone);
  return remove(combined, goneFrom(before, imported, ids));
}

/** What was imported beside what is there: the same elements are brought together, nothing goes. */
export const addTo = (before: Design, imported: Design): Design =>
  drained(adding(before, imported));

export function* adding(before: Design, imported: Design): Generator<void, Design> {
  const ids = yield* matching(before, imported);
  return yield* combining(before, imported, ids, silenceMeansNothing);
}

function* combining(
  before: Design,
  imported: Design,
  ids: ReadonlyMap<string, string>,
  goneOf: Gone,
): Generator<void, Design> {
  let next = before;
  for (const top of topPlaces) {
    const old = listAt(before, top.field);
    const now: { readonly id: string }[] = [];
    for (const one of listAt(imported, top.field)) {
      now.push(relabelled(top.kind, one, ids));
      yield;
    }
    const lists = yield* combiningLists<{ readonly id: string }>(top.kind, old, now, goneOf);
    if (lists !== old) next = { ...next, [top.field]: lists };
  }
  return freshCables(fold(next, newCards(before, imported, ids)), imported, ids);
}

/** Hosts that are new and that the export draws as cards; how the others are drawn is up to people. */
const newCards = (
  before: Design,
  imported: Design,
  ids: ReadonlyMap<string, string>,
): readonly string[] =>
  (imported.folded ?? [])
    .map((id) => ids.get(id) ?? id)
    .filter((id) => find(before, 'host', id) === undefined);

/** A port takes one plug: a cable that the export tells wins over one that was there before. */
const freshCables = (
  design: Design,
  imported: Design,
  ids: ReadonlyMap<string, string>,
): Design => {
  const claims = new Map<string, string>();
  for (const host of imported.hosts) {
    for (const { id, cabledTo } of host.nics) {
      if (cabledTo !== undefined) claims.set(ids.get(cabledTo) ?? cabledTo, ids.get(id) ?? id);
    }
  }
  if (claims.size === 0) return design;
  const isFree = (port: string, nicId: string) => (claims.get(port) ?? nicId) === nicId;
  return {
    ...design,
    hosts: design.hosts.map((host): Host => {
      const stale = host.nics.some((n) => n.cabledTo !== undefined && !isFree(n.cabledTo, n.id));
      if (!stale) return host;
      return {
        ...host,
        nics: host.nics.map((nic) => {
          if (nic.cabledTo === undefined || isFree(nic.cabledTo, nic.id)) return nic;
          const { cabledTo: _, ...rest } = nic;
          return rest;
        }),
      };
    }),
    storageTargets: design.storageTargets.map((target) => {
      const left = target.cabledTo.filter((port) => !claims.has(port));
      return left.length === target.cabledTo.length ? target : { ...target, cabledTo: left };
    }),
  };
};

const parts = ['cards', 'nics', 'switches', 'portGroups', 'adapters', 'vms'] as const;

/** Ids in `before` that the export could speak of and does not have any more. */
const goneFrom = (
  before: Design,
  imported: Design,
  ids: ReadonlyMap<string, string>,
): readonly string[] => {
  const kept = new Set(ids.values());
  const gone: string[] = [];
  const vcenters = new Set(imported.hosts.flatMap((host) => vcenterOf(host) ?? []));
  const now = new Map(imported.hosts.map((host) => [ids.get(host.id), host]));
  for (const host of before.hosts) {
    const same = now.get(host.id);
    if (same === undefined) {
      const vcenter = host.source === undefined ? undefined : vcenterOf(host);
      if (vcenter !== undefined && vcenters.has(vcenter)) gone.push(host.id);
      continue;
    }
    if (host.source === undefined) continue;
    for (const field of parts) {
      if (listAt(same, field).length === 0) continue;
      // Of what it does not list it does not say that it is gone.
      const list = field === 'cards' ? 'nics' : field;
      if (same.unknown?.some((unlisted) => unlisted === list) === true) continue;
      for (const { id } of listAt(host, field)) if (!kept.has(id)) gone.push(id);
    }
  }
  const left = before.hosts.filter(({ id }) => !gone.includes(id));
  // A switch or cluster that nobody is in any more went with its hosts.
  for (const spanning of before.distributedSwitches) {
    const isIn = ({ memberships }: Host) => memberships.some((m) => m.switchId === spanning.id);
    if (kept.has(spanning.id)) {
      if (imported.distributedSwitches.length === 0) continue;
      for (const { id } of spanning.portGroups) if (!kept.has(id)) gone.push(id);
    } else if (before.hosts.some(isIn) && !left.some(isIn)) gone.push(spanning.id);
  }
  for (const { id } of before.clusters) {
    const isIn = ({ clusterId }: Host) => clusterId === id;
    if (!kept.has(id) && before.hosts.some(isIn) && !left.some(isIn)) gone.push(id);
  }
  return gone;
};
