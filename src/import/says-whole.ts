import type { Design, Host } from '../model/design';
import { type Kind, kindOf } from '../model/kinds';
import type { SourceKind } from './estate';
import type { ImportResult } from './result';

type Values = Readonly<Record<string, unknown>>;

/** What a newer export that is silent on a field says by it: paths of fields that are gone. */
export type Gone = (kind: Kind, now: Values) => readonly string[];

interface Whole {
  readonly kind: Kind;
  /** Distributed port groups stand apart from those of hosts: the field that only one of them has. */
  readonly isDistributed?: boolean;
  /** Said wherever the record was read and not only named by another one. */
  readonly witness: string;
  /** Said whenever they are set: where they are absent, they are not set. */
  readonly fields: readonly string[];
}

const security = ['security.promiscuous', 'security.macChanges', 'security.forgedTransmits'];
const teaming = ['teaming.policy', 'teaming.notifySwitches', 'teaming.failback'];
const order = ['teaming.detection', 'teaming.active', 'teaming.standby'];

/** Objects of the API hold every property; in a port group null or `inherited` is the switch's (formats 2.2, 2.3). */
const api: readonly Whole[] = [
  { kind: 'portGroup', witness: 'vlan', fields: [...teaming, ...order, ...security, 'shapingOut'] },
  {
    kind: 'portGroup',
    isDistributed: true,
    witness: 'binding',
    fields: [...teaming, ...order, ...security, 'security.macLearning', 'shapingOut', 'shapingIn'],
  },
  { kind: 'adapter', witness: 'mtuBytes', fields: ['gateway', 'ip6', 'prefix6', 'pinnedNicId'] },
];

/**
 * Which sources always say what is set. RVTools has the values in force of each standard port group
 * (formats 1.2, vPort), and none of them is kept where it is that of the switch; it has no failover
 * order, and its gateway is that of the host. Console outputs, vDocumentation and plans say as much
 * as was asked of them: their silence means nothing.
 */
const table: Readonly<Partial<Record<SourceKind, readonly Whole[]>>> = {
  collector: api,
  vsphere: api,
  rvtools: [
    { kind: 'portGroup', witness: 'vlan', fields: [...teaming, ...security, 'shapingOut'] },
  ],
};

const nothing: readonly string[] = [];
export const silenceMeansNothing: Gone = () => nothing;

const isOfHost = (now: Values): boolean => kindOf(String(now.id).split('.')[0] ?? '') === 'host';

/**
 * What silence means in an import. Only where one kind of source brought all of it: of a mixture
 * nobody can tell whose silence it is.
 */
export const goneBySilence = ({ recognised }: Pick<ImportResult, 'recognised'>): Gone => {
  const [kind, second] = new Set(recognised.map(({ source }) => source.kind));
  const whole = kind === undefined || second !== undefined ? undefined : table[kind];
  if (whole === undefined) return silenceMeansNothing;
  return (of, now) =>
    whole.find(
      (one) =>
        one.kind === of &&
        (one.isDistributed === true) === !isOfHost(now) &&
        now[one.witness] !== undefined,
    )?.fields ?? nothing;
};

/**
 * Hosts that are in no cluster any more. An export says clusters or it does not: where another host
 * of the same vCenter is in one, a host without one stands alone.
 */
export const leftClusters = (
  { hosts }: Design,
  vcenterOf: (host: Host) => string | undefined,
): ReadonlySet<string> => {
  const clustered = new Set(
    hosts.flatMap((host) => (host.clusterId === undefined ? [] : (vcenterOf(host) ?? []))),
  );
  return new Set(
    hosts.flatMap((host) => {
      const vcenter = vcenterOf(host);
      const isAlone = host.clusterId === undefined && vcenter !== undefined;
      return isAlone && clustered.has(vcenter) ? [host.id] : [];
    }),
  );
};
