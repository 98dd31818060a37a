import type { HostFacts } from '../../analysis/facts';
import { apart, carriers, type Lot, lotsOf } from '../../analysis/lots';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Host, ProfileId, TrafficClass, Vm } from '../../model/design';
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

/** Where migration meets another class of the host: in a segment, or on uplinks only. */
const meetingWith = (facts: HostFacts, other: TrafficClass): 'segment' | 'uplink' | undefined => {
  const [migration, others] = apart(lotsOf(facts), 'migration', other);
  const isMet = (meets: (own: Lot, their: Lot) => boolean) =>
    migration.some((own) => others.some((their) => meets(own, their)));
  if (isMet((own, their) => own.segments.some((s) => their.segments.includes(s)))) return 'segment';
  return isMet((own, their) => carriers(own).some((nic) => carriers(their).includes(nic)))
    ? 'uplink'
    : undefined;
};

/**
 * Is migration not isolated, as iso-migration-shared-l2 or -shared-uplinks say in this profile?
 * Then clear text weighs one step more (catalogue: "escalate one step").
 */
const isExposed = (facts: HostFacts, others: readonly TrafficClass[]): boolean => {
  const accepts = facts.baseProfile === 'converged' || facts.baseProfile === 'hyperv';
  return others.some((other) => {
    const meeting = other === 'migration' ? undefined : meetingWith(facts, other);
    return meeting === 'segment' || (meeting === 'uplink' && !accepts);
  });
};

/** In essentials it stays a remark: that profile names what to isolate, and asks for no encryption. */
const apartFrom = {
  essentials: 'info',
  'strict-isolation': 'warning',
  converged: 'info',
  hyperv: 'info',
} as const;
const exposed = {
  essentials: 'info',
  'strict-isolation': 'error',
  converged: 'warning',
  hyperv: 'warning',
} as const;
const severityIn = (profile: ProfileId) => ({
  disabled: apartFrom[profile],
  disabledExposed: exposed[profile],
  old: apartFrom[profile],
  oldExposed: exposed[profile],
  hyperv: 'info' as const,
  hypervExposed: profile === 'essentials' ? ('info' as const) : ('warning' as const),
});

/** Where vMotion is: on a NIC of its own, on the uplink of the VMs, or in their VLAN as well. */
type Place = 'apart' | 'uplink' | 'segment';

const vsphere = (
  version: string,
  encryptedVmotion: NonNullable<Vm['encryptedVmotion']>,
  place: Place = 'apart',
) => {
  const b = build();
  const esx = b.host('esx01', { version });
  const vswitch = esx.switch('vSwitch0', [esx.nic('vmnic0')]);
  const own = place === 'apart' ? esx.switch('vSwitch1', [esx.nic('vmnic1')]) : vswitch;
  const vlan = place === 'segment' ? 100 : 20;
  esx.adapter('vmk1', esx.portGroup(own, 'vMotion', vlan), ['vmotion']);
  esx.vm('payroll', esx.portGroup(vswitch, 'Production', 100), { encryptedVmotion });
  return b.done;
};

const hyperv = (apartNics: boolean, profile?: ProfileId) => {
  const b = build();
  const host = b.host('hv01', { platform: 'hyperv' });
  const nics = [host.nic('NIC 1'), host.nic('NIC 2')];
  const external = { kind: 'external', teamMode: 'set' } as const;
  const vms = host.switch('VMs', apartNics ? nics.slice(0, 1) : nics, external);
  const own = apartNics ? host.switch('Hosts', nics.slice(1), external) : vms;
  host.adapter('Live migration', host.portGroup(own, 'Live migration', 20), ['vmotion']);
  host.vm('web', host.portGroup(vms, 'Production', 100));
  return profile === undefined ? b.done : { ...b.done, review: { ...b.done.review, profile } };
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
    essentials: severityIn('essentials'),
    'strict-isolation': severityIn('strict-isolation'),
    converged: severityIn('converged'),
    hyperv: severityIn('hyperv'),
  },
  messages: {
    disabled: 'vMotion of {vms} on {host} is not encrypted: it is switched off for them.',
    disabledExposed:
      'vMotion of {vms} on {host} is not encrypted, and crosses a network that it shares with others.',
    old: '{host} runs {version}, which cannot encrypt vMotion (6.5 or later can).',
    oldExposed:
      '{host} runs {version}, which cannot encrypt vMotion (6.5 or later can), and vMotion shares its network with others.',
    hyperv: 'Live migration is not encrypted, and on {host} it shares uplinks with VMs.',
    hypervExposed:
      'Live migration is not encrypted, and on {host} it is not isolated from the traffic of VMs.',
  },
  fix: {
    title: 'Require encrypted vMotion',
    edit: (design, finding) => {
      if (!finding.message.startsWith('disabled')) return undefined;
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
    'Opportunistic is the default and is accepted by the STIG; the vendor’s hardening guide asks for required. Encryption does not stand in for isolation, and clear text weighs one step more where the profile finds vMotion not isolated. In a cluster of mixed releases the old host is named: with it, opportunistic is clear text.',
  check: (facts, report) => {
    const { host } = facts;
    const ends = facts.ofClass('migration');
    if (ends.length === 0) return;
    if (facts.isHyperv) {
      if (meetingWith(facts, 'production') === undefined) return;
      report.found(isExposed(facts, ['production']) ? 'hypervExposed' : 'hyperv', {
        objects: ends.map((end) => end.id),
        data: { host: host.name },
      });
      return;
    }
    const open = host.vms.filter((vm) => vm.encryptedVmotion === 'disabled');
    if (open.length === 0 && !isOld(host)) return;
    const isWorse = isExposed(facts, facts.classes);
    if (isOld(host)) {
      const data = { host: host.name, version: host.version ?? '' };
      report.found(isWorse ? 'oldExposed' : 'old', { objects: [host.id], data });
    }
    if (open.length === 0) return;
    report.found(isWorse ? 'disabledExposed' : 'disabled', {
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
        title: 'Encryption switched off, in the VLAN of the VMs',
        design: () => vsphere('8.0', 'disabled', 'segment'),
        finds: [['disabledExposed', 'h1.v1']],
      },
      {
        title: 'An old host, on the uplink of the VMs',
        design: () => vsphere('6.0', 'opportunistic', 'uplink'),
        finds: [['oldExposed', 'h1']],
      },
      {
        title: 'Live migration on the uplinks of the VMs, in a profile that accepts it',
        design: () => hyperv(false, 'hyperv'),
        finds: [['hyperv', 'h1.k1']],
      },
      {
        title: 'Live migration on the uplinks of the VMs, where each class should have its own',
        design: () => hyperv(false, 'strict-isolation'),
        finds: [['hypervExposed', 'h1.k1']],
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
