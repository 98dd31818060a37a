import type { FoundNic, FoundSwitch } from '../estate';
import { said } from '../written';
import type { Bundle } from './bundles';
import { guidOf, isDescription, type NetAdapter } from './net-adapters';
import { type Fields, flagIn, textIn, textsIn, wholeIn, wordIn } from './objects';

export interface Switches {
  readonly switches: readonly FoundSwitch[];
  /** NICs that only a switch names, by their description. */
  readonly describedNics: readonly FoundNic[];
  /** The name here of a switch, by its id or by its name. */
  readonly nameOf: (id: string | undefined, name: string | undefined) => string | undefined;
}

const kinds = { 0: 'private', 1: 'internal', 2: 'external' } as const;
const modes = { 0: 'Default', 1: 'weight', 2: 'absolute', 3: 'none' } as const;
const balancing = { 4: 'hyperVPort', 5: 'dynamic' } as const;

/** What Network ATC calls the switch of an intent. */
export const atcSwitchName = (intent: string): string => `ConvergedSwitch(${intent})`;

interface Members {
  readonly names: readonly string[] | undefined;
  readonly team: NetAdapter | undefined;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Virtual switches of a host. Members are named by the description of the NIC or its GUID, never
 * by its name. SET is a property of the switch; an LBFO team stands behind it as an adapter.
 */
export const virtualSwitches = (
  bundle: Bundle,
  adapters: readonly NetAdapter[],
  problem: (message: string) => void,
): Switches => {
  const described = new Map<string, FoundNic>();
  const names = new Map<string, string>();
  const byId = new Map<string, string>();
  const switches: FoundSwitch[] = [];

  const nicOf = (description: string): string => {
    const found = adapters.filter((adapter) => isDescription(adapter, description));
    const [only, ...more] = found;
    if (only !== undefined && more.length === 0) return only.name;
    if (!described.has(description)) {
      described.set(description, {
        name: description,
        model: description.replace(/\s*#\s*\d+$/, '').slice(0, 200),
      });
      problem(
        more.length > 0
          ? `“${description}” fits ${found.length} adapters; it is taken as a NIC of its own.`
          : `The NIC “${description}” is known by its description only, since Get-NetAdapter does not list it.`,
      );
    }
    return description;
  };

  /** Ports of cards behind these descriptions, through an LBFO team where one stands between. */
  const membersOf = (fields: Fields, team: Fields | undefined): Members => {
    const guids = textsIn(fields, 'NetAdapterInterfaceGuid').slice(0, 64).map(guidOf);
    const byGuid = guids.map((guid) =>
      guid === undefined ? undefined : adapters.find((adapter) => adapter.guid === guid),
    );
    const descriptions = [
      textsIn(fields, 'NetAdapterInterfaceDescriptions'),
      team === undefined ? [] : textsIn(team, 'NetAdapterInterfaceDescription'),
      textsIn(fields, 'NetAdapterInterfaceDescription'),
    ]
      // A team has no more members than a switch has uplinks.
      .map((list) => list.slice(0, 64).filter((one) => !same(one, 'Teamed-Interface')))
      .find((list) => list.length > 0);
    const known = byGuid.flatMap((adapter) => adapter ?? []);
    const isAll = known.length > 0 && known.length === guids.length;
    if (!isAll && descriptions === undefined) return { names: undefined, team: undefined };
    const direct = isAll
      ? known
      : (descriptions ?? []).flatMap(
          (one) => adapters.find((adapter) => isDescription(adapter, one)) ?? [],
        );
    const lbfo = direct.find(({ kind }) => kind === 'team');
    if (lbfo !== undefined) return { names: lbfoMembers(bundle, lbfo.name), team: lbfo };
    const listed = isAll ? known.map(({ name }) => name) : (descriptions ?? []).map(nicOf);
    return { names: [...new Set(listed)], team: undefined };
  };

  for (const fields of bundle.of('VMSwitch')) {
    const stated = textIn(fields, 'Name');
    const kind = wordIn(fields, 'SwitchType', kinds);
    if (stated === undefined) continue;
    if (kind === undefined) {
      problem(`The virtual switch ${stated} has no known type; it is left out.`);
      continue;
    }
    let name = stated;
    for (let n = 2; [...names.values()].includes(name); n++) name = `${stated} (${n})`;
    if (name !== stated)
      problem(`Two virtual switches are called ${stated}; one is taken as ${name}.`);
    const id = guidOf(textIn(fields, 'Id'));
    if (id !== undefined) byId.set(id, name);
    if (!names.has(stated)) names.set(stated, name);
    else names.set(name, name);
    // The default table of Get-VMSwitch says no more of a team than this.
    const isTeamed = same(
      textIn(fields, 'NetAdapterInterfaceDescription') ?? '',
      'Teamed-Interface',
    );
    const isSet = flagIn(fields, 'EmbeddedTeamingEnabled') ?? (isTeamed ? true : undefined);
    const team = bundle.of('VMSwitchTeam').find((one) => textIn(one, 'Name') === stated);
    const { names: uplinks, team: lbfo } =
      kind === 'external' ? membersOf(fields, team) : { names: [], team: undefined };
    const minBandwidthMode = wordIn(fields, 'BandwidthReservationMode', modes);
    const teamMode: FoundSwitch['teamMode'] =
      isSet === true || team !== undefined ? 'set' : lbfo ? 'lbfo' : 'none';
    const standby = lbfo === undefined ? [] : lbfoStandby(bundle, lbfo.name);
    switches.push({
      name,
      kind,
      ...said({
        uplinks,
        teamMode:
          kind !== 'external' || (teamMode === 'none' && isSet === undefined)
            ? undefined
            : teamMode,
        setLoadBalancing:
          team === undefined ? undefined : wordIn(team, 'LoadBalancingAlgorithm', balancing),
        teaming:
          standby.length === 0 || uplinks === undefined
            ? undefined
            : { active: uplinks.filter((one) => !standby.includes(one)), standby },
        allowManagementOs: flagIn(fields, 'AllowManagementOS'),
        minBandwidthMode: minBandwidthMode === 'Default' ? undefined : minBandwidthMode,
        defaultFlowWeight:
          minBandwidthMode === 'weight'
            ? wholeIn(fields, [1, 100], 'DefaultFlowMinimumBandwidthWeight')
            : undefined,
      }),
    });
  }
  return {
    switches,
    describedNics: [...described.values()],
    nameOf: (id, name) => {
      const found = id === undefined ? undefined : byId.get(id);
      return found ?? (name === undefined ? undefined : (names.get(name) ?? name));
    },
  };
};

const lbfoMembers = (bundle: Bundle, team: string): readonly string[] | undefined => {
  const listed = bundle
    .of('NetLbfoTeamMember')
    .filter((fields) => same(textIn(fields, 'Team') ?? '', team))
    .flatMap((fields) => textIn(fields, 'Name') ?? []);
  if (listed.length > 0) return listed;
  // The team's interface is called like the team, or `Team - VLAN 10`, or by one of its TeamNics.
  const found = bundle
    .of('NetLbfoTeam')
    .find(
      (fields) =>
        same(textIn(fields, 'Name') ?? '', team) ||
        textsIn(fields, 'TeamNics').some((nic) => same(nic, team)),
    );
  return found === undefined ? undefined : textsIn(found, 'Members');
};

const lbfoStandby = (bundle: Bundle, team: string): readonly string[] =>
  bundle
    .of('NetLbfoTeamMember')
    .filter(
      (fields) =>
        same(textIn(fields, 'Team') ?? '', team) &&
        wordIn(fields, 'AdministrativeMode', { 0: 'Active', 1: 'Standby' }) === 'Standby',
    )
    .flatMap((fields) => textIn(fields, 'Name') ?? []);

/** A switch that only its adapters or an intent name: what it hangs on is not known. */
export const switchByName = (name: string): FoundSwitch =>
  same(name, 'Default Switch')
    ? { name, kind: 'internal', uplinks: [] }
    : /^ConvergedSwitch\(/i.test(name)
      ? { name, kind: 'external', teamMode: 'set' }
      : { name, kind: 'external' };
