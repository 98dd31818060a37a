import { expect, test } from 'vitest';
import { build } from '../../model/build';
import { fieldSpecs, fieldSpecsOfKind } from './field-specs';
import { hyperVFields, isOfOtherPlatform, vSphereFields } from './other-platform';
import { unsetWords } from './unset-words';

const words = (design: Parameters<typeof unsetWords>[0], id: string, path: string) => {
  const spec = fieldSpecs(id).find((s) => s.path.join('.') === path);
  if (spec === undefined) throw new Error(`no field ${path}`);
  return unsetWords(design, id, spec);
};

test('an unstated field names the switch it takes from, else the default, else that nothing is said', () => {
  const b = build();
  const cluster = b.cluster('Hyper-V', { platform: 'hyperv' });
  const host = b.host('esx01');
  const local = host.switch('vSwitch0', [host.nic('vmnic0')], {
    security: { promiscuous: 'accept' },
  });
  host.portGroup(local, 'Management', 10);
  const other = b.host('hv01', { clusterId: cluster });
  other.portGroup(other.switch('SET', [other.nic('NIC1')], { kind: 'external' }), 'VMs', 0);
  const design = b.done;
  expect(words(design, 'h1.p1', 'security.promiscuous')).toBe('vSwitch0: Accept');
  expect(words(design, 'h1.p1', 'security.forgedTransmits')).toBe('default: Accept');
  expect(words(design, 'h1.p1', 'teaming.failback')).toBe('default: on');
  expect(words(design, 'h1.s1', 'mtuBytes')).toBe('default: 1500');
  expect(words(design, 'h1.n1', 'speedMbps')).toBe('not stated');
  expect(words(design, 'h2.p1', 'security.promiscuous')).toBe('not stated');
  expect(words(design, 'h2', 'platform')).toBe('Hyper-V: Microsoft Hyper-V');
  expect(isOfOtherPlatform(design, 'h1.s1', ['teamMode'])).toBe(true);
  expect(isOfOtherPlatform(design, 'h2.s1', ['teamMode'])).toBe(false);
});

test('the role of a network in a failover cluster is asked for where a host could be in one', () => {
  const b = build();
  const network = b.network('Storage');
  const isHidden = () => isOfOtherPlatform(b.done, network, ['clusterRole']);
  expect(isHidden()).toBe(true);
  b.host('esx01');
  expect(isHidden()).toBe(true);
  b.host('hv01', { platform: 'hyperv' });
  expect(isHidden()).toBe(false);
});

test('fields of one platform are fields of the model', () => {
  for (const name of [...hyperVFields, ...vSphereFields]) {
    const [kind = '', field = ''] = name.split('.');
    const have = fieldSpecsOfKind(kind as Parameters<typeof fieldSpecsOfKind>[0]);
    expect(
      have.map((spec) => spec.path[0]),
      name,
    ).toContain(field);
  }
});
