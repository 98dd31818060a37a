import type { HostFacts } from '../../analysis/facts';
import { apart, carriers, lotsOf } from '../../analysis/lots';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Host, Vm } from '../../model/design';
import { set } from '../../model/edits/change';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { networkConsiderations, vendor } from '../sources';

/** `8.0 U3` → 8; `ESXi 6.7.0` → 6.7; undefined when the text holds no number. */
const versionOf = (host: Host): number | undefined => {
  const [found] = /\d+(?:\.\d+)?/.exec(host.version ?? '') ?? [];
  return found === undefined ? undefined : Number(found);
};
/** vSphere 6.5 brought encrypted vMotion. */
const firstWithEncryption = 6.5;

const isOld = (host: Host) => (versionOf(host) ?? firstWithEncryption) < firstWithEncryption;

/** Live migration and VMs meet on an uplink or in a segment. */
const meetsVms = (facts: HostFacts): boolean => {
  const [migration, vms] = apart(lotsOf(facts), 'migration', 'production');
  return migration.some((lot) =>
    vms.some(
      (other) =>
        lot.segments.some((s) => other.segments.includes(s)) ||
        carriers(lot).some((nic) => carriers(other).includes(nic)),
    ),
  );
};

const vsphere = (version: string, encryptedVmotion: NonNullable<Vm['encryptedVmotion']>) => {
  const b = build();
  const esx = b.host('esx01', { version });
  const vswitch = esx.switch('vSwitch0', [esx.nic('vmnic0')]);
  esx.adapter('vmk1', esx.portGroup(vswitch, 'vMotion', 20), ['vmotion']);
  esx.vm('payroll', esx.portGroup(vswitch, 'Production', 100), { encryptedVmotion });
  return b.done;
};

const hyperv = (apartNics: boolean) => {
  const b = build();
  const host = b.host('hv01', { platform: 'hyperv' });
  const nics = [host.nic('NIC 1'), host.nic('NIC 2')];
  const external = { kind: 'external', teamMode: 'set' } as const;
  const vms = host.switch('VMs', apartNics ? nics.slice(0, 1) : nics, external);
  const own = apartNics ? host.switch('Hosts', nics.slice(1), external) : vms;
  host.adapter('Live migration', host.portGroup(own, 'Live migration', 20), ['vmotion']);
  host.vm('web', host.portGroup(vms, 'Production', 100));
  return b.done;
};

export default defineHostRule({
  id: 'isolation/iso-migration-unencrypted',
  title: 'Migration traffic may cross the wire in clear text',
  why: 'A migration sends the whole memory of a VM over the network, with every password in it.',
  howToFix:
    'Set encrypted vMotion to required once every host supports it (vSphere 6.5), and keep the network dedicated all the same.',
  sources: [
    networkConsiderations(
      'vMotion network traffic is unencrypted, which is an important security consideration.',
    ),
    vendor('STIG8', 'VMCH-80-000203'),
    vendor('SCG9', 'vm-9.vmotion-encrypted'),
    vendor('HV-CLNET', 'live migration traffic isn’t encrypted'),
  ],
  platform: 'any',
  severity: {
    essentials: 'info',
    'strict-isolation': 'warning',
    converged: 'info',
    hyperv: 'info',
  },
  messages: {
    disabled: 'vMotion of {vms} on {host} is not encrypted: it is switched off for them.',
    old: '{host} runs {version}, which cannot encrypt vMotion (6.5 or later can).',
    hyperv:
      'Live migration is not encrypted, and on {host} it meets the traffic of VMs on the way.',
  },
  fix: {
    title: 'Require encrypted vMotion',
    edit: (design, finding) => {
      if (finding.message !== 'disabled') return undefined;
      const host = find(design, 'host', hostIdOf(finding.objects[0] ?? ''));
      // Required on hosts of an unknown or old version would stop migration altogether.
      const peers = design.hosts.filter(
        (h) => h === host || (h.clusterId !== undefined && h.clusterId === host?.clusterId),
      );
      if (peers.some((h) => versionOf(h) === undefined || isOld(h))) return undefined;
      let next = design;
      for (const id of finding.objects) next = set<Vm>(next, id, { encryptedVmotion: 'required' });
      return next;
    },
  },
  notes:
    'Opportunistic is the default and is accepted by the STIG; the vendor’s hardening guide asks for required. Encryption does not stand in for isolation.',
  check: (facts, report) => {
    const { host } = facts;
    if (facts.ofClass('migration').length === 0) return;
    if (facts.isHyperv) {
      if (meetsVms(facts)) {
        const objects = facts.ofClass('migration').map((end) => end.id);
        report.found('hyperv', { objects, data: { host: host.name } });
      }
      return;
    }
    if (isOld(host)) {
      const data = { host: host.name, version: host.version ?? '' };
      report.found('old', { objects: [host.id], data });
    }
    const open = host.vms.filter((vm) => vm.encryptedVmotion === 'disabled');
    if (open.length === 0) return;
    report.found('disabled', {
      objects: open.map((vm) => vm.id),
      data: { host: host.name, vms: open.map((vm) => vm.name) },
    });
  },
  examples: {
    bad: [
      {
        title: 'Encryption switched off for a VM',
        design: () => vsphere('8.0', 'disabled'),
        finds: [['disabled', 'h1.v1']],
      },
      {
        title: 'A host from before encrypted vMotion',
        design: () => vsphere('6.0', 'opportunistic'),
        finds: [['old', 'h1']],
      },
      {
        title: 'Live migration on the uplinks of the VMs',
        design: () => hyperv(false),
        finds: [['hyperv', 'h1.k1']],
      },
    ],
    good: [
      { title: 'Required', design: () => vsphere('8.0', 'required') },
      {
        title: 'Opportunistic, on hosts that can',
        design: () => vsphere('7.0 U3', 'opportunistic'),
      },
      { title: 'Live migration on a NIC of its own', design: () => hyperv(true) },
    ],
  },
});
