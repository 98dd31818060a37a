import { expect, test } from 'vitest';
import { lint } from '../lint/linter';
import { build } from '../model/build';
import type { Design, ProfileId } from '../model/design';
import { twoUplinks } from './example-designs';
import { rules } from './index';
import { twoChannelled } from './teaming/channels';

/** One root cause, one finding: what the rules of these groups say of a design, and what they leave to another. */
const groups = ['teaming/', 'consistency/', 'network/net-'];

const found = (design: Design, profile: ProfileId = 'strict-isolation'): string[] => [
  ...new Set(
    lint(rules, { ...design, review: { ...design.review, profile } })
      .findings.filter(({ rule }) => groups.some((group) => rule.startsWith(group)))
      .map(({ rule }) => rule.slice(rule.indexOf('/') + 1)),
  ),
];

const oneSwitch = { mlagDomain: 'm1' } as const;

test('LACP behind a standard switch: the policy above it is the same mistake', () => {
  for (const policy of ['portId', 'ipHash'] as const) {
    const { d, h, v } = twoChannelled('lacpActive');
    for (const id of ['s1', 's2']) d.set(id, oneSwitch);
    const group = h.portGroup(v, 'Production', 20, { teaming: { policy } });
    h.vm('app', group);
    h.adapter('vmk0', group, ['management']);
    expect(found(d.done)).toEqual(['team-lacp-on-vss']);
  }
});

test('a channel below bound iSCSI: the channel is the mistake, not each adapter on it', () => {
  const { d, h, v, n1 } = twoChannelled();
  for (const id of ['s1', 's2']) d.set(id, oneSwitch);
  const group = h.portGroup(v, 'iSCSI', 20, { teaming: { active: [n1], standby: [] } });
  h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management']);
  h.adapter('vmk1', group, ['iscsi'], { iscsiBound: true });
  expect(found(d.done)).toEqual(['team-portchannel-no-iphash']);
});

test('a channel without a fault is remarked on, one with a fault is not', () => {
  const hashed = () => {
    const made = twoChannelled();
    made.h.vm('app', made.h.portGroup(made.v, 'Production', 20, { teaming: { policy: 'ipHash' } }));
    made.h.adapter(
      'vmk0',
      made.h.portGroup(made.v, 'Management', 10, { teaming: { policy: 'ipHash' } }),
      ['management'],
    );
    return made.d;
  };
  expect(found(hashed().done)).toEqual(['team-portchannel-span']);
  const stacked = hashed();
  for (const id of ['s1', 's2']) stacked.set(id, { stackId: 'st1' });
  expect(found(stacked.done)).toEqual(['team-channel-discouraged']);
});

test('a host without its vMotion or vSAN adapter is told once', () => {
  const b = build('Example');
  const clusterId = b.cluster('Cluster A', {
    platform: 'vsphere',
    drsEnabled: true,
    vsan: 'allFlash',
  });
  for (const i of [1, 2, 3]) {
    const h = b.host(`esx0${i}`, { clusterId });
    const v = h.switch('vSwitch0', [h.nic('vmnic0')]);
    h.adapter('vmk0', h.portGroup(v, 'Management', 10), ['management']);
    if (i === 3) continue;
    h.adapter('vmk1', h.portGroup(v, 'vMotion', 30), ['vmotion']);
    h.adapter('vmk2', h.portGroup(v, 'vSAN', 50), ['vsan']);
  }
  expect(found(b.done).sort()).toEqual([
    'cons-migration-endpoint-missing',
    'cons-service-endpoint-missing',
  ]);
  expect(found(b.done, 'essentials').sort()).toEqual([
    'net-migration-missing',
    'net-storage-missing',
  ]);
});

test('iSCSI adapters in one subnet without binding: not a second remark on the subnet', () => {
  const { d, h, v, n1, n2 } = twoUplinks({ host: { iscsiPortBinding: false } });
  for (const [i, nic] of [n1, n2].entries()) {
    const group = h.portGroup(v, `iSCSI-${i}`, 20, { teaming: { active: [nic], standby: [] } });
    h.adapter(`vmk${i + 1}`, group, ['iscsi'], { ip: `10.0.50.1${i}`, prefix: 24 });
  }
  const ids = lint(rules, d.done).findings.map(({ rule }) => rule);
  expect(ids).toContain('teaming/team-iscsi-binding-topology');
  expect(ids).not.toContain('address/addr-same-subnet');
});
