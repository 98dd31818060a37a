import type { Design } from '../model/design';
import type { Estate } from './estate';
import type { Counts } from './result';

type Countable = Pick<Estate, 'hosts' | 'distributedSwitches'> | Design;

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
};

/** What an estate or a design holds, by kind; see `Counts` for what counts once. */
export const countsOf = (of: Countable): Counts => {
  const hosts = of.hosts;
  const each = (count: (host: (typeof hosts)[number]) => number) => sum(hosts.map(count));
  return {
    hosts: hosts.length,
    physicalNics: each((host) => host.nics.length),
    standardSwitches: each((host) => host.switches.length),
    distributedSwitches: of.distributedSwitches.length,
    portGroups:
      each((host) => host.portGroups.length) +
      sum(of.distributedSwitches.map((spanning) => spanning.portGroups.length)),
    vmkernelAdapters: each((host) => host.adapters.length),
    vms: each((host) => sum(host.vms.map((vm) => vm.count ?? 1))),
    vmNics: each((host) => sum(host.vms.map((vm) => (vm.count ?? 1) * vm.vnics.length))),
  };
};
