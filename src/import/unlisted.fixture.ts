import type { Host } from '../model/design';

/** A host as it comes back from an export of what runs: what it has none of is not taken for listed. */
export const markedUnlisted = (host: Host): Host => {
  const unknown = (['nics', 'adapters'] as const).filter((list) => host[list].length === 0);
  return unknown.length === 0 ? host : { ...host, unknown };
};
