import { expect, test } from 'vitest';
import { applyFix, fixAll } from '../../lint/fix';
import { createLinter, lint } from '../../lint/linter';
import { build } from '../../model/build';
import type { Design } from '../../model/design';
import { rules } from '../index';
import sharedUplinks from './shared-uplinks';

const strict = (design: Design): Design => ({
  ...design,
  review: { ...design.review, profile: 'strict-isolation' },
});

/** Management, vMotion and VMs on every uplink of one switch. */
const together = (uplinks: number) => {
  const b = build();
  const esx = b.host('esx01');
  const nics = Array.from({ length: uplinks }, (_, i) => esx.nic(`vmnic${i}`));
  const vswitch = esx.switch('vSwitch0', nics);
  esx.adapter('vmk0', esx.portGroup(vswitch, 'Management', 10), ['management']);
  esx.adapter('vmk1', esx.portGroup(vswitch, 'vMotion', 20), ['vmotion']);
  esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
  return strict(b.done);
};

const said = (design: Design) =>
  lint(sharedUplinks, design).findings.map(
    ({ rule, message }) => `${rule.split('/')[1]} ${message}`,
  );

test('with two uplinks one class is crossed, and no other is pushed onto it', () => {
  const { design } = fixAll(sharedUplinks, createLinter(sharedUplinks), together(2));
  expect(said(design)).toEqual([
    'iso-migration-shared-uplinks shared',
    'iso-mgmt-shared-uplinks crossing',
    'iso-migration-shared-uplinks crossing',
  ]);
});

test('with three uplinks each class gets one of its own', () => {
  const { design } = fixAll(sharedUplinks, createLinter(sharedUplinks), together(3));
  expect(said(design).filter((text) => text.endsWith('shared'))).toEqual([]);
  const orders = design.hosts[0]?.portGroups.map(({ teaming }) => teaming);
  expect(orders).toEqual([
    { active: ['h1.n1'], standby: ['h1.n2', 'h1.n3'] },
    { active: ['h1.n2'], standby: ['h1.n3', 'h1.n1'] },
    { active: ['h1.n3'], standby: ['h1.n1', 'h1.n2'] },
  ]);
});

test('an order of a distributed switch may mend one host and leave the other as it was', () => {
  const b = build();
  const d = b.distributed('DSwitch', ['Uplink 1', 'Uplink 2']);
  const management = b.distributedPortGroup(d, 'Management', 10);
  const production = b.distributedPortGroup(d, 'Production', 100);
  for (const [i, name] of ['esx01', 'esx02'].entries()) {
    const esx = b.host(name);
    // The second host has one NIC only: there is nothing to cross.
    esx.join(d, i === 0 ? [esx.nic('vmnic0'), esx.nic('vmnic1')] : [esx.nic('vmnic0')]);
    esx.adapter('vmk0', management, ['management']);
    esx.vm('web', production);
  }
  const design = strict(b.done);
  const [first, second] = lint(sharedUplinks, design).findings;
  expect(first?.hosts).toEqual(['h1']);
  const after = first && applyFix(rules, design, first);
  expect(after && said(after)).toEqual([
    'iso-mgmt-shared-uplinks shared',
    'iso-mgmt-shared-uplinks crossing',
  ]);
  expect(second && applyFix(rules, design, second)).toBeUndefined();
});

test('bound iSCSI keeps the one uplink that it must have', () => {
  const b = build();
  const esx = b.host('esx01');
  const vswitch = esx.switch('vSwitch0', [esx.nic('vmnic0'), esx.nic('vmnic1')]);
  esx.adapter('vmk1', esx.portGroup(vswitch, 'iSCSI', 50), ['iscsi'], { iscsiBound: true });
  esx.vm('web', esx.portGroup(vswitch, 'Production', 100));
  const design = strict(b.done);
  const [finding] = lint(sharedUplinks, design).findings;
  expect(finding?.message).toBe('shared');
  expect(finding && applyFix(rules, design, finding)).toBeUndefined();
});
