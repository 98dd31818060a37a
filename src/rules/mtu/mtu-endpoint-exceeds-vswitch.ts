import { defaults } from '../../analysis/defaults';
import type { Endpoint } from '../../analysis/endpoints';
import { factsOf } from '../../analysis/facts';
import type { SwitchInstance } from '../../analysis/uplinks';
import { defineHostRule } from '../../lint/rule';
import type { Design } from '../../model/design';
import { set } from '../../model/edits/change';
import { kindOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

/** The largest MTU that vSphere accepts for a virtual switch. */
const largest = 9000;

/** Hyper-V has no MTU of its own on a switch: the jumbo setting of the NICs counts, where it is known. */
const switchMtu = ({ kind, mtuBytes, nics }: SwitchInstance): number | undefined => {
  if (kind === 'standard' || kind === 'distributed') return mtuBytes;
  const known = nics.flatMap((nic) => nic.maxMtuBytes ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
};

/** A guest without a stated MTU is the guest's affair; an adapter starts with the platform's default. */
const endpointMtu = ({ adapter, vnic }: Endpoint): number | undefined =>
  vnic === undefined ? (adapter?.mtuBytes ?? defaults.mtuBytes) : vnic.mtuBytes;

const largestOn = (design: Design, switchId: string): number =>
  Math.max(
    ...design.hosts.flatMap((host) =>
      factsOf(design, host)
        .endpoints.filter(({ use }) => use?.instance.id === switchId)
        .map((endpoint) => endpointMtu(endpoint) ?? 0),
    ),
  );

export default defineHostRule({
  id: 'mtu/mtu-endpoint-exceeds-vswitch',
  title: 'An adapter has a larger MTU than its virtual switch',
  why: 'Frames above the MTU of the switch are dropped: storage and HA elections fail while a ping works.',
  howToFix:
    'Raise the MTU of the virtual switch. When raising on a running system: the physical network first, then the virtual switch, then the adapter.',
  sources: [vendor('MTU-HA'), vendor('MTU-DF'), vendor('VCF-NET', 'VCF-NET-REQD-CFG-004')],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: { exceeds: '{name} has MTU {mtu} on {switch}, which passes {allows}.' },
  check: (facts, report) => {
    for (const endpoint of facts.endpoints) {
      const instance = endpoint.use?.instance;
      const mtu = endpointMtu(endpoint);
      const allows = instance && switchMtu(instance);
      if (mtu === undefined || allows === undefined || mtu <= allows) continue;
      report.found('exceeds', {
        objects: [endpoint.id, instance?.id ?? ''],
        data: { name: endpoint.name, mtu, switch: instance?.name ?? '', allows },
      });
    }
  },
  fix: {
    title: 'Raise the MTU of the virtual switch',
    // Changing the MTU of a distributed switch bounces its uplinks (Broadcom KB 419088).
    disruptive: true,
    edit: (design, { objects: [, switchId], hosts: [hostId] }) => {
      if (switchId === undefined || hostId === undefined) return undefined;
      const host = design.hosts.find(({ id }) => id === hostId);
      const instance = host && factsOf(design, host).switches.find(({ id }) => id === switchId);
      if (instance?.kind !== 'standard' && instance?.kind !== 'distributed') return undefined;
      const mtuBytes = largestOn(design, switchId);
      if (mtuBytes > largest || kindOf(switchId) === undefined) return undefined;
      return set<{ id: string; mtuBytes?: number }>(design, switchId, { mtuBytes });
    },
  },
  notes: 'A switch with a larger MTU than its adapters is fine.',
  examples: {
    bad: [
      {
        title: 'Jumbo storage on a switch that starts with 1500',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.adapter('vmk1', h.portGroup(v, 'NFS', 20), ['nfs'], { mtuBytes: 9000 });
          return d.done;
        },
        finds: [['exceeds', 'h1.k1', 'h1.s1']],
      },
      {
        title: 'Hyper-V: the NICs behind the team take 1514',
        design: () => {
          const { d, h, v } = twoUplinks({
            host: { platform: 'hyperv' },
            nic: { maxMtuBytes: 1514 },
          });
          h.adapter('Migration', h.portGroup(v, 'Hosts', 20), ['vmotion'], { mtuBytes: 9000 });
          return d.done;
        },
        finds: [['exceeds', 'h1.k1', 'h1.s1']],
      },
    ],
    good: [
      {
        title: 'The switch passes what the adapter sends',
        design: () => {
          const { d, h, v } = twoUplinks({ virtual: { mtuBytes: 9000 } });
          h.adapter('vmk1', h.portGroup(v, 'NFS', 20), ['nfs'], { mtuBytes: 9000 });
          h.adapter('vmk2', h.portGroup(v, 'Management', 10), ['management']);
          return d.done;
        },
      },
      {
        title: 'Hyper-V NICs that do not say their jumbo setting',
        design: () => {
          const { d, h, v } = twoUplinks({ host: { platform: 'hyperv' } });
          h.adapter('Migration', h.portGroup(v, 'Hosts', 20), ['vmotion'], { mtuBytes: 9000 });
          return d.done;
        },
      },
    ],
  },
});
