import type {
  Estate,
  FoundDistributedPortGroup,
  FoundDistributedSwitch,
  FoundHost,
  FoundPlug,
} from './estate';
import { sameHost } from './same-host';

/** A host knows the port groups of a distributed switch by their key, and calls them so (`esxcli/`). */
const isNameless = ({ key, name }: FoundDistributedPortGroup): boolean => key === name;

/** Something that stands in two sources, with where each plugs it. */
interface Pair {
  readonly ours: FoundPlug;
  readonly theirs: FoundPlug;
}

/** Adapters of one name and MAC address; VMs of one name that have one vNIC, since hosts number vNICs otherwise. */
function* pairsOf(ours: FoundHost, theirs: FoundHost): Generator<Pair> {
  for (const adapter of ours.adapters) {
    const same = theirs.adapters.find(({ name }) => name === adapter.name);
    if (same === undefined || adapter.mac === undefined) continue;
    if (adapter.mac.toLowerCase() === same.mac?.toLowerCase())
      yield { ours: adapter, theirs: same };
  }
  const alone = (host: FoundHost, name: string): FoundPlug | undefined => {
    const [vm, second] = host.vms.filter((one) => one.name === name);
    return second === undefined && vm?.vnics.length === 1 ? vm.vnics[0] : undefined;
  };
  for (const { name, vnics } of ours.vms) {
    if (vnics.length !== 1) continue;
    const [one, same] = [alone(ours, name), alone(theirs, name)];
    if (one !== undefined && same !== undefined) yield { ours: one, theirs: same };
  }
}

/** The switch of that name which the host is in, where it is one only. */
const spanningNamed = (
  estate: Estate,
  host: FoundHost,
  name: string,
): FoundDistributedSwitch | undefined => {
  const [only, second] = estate.distributedSwitches.filter(
    (one) => one.name === name && host.memberships.some(({ switchKey }) => switchKey === one.key),
  );
  return second === undefined ? only : undefined;
};

/** What becomes of a key: a name, or undefined once sources contradict one another. */
type Names = Map<string, string | undefined>;

const note = (names: Names, key: string, name: string): void => {
  names.set(key, names.has(key) && names.get(key) !== name ? undefined : name);
};

/** Names for the keys of one switch of ours, as what is plugged in tells them. */
const namesByPlugs = (
  estate: Estate,
  spanning: FoundDistributedSwitch,
  others: readonly Estate[],
): Names => {
  const names: Names = new Map();
  const keys = new Set(spanning.portGroups.filter(isNameless).map(({ key }) => key));
  for (const other of others) {
    const isSame = sameHost(estate.hosts, other.hosts);
    for (const host of estate.hosts) {
      if (!host.memberships.some(({ switchKey }) => switchKey === spanning.key)) continue;
      const same = isSame(host);
      const theirs = same && spanningNamed(other, same, spanning.name);
      if (same === undefined || theirs === undefined) continue;
      const own = new Set(same.portGroups.map(({ name }) => name));
      for (const { ours, theirs: plug } of pairsOf(host, same)) {
        const { portGroupKey: key, switchName } = ours;
        const name = plug.portGroup;
        if (key === undefined || name === undefined || !keys.has(key)) continue;
        // A standard port group of the name may be meant, or another switch.
        if (switchName !== spanning.key || own.has(name)) continue;
        const group = theirs.portGroups.find((one) => one.name === name);
        if (group !== undefined && (group.key ?? key) === key) note(names, key, name);
      }
    }
  }
  const given = [...names.values()];
  const isShared = (name: string | undefined) => given.indexOf(name) !== given.lastIndexOf(name);
  return new Map([...names].filter(([, name]) => !isShared(name)));
};

/** Names by the key itself, of a switch that is the same by key or by its name alone. */
const namesByKey = (spanning: FoundDistributedSwitch, others: readonly Estate[]): Names => {
  const names: Names = new Map();
  for (const { distributedSwitches } of others) {
    const byKey = distributedSwitches.filter(({ key }) => key === spanning.key);
    const same =
      byKey.length > 0 ? byKey : distributedSwitches.filter(({ name }) => name === spanning.name);
    for (const group of same.length === 1 ? (same[0]?.portGroups ?? []) : []) {
      if (group.key !== undefined && !isNameless(group)) note(names, group.key, group.name);
    }
  }
  return names;
};

/**
 * Estates in which a distributed port group that a host knows by its key alone has the name that
 * another source has for it: by the same key, else because the same adapter or VM of the same host
 * is plugged into the one and into the other. What sources contradict one another on keeps its key.
 */
export const withGroupNames = (estates: readonly Estate[]): readonly Estate[] =>
  estates.map((estate) => {
    const others = estates.filter((one) => one !== estate);
    let isNew = false;
    const distributedSwitches = estate.distributedSwitches.map((spanning) => {
      if (!spanning.portGroups.some(isNameless)) return spanning;
      const byKey = namesByKey(spanning, others);
      const byPlug = namesByPlugs(estate, spanning, others);
      const portGroups = spanning.portGroups.map((group) => {
        const name = isNameless(group)
          ? (byKey.get(group.name) ?? byPlug.get(group.name))
          : undefined;
        if (name === undefined) return group;
        isNew = true;
        return { ...group, name };
      });
      return { ...spanning, portGroups };
    });
    return isNew ? { ...estate, distributedSwitches } : estate;
  });
