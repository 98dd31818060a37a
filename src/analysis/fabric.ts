import type { Design, InterSwitchLink, PhysicalSwitch, SwitchPort } from '../model/design';
import { parseVlans, vlansInclude } from '../model/formats';
import { defaults } from './defaults';

/** The physical switches and what connects them: layer 2 outside the hosts. */
export interface Fabric {
  readonly port: (id: string) => SwitchPort | undefined;
  readonly switchOf: (portId: string) => PhysicalSwitch | undefined;
  /** Switches reachable from this one in this VLAN without a router, itself included, in file order. */
  readonly reach: (switchId: string, vlan: number) => readonly string[];
  /** The layer-2 segment as one word: equal words, one broadcast domain (catalogue 4.2). */
  readonly segment: (switchId: string, vlan: number) => string;
  readonly links: readonly InterSwitchLink[];
  /** What it was made of. */
  readonly parts: FabricParts;
}

export type FabricParts = Pick<Design, 'physicalSwitches' | 'interSwitchLinks'>;

export const linkCarries = (link: InterSwitchLink, vlan: number): boolean => {
  const ranges = parseVlans(link.allowedVlans ?? defaults.linkVlans);
  return ranges !== undefined && vlansInclude(ranges, vlan);
};

/** `without`: ids of failed switches and links, for failure analysis. */
export const makeFabric = (parts: FabricParts, without?: ReadonlySet<string>): Fabric => {
  const ports = new Map<string, SwitchPort>();
  const owner = new Map<string, PhysicalSwitch>();
  const order = new Map<string, number>();
  for (const [at, physical] of parts.physicalSwitches.entries()) {
    if (without?.has(physical.id)) continue;
    order.set(physical.id, at);
    for (const port of physical.ports) {
      ports.set(port.id, port);
      owner.set(port.id, physical);
    }
  }
  const links = parts.interSwitchLinks.filter(
    (link) => !without?.has(link.id) && order.has(link.aId) && order.has(link.bId),
  );
  const neighbours = new Map<string, InterSwitchLink[]>();
  for (const link of links) {
    for (const end of [link.aId, link.bId]) {
      const list = neighbours.get(end);
      if (list === undefined) neighbours.set(end, [link]);
      else list.push(link);
    }
  }
  const components = new Map<string, readonly string[]>();
  const reach = (switchId: string, vlan: number): readonly string[] => {
    const key = `${switchId}/${vlan}`;
    const known = components.get(key);
    if (known !== undefined) return known;
    const seen = new Set([switchId]);
    for (const at of seen) {
      for (const link of neighbours.get(at) ?? []) {
        if (linkCarries(link, vlan)) seen.add(link.aId === at ? link.bId : link.aId);
      }
    }
    const component = [...seen].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    for (const member of component) components.set(`${member}/${vlan}`, component);
    return component;
  };
  return {
    port: (id) => ports.get(id),
    switchOf: (portId) => owner.get(portId),
    reach,
    segment: (switchId, vlan) => `${reach(switchId, vlan)[0] ?? switchId}/${vlan}`,
    links,
    parts,
  };
};

let last: { readonly parts: FabricParts; readonly fabric: Fabric } | undefined;

/** The fabric of a design; kept while its switches and links are the same records. */
export const fabricOf = (design: FabricParts): Fabric => {
  if (
    last === undefined ||
    last.parts.physicalSwitches !== design.physicalSwitches ||
    last.parts.interSwitchLinks !== design.interSwitchLinks
  ) {
    last = {
      parts: {
        physicalSwitches: design.physicalSwitches,
        interSwitchLinks: design.interSwitchLinks,
      },
      fabric: makeFabric(design),
    };
  }
  return last.fabric;
};
