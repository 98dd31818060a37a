import type { Design, Host, PortGroup, TrafficClass } from '../model/design';
import { nameOf } from '../model/find';
import { hostIdOf } from '../model/kinds';
import { trafficClasses } from '../model/shape/words';
import { controllerGroups } from './controller-groups';
import { inNaturalOrder } from './natural';
import type { Question } from './result';
import { defaultPatterns, servicesOfName, type TrafficPattern } from './traffic-names';

/**
 * What an import left open, asked once for all that is alike. Read from the marks in the design
 * itself, so that the questions stand for as long as nobody has answered them.
 * Hosts that were drawn by hand (no `source`) are not asked about.
 */
export const questionsOf = (
  design: Design,
  patterns: readonly TrafficPattern[] = defaultPatterns,
): readonly Question[] => {
  const imported = design.hosts.filter((host) => host.source !== undefined);
  return [
    ...aboutServices(design, imported, patterns),
    ...aboutOrder(design, imported),
    ...aboutVlans(design, imported),
    ...aboutTraffic(design, imported),
    ...aboutLists(design, imported, 'nics'),
    ...aboutLists(design, imported, 'adapters'),
  ];
};

/** Names are told a few times; how many there are stands beside them. */
const told = 4;

const hostsOf = (ids: readonly string[]): number => new Set(ids.map((id) => hostIdOf(id))).size;

/** `, on 31 hosts`, or the host's name. */
const where = (design: Design, ids: readonly string[]): string => {
  const count = hostsOf(ids);
  const only = hostIdOf(ids[0] ?? '');
  return count > 1 ? `on ${count} hosts` : only === undefined ? '' : `on ${nameOf(design, only)}`;
};

const gather = <T extends { readonly id: string }>(
  entries: Iterable<readonly [key: string, item: T]>,
): ReadonlyMap<string, readonly [T, ...T[]]> => {
  const map = new Map<string, [T, ...T[]]>();
  for (const [key, item] of entries) {
    const list = map.get(key);
    if (list === undefined) map.set(key, [item]);
    else list.push(item);
  }
  return map;
};

interface SilentAdapter {
  readonly id: string;
  readonly name: string;
  readonly portGroupId: string | undefined;
  readonly isToController: boolean;
}

function* silentAdapters(design: Design, hosts: readonly Host[]) {
  for (const host of hosts) {
    const toController = controllerGroups(host);
    for (const adapter of host.adapters) {
      if (adapter.services !== undefined) continue;
      const { id, name, portGroupId } = adapter;
      const group = portGroupId === undefined ? '' : nameOf(design, portGroupId);
      const isToController = portGroupId !== undefined && toController.has(portGroupId);
      yield [`${group} · ${name}`, { id, name, portGroupId, isToController }] as const;
    }
  }
}

const toControllerOnly =
  'its switch leads to the management controller of the server and nowhere else';

const aboutServices = (
  design: Design,
  hosts: readonly Host[],
  patterns: readonly TrafficPattern[],
): Question[] =>
  [...gather<SilentAdapter>(silentAdapters(design, hosts))].map(([key, adapters]) => {
    const [first] = adapters;
    const group = first.portGroupId === undefined ? undefined : nameOf(design, first.portGroupId);
    const elements = adapters.map(({ id }) => id);
    const ofGroup = group === undefined ? undefined : servicesOfName(group, patterns);
    // Hyper-V has no names of port groups: there the adapters are called by what they are for.
    const value = ofGroup ?? servicesOfName(first.name, patterns);
    const isToController = adapters.every((one) => one.isToController);
    const on = group === undefined ? '' : ` in ${group}`;
    return {
      id: `services: ${key}`,
      about: 'services',
      title: `${first.name}${on}, ${where(design, elements)}: which services?`,
      elements,
      hostCount: hostsOf(elements),
      ...(isToController
        ? { suggestion: { value: [], because: toControllerOnly } }
        : value === undefined
          ? {}
          : {
              suggestion: {
                value,
                because:
                  ofGroup === undefined
                    ? `from the adapter's name, ${first.name}`
                    : `from the port group's name, ${group}`,
              },
            }),
    };
  });

function* openSwitches(hosts: readonly Host[]) {
  for (const host of hosts) {
    for (const one of host.switches) {
      if (one.unknown?.includes('failoverOrder') !== true) continue;
      const names = one.uplinks.map((id) => host.nics.find((nic) => nic.id === id)?.name ?? id);
      yield [one.name, { id: one.id, name: one.name, names }] as const;
    }
  }
}

/** Switches of one name are set up alike more often than not, whichever NICs a host has for them. */
const aboutOrder = (design: Design, hosts: readonly Host[]): Question[] =>
  [...gather(openSwitches(hosts))].map(([name, switches]) => {
    const elements = switches.map(({ id }) => id);
    const names = [...new Set(switches.flatMap((one) => one.names))].sort(inNaturalOrder);
    const shown = names.length > told ? `${names.slice(0, told).join(', ')} …` : names.join(', ');
    return {
      id: `failoverOrder: ${name}`,
      about: 'failoverOrder',
      title: `${name} (${shown}), ${where(design, elements)}: which uplinks are active?`,
      elements,
      hostCount: hostsOf(elements),
      names,
      suggestion: {
        value: 'allActive',
        because: 'what ESXi does with adapters that are added to a switch',
      },
    };
  });

function* openGroups(design: Design, hosts: readonly Host[]) {
  for (const host of hosts) {
    for (const group of host.portGroups) yield [group.switchId, group] as const;
  }
  for (const spanning of design.distributedSwitches) {
    for (const group of spanning.portGroups) yield [spanning.id, group] as const;
  }
}

const aboutVlans = (design: Design, hosts: readonly Host[]): Question[] => {
  const open = [...openGroups(design, hosts)].flatMap(([on, group]) =>
    group.unknown?.includes('vlan') === true
      ? [[`${nameOf(design, on)} · ${group.name}`, group] as const]
      : [],
  );
  return [...gather<{ readonly id: string; readonly name: string }>(open)].map(([key, groups]) => {
    const elements = groups.map(({ id }) => id);
    const on = key.slice(0, key.length - groups[0].name.length - 3);
    // RVTools leaves out just these of a distributed port group, a domain of VCF all of them.
    const isSpanning = hostIdOf(groups[0].id) === undefined;
    return {
      id: `vlan: ${key}`,
      about: 'vlan',
      title: `${groups[0].name} on ${on}: which VLANs?${isSpanning ? ' The export leaves it out, as RVTools does with trunks and private VLANs.' : ''}`,
      elements,
      hostCount: hostsOf(elements),
    };
  });
};

/** One question for each class: the guesses of a class are right or wrong together more often than not. */
const aboutTraffic = (design: Design, hosts: readonly Host[]): Question[] => {
  const guessed = [...openGroups(design, hosts)].flatMap(([, group]) =>
    group.guessed?.includes('traffic') === true && group.traffic !== undefined
      ? [[group.traffic, group as Pick<PortGroup, 'id' | 'name' | 'traffic'>] as const]
      : [],
  );
  return [...gather(guessed)].map(([traffic, groups]) => {
    const elements = groups.map(({ id }) => id);
    const names = [...new Set(groups.map(({ name }) => name))];
    const shown = names.slice(0, told).join(', ');
    const more = names.length > told ? ` and ${names.length - told} more` : '';
    const value = traffic as TrafficClass;
    return {
      id: `traffic: ${traffic}`,
      about: 'traffic',
      title: `${shown}${more}: ${trafficClasses[value].toLowerCase()} traffic?`,
      elements,
      hostCount: hostsOf(elements),
      suggestion: { value, because: 'from the names' },
    };
  });
};

const listWords = { nics: 'Physical NICs', adapters: 'VMkernel adapters' } as const;
type UnlistedField = keyof typeof listWords;

/** Hosts of a cluster have parts alike, and exports of them lack the same. */
const aboutLists = (design: Design, hosts: readonly Host[], field: UnlistedField): Question[] => {
  const open = hosts.flatMap((host) => {
    if (host.unknown?.includes(field) !== true) return [];
    const names = host[field].map(({ name }) => name).sort(inNaturalOrder);
    return [[names.slice(0, told).join(', '), { id: host.id, count: names.length }] as const];
  });
  return [...gather(open)].map(([names, some]) => {
    const elements = some.map(({ id }) => id);
    const more = some[0].count > told ? ` and ${some[0].count - told} more` : '';
    const listed = names === '' ? 'none listed' : `${names}${more}`;
    return {
      id: `${field}: ${names}`,
      about: field,
      title: `${listWords[field]} (${listed}), ${where(design, elements)}: are these all?`,
      elements,
      hostCount: hostsOf(elements),
    };
  });
};
