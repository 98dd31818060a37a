import { find, nameOf } from '../find';
import { kindOf, rootIdOf } from '../kinds';
import { cable, plugReason, portFor } from './cables';
import { already, type Connector, hostOf, inOtherHost, no, sameHost, yes } from './connection';
import { bind, serve, switchOfNic, uplinkReason } from './uplinks';

export const nicToSwitch: Connector = (design, nic, to) => {
  if (!sameHost(nic, to)) return inOtherHost(design, to);
  if (find(design, 'switch', to)?.uplinks.includes(nic)) return already(design, nic, to);
  const reason = uplinkReason(design, to);
  return reason === undefined
    ? yes(`Make ${nameOf(design, nic)} an uplink of ${nameOf(design, to)}`, (d) => bind(d, nic, to))
    : no(reason);
};

export const nicToDistributed: Connector = (design, nic, to) => {
  const host = hostOf(design, nic);
  if (host !== undefined && switchOfNic(host, nic) === to) return already(design, nic, to);
  return yes(`Make ${nameOf(design, nic)} an uplink of ${nameOf(design, to)}`, (d) =>
    serve(d, nic, to),
  );
};

export const nicToUplink: Connector = (design, nic, uplink) => {
  const switchId = rootIdOf(uplink);
  const taken = hostOf(design, nic)
    ?.memberships.find((m) => m.switchId === switchId)
    ?.uplinks.filter((u) => u.uplinkId === uplink);
  if (taken?.some((u) => u.nicId === nic)) return already(design, nic, uplink);
  const holder = taken?.[0]?.nicId;
  if (holder !== undefined && kindOf(uplink) === 'uplink') {
    return no(`${nameOf(design, uplink)} is taken by ${nameOf(design, holder)} in this host.`);
  }
  return yes(`Put ${nameOf(design, nic)} on ${nameOf(design, uplink)}`, (d) =>
    serve(d, nic, switchId, uplink),
  );
};

export const nicToPort: Connector = (design, nic, port) => {
  if (find(design, 'nic', nic)?.cabledTo === port) return already(design, nic, port);
  const reason = plugReason(design, port);
  return reason === undefined
    ? yes(`Cable ${nameOf(design, nic)} to ${nameOf(design, rootIdOf(port))}`, (d) =>
        cable(d, nic, port),
      )
    : no(reason);
};

export const nicToPhysical: Connector = (design, nic, to) => {
  const now = find(design, 'nic', nic)?.cabledTo;
  if (now !== undefined && rootIdOf(now) === to) return already(design, nic, to);
  return yes(`Cable ${nameOf(design, nic)} to ${nameOf(design, to)}`, (d) => {
    const port = portFor(d, to);
    return cable(port.design, nic, port.id);
  });
};

export const nicToNic: Connector = (design, a, b) => {
  // Whichever way the wire was drawn, the design is the same.
  const [first = a, second = b] = [a, b].sort();
  if (sameHost(a, b)) return no('A cable joins NICs of two hosts.');
  const reason = plugReason(design, b) ?? plugReason(design, a);
  return reason === undefined
    ? yes(`Cable ${nameOf(design, a)} to ${nameOf(design, b)}`, (d) => cable(d, first, second))
    : no(reason);
};
