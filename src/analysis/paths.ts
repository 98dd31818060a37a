import type { Design, Host, Nic } from '../model/design';
import { find } from '../model/find';
import { below, hostIdOf, kindOf, parentIdOf } from '../model/kinds';
import type { Endpoint } from './endpoints';
import { factsOf, type GroupUse, type HostFacts } from './facts';
import type { SwitchInstance } from './uplinks';

/**
 * Collects the keys of a lit path. Parts of distributed switches are drawn once in each host:
 * beside the id stands the key of the instance, `d1@h1` and `d1.p2@h1`.
 */
class Lit {
  readonly keys = new Set<string>();

  addSwitch(instance: SwitchInstance): void {
    this.keys.add(instance.id).add(instance.key).add(instance.hostId);
  }

  addGroup(use: GroupUse): void {
    this.keys.add(use.id);
    if (use.instance.distributed !== undefined) this.keys.add(`${use.id}@${use.instance.hostId}`);
    this.addSwitch(use.instance);
  }

  addNic(nic: Nic): void {
    this.keys.add(nic.id);
    const port = nic.cabledTo;
    if (port === undefined) return;
    this.keys.add(port);
    const owner = parentIdOf(port);
    if (owner !== undefined) this.keys.add(owner);
  }

  addSender(e: Endpoint): void {
    this.keys.add(e.id).add(e.hostId);
    if (e.vm !== undefined) this.keys.add(e.vm.id);
  }

  /** A sender with everything between it and the physical network. */
  addEndpoint(e: Endpoint): void {
    this.addSender(e);
    if (e.use !== undefined) this.addGroup(e.use);
    for (const nic of e.usable) this.addNic(nic);
  }

  addUse(use: GroupUse, facts: HostFacts): void {
    this.addGroup(use);
    for (const nic of use.team.usable) this.addNic(nic);
    for (const e of facts.endpoints) if (e.use === use) this.addSender(e);
  }
}

const throughNic = (lit: Lit, facts: HostFacts, nic: Nic): void => {
  lit.addNic(nic);
  lit.keys.add(facts.host.id);
  for (const instance of facts.switches) if (instance.nics.includes(nic)) lit.addSwitch(instance);
  for (const use of facts.groups) if (use.team.usable.includes(nic)) lit.addGroup(use);
  for (const e of facts.endpoints) if (e.usable.includes(nic)) lit.addSender(e);
};

const throughSwitch = (lit: Lit, facts: HostFacts, instance: SwitchInstance): void => {
  lit.addSwitch(instance);
  for (const nic of instance.nics) lit.addNic(nic);
  for (const use of facts.groups) if (use.instance === instance) lit.addUse(use, facts);
};

const throughHost = (lit: Lit, host: Host): void => {
  for (const { value } of below('host', host)) lit.keys.add(value.id);
  for (const nic of host.nics) lit.addNic(nic);
};

const throughCables = (lit: Lit, design: Design, portIds: ReadonlySet<string>): void => {
  for (const host of design.hosts) {
    const nics = host.nics.filter((n) => n.cabledTo !== undefined && portIds.has(n.cabledTo));
    if (nics.length === 0) continue;
    const facts = factsOf(design, host);
    for (const nic of nics) throughNic(lit, facts, nic);
  }
  for (const target of design.storageTargets) {
    for (const portId of target.cabledTo) {
      if (portIds.has(portId)) lit.keys.add(target.id).add(portId);
    }
  }
};

const withFacts = (design: Design, hostId: string | undefined): HostFacts | undefined => {
  const host = find(design, 'host', hostId);
  return host === undefined ? undefined : factsOf(design, host);
};

const hostsOf = (design: Design, id: string): readonly HostFacts[] => {
  const own = hostIdOf(id);
  if (own !== undefined) {
    const facts = withFacts(design, own);
    return facts === undefined ? [] : [facts];
  }
  return design.hosts.map((host) => factsOf(design, host));
};

/**
 * Every element on any path through the element, from vNIC or adapter over port group, switch
 * and NIC to the physical switch port; itself always. Holds ids, and for what a distributed
 * switch has in each host also the keys of the instances (`d1@h1`, `d1.p2@h1`). `id` may be
 * such a key too: then only that host's paths are meant.
 */
export const pathThrough = (design: Design, id: string): ReadonlySet<string> => {
  const lit = new Lit();
  lit.keys.add(id);
  const [elementId = id, onlyHost] = id.split('@');
  const hosts = () =>
    hostsOf(design, onlyHost ?? elementId).filter(
      (facts) => onlyHost === undefined || facts.host.id === onlyHost,
    );
  switch (kindOf(elementId)) {
    case 'adapter':
    case 'vnic':
    case 'vm':
      for (const facts of hosts()) {
        for (const e of facts.endpoints) {
          if (e.id === elementId || e.vm?.id === elementId) lit.addEndpoint(e);
        }
        // Of a VM with several vNICs the others stay dark; an only one is its VM.
        if (kindOf(elementId) === 'vnic') {
          const vm = find(design, 'vm', parentIdOf(elementId));
          if (vm !== undefined && vm.vnics.length > 1) lit.keys.delete(vm.id);
        }
      }
      break;
    case 'portGroup':
      for (const facts of hosts()) {
        for (const use of facts.groups) if (use.id === elementId) lit.addUse(use, facts);
      }
      break;
    case 'switch':
    case 'distributedSwitch':
      for (const facts of hosts()) {
        for (const instance of facts.switches) {
          if (instance.id === elementId) throughSwitch(lit, facts, instance);
        }
      }
      break;
    case 'nic': {
      const [facts] = hosts();
      const nic = find(design, 'nic', elementId);
      if (facts !== undefined && nic !== undefined) throughNic(lit, facts, nic);
      break;
    }
    case 'card': {
      const [facts] = hosts();
      for (const nic of facts?.host.nics ?? []) {
        if (facts !== undefined && nic.cardId === elementId) throughNic(lit, facts, nic);
      }
      break;
    }
    case 'uplink':
    case 'lag':
      for (const { host } of hosts()) {
        const facts = factsOf(design, host);
        for (const instance of facts.switches) {
          const uplink = instance.uplinks.find((u) => u.id === elementId);
          for (const nic of uplink?.nics ?? []) throughNic(lit, facts, nic);
        }
      }
      break;
    case 'host': {
      const [facts] = hosts();
      if (facts !== undefined) {
        throughHost(lit, facts.host);
        for (const instance of facts.switches) throughSwitch(lit, facts, instance);
      }
      break;
    }
    case 'cluster':
      for (const host of design.hosts) {
        if (host.clusterId !== elementId) continue;
        throughHost(lit, host);
        const facts = factsOf(design, host);
        for (const instance of facts.switches) throughSwitch(lit, facts, instance);
      }
      break;
    case 'port': {
      const owner = parentIdOf(elementId);
      if (owner !== undefined) lit.keys.add(owner);
      throughCables(lit, design, new Set([elementId]));
      break;
    }
    case 'physicalSwitch': {
      const physical = find(design, 'physicalSwitch', elementId);
      const ports = new Set(physical?.ports.map((port) => port.id));
      for (const port of ports) lit.keys.add(port);
      throughCables(lit, design, ports);
      for (const link of design.interSwitchLinks) {
        if (link.aId === elementId || link.bId === elementId) {
          lit.keys.add(link.id).add(link.aId).add(link.bId);
        }
      }
      break;
    }
    case 'link': {
      const link = find(design, 'link', elementId);
      if (link !== undefined) lit.keys.add(link.aId).add(link.bId);
      break;
    }
    case 'storageTarget':
      for (const portId of find(design, 'storageTarget', elementId)?.cabledTo ?? []) {
        lit.keys.add(portId);
        const owner = parentIdOf(portId);
        if (owner !== undefined) lit.keys.add(owner);
      }
      break;
    default:
      break;
  }
  return lit.keys;
};
