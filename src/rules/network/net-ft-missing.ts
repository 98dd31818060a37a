import { defineGroupRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster } from '../../model/design';
import { networkConsiderations, vendor } from '../sources';
import { isHypervisor, type Member, memberOf } from './presence';

interface FtMember extends Member {
  readonly isOn: boolean;
  readonly protectedVms: number;
}

const site = (
  hosts: number,
  withFt: number,
  { cluster, vm }: { cluster?: Partial<Cluster>; vm?: boolean },
) => {
  const b = build();
  const clusterId = cluster && b.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  for (let n = 1; n <= hosts; n++) {
    const host = b.host(`esx0${n}`, clusterId === undefined ? {} : { clusterId });
    const vswitch = host.switch('vSwitch0', [host.nic('vmnic0')]);
    host.adapter('vmk0', host.portGroup(vswitch, 'Management', 10), ['management']);
    if (n <= withFt) host.adapter('vmk1', host.portGroup(vswitch, 'FT', 40), ['ftLogging']);
    if (n === 1 && vm === true) {
      host.vm('app', host.portGroup(vswitch, 'Production', 100), { ftProtected: true });
    }
  }
  return b;
};

export default defineGroupRule({
  id: 'network/net-ft-missing',
  title: 'Fault Tolerance without a network for it',
  why: 'The second half of a fault tolerant VM runs on another host and follows over this network: without it there is no protection.',
  howToFix:
    'Add a VMkernel adapter with Fault Tolerance logging, on a network of its own, to every host that may run a fault tolerant VM.',
  sources: [
    networkConsiderations(
      'In order for this solution to function successfully the network link between primary and secondary VM has to be guaranteed.',
    ),
    vendor('FT-NET'),
    vendor('FT-REQ'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: {
    cluster: '{host} has no network for Fault Tolerance, which {cluster} uses.',
    vm: '{host} has no network for Fault Tolerance, and a VM that it runs, or may have to run, is protected by it.',
  },
  asks: {
    services:
      'An adapter of {hosts} does not say what it carries, or is not listed. Is it for Fault Tolerance logging?',
  },
  *members(facts): Generator<readonly [string, FtMember]> {
    if (!isHypervisor(facts)) return;
    const isOn = facts.cluster?.ftEnabled === true;
    const protectedVms = facts.host.vms.filter((vm) => vm.ftProtected === true).length;
    if (facts.cluster === undefined && protectedVms === 0) return;
    yield [facts.cluster?.id ?? facts.host.id, { ...memberOf(facts, 'ft'), isOn, protectedVms }];
  },
  check: ({ key, members }, report) => {
    const isOn = members.some((m) => m.isOn);
    // The second half of a protected VM may land on any other host of its cluster.
    if (!isOn && members.every((m) => m.protectedVms === 0)) return;
    for (const { hostId, host, cluster, has } of members) {
      if (has !== 'no') continue;
      report.found(isOn ? 'cluster' : 'vm', { objects: [hostId], data: { host, cluster } });
    }
    const unknown = members.filter((m) => m.has === 'unknown');
    if (unknown.length === 0) return;
    report.ask('services', {
      objects: [...new Set([key, ...unknown.slice(0, 8).map((m) => m.hostId)])],
      hosts: unknown.map((m) => m.hostId),
      data: { hosts: unknown.slice(0, 8).map((m) => m.host) },
    });
  },
  examples: {
    bad: [
      {
        title: 'Fault Tolerance is on, and one host has no adapter for it',
        design: () => site(2, 1, { cluster: { ftEnabled: true } }).done,
        finds: [['cluster', 'h2']],
      },
      {
        title: 'A protected VM, and nothing for its second half to follow over',
        design: () => site(1, 0, { vm: true }).done,
        finds: [['vm', 'h1']],
      },
      {
        title: 'The neighbour may have to run the second half',
        design: () => site(2, 1, { cluster: {}, vm: true }).done,
        finds: [['vm', 'h2']],
      },
      {
        title: 'An adapter that does not say what it is for',
        design: () => {
          const b = site(2, 2, { cluster: { ftEnabled: true } });
          b.set('h2.k2', { services: undefined });
          return b.done;
        },
        asks: ['services'],
      },
    ],
    good: [
      {
        title: 'An adapter on every host',
        design: () => site(2, 2, { cluster: { ftEnabled: true } }).done,
      },
      { title: 'Fault Tolerance is not used', design: () => site(2, 0, { cluster: {} }).done },
    ],
  },
});
