import { defineHostRule } from '../../lint/rule';
import type { Vm, Vnic } from '../../model/design';
import { set } from '../../model/edits/change';
import { vnicShape } from '../../model/shape/host';
import { twoUplinks } from '../example-designs';
import { gettingEverything, vendor } from '../sources';

type AdapterType = NonNullable<Vnic['adapterType']>;
const emulated: readonly AdapterType[] = ['e1000', 'e1000e', 'flexible', 'vlance', 'legacy'];
const labels = vnicShape.optional.adapterType.of;

const guest = (vnic: Partial<Vnic>, vm: Partial<Vm> = {}, isHyperv = false) => {
  const { d, h, v } = twoUplinks(isHyperv ? { host: { platform: 'hyperv' } } : {});
  h.vm('app', h.portGroup(v, 'Production', 20), vm, vnic);
  return d.done;
};

export default defineHostRule({
  id: 'guest/vnic-emulated-adapter',
  title: 'A VM uses an emulated network adapter',
  why: 'An emulated adapter is slower and costs the host more processor time than the one made for virtual machines.',
  howToFix:
    'Use VMXNET3 on vSphere and a synthetic adapter on Hyper-V, with their drivers in the guest.',
  sources: [
    gettingEverything('using the latest synthetic network device drivers'),
    gettingEverything('much faster than the legacy emulated device drivers'),
    vendor('HV-PLAN'),
    vendor('HV-BPA'),
    vendor('VNIC'),
    vendor('WSFC-NET', 'use the VMXNET3 adapter'),
  ],
  platform: 'any',
  severity: {
    essentials: { emulated: 'info', generation2: 'error' },
    'strict-isolation': { emulated: 'warning', generation2: 'error' },
    converged: { emulated: 'warning', generation2: 'error' },
    hyperv: { emulated: 'warning', generation2: 'error' },
  },
  messages: {
    emulated: '{vm} on {host} has an emulated adapter, {type}; use {better}.',
    generation2: '{vm} on {host} is of generation 2, which has no legacy adapter; use {better}.',
  },
  check: (facts, report) => {
    const better = facts.isHyperv ? 'synthetic' : 'vmxnet3';
    for (const { id, name, vm, vnic } of facts.endpoints) {
      const type = vnic?.adapterType;
      if (type === undefined || !emulated.includes(type)) continue;
      const isImpossible = type === 'legacy' && vm?.generation === 2;
      report.found(isImpossible ? 'generation2' : 'emulated', {
        objects: [id],
        data: {
          vm: name,
          host: facts.host.name,
          type: labels[type],
          better: labels[better],
          to: better,
        },
      });
    }
  },
  fix: {
    title: 'Change the adapter type',
    disruptive: true,
    edit: (design, { objects: [id], data: { to } }) =>
      id !== undefined && (to === 'synthetic' || to === 'vmxnet3')
        ? set<Vnic>(design, id, { adapterType: to })
        : undefined,
  },
  notes:
    'The VM must be off to change it; its MAC address stays. Network boot of a generation 1 VM needs the legacy adapter, and appliances come with a fixed type: waive those.',
  examples: {
    bad: [
      {
        title: 'E1000',
        design: () => guest({ adapterType: 'e1000' }),
        finds: [['emulated', 'h1.v1.e1']],
      },
      {
        title: 'A legacy adapter on Hyper-V',
        design: () => guest({ adapterType: 'legacy' }, { generation: 1 }, true),
        finds: [['emulated', 'h1.v1.e1']],
      },
      {
        title: 'A legacy adapter on generation 2',
        design: () => guest({ adapterType: 'legacy' }, { generation: 2 }, true),
        finds: [['generation2', 'h1.v1.e1']],
      },
    ],
    good: [
      { title: 'VMXNET3', design: () => guest({ adapterType: 'vmxnet3' }) },
      { title: 'Nothing said: the platform starts with the better one', design: () => guest({}) },
      {
        title: 'Synthetic',
        design: () => guest({ adapterType: 'synthetic' }, { generation: 2 }, true),
      },
    ],
  },
});
