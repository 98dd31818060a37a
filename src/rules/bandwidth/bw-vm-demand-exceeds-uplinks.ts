import { demandOf, type Load, loadsOf, objectsOf, subjectsOf, vmsIn } from '../../analysis/demand';
import type { HostFacts } from '../../analysis/facts';
import { rate } from '../../analysis/quantities';
import { defineHostRule, type Report } from '../../lint/rule';
import { twoUplinks } from '../example-designs';
import { majorCost, migrating, vendor } from '../sources';

type Message = 'peak' | 'average' | 'single';
type Ask = 'demand' | 'speed';

const dataOf = (facts: HostFacts, load: Load, demandMbps: number, capacityMbps: number) => ({
  host: facts.host.name,
  switch: load.instance.name,
  vms: vmsIn(load) === 1 ? '1 VM' : `${vmsIn(load)} VMs`,
  verb: vmsIn(load) === 1 ? 'needs' : 'need',
  demand: rate(demandMbps),
  capacity: rate(capacityMbps),
  nics: load.nics.map(({ name }) => name),
  demandMbps,
  capacityMbps,
});

/** Says which sum is too large for these NICs; false when the load fits. */
const isOver = (facts: HostFacts, load: Load, report: Report<Message, Ask>): boolean => {
  const { capacityMbps: capacity } = load;
  if (capacity === undefined) return false;
  const { demandBasis, oversubscription } = facts.parameters;
  const at = (demandMbps: number) => ({
    objects: objectsOf(load),
    subjects: subjectsOf(load),
    data: dataOf(facts, load, demandMbps, capacity),
  });
  if (demandBasis === 'average' && load.averageMbps > capacity) {
    report.found('average', at(load.averageMbps));
    return true;
  }
  if (load.peakMbps > capacity * oversubscription) {
    report.found('peak', at(load.peakMbps));
    return true;
  }
  return false;
};

/** One vNIC keeps to one uplink at a time, unless flows are hashed over several. */
const checkSingle = (facts: HostFacts, load: Load, report: Report<Message, Ask>) => {
  const fastest = Math.max(...load.nics.map(({ speedMbps }) => speedMbps ?? Infinity));
  for (const endpoint of load.endpoints) {
    const policy = endpoint.use?.team.policy;
    if (policy === 'ipHash' || policy === 'lag') continue;
    const { peakMbps } = demandOf(endpoint, facts.parameters.peakFactor);
    const own = (peakMbps ?? 0) / endpoint.count;
    if (own <= fastest) continue;
    report.found('single', {
      objects: [endpoint.id, load.instance.id],
      data: {
        vm: endpoint.name,
        host: facts.host.name,
        switch: load.instance.name,
        demand: rate(own),
        capacity: rate(fastest),
        demandMbps: own,
        capacityMbps: fastest,
      },
    });
  }
};

const askFor = (facts: HostFacts, whole: Load, report: Report<Message, Ask>) => {
  const silent = whole.endpoints.filter(
    (endpoint) => demandOf(endpoint, facts.parameters.peakFactor).peakMbps === undefined,
  );
  const words = { host: facts.host.name, switch: whole.instance.name };
  if (silent.length > 0) {
    report.ask('demand', {
      objects: [...objectsOf(whole), ...silent.map(({ id }) => id)],
      data: { ...words, unknown: silent.length, all: whole.endpoints.length },
    });
  }
  const unrated = whole.nics.filter(({ speedMbps }) => speedMbps === undefined);
  if (unrated.length > 0 && silent.length < whole.endpoints.length) {
    report.ask('speed', {
      objects: [...objectsOf(whole), ...unrated.map(({ id }) => id)],
      data: { ...words, nics: unrated.map(({ name }) => name) },
    });
  }
};

const fleet = (count: number, peakMbps: number, speedMbps = 1000) => {
  const { d, h, v } = twoUplinks({ nic: { speedMbps } });
  h.vm('app', h.portGroup(v, 'Production', 20), { count }, { peakMbps });
  return d;
};

export default defineHostRule<Message, Ask>({
  id: 'bandwidth/bw-vm-demand-exceeds-uplinks',
  title: 'The VMs ask for more than their uplinks give',
  why: 'A host that replaced twenty machines must carry the traffic of all twenty together.',
  howToFix:
    'Add uplinks or faster ones, move VMs to another host, or limit what each vNIC may take.',
  sources: [
    majorCost(
      'your host servers must be able to handle the aggregate traffic workload of the VMs they host',
    ),
    majorCost('that host must be able to sustain traffic to all twenty machines simultaneously'),
    migrating(
      'The performance characteristics you need to consider include CPU, memory, and network bandwidth.',
    ),
    vendor('AZL-PHYS', 'minimize (or preferably eliminate) oversubscription'),
  ],
  platform: 'any',
  severity: {
    essentials: { peak: 'error', average: 'error', single: 'warning' },
    'strict-isolation': { peak: 'error', average: 'error', single: 'warning' },
    converged: { peak: 'warning', average: 'error', single: 'warning' },
    hyperv: { peak: 'warning', average: 'error', single: 'warning' },
  },
  messages: {
    peak: '{vms} on {switch} of {host} {verb} {demand} at peak; {nics} give {capacity}.',
    average: '{vms} on {switch} of {host} {verb} {demand} on average; {nics} give {capacity}.',
    single: '{vm} needs {demand} at peak; one uplink of {switch} on {host} gives {capacity}.',
  },
  asks: {
    demand: '{unknown} of {all} vNICs on {switch} of {host} do not say how much traffic they need.',
    speed: 'How fast are {nics}, the uplinks of {switch} on {host}?',
  },
  hides: ['bw-degraded-capacity'],
  check: (facts, report) => {
    for (const instance of facts.switches) {
      const loads = loadsOf(facts, instance);
      const whole = loads.at(-1);
      if (whole === undefined) continue;
      const parts = loads.slice(0, -1).filter((load) => isOver(facts, load, report));
      const isWholeOver = parts.length === 0 && isOver(facts, whole, report);
      if (parts.length === 0 && !isWholeOver) checkSingle(facts, whole, report);
      askFor(facts, whole, report);
    }
  },
  notes:
    'Where only the average is known, the peak is taken as twice that (our choice). Traffic between VMs of one host does not reach the uplinks. In the converged and Hyper-V profiles the average must fit, and the peak is a warning.',
  examples: {
    bad: [
      {
        title: 'Twenty VMs of 150 Mb/s on 2 × 1 GbE',
        design: () => fleet(20, 150).done,
        finds: [['peak', 'h1.s1', 'h1.p1']],
      },
      {
        title: 'Average alone is too much, in the converged profile',
        design: () => {
          const { d, h, v } = twoUplinks();
          d.edit((before) => ({ ...before, review: { ...before.review, profile: 'converged' } }));
          const g = h.portGroup(v, 'Production', 20);
          h.vm('app', g, { count: 20 }, { averageMbps: 150 });
          return d.done;
        },
        finds: [['average', 'h1.s1', 'h1.p1']],
      },
      {
        title: 'One VM larger than one uplink',
        design: () => fleet(1, 1500).done,
        finds: [['single', 'h1.v1.e1', 'h1.s1']],
      },
      {
        title: 'A VM that does not say',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.vm('app', h.portGroup(v, 'Production', 20));
          return d.done;
        },
        asks: ['demand'],
      },
      {
        title: 'NICs that do not say',
        design: () => {
          const d = fleet(4, 100);
          d.set('h1.n1', { speedMbps: undefined });
          return d.done;
        },
        asks: ['speed'],
      },
    ],
    good: [
      { title: 'The same VMs on 2 × 10 GbE', design: () => fleet(20, 150, 10_000).done },
      {
        title: 'VMs that talk to each other inside the host',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'Production', 20);
          h.vm('app', g, { count: 20 }, { peakMbps: 150, localPeer: true });
          return d.done;
        },
      },
      {
        title: 'VMs that are powered off',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'Production', 20);
          h.vm('app', g, { count: 20, poweredOn: false }, { peakMbps: 150 });
          return d.done;
        },
      },
      {
        title: 'A limit on each vNIC',
        design: () => {
          const { d, h, v } = twoUplinks();
          const g = h.portGroup(v, 'Production', 20);
          h.vm('app', g, { count: 20 }, { peakMbps: 150, limitMbps: 100 });
          return d.done;
        },
      },
    ],
  },
});
