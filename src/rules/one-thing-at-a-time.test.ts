import { describe, expect, test } from 'vitest';
import { applyFix } from '../lint/fix';
import { lint } from '../lint/linter';
import type { Finding } from '../lint/rule';
import type { Design } from '../model/design';
import { set } from '../model/edits/change';
import { remove } from '../model/edits/remove';
import { singleNic } from '../templates/single-nic';
import { sixPort } from '../templates/six-port';
import { rules } from './index';

type Edit = (design: Design) => Design;

const put =
  (id: string, patch: Record<string, unknown>): Edit =>
  (design) =>
    set<{ id: string }>(design, id, patch);
const all =
  (...edits: Edit[]): Edit =>
  (design) =>
    edits.reduce((d, edit) => edit(d), design);

const grave = (design: Design): Finding[] =>
  lint(rules, design).findings.filter((f) => f.severity !== 'info');
const names = (findings: readonly Finding[]) =>
  [...new Set(findings.map((f) => f.rule.slice(f.rule.indexOf('/') + 1)))].sort();

/** The six-port host by its parts: switches and adapters are in the order of the networks. */
const part = {
  port: { management: 'h1.p1', storage: 'h1.p2', ft: 'h1.p4', web: 'h1.p5' },
  adapter: { management: 'h1.k1', vmotion: 'h1.k3' },
  production: { id: 'h1.s5', nics: ['h1.n4', 'h1.n6'] },
} as const;

/** Rows of "One host, broken one thing at a time": the change, and all it may find above info. */
const rows: readonly (readonly [change: string, edit: Edit, finds: readonly string[]])[] = [
  ['none', (design) => design, []],
  [
    'the vMotion adapter moved to the management port group',
    put(part.adapter.vmotion, { portGroupId: part.port.management }),
    [
      'iso-mgmt-shared-l2',
      'iso-mgmt-shared-uplinks',
      'iso-migration-shared-l2',
      'iso-migration-shared-uplinks',
    ],
  ],
  [
    'the FT port group moved to the production switch',
    put(part.port.ft, { switchId: part.production.id }),
    ['iso-ft-shared-uplinks'],
  ],
  [
    'storage and production in one VLAN on a shared switch',
    put(part.port.storage, { switchId: part.production.id, vlan: 100 }),
    ['iso-storage-shared-l2', 'iso-storage-shared-uplinks'],
  ],
  [
    'one production uplink removed',
    put(part.production.id, { uplinks: [part.production.nics[0]] }),
    ['red-production-not-teamed'],
  ],
  [
    'both production uplinks on one dual-port card',
    all(put('h1.n4', { cardId: 'h1.c3' }), put('h1.n5', { cardId: 'h1.c2' })),
    ['red-production-same-card'],
  ],
  [
    'all networks on one switch with one NIC',
    all(...[1, 2, 3, 4, 5, 6].map((n) => put(`h1.p${n}`, { switchId: 'h1.s1' })), (design) =>
      remove(design, ['h1.s2', 'h1.s3', 'h1.s4', 'h1.s5']),
    ),
    [
      'iso-ft-shared-uplinks',
      'iso-mgmt-shared-uplinks',
      'iso-migration-shared-uplinks',
      'iso-storage-shared-uplinks',
      'red-host-single-nic',
      'red-production-not-teamed',
    ],
  ],
  [
    'the management adapter deleted',
    (design) => remove(design, [part.adapter.management]),
    ['net-mgmt-missing'],
  ],
  [
    'shaping off on a production port group',
    put(part.port.web, { shapingOut: { enabled: false } }),
    ['bw-vm-shaping-missing'],
  ],
  [
    'VMs asking for 2.4 Gb/s at peak on the 2 × 1 GbE team',
    put('h1.v1.e1', { peakMbps: 250 }),
    ['bw-vm-demand-exceeds-uplinks'],
  ],
];

describe('one host, broken one thing at a time', () => {
  test.each(rows)('%s', (_, edit, finds) => {
    const findings = grave(edit(sixPort()));
    expect(names(findings), findings.map((f) => f.text).join('\n')).toEqual(finds);
  });

  test('its price is named as info: four networks on one uplink each', () => {
    const infos = lint(rules, sixPort()).findings.filter((f) => f.rule.endsWith('single-uplink'));
    expect(infos.map((f) => [f.severity, f.message])).toEqual(
      Array.from({ length: 4 }, () => ['info', 'dedicated']),
    );
  });

  test('eight hosts are as clean as one', () => {
    expect(grave(sixPort({ hosts: 8 })).map((f) => f.text)).toEqual([]);
  });

  test('the removed uplink comes back by the fix, and nothing else is wrong', () => {
    const broken = put(part.production.id, { uplinks: [part.production.nics[0]] })(sixPort());
    const [finding] = grave(broken);
    const fixed = finding && applyFix(rules, broken, finding);
    expect(fixed && grave(fixed)).toEqual([]);
    expect(fixed?.hosts[0]?.switches[4]?.uplinks).toEqual(part.production.nics);
  });

  test('unknown asks nothing of the reference', () => {
    expect(lint(rules, sixPort()).questions.map((q) => q.text)).toEqual([]);
  });
});

test('the single-NIC host has all that the documents warn of', () => {
  const found = names(grave(singleNic()));
  expect(found).toEqual(
    expect.arrayContaining([
      'iso-ft-shared-uplinks',
      'iso-mgmt-shared-l2',
      'iso-mgmt-shared-uplinks',
      'iso-migration-shared-uplinks',
      'iso-storage-shared-uplinks',
      'red-host-single-nic',
      'red-production-not-teamed',
    ]),
  );
});
