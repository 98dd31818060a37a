import type { FoundPortGroup } from '../estate';
import { groupName, type VlanSetting } from './vlans';

/**
 * Port groups of a host. Hyper-V sets the VLAN on each adapter; the model has it on a port group,
 * so all adapters of one switch with the same VLANs stand on one.
 */
export const portGroups = () => {
  const made = new Map<string, FoundPortGroup>();
  const taken = new Map<string, number>();
  return {
    /**
     * The name of the port group for these VLANs on this switch. Adapters of unknown VLANs may be in
     * different ones: each is on its own, called like the adapter, so that each can be answered.
     */
    of: (switchName: string, setting: VlanSetting, adapter: string): string => {
      const name = setting.vlanUnknown === true ? adapter : groupName(setting);
      const key = JSON.stringify([switchName, name, setting.trunkVlans, setting.vlanUnknown]);
      const before = made.get(key);
      if (before !== undefined) return before.name;
      // Long trunk lists may be cut to the same name.
      const base = JSON.stringify([switchName, name]);
      const nth = (taken.get(base) ?? 0) + 1;
      taken.set(base, nth);
      const group = { ...setting, name: nth === 1 ? name : `${name} (${nth})`, switchName };
      made.set(key, group);
      return group.name;
    },
    all: (): readonly FoundPortGroup[] => [...made.values()],
  };
};
export type PortGroups = ReturnType<typeof portGroups>;
