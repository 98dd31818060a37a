import { describe, expect, test } from 'vitest';
import { build } from '../model/build';
import type { Teaming } from '../model/design';
import { factsOf } from './facts';
import { meetingsOf } from './shared-uplinks';

/** Management and vMotion on one switch with three NICs, each with its own order. */
const meetings = (management: Teaming, vmotion: Teaming, nics: Record<number, object> = {}) => {
  const b = build();
  const host = b.host('esx01');
  const ids = [1, 2, 3].map((n) => host.nic(`vmnic${n - 1}`, nics[n]));
  const vswitch = host.switch('vSwitch0', ids);
  const group = (name: string, vlan: number, teaming: Teaming) =>
    host.portGroup(vswitch, name, vlan, { teaming });
  host.adapter('vmk0', group('Management', 10, management), ['management']);
  host.adapter('vmk1', group('vMotion', 20, vmotion), ['vmotion']);
  const [first] = b.done.hosts;
  if (first === undefined) throw new Error('no host');
  return meetingsOf(factsOf(b.done, first), 'management').map(({ other, nics: on, after }) => ({
    other,
    nics: on.map((nic) => nic.id),
    after: after.map((nic) => nic.id),
  }));
};

describe('how two classes meet on uplinks', () => {
  test('both active on one NIC: now', () => {
    expect(meetings({}, {})).toEqual([
      { other: 'migration', nics: ['h1.n1', 'h1.n2', 'h1.n3'], after: [] },
    ]);
    expect(meetings({ active: ['h1.n1', 'h1.n2'] }, { active: ['h1.n2'] })).toEqual([
      { other: 'migration', nics: ['h1.n2'], after: [] },
    ]);
  });

  test('crossed: after the first NIC fails, on the other one', () => {
    expect(
      meetings(
        { active: ['h1.n1'], standby: ['h1.n2'] },
        { active: ['h1.n2'], standby: ['h1.n1'] },
      ),
    ).toEqual([{ other: 'migration', nics: ['h1.n2'], after: ['h1.n1'] }]);
  });

  test('one standby for both: after two failures', () => {
    expect(
      meetings(
        { active: ['h1.n1'], standby: ['h1.n3'] },
        { active: ['h1.n2'], standby: ['h1.n3'] },
      ),
    ).toEqual([{ other: 'migration', nics: ['h1.n3'], after: ['h1.n1', 'h1.n2'] }]);
  });

  test('a NIC that is down already: they share now', () => {
    expect(
      meetings(
        { active: ['h1.n1'], standby: ['h1.n2'] },
        { active: ['h1.n2'], standby: ['h1.n1'] },
        { 1: { linkUp: false } },
      ),
    ).toEqual([{ other: 'migration', nics: ['h1.n2'], after: [] }]);
  });

  test('explicit order: the second active NIC is in reserve', () => {
    expect(
      meetings(
        { policy: 'explicit', active: ['h1.n1', 'h1.n2'] },
        { policy: 'explicit', active: ['h1.n2'] },
      ),
    ).toEqual([{ other: 'migration', nics: ['h1.n2'], after: ['h1.n1'] }]);
  });

  test('nothing in common: never', () => {
    expect(meetings({ active: ['h1.n1'] }, { active: ['h1.n2'] })).toEqual([]);
  });
});
