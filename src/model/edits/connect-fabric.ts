import type { Design, Host, InterSwitchLink, StorageTarget } from '../design';
import { find, nameOf, switchIdOf } from '../find';
import { hostIdOf, rootIdOf } from '../kinds';
import { mostCables, plugReason, plugsOf, portFor } from './cables';
import { insert, set } from './change';
import { already, type Connector, inOtherHost, no, sameHost, yes } from './connection';
import { movePortGroup } from './port-groups';
import { isMember, join } from './uplinks';

export const groupToSwitch: Connector = (design, group, to) => {
  if (hostIdOf(group) === undefined) {
    return no('A distributed port group stays in its distributed switch.');
  }
  if (!sameHost(group, to)) return inOtherHost(design, to);
  if (switchIdOf(design, group) === to) return already(design, group, to);
  return yes(`Move ${nameOf(design, group)} to ${nameOf(design, to)}`, (d) =>
    movePortGroup(d, group, to),
  );
};

export const physicalToPhysical: Connector = (design, a, b) => {
  const [first = a, second = b] = [a, b].sort();
  const linked = design.interSwitchLinks.some(
    (l) => (l.aId === a && l.bId === b) || (l.aId === b && l.bId === a),
  );
  if (linked) return no(`${nameOf(design, a)} and ${nameOf(design, b)} are linked already.`);
  return yes(
    `Link ${nameOf(design, a)} and ${nameOf(design, b)}`,
    (d) =>
      insert<InterSwitchLink>(d, 'link', undefined, (id) => ({ id, aId: first, bId: second }))
        .design,
  );
};

export const portToPort: Connector = (design, a, b) =>
  rootIdOf(a) === rootIdOf(b)
    ? no('Both ports are of one switch.')
    : physicalToPhysical(design, rootIdOf(a), rootIdOf(b));

export const portToPhysical: Connector = (design, port, to) =>
  rootIdOf(port) === to
    ? no('The port is of this switch.')
    : physicalToPhysical(design, rootIdOf(port), to);

const plugTarget = (design: Design, targetId: string, port: string): Design => {
  const target = find(design, 'storageTarget', targetId);
  return set<StorageTarget>(design, targetId, { cabledTo: [...(target?.cabledTo ?? []), port] });
};

export const targetToPort: Connector = (design, target, port) => {
  if (plugsOf(design).get(port) === target) return already(design, target, port);
  const reason = plugReason(design, port);
  if (reason !== undefined) return no(reason);
  if ((find(design, 'storageTarget', target)?.cabledTo.length ?? 0) >= mostCables) {
    return no(`${nameOf(design, target)} has ${mostCables} cables, no more fit.`);
  }
  return yes(`Cable ${nameOf(design, target)} to ${nameOf(design, rootIdOf(port))}`, (d) =>
    plugTarget(d, target, port),
  );
};

export const targetToPhysical: Connector = (design, target, to) =>
  (find(design, 'storageTarget', target)?.cabledTo.length ?? 0) >= mostCables
    ? no(`${nameOf(design, target)} has ${mostCables} cables, no more fit.`)
    : yes(`Cable ${nameOf(design, target)} to ${nameOf(design, to)}`, (d) => {
        const port = portFor(d, to);
        return plugTarget(port.design, target, port.id);
      });

export const hostToCluster: Connector = (design, host, cluster) =>
  find(design, 'host', host)?.clusterId === cluster
    ? already(design, host, cluster)
    : yes(`Move ${nameOf(design, host)} to ${nameOf(design, cluster)}`, (d) =>
        set<Host>(d, host, { clusterId: cluster }),
      );

export const hostToDistributed: Connector = (design, host, to) =>
  isMember(find(design, 'host', host), to)
    ? already(design, host, to)
    : yes(`Add ${nameOf(design, host)} to ${nameOf(design, to)}`, (d) => join(d, host, to));
