import { parseSubnet } from '../../model/formats';
import { inside, type Part, parts, text, whole } from '../json-parts';
import { ip4Of, prefixOf, subnetOf } from '../written';
import type { VcfNetwork } from './distributed';
import { mtuOf } from './host';

/** `172.16.11.0/24`, or a subnet with its mask beside it. */
const subnetIn = (spec: Part): string | undefined => {
  const written = text(spec, 'subnet', 'cidr');
  const both = written === undefined ? undefined : parseSubnet(written);
  if (both !== undefined) return written;
  const address = ip4Of(written);
  const prefix = prefixOf(text(spec, 'mask', 'subnetMask'));
  return address === undefined || prefix === undefined ? undefined : subnetOf(address, prefix);
};

export const networkOf = (spec: Part): VcfNetwork | undefined => {
  const type = text(spec, 'networkType', 'type');
  return type === undefined
    ? undefined
    : {
        type,
        vlan: whole(spec, [0, 4094], 'vlanId'),
        mtuBytes: mtuOf(spec),
        subnet: subnetIn(spec),
        gateway: ip4Of(text(spec, 'gateway')),
      };
};

/** Subnets of tunnel endpoints, out of NSX's address pools. */
export const overlayNetwork = (
  vlan: number | undefined,
  pools: readonly Part[],
): VcfNetwork | undefined => {
  const subnet = pools.flatMap((pool) => parts(pool, 'subnets'))[0];
  if (vlan === undefined && subnet === undefined) return undefined;
  return {
    type: 'HOST_OVERLAY',
    vlan,
    mtuBytes: undefined,
    subnet: subnet === undefined ? undefined : subnetIn(subnet),
    gateway: subnet === undefined ? undefined : ip4Of(text(subnet, 'gateway')),
  };
};

/** A network pool: networks of types, without hosts. */
export interface Pool {
  readonly name: string;
  readonly networks: readonly VcfNetwork[];
}

export const poolOf = (spec: Part): Pool | undefined => {
  const specs = parts(spec, 'networks');
  const networks = specs.flatMap((one) => networkOf(one) ?? []);
  const isPool =
    specs.length > 0 &&
    specs.every((one) => inside(one, 'networkType') === undefined && one.fields.has('type')) &&
    networks.some(({ vlan, subnet }) => vlan !== undefined && subnet !== undefined);
  return isPool && text(spec, 'name') !== undefined
    ? { name: text(spec, 'name') ?? '', networks }
    : undefined;
};
