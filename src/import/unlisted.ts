import type { Host } from '../model/design';
import type { Estate, FoundHost, SourceKind } from './estate';
import { mainSource } from './merge-record';

/** Plans say all that there is to be; what was read from a running host may be part of it. */
const plans: ReadonlySet<SourceKind> = new Set(['azureArm', 'odin', 'vcf']);

const unlistedIn = ({ nics, adapters }: FoundHost): NonNullable<Host['unknown']> => [
  ...(nics.length === 0 ? (['nics'] as const) : []),
  ...(adapters.length === 0 ? (['adapters'] as const) : []),
];

/**
 * Nobody exports a running host over no NIC and no adapter: where a source lists none it does not
 * list them. RVTools without vSC_VMK, or a console's text of one command, are no host without a
 * management network.
 */
export const withUnlisted = (estate: Estate): Estate => ({
  ...estate,
  hosts: estate.hosts.map((host) => {
    const unlisted = plans.has(mainSource(host, estate.source).kind) ? [] : unlistedIn(host);
    const unknown = [...new Set([...(host.unknown ?? []), ...unlisted])];
    return unlisted.length === 0 ? host : { ...host, unknown };
  }),
});
