import type { Design, PhysicalSwitch } from '../../model/design';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import type { Place, TraceHop, TracePath } from './path';

/** What to trace to for the way out of the data centre. */
export const outside = 'outside';

export const switchHop = ({ id, name }: PhysicalSwitch, vlan: number): TraceHop => ({
  id,
  name,
  kind: 'physicalSwitch',
  vlan,
});

/**
 * Switches behind which the gateways are: the far ends of links that are said to lead to the core,
 * else switches to which no host is cabled. None where the design draws no core.
 */
const exitsOf = (design: Design): readonly PhysicalSwitch[] => {
  const withHosts = new Set(
    design.hosts.flatMap(({ nics }) =>
      nics.flatMap(({ cabledTo }) =>
        cabledTo === undefined || hostIdOf(cabledTo) !== undefined
          ? []
          : [cabledTo.slice(0, cabledTo.indexOf('.'))],
      ),
    ),
  );
  const bare = design.physicalSwitches.filter(({ id }) => !withHosts.has(id));
  const up = new Set(
    design.interSwitchLinks
      .filter(({ kind }) => kind === 'uplink')
      .flatMap(({ aId, bId }) => [aId, bId]),
  );
  const core = bare.filter(({ id }) => up.has(id));
  return core.length > 0 ? core : bare;
};

/** Where a frame has to get to leave; without a core its gateway is behind the switch it is on. */
export const exitsFrom = (design: Design, own: Place): readonly Place[] => {
  const at = find(design, 'physicalSwitch', own.physicalId);
  const exits = exitsOf(design);
  const places = exits.length > 0 ? exits : at === undefined ? [] : [at];
  return places.map((physical) => ({
    physicalId: physical.id,
    vlan: own.vlan,
    hops: [switchHop(physical, own.vlan)],
  }));
};

/** A path that reached the way out, on through the gateway of its network. */
export const throughGateway = (design: Design, path: TracePath): TracePath => {
  const last = path.hops.at(-1);
  if (path.reaches !== true || last === undefined) return path;
  const vlan = last.vlan ?? 0;
  const network = design.networks.find((one) => one.vlan === vlan);
  const stop = (why: string, reaches: false | undefined): TracePath => ({
    ...path,
    reaches,
    stop: { at: last.id, why },
  });
  if (network?.routed === false) return stop(`${network.name} is not routed`, false);
  if (network === undefined) return stop(`no network of VLAN ${vlan} is stated`, undefined);
  if (network.gateway === undefined) {
    return stop(`the gateway of ${network.name} is not stated`, undefined);
  }
  const name = `${network.gateway}, gateway of ${network.name}`;
  return { ...path, hops: [...path.hops, { id: network.id, name, kind: 'gateway', vlan }] };
};
