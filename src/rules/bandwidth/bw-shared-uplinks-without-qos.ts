import { className } from '../../analysis/class-name';
import { defaults } from '../../analysis/defaults';
import type { HostFacts } from '../../analysis/facts';
import { isConnected } from '../../analysis/lots';
import type { SwitchInstance } from '../../analysis/uplinks';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Nic, TrafficClass } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';
import { twoUplinks } from '../example-designs';
import { networkConsiderations, vendor } from '../sources';
import { niocOn } from './nioc';

const heavy: readonly TrafficClass[] = ['migration', 'storage', 'ft', 'backup'];
const inOrder = Object.keys(trafficClasses) as TrafficClass[];

/** The classes that meet on uplinks of an instance while nothing has failed, and those uplinks. */
const meetingOn = (facts: HostFacts, instance: SwitchInstance) => {
  const shared = new Set<Nic>();
  const classes = new Set<TrafficClass>();
  for (const nic of instance.nics) {
    const here = new Set<TrafficClass>();
    for (const end of facts.endpoints) {
      if (end.use?.instance !== instance || !isConnected(end) || !end.inUse.includes(nic)) continue;
      for (const traffic of end.classes) here.add(traffic);
    }
    const isLoaded = here.has('production') || heavy.some((traffic) => here.has(traffic));
    if (here.size < 2 || !isLoaded) continue;
    shared.add(nic);
    for (const traffic of here) classes.add(traffic);
  }
  return { nics: [...shared], classes: inOrder.filter((traffic) => classes.has(traffic)) };
};

/** Does the switch share out its uplinks? Undefined where the design does not say. */
const hasQos = (
  facts: HostFacts,
  { distributed, local, id }: SwitchInstance,
  nics: readonly Nic[],
) => {
  if (distributed !== undefined) return distributed.nioc?.enabled ?? defaults.nioc;
  if (local === undefined || local.kind === 'standard') return false;
  const isWeighed =
    local.minBandwidthMode === 'weight' ||
    local.minBandwidthMode === 'absolute' ||
    local.defaultFlowWeight !== undefined ||
    facts.endpoints.some(
      ({ use, adapter, vnic }) =>
        use?.instance.id === id &&
        (adapter?.minBandwidthWeight ?? vnic?.minBandwidthWeight) !== undefined,
    );
  if (isWeighed || nics.some(({ dcb }) => dcb === true)) return true;
  const isSaid = local.minBandwidthMode !== undefined || nics.every(({ dcb }) => dcb === false);
  return isSaid ? false : undefined;
};

/** The six-port remark on shared uplinks is this one's in profiles that accept sharing. */
const subjectsOf = (facts: HostFacts, id: string, classes: readonly TrafficClass[]): string[] => {
  const accepts = facts.baseProfile === 'converged' || facts.baseProfile === 'hyperv';
  return [id, ...(accepts ? classes.map((traffic) => `${facts.host.id}/${traffic}`) : [])];
};

const onStandard = (services: readonly ('vmotion' | 'management')[]) => {
  const { d, h, v } = twoUplinks();
  for (const [i, service] of services.entries()) {
    h.adapter(`vmk${i}`, h.portGroup(v, service, 10 * (i + 1)), [service]);
  }
  h.vm('web', h.portGroup(v, 'Production', 30));
  return d.done;
};

const onDistributed = (enabled: boolean | undefined) => {
  const d = build('Example');
  const v = d.distributed('dvs01', ['Uplink 1', 'Uplink 2'], {
    ...(enabled === undefined ? {} : { nioc: { enabled } }),
  });
  const vmotion = d.distributedPortGroup(v, 'vMotion', 20);
  const production = d.distributedPortGroup(v, 'Production', 30);
  for (const name of ['esx01', 'esx02']) {
    const h = d.host(name);
    h.join(v, [h.nic('vmnic0'), h.nic('vmnic1')]);
    h.adapter('vmk1', vmotion, ['vmotion']);
    h.vm('web', production);
  }
  return d.done;
};

const onSet = (mode: 'none' | 'weight' | undefined, nic: Partial<Nic> = {}) => {
  const { d, h, v } = twoUplinks({
    host: { platform: 'hyperv' },
    nic,
    virtual: mode === undefined ? {} : { minBandwidthMode: mode },
  });
  h.adapter('Migration', h.portGroup(v, 'Migration', 20), ['vmotion']);
  h.vm('web', h.portGroup(v, 'VMs', 30));
  return d.done;
};

export default defineHostRule<'shared' | 'distributed' | 'light', 'qos'>({
  id: 'bandwidth/bw-shared-uplinks-without-qos',
  title: 'Traffic types share uplinks without a bandwidth guarantee',
  why: 'A migration or a backup takes what it can get, and storage and management starve beside it.',
  howToFix:
    'Distributed switch: turn Network I/O Control on. Standard switch: separate the uplinks, or move to a distributed switch. Hyper-V: minimum bandwidth weights or Data Center Bridging.',
  sources: [
    networkConsiderations(
      'Storage protocols such as iSCSI and NFS require guaranteed bandwidth and continuous connectivity',
    ),
    vendor('VN-BP', 'or use Network I/O Control and traffic shaping to guarantee bandwidth'),
    vendor('VMO-BP', 'use vSphere Network I/O Control shares to guarantee bandwidth'),
    vendor('HV-CLNET', 'quality of service recommendations'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': { shared: 'warning', distributed: 'warning', light: 'info' },
    converged: { shared: 'warning', distributed: 'warning', light: 'info' },
    hyperv: { shared: 'warning', distributed: 'warning', light: 'info' },
  },
  hides: [
    'bw-nioc-disabled',
    'iso-mgmt-shared-uplinks',
    'iso-storage-shared-uplinks',
    'iso-migration-shared-uplinks',
    'iso-ft-shared-uplinks',
  ],
  messages: {
    shared: '{classes} share {nics} of {switch} on {host} with no bandwidth guarantee.',
    distributed: '{classes} share the uplinks of {switch}, whose Network I/O Control is off.',
    light: '{classes} share {nics} of {switch} on {host} with no bandwidth guarantee.',
  },
  asks: {
    qos: '{classes} share {nics} of {switch} on {host}. Are there minimum bandwidth weights or Data Center Bridging?',
  },
  check: (facts, report) => {
    for (const instance of facts.switches) {
      const { nics, classes } = meetingOn(facts, instance);
      if (nics.length === 0) continue;
      const isSafe = hasQos(facts, instance, nics);
      if (isSafe === true) continue;
      const { id, name, distributed } = instance;
      const data = {
        classes: classes.map((traffic) => className(traffic, facts.isHyperv)),
        switch: name,
      };
      const here = { ...data, nics: nics.map((nic) => nic.name), host: facts.host.name };
      const objects = [id, ...nics.map((nic) => nic.id)];
      const subjects = subjectsOf(facts, id, classes);
      if (isSafe === undefined) report.ask('qos', { objects, data: here });
      // The setting is one for all hosts of the switch, and so is what is said of it.
      else if (distributed !== undefined) {
        report.found('distributed', { objects: [id], subjects, data });
      } else {
        const isHeavy = heavy.some((traffic) => classes.includes(traffic));
        report.found(isHeavy ? 'shared' : 'light', { objects, subjects, data: here });
      }
    }
  },
  fix: {
    title: 'Turn Network I/O Control on',
    edit: (design, { message, objects: [id] }) =>
      message === 'distributed' && id !== undefined ? niocOn(design, id) : undefined,
  },
  notes:
    'Standby uplinks do not count: what meets only after a failure is the matter of isolation. Management beside VMs, with no migration, storage, fault tolerance or backup, is a small site’s usual switch and a remark. In the converged and Hyper-V profiles this finding stands in the place of those on shared uplinks: sharing is accepted there, going without guarantees is not.',
  examples: {
    bad: [
      {
        title: 'Management, vMotion and VMs on a standard switch',
        design: () => onStandard(['management', 'vmotion']),
        finds: [['shared', 'h1.s1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'A distributed switch with Network I/O Control off: one finding for all hosts',
        design: () => onDistributed(false),
        finds: [['distributed', 'd1']],
      },
      {
        title: 'Management beside VMs',
        design: () => onStandard(['management']),
        finds: [['light', 'h1.s1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'Hyper-V without weights and without DCB',
        design: () => onSet('none', { dcb: false }),
        finds: [['shared', 'h1.s1', 'h1.n1', 'h1.n2']],
      },
      { title: 'Hyper-V that does not say', design: () => onSet(undefined), asks: ['qos'] },
    ],
    good: [
      { title: 'Network I/O Control on', design: () => onDistributed(true) },
      { title: 'Not stated: on by default', design: () => onDistributed(undefined) },
      { title: 'Hyper-V with weights', design: () => onSet('weight') },
      { title: 'Hyper-V with DCB', design: () => onSet('none', { dcb: true }) },
      {
        title: 'Crossed: apart while nothing fails',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks();
          const order = (active: string, standby: string) => ({
            teaming: { active: [active], standby: [standby] },
          });
          h.adapter('vmk0', h.portGroup(v, 'Management', 10, order(n1, n2)), ['management']);
          h.adapter('vmk1', h.portGroup(v, 'vMotion', 20, order(n2, n1)), ['vmotion']);
          return d.done;
        },
      },
    ],
  },
});
