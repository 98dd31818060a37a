import type { Endpoint } from '../../analysis/endpoints';
import type { Network } from '../../model/design';
import { parseIp4, parseSubnet } from '../../model/formats';

const inSubnet = (ip: string, text: string): boolean => {
  const subnet = parseSubnet(text);
  const [a, b] = [parseIp4(ip), parseIp4(subnet?.address ?? '')];
  if (subnet === undefined || a === undefined || b === undefined) return false;
  const size = 2 ** (32 - subnet.prefix);
  return Math.floor(a / size) === Math.floor(b / size);
};

/** The network of the address plan that an adapter is in: by its address, else by its VLAN. */
export const plannedNetwork = (
  networks: readonly Network[],
  end: Endpoint,
): Network | undefined => {
  const { ip } = end.adapter ?? end.vnic ?? {};
  const byAddress =
    ip === undefined
      ? undefined
      : networks.find((n) => n.subnet !== undefined && inSubnet(ip, n.subnet));
  if (byAddress !== undefined) return byAddress;
  const { vlan } = end;
  if (vlan.kind !== 'one' || vlan.vlan === 0) return undefined;
  const sameVlan = networks.filter((n) => n.vlan === vlan.vlan);
  // An address that fits no subnet of this VLAN is in a network that the plan does not have.
  return sameVlan.find((n) => ip === undefined || n.subnet === undefined);
};
