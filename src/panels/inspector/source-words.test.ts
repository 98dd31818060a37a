import { expect, test } from 'vitest';
import { build } from '../../model/build';
import type { PortGroup } from '../../model/design';
import { find } from '../../model/find';
import { elementSource, fieldSource } from './source-words';
import { setAt } from './values';

const imported = () => {
  const b = build();
  const host = b.host('esx01');
  const one = host.switch('vSwitch0', [], { otherSources: [{ source: 'RVTools · x.xlsx' }] });
  const group = (name: string, source: string) =>
    host.portGroup(one, name, 10, {
      unknown: ['failoverOrder'],
      teaming: { policy: 'portId' },
      otherSources: [{ source, fields: 'vlan teaming.policy' }],
    });
  const [a, c, other] = [group('A', 'esxcli'), group('C', 'esxcli'), group('D', 'VCF')];
  return { design: b.done, one, a, c, other };
};

test('a field says where it is from, an element where all of it is from', () => {
  const { design, one, a } = imported();
  expect(fieldSource(design, [a], ['teaming', 'policy'])).toBe('From esxcli.');
  expect(fieldSource(design, [a], ['name'])).toBeUndefined();
  expect(elementSource(design, [a])).toBeUndefined();
  expect(elementSource(design, [one])).toBe('From RVTools, x.xlsx.');
  // Said once, at the top.
  expect(fieldSource(design, [one], ['kind'])).toBeUndefined();
});

test('several say it where it is the same for all', () => {
  const { design, a, c, other } = imported();
  expect(fieldSource(design, [a, c], ['vlan'])).toBe('From esxcli.');
  expect(fieldSource(design, [a, other], ['vlan'])).toBeUndefined();
});

test('what is stated in the inspector has neither mark nor source any more', () => {
  const { design, a } = imported();
  const vlan = setAt(design, a, ['vlan'], 20);
  expect(find(vlan, 'portGroup', a)).toMatchObject({
    unknown: ['failoverOrder'],
    otherSources: [{ source: 'esxcli', fields: 'teaming.policy' }],
  } satisfies Partial<PortGroup>);
  const order = setAt(vlan, a, ['teaming'], { policy: 'ipHash', active: [], standby: [] });
  expect(find(order, 'portGroup', a)).not.toHaveProperty('unknown');
  expect(find(order, 'portGroup', a)).not.toHaveProperty('otherSources');
});
