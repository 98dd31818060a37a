import type { Change } from '../../analysis/difference';
import { hostIdOf } from '../../model/kinds';

/** Changes that are the same but for the host they are in. */
export interface Folded {
  readonly key: string;
  readonly kind: Change['kind'];
  /** Where: the path; without its host where several have the same. */
  readonly where: string;
  readonly what: string;
  readonly field?: string;
  readonly before?: string;
  readonly after?: string;
  /** Names of the hosts, in order. Empty for what is in none. */
  readonly hosts: readonly string[];
}

/** How `difference.ts` joins the names of a path. */
const step = ' › ';

/** A host that comes or goes is a line of its own; what changes of one is the same on another, too. */
const splitHost = ({
  id,
  path,
  kind,
}: Change): readonly [host: string | undefined, rest: string] => {
  const hostId = hostIdOf(id);
  if (hostId === undefined || (hostId === id && kind !== 'changed')) return [undefined, path];
  if (hostId === id) return [path, ''];
  const at = path.indexOf(step);
  return [path.slice(0, at), path.slice(at + step.length)];
};

/** A difference as people read it: what is the same on several hosts stands once, in the order it came. */
export const foldChanges = (changes: readonly Change[]): readonly Folded[] => {
  const folds = new Map<string, { readonly change: Change; rest: string; hosts: string[] }>();
  for (const change of changes) {
    const [host, rest] = splitHost(change);
    const { kind, what, field, before, after } = change;
    const key = JSON.stringify([kind, host === undefined, rest, what, field, before, after]);
    const fold = folds.get(key);
    if (fold === undefined) {
      folds.set(key, { change, rest, hosts: host === undefined ? [] : [host] });
    } else if (host !== undefined) fold.hosts.push(host);
  }
  return [...folds].map(([key, { change, rest, hosts }]) => ({
    key,
    kind: change.kind,
    where: hosts.length > 1 ? rest || 'Hosts' : change.path,
    what: change.what,
    ...(change.field === undefined ? {} : { field: change.field }),
    ...(change.before === undefined ? {} : { before: change.before }),
    ...(change.after === undefined ? {} : { after: change.after }),
    hosts,
  }));
};
