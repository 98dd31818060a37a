import type { Security, Shaping, Teaming } from '../../model/design';
import { said } from '../written';

/** Fields cut down to what the vSphere API carries: for tests of round trips. */

export const word = (text: string | undefined, max = 40): string | undefined =>
  text?.replace(/[^A-Za-z0-9.]/g, '').slice(0, max) || undefined;
export const orNone = <T extends object>(record: T): T | undefined =>
  Object.keys(record).length === 0 ? undefined : record;
export const lower = (mac: string | undefined) => mac?.toLowerCase().replaceAll('-', ':');

export const teamingOf = (
  teaming: Teaming | undefined,
  allowed: readonly string[],
  needsOrder: boolean,
): Teaming | undefined => {
  const { policy, detection, notifySwitches, failback } = teaming ?? {};
  const hasOrder = needsOrder || teaming?.active !== undefined || teaming?.standby !== undefined;
  const active = (teaming?.active ?? []).filter((id) => allowed.includes(id));
  const standby = (teaming?.standby ?? []).filter(
    (id) => allowed.includes(id) && !active.includes(id),
  );
  return orNone(
    said({
      policy,
      detection,
      notifySwitches,
      failback,
      active: hasOrder ? active : undefined,
      standby: hasOrder ? standby : undefined,
    }),
  );
};
export const securityOf = (
  security: Security | undefined,
  learns: boolean,
): Security | undefined => {
  const { promiscuous, macChanges, forgedTransmits, macLearning } = security ?? {};
  return orNone(
    said({
      promiscuous,
      macChanges,
      forgedTransmits,
      macLearning: learns ? macLearning : undefined,
    }),
  );
};
export const shapingOf = (shaping: Shaping | undefined) => shaping && orNone(shaping);
export const discoveryOf = (of: { discoveryProtocol?: string; discoveryOperation?: string }) =>
  of.discoveryProtocol === undefined || of.discoveryProtocol === 'none'
    ? {}
    : {
        discoveryProtocol: of.discoveryProtocol,
        discoveryOperation: of.discoveryOperation ?? 'listen',
      };
