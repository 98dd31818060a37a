import { hostIdOf, kindOf, parentIdOf } from '../../model/kinds';
import type { TracePath } from './path';

/** Keys of what paths pass, as `pathThrough` has them: to light them in a picture. */
export const litByPaths = (paths: readonly TracePath[]): ReadonlySet<string> => {
  const lit = new Set<string>();
  for (const { hops } of paths) {
    const hosts = hops.map(({ id }) => hostIdOf(id));
    for (const [i, { id, kind }] of hops.entries()) {
      lit.add(id);
      const parentId = parentIdOf(id);
      // A VM is drawn for its vNIC, a physical switch for its port, a host for all that is in it.
      if (kind === 'endpoint' || kind === 'port') if (parentId !== undefined) lit.add(parentId);
      const hostId = hosts[i] ?? hosts[i - 1] ?? hosts[i + 1] ?? hosts[i - 2] ?? hosts[i + 2];
      const isShared = kindOf(id) === 'distributedSwitch' || id.startsWith('d');
      if (hostId === undefined) continue;
      if (isShared) lit.add(`${id}@${hostId}`);
      if (isShared || hosts[i] !== undefined) lit.add(hostId);
    }
  }
  return lit;
};
