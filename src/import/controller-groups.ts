import { isControllerNic } from '../model/controller-nic';
import type { Host } from '../model/design';

/** Ids of port groups whose switch leads to the management controller of its server only. */
export const controllerGroups = (host: Host): ReadonlySet<string> => {
  const controllers = new Set(host.nics.filter(isControllerNic).map(({ id }) => id));
  if (controllers.size === 0) return controllers;
  const switches = new Set(
    host.switches
      .filter(({ uplinks }) => uplinks.length > 0 && uplinks.every((id) => controllers.has(id)))
      .map(({ id }) => id),
  );
  return new Set(
    host.portGroups.filter(({ switchId }) => switches.has(switchId)).map(({ id }) => id),
  );
};
