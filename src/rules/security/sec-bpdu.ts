import { defaults } from '../../analysis/defaults';
import { defineHostRule } from '../../lint/rule';
import type { Host } from '../../model/design';
import { set } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

export default defineHostRule({
  id: 'security/sec-bpdu',
  title: 'Guests may send spanning tree frames',
  why: 'A guest that bridges sends a BPDU; a guarded switch port shuts down at once, the VM moves to the next uplink and takes that one down too.',
  howToFix: 'Turn the guest BPDU filter on (Net.BlockGuestBPDU = 1), and reject forged transmits.',
  sources: [
    vendor('STIG8', 'ESXI-80-000215'),
    vendor('SCG8', 'the filter is on by default'),
    vendor('SCG9'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': { guarded: 'error', open: 'warning' },
    converged: { guarded: 'error', open: 'warning' },
    hyperv: 'off',
  },
  messages: {
    guarded:
      'A VM that bridges on {host} can shut {ports} one after the other: BPDU guard is on, and the guest BPDU filter off.',
    open: '{host} lets the spanning tree frames of guests out.',
  },
  check: (facts, report) => {
    const { host, fabric } = facts;
    if (host.guestBpduBlocked ?? defaults.guestBpduBlocked) return;
    const uplinks = [...new Set(facts.switches.flatMap(({ nics }) => nics))];
    const guarded = uplinks.flatMap((nic) => {
      const port = nic.cabledTo === undefined ? undefined : fabric.port(nic.cabledTo);
      return port?.bpduGuard === true ? [port] : [];
    });
    if (guarded.length === 0)
      report.found('open', { objects: [host.id], data: { host: host.name } });
    else {
      report.found('guarded', {
        objects: [host.id, ...guarded.map(({ id }) => id)],
        data: {
          host: host.name,
          ports: guarded.map(({ id, name }) => `${fabric.switchOf(id)?.name ?? ''} ${name}`),
        },
      });
    }
  },
  fix: {
    title: 'Turn the guest BPDU filter on',
    edit: (design, { objects: [id = ''] }) => set<Host>(design, id, { guestBpduBlocked: true }),
  },
  notes:
    'VMs that bridge for a living need the filter off, and switch ports without BPDU guard: waive the host.',
  examples: {
    bad: [
      {
        title: 'No filter, guarded ports',
        design: () =>
          twoUplinks({ host: { guestBpduBlocked: false }, port: { bpduGuard: true } }).d.done,
        finds: [['guarded', 'h1', 's1.p1', 's2.p1']],
      },
      {
        title: 'No filter, nothing guarded',
        design: () => twoUplinks({ host: { guestBpduBlocked: false } }).d.done,
        finds: [['open', 'h1']],
      },
    ],
    good: [
      {
        title: 'The filter is on',
        design: () =>
          twoUplinks({ host: { guestBpduBlocked: true }, port: { bpduGuard: true } }).d.done,
      },
      {
        title: 'The filter is on by default',
        design: () => twoUplinks({ port: { bpduGuard: true } }).d.done,
      },
    ],
  },
});
