import type { FoundPortGroup, FoundSwitch } from '../estate';
import { said, textOf } from '../written';
import { deviceOf } from './nics';
import { discoveryOf, hostSecurity, hostShaping, hostTeaming, orNothing } from './policies';
import { at, isRecord, itemsAt, nameOf, numberAt, type Raw, stringAt, stringsAt } from './raw';

/** HostVirtualSwitch, as the host holds it or as `govc host.vswitch.info` prints it. */
export const switchesOf = (network: Raw): readonly FoundSwitch[] => {
  const seen = new Set<string>();
  return itemsAt(network, 'vswitch').flatMap((raw): FoundSwitch[] => {
    const name = stringAt(raw, 'name');
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    const spec = at(raw, 'spec');
    const teaming = hostTeaming(at(spec, 'policy.nicTeaming'));
    // A switch without a bridge has no uplinks; a simple bridge has one, as text.
    const bridged = isRecord(spec) ? stringsAt(spec, 'bridge.nicDevice') : [];
    const uplinks =
      bridged.length > 0 ? bridged : stringsAt(raw, 'pnic').map((key) => deviceOf(key) ?? key);
    const mtu = numberAt(raw, 'mtu') ?? numberAt(spec, 'mtu');
    return [
      said({
        name: nameOf(name),
        kind: 'standard',
        uplinks,
        // 0 stands for the default.
        mtuBytes: mtu === 0 ? undefined : mtu,
        teaming,
        // The server always sends the order of a switch: without one this is only part of the object.
        orderUnknown: teaming?.active === undefined ? true : undefined,
        security: hostSecurity(at(spec, 'policy.security')),
        shapingOut: hostShaping(at(spec, 'policy.shapingPolicy')),
        ...discoveryOf(at(spec, 'bridge.linkDiscoveryProtocolConfig')),
      } as const),
    ];
  });
};

/** HostPortGroup. A null in its policy is inherited, so it stays absent. */
export const portGroupsOf = (network: Raw): readonly FoundPortGroup[] => {
  const seen = new Set<string>();
  return itemsAt(network, 'portgroup').flatMap((raw): FoundPortGroup[] => {
    const name = textOf(stringAt(raw, 'spec.name'), 500);
    const switchName =
      stringAt(raw, 'spec.vswitchName') ??
      stringAt(raw, 'vswitch')?.replace(/^key-vim\.host\.VirtualSwitch-/, '');
    if (name === undefined || switchName === undefined) return [];
    const key = `${switchName}\n${name}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const vlan = numberAt(raw, 'spec.vlanId');
    const policy = at(raw, 'spec.policy');
    return [
      said({
        name: nameOf(name),
        switchName: nameOf(switchName),
        vlan,
        vlanUnknown: vlan === undefined ? true : undefined,
        ...policiesOf(policy, at(raw, 'computedPolicy'), network, switchName),
      } as const),
    ];
  });
};

/** Without its own policy, what is in force and differs from the switch must be the port group's. */
const policiesOf = (own: Raw, computed: Raw, network: Raw, switchName: string) => {
  const read = (policy: Raw) => ({
    teaming: hostTeaming(at(policy, 'nicTeaming')),
    security: hostSecurity(at(policy, 'security')),
    shapingOut: hostShaping(at(policy, 'shapingPolicy')),
  });
  if (isRecord(own) || !isRecord(computed)) return read(own);
  const above = itemsAt(network, 'vswitch').find((one) => stringAt(one, 'name') === switchName);
  const inForce = read(computed);
  const inherited = read(at(above, 'spec.policy'));
  return {
    teaming: apart(inForce.teaming, inherited.teaming),
    security: apart(inForce.security, inherited.security),
    shapingOut: apart(inForce.shapingOut, inherited.shapingOut),
  };
};

/** The fields of one record that the other does not have alike. */
const apart = <T extends object>(one: T | undefined, other: T | undefined): T | undefined => {
  if (one === undefined || other === undefined) return one;
  const entries = Object.entries(one).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(other[key as keyof T]),
  );
  return orNothing(Object.fromEntries(entries) as T);
};
