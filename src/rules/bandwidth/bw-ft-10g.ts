import { rate } from '../../analysis/quantities';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Host, Vm } from '../../model/design';
import { esxiVersion } from '../host-version';
import { networkConsiderations, vendor } from '../sources';

const neededMbps = 10_000;
/** What fault tolerance of one virtual processor needed, before vSphere 6. */
const oldNeededMbps = 1000;

const esx = (
  speedMbps: number | undefined,
  cluster: Partial<Cluster> = { ftEnabled: true },
  host: Partial<Host> = {},
  vm: Partial<Vm> = {},
) => {
  const d = build('Example');
  const clusterId = d.cluster('Cluster A', { platform: 'vsphere', ...cluster });
  const h = d.host('esx01', { clusterId, ...host });
  const nic = h.nic('vmnic3', speedMbps === undefined ? {} : { speedMbps });
  const v = h.switch('vSwitch3', [nic]);
  h.adapter('vmk3', h.portGroup(v, 'FT logging', 40), ['ftLogging']);
  h.vm('app', undefined, vm);
  return d.done;
};

export default defineHostRule<'slow', 'speed'>({
  id: 'bandwidth/bw-ft-10g',
  title: 'Fault tolerance logging runs below 10 Gb/s',
  why: 'Every input and every change of memory of the primary crosses this network before the VM may go on: a slow one slows the VM.',
  howToFix: 'Give fault tolerance logging 10 GbE or faster with low latency.',
  sources: [
    networkConsiderations('the network link between primary and secondary VM has to be guaranteed'),
    vendor('FT-REQ', 'Use a 10-Gbit logging network for FT'),
    vendor('FT-NET'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'off',
  },
  messages: { slow: 'Fault tolerance on {host} runs over {speed}; it needs {needed}.' },
  asks: { speed: 'How fast are {nics}, which carry fault tolerance on {host}?' },
  check: (facts, report) => {
    const { host, cluster } = facts;
    const isUsed = cluster?.ftEnabled === true || host.vms.some((vm) => vm.ftProtected === true);
    if (!isUsed) return;
    const needed = (esxiVersion(host) ?? 6) < 6 ? oldNeededMbps : neededMbps;
    const ends = facts.ofClass('ft').filter(({ adapter }) => adapter !== undefined);
    const nics = [...new Set(ends.flatMap(({ usable }) => usable))];
    const slow = nics.filter(({ speedMbps }) => speedMbps !== undefined && speedMbps < needed);
    const silent = nics.filter(({ speedMbps }) => speedMbps === undefined);
    const ids = ends.map(({ id }) => id);
    if (slow.length > 0) {
      const speedMbps = Math.min(...slow.map((nic) => nic.speedMbps ?? needed));
      report.found('slow', {
        objects: [...ids, ...slow.map(({ id }) => id)],
        data: { host: host.name, speed: rate(speedMbps), needed: rate(needed), speedMbps },
      });
    } else if (silent.length > 0) {
      report.ask('speed', {
        objects: [...ids, ...silent.map(({ id }) => id)],
        data: { host: host.name, nics: silent.map(({ name }) => name) },
      });
    }
  },
  notes:
    'The gigabit port of the documents’ six-port host is older than this: fault tolerance of one virtual processor needed a gigabit of its own, and hosts before vSphere 6 are measured by that. A standby uplink counts: traffic may land on it.',
  examples: {
    bad: [
      {
        title: '1 GbE in a cluster with fault tolerance',
        design: () => esx(1000),
        finds: [['slow', 'h1.k1', 'h1.n1']],
      },
      {
        title: 'A protected VM says that it is in use',
        design: () => esx(1000, {}, {}, { ftProtected: true }),
        finds: [['slow', 'h1.k1', 'h1.n1']],
      },
      { title: 'A NIC that does not say', design: () => esx(undefined), asks: ['speed'] },
    ],
    good: [
      { title: '10 GbE', design: () => esx(10_000) },
      { title: 'Prepared, not in use', design: () => esx(1000, {}) },
      {
        title: 'vSphere 5 and its gigabit',
        design: () => esx(1000, { ftEnabled: true }, { version: '5.5' }),
      },
    ],
  },
});
