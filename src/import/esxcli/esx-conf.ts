import type { TeamingPolicy } from '../../model/design';
import type { FoundTeaming } from '../estate';
import { orNothing } from '../vsphere/policies';
import { macOf, said, wholeOf } from '../written';
import { fill, type HostDraft } from './host-draft';

/**
 * `/net/…` of etc/vmware/esx.conf (up to ESXi 6.7; later releases keep it elsewhere): standard
 * switches with teaming and security, which nothing else in a vm-support bundle has.
 */
const line = /^\s*\/net\/(vswitch|pnic)\/child\[(\d{1,6})\]\/([\w[\]/.]{1,200}) = "([^"]*)"\s*$/;

export const isEsxConf = (text: string): boolean =>
  /^\s*\/net\/vswitch\/child\[\d+\]\//m.test(text);

type Values = ReadonlyMap<string, string>;

const policies: Readonly<Record<string, TeamingPolicy>> = {
  lb_srcid: 'portId',
  lb_srcmac: 'macHash',
  lb_ip: 'ipHash',
  explicit: 'explicit',
  fo_explicit: 'explicit',
};

const flag = (values: Values, key: string): boolean | undefined => {
  const value = values.get(key);
  return value === 'true' ? true : value === 'false' ? false : undefined;
};

/** The values of `prefix[0000]suffix`, `prefix[0001]suffix` … in their order. */
const numbered = (values: Values, prefix: string, suffix: string): readonly string[] =>
  [...values]
    .filter(([key]) => key.startsWith(`${prefix}[`) && key.endsWith(`]${suffix}`))
    .filter(([key]) => /^\d+$/.test(key.slice(prefix.length + 1, key.length - suffix.length - 1)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);

/** The first `maxActive` of the order are active, the rest stand by. */
const teamingOf = (values: Values, prefix: string): FoundTeaming | undefined => {
  const key = (name: string) => `${prefix}teamPolicy/${name}`;
  const team = values.get(key('team')) ?? '';
  const rolling = flag(values, key('rollingRestoration'));
  const beacon = values.get(key('linkCriteria/beacon'));
  const order = numbered(values, key('uplinks'), '/pnic');
  const active = wholeOf(values.get(key('maxActive')), [0, 32]);
  const hasOrder = flag(values, key('hasUplinkOrder')) === true && active !== undefined;
  return orNothing(
    said({
      policy: Object.hasOwn(policies, team) ? policies[team] : undefined,
      notifySwitches: flag(values, key('notifySwitch')),
      failback: rolling === undefined ? undefined : !rolling,
      detection: beacon === undefined ? undefined : beacon === 'ignore' ? 'linkStatus' : 'beacon',
      active: hasOrder ? order.slice(0, active) : undefined,
      standby: hasOrder ? order.slice(active) : undefined,
    } as const),
  );
};

const securityOf = (values: Values, prefix: string) => {
  const verdict = (name: string) => {
    const allowed = flag(values, `${prefix}securityPolicy/${name}`);
    return allowed === undefined ? undefined : allowed ? 'accept' : 'reject';
  };
  return orNothing(
    said({
      promiscuous: verdict('promiscuous'),
      macChanges: verdict('macChange'),
      forgedTransmits: verdict('forgedTx'),
    } as const),
  );
};

const childrenOf = (text: string) => {
  const out = {
    vswitch: new Map<string, Map<string, string>>(),
    pnic: new Map<string, Map<string, string>>(),
  };
  for (const written of text.split(/\r?\n/)) {
    const match = written.length > 1000 ? null : line.exec(written);
    const [, kind, child = '', key = '', value = ''] = match ?? [];
    if (kind !== 'vswitch' && kind !== 'pnic') continue;
    const values = out[kind].get(child) ?? new Map<string, string>();
    out[kind].set(child, values.set(key, value));
  }
  return out;
};

export const takeEsxConf = (text: string, host: HostDraft): void => {
  const children = childrenOf(text);
  for (const values of children.pnic.values()) {
    const name = values.get('name');
    if (name !== undefined && name !== '') fill(host.nic(name), { mac: macOf(values.get('mac')) });
  }
  for (const values of children.vswitch.values()) {
    const name = values.get('name');
    if (name === undefined || name === '') continue;
    const teaming = teamingOf(values, '');
    const one = host.switchOf(name);
    fill(one, {
      uplinks: numbered(values, 'uplinks/child', '/pnic'),
      mtuBytes: wholeOf(values.get('mtu'), [576, 65535]),
      teaming,
      security: securityOf(values, ''),
    });
    if (one.teaming?.active !== undefined) delete one.orderUnknown;
    takeGroups(values, name, host);
  }
};

const takeGroups = (values: Values, switchName: string, host: HostDraft): void => {
  const prefixes = new Set(
    [...values.keys()].flatMap((key) => /^portgroup\/child\[\d+\]\//.exec(key)?.[0] ?? []),
  );
  for (const prefix of prefixes) {
    const name = values.get(`${prefix}name`);
    if (name === undefined || name === '') continue;
    const group = host.group(switchName, name);
    // No VLAN is written where there is none.
    const vlan = wholeOf(values.get(`${prefix}vlanId`) ?? 0, [0, 4095]);
    fill(group, {
      vlan,
      teaming: teamingOf(values, prefix),
      security: securityOf(values, prefix),
    });
    if (group.vlan !== undefined) delete group.vlanUnknown;
  }
};
