import type { Security, Service, Shaping, TeamingPolicy } from '../../model/design';
import type { FoundPortGroup, FoundSwitch, FoundTeaming } from '../estate';
import { orNothing } from '../vsphere/policies';
import { said } from '../written';
import { type Entry, flagIn, keyOf, listIn, numberIn, textIn } from './entry';
import { type Draft, fill, type HostDraft } from './host-draft';

export type Complain = (place: string, message: string) => void;

/** What `get` prints and what `set` takes. */
const policies: Readonly<Record<string, TeamingPolicy>> = {
  srcport: 'portId',
  portid: 'portId',
  srcmac: 'macHash',
  mac: 'macHash',
  iphash: 'ipHash',
  explicit: 'explicit',
};

type Target = Draft<FoundSwitch> | Draft<FoundPortGroup>;
const isGroup = (target: Target): target is Draft<FoundPortGroup> => 'switchName' in target;

/**
 * The switch or port group that a policy is of: as its command says, or the line above it, or the
 * only switch. The output itself does not say it.
 */
const targetOf = (entry: Entry, host: HostDraft): Target | undefined => {
  const options = entry.command?.options;
  const group = options?.get('p') ?? options?.get('portgroup-name');
  const onSwitch = options?.get('v') ?? options?.get('vswitch-name');
  const named = (name: string) => host.groups.find((one) => one.name === name);
  if (group !== undefined && group !== '') return named(group);
  if (onSwitch !== undefined && onSwitch !== '') return host.switches.get(onSwitch);
  const heading = entry.heading ?? '';
  const above = host.switches.get(heading) ?? named(heading);
  if (above !== undefined) return above;
  const isOfGroup = [...entry.fields.keys()].some((key) => key.startsWith('overridevswitch'));
  const [only, second] = isOfGroup ? host.groups : [...host.switches.values()];
  return second === undefined ? only : undefined;
};

/** Of a port group only what it overrides; where nothing says what it overrides, everything it prints. */
const own = (entry: Entry, target: Target, override: string): boolean =>
  !isGroup(target) || flagIn(entry, `overridevswitch${override}`) !== false;

const withTarget = (
  entry: Entry,
  host: HostDraft,
  complain: Complain,
  take: (target: Target) => void,
): void => {
  const target = targetOf(entry, host);
  if (target !== undefined) take(target);
  else
    complain(
      entry.place,
      'Which switch or port group this policy is of is not said, so it was left out: paste it with its command.',
    );
};

/** esxcli … policy failover get. */
export const takeFailover = (entry: Entry, host: HostDraft, complain: Complain): void =>
  withTarget(entry, host, complain, (target) => {
    const policy = keyOf(textIn(entry, 'loadbalancing') ?? '');
    const detection = textIn(entry, 'networkfailuredetection');
    const hasOrder = own(entry, target, 'uplinks') && entry.fields.has('activeadapters');
    const teaming: FoundTeaming = said({
      policy:
        own(entry, target, 'loadbalancing') && Object.hasOwn(policies, policy)
          ? policies[policy]
          : undefined,
      detection: own(entry, target, 'networkfailuredetection')
        ? detection === 'link'
          ? 'linkStatus'
          : detection === 'beacon'
            ? 'beacon'
            : undefined
        : undefined,
      notifySwitches: own(entry, target, 'notifyswitches')
        ? flagIn(entry, 'notifyswitches')
        : undefined,
      failback: own(entry, target, 'failback') ? flagIn(entry, 'failback') : undefined,
      active: hasOrder ? (listIn(entry, 'activeadapters') ?? []) : undefined,
      standby: hasOrder ? (listIn(entry, 'standbyadapters') ?? []) : undefined,
    } as const);
    const found = orNothing(teaming);
    if (found !== undefined && target.teaming === undefined) target.teaming = found;
    if (!isGroup(target) && target.teaming?.active !== undefined) delete target.orderUnknown;
  });

/** esxcli … policy security get. */
export const takeSecurity = (entry: Entry, host: HostDraft, complain: Complain): void =>
  withTarget(entry, host, complain, (target) => {
    const one = (key: string): Security['promiscuous'] => {
      const allowed = own(entry, target, key) ? flagIn(entry, key) : undefined;
      return allowed === undefined ? undefined : allowed ? 'accept' : 'reject';
    };
    const security = orNothing(
      said({
        promiscuous: one('allowpromiscuous'),
        macChanges: one('allowmacaddresschange'),
        forgedTransmits: one('allowforgedtransmits'),
      }),
    );
    if (security !== undefined) target.security ??= security;
  });

/** esxcli … policy shaping get: `100000 Kbps`, `102400 Kib`. */
export const takeShaping = (entry: Entry, host: HostDraft, complain: Complain): void =>
  withTarget(entry, host, complain, (target) => {
    if (isGroup(target) && flagIn(entry, 'overridevswitch') === false) return;
    const shaping: Shaping = said({
      enabled: flagIn(entry, 'enabled'),
      averageKbps: numberIn(entry, 'averagebandwidth'),
      peakKbps: numberIn(entry, 'peakbandwidth'),
      burstKb: numberIn(entry, 'burstsize'),
    });
    target.shapingOut ??= shaping;
  });

/** Tags of esxcli network ip interface tag get. `PTP` is no service of the model. */
const services: Readonly<Record<string, Service>> = {
  management: 'management',
  vmotion: 'vmotion',
  vsan: 'vsan',
  vsanwitness: 'vsanWitness',
  faulttolerancelogging: 'ftLogging',
  vspherereplication: 'replication',
  vspherereplicationnfc: 'replicationNfc',
  vsphereprovisioning: 'provisioning',
  vspherebackupnfc: 'backup',
  nvmetcp: 'nvme',
  nvmerdma: 'nvme',
};

const addServices = (host: HostDraft, name: string, added: readonly Service[]): void => {
  if (added.length === 0) return;
  const adapter = host.adapter(name);
  adapter.services = [...new Set([...(adapter.services ?? []), ...added])];
};

export const takeTags = (entry: Entry, host: HostDraft, complain: Complain): void => {
  const options = entry.command?.options;
  const heading = /^vmk\d+$/.test(entry.heading ?? '') ? entry.heading : undefined;
  const [only, second] = [...host.adapters.keys()];
  const name =
    options?.get('i') ??
    options?.get('interface-name') ??
    heading ??
    (second === undefined ? only : undefined);
  if (name === undefined) {
    complain(
      entry.place,
      'Which VMkernel adapter these tags are of is not said, so they were left out: paste them with their command.',
    );
    return;
  }
  const tags = listIn(entry, 'tags') ?? [];
  addServices(
    host,
    name,
    tags.flatMap((tag) => {
      const key = keyOf(tag);
      return Object.hasOwn(services, key) ? (services[key] ?? []) : [];
    }),
  );
};

/** esxcli vsan network list. */
export const takeVsan = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'vmknicname');
  if (name === undefined) return;
  const types = listIn(entry, 'traffictype') ?? [];
  addServices(
    host,
    name,
    types.flatMap((type): Service[] =>
      type === 'vsan' ? ['vsan'] : type === 'witness' ? ['vsanWitness'] : [],
    ),
  );
};

/** esxcli iscsi networkportal list: adapters that iSCSI is bound to. */
export const takeIscsi = (entry: Entry, host: HostDraft): void => {
  const name = textIn(entry, 'vmknic');
  if (name === undefined) return;
  addServices(host, name, ['iscsi']);
  fill(host.adapter(name), { iscsiBound: true });
  host.facts.iscsiPortBinding = true;
};
