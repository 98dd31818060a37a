import { expect, test } from 'vitest';
import { workedExamples } from '../analysis/failures/worked-examples';
import { lint } from '../lint/linter';
import { build } from '../model/build';
import type { Design, ProfileId } from '../model/design';
import { rules } from './index';

/** The catalogue's acceptance designs (5.10), held against the isolation, redundancy and network rules. */
const groups = ['isolation/', 'redundancy/', 'network/'];

const found = (design: Design, profile: ProfileId, of = groups): string[] => {
  const review = { ...design.review, profile };
  return lint(rules, { ...design, review })
    .findings.filter((f) => of.some((group) => f.rule.startsWith(group)))
    .map((f) => `${f.severity} ${f.rule.slice(f.rule.indexOf('/') + 1)} ${f.hosts.join()}`)
    .sort();
};

const trunk = { mode: 'trunk', allowedVlans: 'all' } as const;

/** E1: two hosts, 2 × 25 GbE on one distributed switch with NIOC, load-based teaming, two ToRs. */
const converged = () => {
  const b = build();
  const tors = [b.physicalSwitch('tor-a', 4, trunk), b.physicalSwitch('tor-b', 4, trunk)];
  b.link('s1', 's2');
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    haEnabled: true,
    storageProtocols: ['fc'],
  });
  const d = b.distributed('DSwitch', ['Uplink 1', 'Uplink 2'], {
    teaming: { policy: 'nicLoad' },
    nioc: { enabled: true, version: 3 },
  });
  const management = b.distributedPortGroup(d, 'Management', 10);
  const vmotion = b.distributedPortGroup(d, 'vMotion', 20);
  const vms = b.distributedPortGroup(d, 'Production', 100);
  for (const name of ['esx01', 'esx02']) {
    const host = b.host(name, { clusterId, version: '8.0' });
    const nics = tors.map((tor, i) => {
      const nic = host.nic(`vmnic${i}`, { cardId: host.card(`Card ${i}`), speedMbps: 25_000 });
      b.cable(nic, tor);
      return nic;
    });
    host.join(d, nics);
    host.adapter('vmk0', management, ['management']);
    host.adapter('vmk1', vmotion, ['vmotion']);
    host.vm('web', vms);
  }
  return b.done;
};

/** Everything found, without what the table leaves to later tiers. */
const foundInTierOne = (design: Design, profile: ProfileId): string[] => {
  const later = /-(trunk-excess|mgmt-failback|iscsi-cluster-10g|vm-shaping-missing) /;
  return found(design, profile, ['']).filter((line) => !later.test(line));
};

test('E1, converged', () => {
  expect(foundInTierOne(converged(), 'converged')).toEqual([]);
  expect(foundInTierOne(converged(), 'strict-isolation')).toEqual([
    'error iso-mgmt-shared-uplinks h1',
    'error iso-mgmt-shared-uplinks h2',
    'error iso-migration-shared-uplinks h1',
    'error iso-migration-shared-uplinks h2',
  ]);
});

/** E2: the documents' six ports as two hosts on a single ToR; cards hold ports in pairs. */
const sixPorts = () => {
  const b = build();
  const tor = b.physicalSwitch('tor-a', 24, trunk);
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    haEnabled: true,
    ftEnabled: true,
    storageProtocols: ['iscsi'],
  });
  for (const name of ['esx01', 'esx02']) {
    const host = b.host(name, { clusterId, version: '8.0' });
    const cards = [0, 1, 2].map((c) => host.card(`Card ${c}`));
    const nics = [0, 1, 2, 3, 4, 5].map((n) => {
      const cardId = cards[Math.floor(n / 2)] ?? '';
      const nic = host.nic(`vmnic${n}`, { cardId, speedMbps: 1000 });
      b.cable(nic, tor);
      return nic;
    });
    for (const [i, service] of (
      ['management', 'iscsi', 'vmotion', 'ftLogging'] as const
    ).entries()) {
      const vswitch = host.switch(`vSwitch${i}`, nics.slice(i, i + 1));
      host.adapter(`vmk${i}`, host.portGroup(vswitch, service, 10 * (i + 1)), [service]);
    }
    const production = host.switch('vSwitch4', nics.slice(4));
    host.vm('web', host.portGroup(production, 'Production', 100));
  }
  return b.done;
};

test('E2, six ports: isolated, not redundant', () => {
  const onBoth = (...lines: readonly string[]) =>
    lines.flatMap((line) => [`${line} h1`, `${line} h2`]).sort();
  const alone = (severity: string) => new Array<string>(4).fill(`${severity} red-single-uplink`);
  // Cards 0, 1 and 2 take two services each; the only switch takes all.
  const failures = [
    'error red-mgmt-ha',
    'error red-pswitch-spof',
    'warning red-card-spof',
    'warning red-card-spof',
    'warning red-card-spof',
  ];
  expect(found(sixPorts(), 'strict-isolation')).toEqual(
    onBoth(...alone('warning'), ...failures, 'error red-iscsi-single-path'),
  );
  expect(found(sixPorts(), 'converged')).toEqual(
    onBoth(...alone('error'), ...failures, 'warning red-iscsi-single-path'),
  );
  expect(found(sixPorts(), 'essentials')).toEqual(
    onBoth(
      ...alone('info'),
      'warning red-production-same-card',
      'warning red-production-same-switch',
    ),
  );
});

test('E3, crossed: apart until a failure', () => {
  const b = build();
  const host = b.host('esx01');
  const nics = ['tor-a', 'tor-b'].map((name, i) => {
    const nic = host.nic(`vmnic${i}`, { cardId: host.card(`Card ${i}`), speedMbps: 10_000 });
    b.cable(nic, b.physicalSwitch(name, 2, trunk));
    return nic;
  });
  b.link('s1', 's2');
  const [first = '', second = ''] = nics;
  const vswitch = host.switch('vSwitch0', nics);
  const order = (active: string, standby: string) => ({
    teaming: { active: [active], standby: [standby] },
  });
  const management = host.portGroup(vswitch, 'Management', 10, order(first, second));
  const vmotion = host.portGroup(vswitch, 'vMotion', 20, order(second, first));
  host.adapter('vmk0', management, ['management']);
  host.adapter('vmk1', vmotion, ['vmotion']);
  for (const [profile, severity] of [
    ['strict-isolation', 'info'],
    ['essentials', 'warning'],
  ] as const) {
    expect(found(b.done, profile)).toEqual([
      `${severity} iso-mgmt-shared-uplinks h1`,
      `${severity} iso-migration-shared-uplinks h1`,
    ]);
  }
  const texts = lint(rules, b.done).findings.map((f) => f.text);
  expect(texts).toContain(
    'Management on esx01 is apart from vMotion until vmnic0 fails; then they share vmnic1.',
  );
});

test('E10, Azure Local: management in the VLAN of the VMs', () => {
  const make = (vmVlan: number) => {
    const b = build();
    const host = b.host('n1', { platform: 'azurelocal' });
    const nics = ['tor-a', 'tor-b'].map((name, i) => {
      const nic = host.nic(`p${i + 1}`, { cardId: host.card(`Card ${i}`), speedMbps: 25_000 });
      b.cable(nic, b.physicalSwitch(name, 4, trunk));
      return nic;
    });
    b.link('s1', 's2');
    const set = host.switch('ConvergedSwitch', nics, { kind: 'external', teamMode: 'set' });
    host.adapter('Management', host.portGroup(set, 'Management', 8), ['management']);
    host.vm('web', host.portGroup(set, 'VMs', vmVlan));
    for (const [i, vlan] of [711, 712].entries()) {
      const nic = host.nic(`p${i + 3}`, { speedMbps: 25_000 });
      b.cable(nic, `s${i + 1}`);
      host.adapter(`SMB${i + 1}`, undefined, ['smb'], { nicId: nic, vlan });
    }
    return b.done;
  };
  const levels = (vlan: number) =>
    found(make(vlan), 'hyperv').filter((text) => !text.startsWith('info'));
  expect(levels(8)).toEqual(['warning iso-mgmt-shared-l2 h1']);
  expect(levels(100)).toEqual([]);
});

/** Findings of some rules, as `severity rule first-object`, in the profile. */
const ofRules = (design: Design, profile: ProfileId, names: readonly string[]): string[] =>
  lint(rules, { ...design, review: { ...design.review, profile } })
    .findings.map(
      (f) => [f.severity, f.rule.slice(f.rule.indexOf('/') + 1), f.objects[0] ?? ''] as const,
    )
    .filter(([, rule]) => names.includes(rule))
    .map((words) => words.join(' '))
    .sort();

/** The table says "any" of what is wrong whatever one asks of isolation. */
const anyProfile = ['strict-isolation', 'converged', 'hyperv'] as const;

test('E5, IP hash: what the physical side makes of it', () => {
  const names = ['team-iphash-no-portchannel', 'team-portchannel-span'];
  for (const profile of ['strict-isolation', 'converged'] as const) {
    expect(ofRules(workedExamples.E5a(), profile, names)).toEqual([]);
    expect(ofRules(workedExamples.E5b(), profile, names)).toEqual([
      'error team-iphash-no-portchannel h1.p1',
    ]);
    expect(ofRules(workedExamples.E5c(), profile, names)).toEqual([
      'error team-portchannel-span a1',
    ]);
  }
});

test('E9, a VLAN trunked to one uplink: said of the port group that uses both', () => {
  const names = ['vlan-not-carried', 'team-split-broadcast-domain', 'red-production-not-teamed'];
  for (const profile of anyProfile) {
    // A production group with one usable uplink is red-production-not-teamed, which speaks for red-single-uplink.
    expect(ofRules(workedExamples.E9(), profile, names)).toEqual([
      'error red-production-not-teamed h1.p2',
      'error vlan-not-carried h1.p1',
    ]);
  }
});

test('E6, pairs of ports on one card', () => {
  const names = ['red-card-spof', 'red-pnic-spof', 'red-pswitch-spof'];
  for (const profile of anyProfile) {
    expect(ofRules(workedExamples.E6a(), profile, names)).not.toEqual([]);
    for (const text of ofRules(workedExamples.E6a(), profile, names)) {
      expect(text).toMatch(/^warning red-card-spof /);
    }
    expect(ofRules(workedExamples.E6b(), profile, names)).toEqual([]);
    // Card separation is not isolation: pairs across cards lose nothing.
    expect(found(workedExamples.E6b(), profile)).toEqual([]);
  }
});

test('E8, a VLAN that does not cross between the switches: one cause, one rule', () => {
  const names = ['red-l2-partition', 'team-split-broadcast-domain'];
  for (const profile of anyProfile) {
    for (const make of [workedExamples.E8a, workedExamples.E8c]) {
      const found = ofRules(make(), profile, names);
      expect(found).not.toEqual([]);
      for (const text of found) expect(text).toMatch(/^error red-l2-partition /);
    }
    expect(ofRules(workedExamples.E8b(), profile, names)).toEqual([]);
  }
});

test('E2, six ports: beside what is said above, nothing', () => {
  for (const profile of ['strict-isolation', 'converged'] as const) {
    const rulesOf = (lines: readonly string[]) => new Set(lines.map((line) => line.split(' ')[1]));
    const named = [...rulesOf(found(sixPorts(), profile)), 'bw-ft-10g', 'bw-vmotion-minimum'];
    const policies = ['sec-mac-changes', 'sec-forged-transmits'];
    expect(rulesOf(foundInTierOne(sixPorts(), profile))).toEqual(new Set([...named, ...policies]));
  }
});

test('E2, six ports: what 1 GbE carries, and what default policies let through', () => {
  const said = (profile: ProfileId) =>
    ofRules(sixPorts(), profile, [
      'bw-ft-10g',
      'bw-vmotion-minimum',
      'bw-iscsi-cluster-10g',
      'bw-vm-shaping-missing',
      'sec-mac-changes',
      'sec-forged-transmits',
    ]);
  const onBoth = (line: string) => [line.replace('h?', 'h1'), line.replace('h?', 'h2')];
  const onEachSwitch = (line: string) => [1, 2, 3, 4, 5].flatMap((n) => onBoth(`${line} h?.s${n}`));
  const expected = (policies: string, shaping: string) =>
    [
      ...onBoth('error bw-ft-10g h?.k4'),
      ...onBoth('info bw-vmotion-minimum h?.k3'),
      'warning bw-iscsi-cluster-10g c1',
      ...onBoth(`${shaping} bw-vm-shaping-missing h?.p5`),
      ...onEachSwitch(`${policies} sec-mac-changes`),
      ...onEachSwitch(`${policies} sec-forged-transmits`),
    ].sort();
  expect(said('strict-isolation')).toEqual(expected('error', 'warning'));
  expect(said('converged')).toEqual(expected('warning', 'info'));
});
