import type { Design } from '../../model/design';
import { factsOf } from '../facts';
import type { FailureElement } from './elements';
import { isUnmoved, type ServiceChange } from './outcome';
import { failureState, type Step } from './state';

/** Traffic that moves back the moment a link is up again (catalogue 5.5). */
export interface Return extends ServiceChange {
  /** NICs that it moves to. */
  readonly nicIds: readonly string[];
  /**
   * NICs whose switch port is not known to be an edge port: it may not forward for about 30 s, and
   * what has moved back is lost that long.
   */
  readonly blackHoleNicIds: readonly string[];
}

/** What moves when an element comes back after these events. With failback off: nothing. */
export const returnsOf = (
  design: Design,
  steps: readonly Step[],
  element: FailureElement,
): readonly Return[] => {
  const down = failureState(design, steps);
  const back = failureState(design, [...steps, { do: 'restore', element }]);
  return design.hosts.flatMap((host) => {
    const { fabric } = factsOf(design, host);
    const before = down.hosts.get(host.id)?.services ?? [];
    return before.flatMap((service): Return[] => {
      const after = back.service(host.id, service.traffic);
      if (after === undefined || isUnmoved(service, after)) return [];
      const nicIds = after.nicIds.filter((id) => !service.nicIds.includes(id));
      const blackHoleNicIds = nicIds.filter((id) => {
        const cabledTo = host.nics.find((nic) => nic.id === id)?.cabledTo;
        return cabledTo !== undefined && fabric.port(cabledTo)?.stpEdge !== true;
      });
      const { traffic } = service;
      return nicIds.length === 0
        ? []
        : [{ hostId: host.id, traffic, before: service, after, nicIds, blackHoleNicIds }];
    });
  });
};
