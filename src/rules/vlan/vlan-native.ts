import { factsOf } from '../../analysis/facts';
import { sendersOf } from '../../analysis/senders';
import { defineHostRule } from '../../lint/rule';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

export default defineHostRule({
  id: 'vlan/vlan-native',
  title: 'A port group tags the native VLAN of the trunk',
  why: 'The host tags these frames and the switch expects them untagged: they are lost, or land in another VLAN.',
  howToFix:
    'Use another VLAN, give the trunk a native VLAN that nobody uses, or set the port group to VLAN 0.',
  sources: [
    vendor('STIG8', 'VCSA-80-000272'),
    vendor('STIG7', 'ESXI-70-000063'),
    vendor('VSEC-VLAN'),
    vendor('STP'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'warning',
  },
  messages: {
    native:
      'VLAN {vlan} of {group} is the native VLAN of {port}: {nic} sends it tagged, the switch expects it untagged.',
  },
  asks: {
    native:
      'What is the native VLAN of {ports}? {host} sends tagged there, and must not in that one.',
  },
  check: (facts, report) => {
    const silent = new Map<string, string>();
    for (const sender of sendersOf(facts)) {
      if (sender.tag.kind === 'set' || sender.tag.vlan === 0) continue;
      for (const { nic } of sender.uplinks) {
        const port = nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo);
        if (port?.mode !== 'trunk' || port.tagNative === true) continue;
        const name = `${facts.fabric.switchOf(port.id)?.name ?? ''} ${port.name}`;
        if (port.nativeVlan === undefined) silent.set(port.id, name);
        if (port.nativeVlan !== sender.tag.vlan) continue;
        report.found('native', {
          objects: [sender.id, nic.id, port.id],
          data: { vlan: sender.tag.vlan, group: sender.name, port: name, nic: nic.name },
        });
      }
    }
    if (silent.size > 0) {
      report.ask('native', {
        objects: [facts.host.id, ...silent.keys()],
        data: { ports: [...silent.values()], host: facts.host.name },
      });
    }
  },
  fix: {
    title: 'Send it untagged: VLAN 0',
    disruptive: true,
    // Only where every uplink ends in that native VLAN, and only for what this host alone has.
    edit: (design, { objects: [senderId], data: { vlan } }) => {
      const host = senderId === undefined ? undefined : find(design, 'host', hostIdOf(senderId));
      if (host === undefined || senderId === undefined) return undefined;
      const facts = factsOf(design, host);
      const sender = sendersOf(facts).find(({ id }) => id === senderId);
      const isEverywhere = sender?.uplinks.every(({ nic }) => {
        const port = nic.cabledTo === undefined ? undefined : facts.fabric.port(nic.cabledTo);
        return port?.mode === 'trunk' && port.nativeVlan === vlan;
      });
      return isEverywhere === true
        ? set<{ id: string; vlan?: number }>(design, senderId, { vlan: 0 })
        : undefined;
    },
  },
  notes:
    'The check is in the ESXi 7 hardening guide for standard switches and in the vSphere 8 one for distributed switches; VCF allows management untagged on the native VLAN. An unknown native VLAN is not taken for VLAN 1: it is asked for.',
  examples: {
    bad: [
      {
        title: 'VLAN 1 tagged, VLAN 1 native',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { nativeVlan: 1, allowedVlans: 'all' } });
          h.portGroup(v, 'Management', 1);
          return d.done;
        },
        finds: [
          ['native', 'h1.p1', 'h1.n1', 's1.p1'],
          ['native', 'h1.p1', 'h1.n2', 's2.p1'],
        ],
      },
      {
        title: 'Native VLANs that nobody stated are not taken for VLAN 1',
        design: () => {
          const { d, h, v } = twoUplinks();
          h.portGroup(v, 'Management', 10);
          return d.done;
        },
        asks: ['native'],
      },
      {
        title: 'Native on one of two uplinks only',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { nativeVlan: 999 } });
          h.portGroup(v, 'Management', 10);
          d.set('s2.p1', { nativeVlan: 10 });
          return d.done;
        },
        finds: [['native', 'h1.p1', 'h1.n2', 's2.p1']],
      },
    ],
    good: [
      {
        title: 'VLAN 0 on the native VLAN',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { nativeVlan: 1, allowedVlans: 'all' } });
          h.portGroup(v, 'Management', 0);
          return d.done;
        },
      },
      {
        title: 'The port tags its native VLAN',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { nativeVlan: 10, tagNative: true } });
          h.portGroup(v, 'Management', 10);
          return d.done;
        },
      },
      {
        title: 'A native VLAN nobody uses',
        design: () => {
          const { d, h, v } = twoUplinks({ port: { nativeVlan: 999 } });
          h.portGroup(v, 'Management', 10);
          return d.done;
        },
      },
    ],
  },
});
