import type { FoundMembership } from '../estate';
import { said } from '../written';
import { deviceOf } from './nics';
import { itemsAt, nameOf, numberAt, type Raw, stringAt, stringsAt, uuidOf } from './raw';

/** What a host says of a distributed switch it is in (HostProxySwitch), besides its own part in it. */
export interface ProxySwitch {
  readonly uuid: string;
  readonly name: string | undefined;
  readonly mtuBytes: number | undefined;
  readonly uplinks: readonly string[];
  readonly lags: readonly string[];
  /** Keys of port groups known to be of this switch: that of its uplinks. */
  readonly portGroupKeys: readonly string[];
}

interface Part {
  readonly membership: FoundMembership;
  readonly proxy: ProxySwitch;
}

const pairsOf = (raw: Raw, field: string): readonly (readonly [key: string, value: string])[] =>
  itemsAt(raw, field).flatMap((one) => {
    const key = stringAt(one, 'key');
    const value = stringAt(one, 'value');
    return key === undefined || value === undefined ? [] : [[key, nameOf(value)] as const];
  });

/**
 * A host's parts in distributed switches: `backing.pnicSpec` says which NIC serves which uplink port,
 * `uplinkPort` what that port is called, and `hostLag` which ports are those of a LAG.
 */
export const partsOf = (network: Raw): readonly Part[] => {
  const seen = new Set<string>();
  return itemsAt(network, 'proxySwitch').flatMap((raw): Part[] => {
    const written = stringAt(raw, 'dvsUuid');
    if (written === undefined || seen.has(written)) return [];
    seen.add(written);
    const uuid = uuidOf(written);
    const named = new Map<string, string>();
    const lags: string[] = [];
    const lagPorts = new Set<string>();
    for (const lag of itemsAt(raw, 'hostLag')) {
      const lagName = stringAt(lag, 'lagName');
      if (lagName === undefined) continue;
      lags.push(nameOf(lagName));
      for (const [key, value] of pairsOf(lag, 'uplinkPort')) {
        named.set(key, nameOf(lagName));
        lagPorts.add(key).add(value);
      }
    }
    const uplinks: string[] = [];
    for (const [key, value] of pairsOf(raw, 'uplinkPort')) {
      if (lagPorts.has(key) || lagPorts.has(value)) continue;
      named.set(key, value);
      if (!uplinks.includes(value)) uplinks.push(value);
    }
    const specs = itemsAt(raw, 'spec.backing.pnicSpec');
    const plugged = specs.flatMap((spec) => {
      const nic = deviceOf(stringAt(spec, 'pnicDevice'));
      const port = stringAt(spec, 'uplinkPortKey');
      return nic === undefined
        ? []
        : [said({ nic, uplink: port === undefined ? undefined : named.get(port) })];
    });
    // NICs without a specification are in the switch all the same.
    const told = new Set(plugged.map(({ nic }) => nic));
    const bare = stringsAt(raw, 'pnic').flatMap((key) => {
      const nic = deviceOf(key);
      return nic === undefined || told.has(nic) ? [] : [{ nic }];
    });
    const name = stringAt(raw, 'dvsName');
    const mtu = numberAt(raw, 'mtu') ?? 0;
    return [
      {
        membership: { switchKey: uuid, uplinks: [...plugged, ...bare] },
        proxy: {
          uuid,
          name: name === undefined ? undefined : nameOf(name),
          mtuBytes: mtu > 0 ? mtu : undefined,
          uplinks,
          lags,
          portGroupKeys: specs.flatMap((spec) => stringAt(spec, 'uplinkPortgroupKey') ?? []),
        },
      },
    ];
  });
};
