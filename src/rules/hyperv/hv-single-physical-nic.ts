import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import { isControllerNic } from '../../model/controller-nic';
import { twoUplinks } from '../example-designs';
import { majorCost, performanceOptimization, vendor } from '../sources';

const oneNic = () => {
  const d = build('Example');
  const h = d.host('hv01', { platform: 'hyperv' });
  const v = h.switch('External', [h.nic('nic1')], { kind: 'external' });
  h.portGroup(v, 'VMs', 20);
  return d;
};

export default defineHostRule<'single' | 'cabled', 'nics'>({
  id: 'hyperv/hv-single-physical-nic',
  title: 'One physical NIC for the management OS and all VMs',
  why: 'Management of the host and all its VMs hang on one adapter, and an attack on a VM or plain load reaches the management as well.',
  howToFix: 'Add network adapters: at least one for the parent partition and one for the VMs.',
  sources: [
    majorCost(
      'the parent partition’s network adapter be on its own network, separate from the network the host’s child partitions use',
    ),
    performanceOptimization('this interface would be a single point of failure'),
    vendor('HV-BPA', 'more than one network adapter should be available'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    single: '{host} has one network adapter, {nic}, for the management OS and all VMs.',
    cabled: '{host} has one cabled network adapter, {nic}, for the management OS and all VMs.',
  },
  asks: { nics: 'Has {host} other physical NICs than {nic}?' },
  check: ({ host }, report) => {
    const nics = host.nics.filter((one) => !isControllerNic(one));
    const cabled = nics.filter(({ cabledTo }) => cabledTo !== undefined);
    const isAlone = nics.length === 1;
    const [nic] = isAlone ? nics : cabled;
    if (nic === undefined || (!isAlone && cabled.length > 1)) return;
    const said = { objects: [host.id, nic.id], data: { host: host.name, nic: nic.name } };
    if (host.unknown?.includes('nics') === true) report.ask('nics', said);
    else report.found(isAlone ? 'single' : 'cabled', said);
  },
  notes: 'A laboratory host may well have one NIC: waive it there.',
  examples: {
    bad: [
      { title: 'One NIC', design: () => oneNic().done, finds: [['single', 'h1', 'h1.n1']] },
      {
        title: 'One NIC, and one by USB to the management controller',
        design: () => {
          const d = oneNic();
          d.set('h1', {
            nics: [
              { id: 'h1.n1', name: 'nic1' },
              { id: 'h1.n2', name: 'USB', model: 'Remote NDIS Compatible Device' },
            ],
          });
          return d.done;
        },
        finds: [['single', 'h1', 'h1.n1']],
      },
      {
        title: 'Two NICs, one of them cabled',
        design: () => {
          const { d } = twoUplinks({ host: { platform: 'hyperv' } });
          d.set('h1.n2', { cabledTo: undefined });
          return d.done;
        },
        finds: [['cabled', 'h1', 'h1.n1']],
      },
    ],
    good: [
      {
        title: 'One NIC, of an export that lists only the uplinks of virtual switches',
        design: () => {
          const d = oneNic();
          d.set('h1', { unknown: ['nics'] });
          return d.done;
        },
        asks: ['nics'],
      },
      {
        title: 'Two NICs',
        design: () => twoUplinks({ host: { platform: 'hyperv' } }).d.done,
      },
      {
        title: 'Two NICs, none cabled while drawing',
        design: () => {
          const { d } = twoUplinks({ host: { platform: 'hyperv' } });
          d.set('h1.n1', { cabledTo: undefined });
          d.set('h1.n2', { cabledTo: undefined });
          return d.done;
        },
      },
      {
        title: 'An ESXi host is not meant here',
        design: () => {
          const d = oneNic();
          d.set('h1', { platform: 'vsphere' });
          d.set('h1.s1', { kind: 'standard' });
          return d.done;
        },
      },
    ],
  },
});
