import type { Security, TeamingPolicy } from '../../model/design';
import { formatVlans, parseVlans } from '../../model/formats';
import type { FoundTeaming } from '../estate';
import { orNothing } from '../vsphere/policies';
import { uuidOf } from '../vsphere/raw';
import { said, wholeOf } from '../written';
import { fill, type HostDraft, type SpanningDraft } from './host-draft';

/**
 * `net-dvs -l` (commands/net-dvs_-l.txt of a vm-support bundle): what a host knows of its distributed
 * switches, port by port. It names uplinks, VLANs and policies, which esxcli does not; names of port
 * groups stay with vCenter.
 */
export const isNetDvs = (text: string): boolean =>
  /^\s*com\.vmware\.common\.alias = /m.test(text) &&
  /^\s*switch (?:[0-9a-f]{2}[ -]){8}/m.test(text);

/** Properties of a switch or port: a value, and the lines below it. */
type Properties = ReadonlyMap<string, readonly string[]>;
interface Found {
  readonly uuid: string;
  readonly properties: Properties;
  readonly ports: ReadonlyMap<string, Properties>;
}

const property = /^\s*(com\.vmware\.[\w.]{1,100})(?:\s*=\s*(.*?)|:)\s*(?:,\s*propType = .*)?$/;

const switchesIn = (lines: readonly string[]): readonly Found[] => {
  const out: Found[] = [];
  let ports: Map<string, Properties> | undefined;
  let properties: Map<string, string[]> | undefined;
  let values: string[] | undefined;
  for (const line of lines) {
    const uuid = /^\s*switch ((?:[0-9a-f]{2}[ -]){15}[0-9a-f]{2})\b/i.exec(line)?.[1];
    const port = /^\s*port ([\w-]{1,60}):\s*$/.exec(line)?.[1];
    const match = property.exec(line);
    if (uuid !== undefined) {
      ports = new Map();
      properties = new Map();
      out.push({ uuid: uuidOf(uuid), properties, ports });
      values = undefined;
    } else if (port !== undefined && ports !== undefined) {
      properties = new Map();
      ports.set(port, properties);
      values = undefined;
    } else if (match?.[1] !== undefined && properties !== undefined) {
      values = match[2] === undefined || match[2] === '' ? [] : [match[2].replace(/\s*,$/, '')];
      // Of a property that stands twice the first is the configuration, the second what came of it.
      if (!properties.has(match[1])) properties.set(match[1], values);
    } else if (line.trim() !== '' && !line.includes('propType = ')) values?.push(line.trim());
    if (line.includes('propType = ')) values = undefined;
  }
  return out;
};

const namesIn = (values: readonly string[] | undefined, by: RegExp): readonly string[] =>
  (values ?? [])
    .flatMap((value) => value.split(by))
    .map((name) => name.trim())
    .filter(Boolean);

const balancing: readonly (readonly [RegExp, TeamingPolicy])[] = [
  [/virtual port/i, 'portId'],
  [/mac|ethernet/i, 'macHash'],
  [/\bip\b/i, 'ipHash'],
  [/explicit/i, 'explicit'],
  [/load/i, 'nicLoad'],
];

const teamingOf = (values: readonly string[] | undefined): FoundTeaming | undefined => {
  const rows = new Map(
    (values ?? []).flatMap((value) => {
      const [, key, rest] = /^([\w ]+?) =\s*(.*)$/.exec(value) ?? [];
      return key === undefined ? [] : [[key, rest ?? ''] as const];
    }),
  );
  const policy = rows.get('load balancing') ?? '';
  const selection = rows.get('link selection');
  const behaviour = rows.get('link behavior');
  const order = (key: string) => {
    const row = rows.get(key);
    return row === undefined ? undefined : namesIn([row], /;/);
  };
  const active = order('active');
  return orNothing(
    said({
      policy: balancing.find(([pattern]) => pattern.test(policy))?.[1],
      detection:
        selection === undefined
          ? undefined
          : selection.includes('beacon')
            ? 'beacon'
            : 'linkStatus',
      notifySwitches: behaviour?.includes('notify switch'),
      // Uplink ports have no order of their own.
      active: active?.length === 0 ? undefined : active,
      standby: active?.length === 0 ? undefined : order('standby'),
    } as const),
  );
};

const securityOf = (values: readonly string[] | undefined): Security | undefined => {
  const text = values?.[0] ?? '';
  const verdict = (what: string): Security['promiscuous'] => {
    const word = new RegExp(`\\b(allow|deny) ${what}`).exec(text)?.[1];
    return word === undefined ? undefined : word === 'allow' ? 'accept' : 'reject';
  };
  return orNothing(
    said({
      promiscuous: verdict('promiscuous'),
      macChanges: verdict('mac change'),
      forgedTransmits: verdict('forged'),
    }),
  );
};

const vlanOf = (values: readonly string[] | undefined) => {
  const vlan = wholeOf(/^VLAN (\d+)$/.exec(values?.[0] ?? '')?.[1], [0, 4094]);
  if (vlan !== undefined) return { vlan };
  const ranges = /^ranges = (.*)$/.exec(values?.[1] ?? '')?.[1]?.replaceAll(';', ',');
  // 0 stands for frames without a tag.
  const written = ranges?.replace(/^0-4094$/, 'all').replace(/^0(?:-|,\s*)/, '1-');
  const trunk = written === undefined ? undefined : parseVlans(written);
  return trunk === undefined ? undefined : { trunkVlans: formatVlans(trunk) };
};

const discoveryOf = (values: readonly string[] | undefined) => {
  const [, protocol, operation] =
    /^(CDP|LLDP),\s*(listen|advertise|both|none)\b/i.exec(values?.[0] ?? '') ?? [];
  return said({
    discoveryProtocol: protocol?.toLowerCase() as 'cdp' | 'lldp' | undefined,
    discoveryOperation: operation?.toLowerCase() as
      | 'listen'
      | 'advertise'
      | 'both'
      | 'none'
      | undefined,
  });
};

const takeSwitch = ({ uuid, properties, ports }: Found, spanning: SpanningDraft): void => {
  spanning.uuid ??= uuid;
  spanning.mtuBytes ??= wholeOf(properties.get('com.vmware.etherswitch.mtu')?.[0], [576, 65535]);
  spanning.discovery ??= discoveryOf(properties.get('com.vmware.etherswitch.cdp'));
  for (const name of namesIn(properties.get('com.vmware.common.uplinkPorts'), /,/))
    spanning.uplinks.add(name);
  for (const [port, values] of ports) {
    const alias = values.get('com.vmware.common.port.alias')?.[0]?.trim();
    const key = values.get('com.vmware.common.port.portgroupid')?.[0]?.trim();
    if (alias !== undefined && spanning.uplinks.has(alias)) spanning.aliases.set(port, alias);
    else if (key !== undefined && key !== '') {
      const group = spanning.groups.get(key) ?? { key, name: key, vlanUnknown: true };
      spanning.groups.set(key, group);
      const vlan = vlanOf(values.get('com.vmware.etherswitch.port.vlan'));
      if (vlan !== undefined && group.vlanUnknown === true) {
        delete group.vlanUnknown;
        Object.assign(group, vlan);
      }
      fill(group, {
        teaming: teamingOf(values.get('com.vmware.etherswitch.port.teaming')),
        security: securityOf(values.get('com.vmware.etherswitch.port.security')),
      });
    }
  }
};

export const takeNetDvs = (text: string, host: HostDraft): void => {
  for (const found of switchesIn(text.split(/\r?\n/).filter((line) => line.length < 2000))) {
    const name = found.properties.get('com.vmware.common.alias')?.[0]?.trim();
    if (name !== undefined && name !== '') takeSwitch(found, host.spanningOf(name));
  }
};
