import fc from 'fast-check';
import { expect, it } from 'vitest';
import { traitsOf } from '../model/alike';
import { designArbitrary } from '../model/arbitrary';
import { build } from '../model/build';
import type { Host } from '../model/design';
import { unlikeness } from './unlike';

it('names what is different, as it is called on the host', () => {
  const b = build();
  const hosts = ['esx01', 'esx02'].map((name) => {
    const h = b.host(name);
    const nics = ['vmnic0', 'vmnic1'].map((nic) => h.nic(nic, { speedMbps: 10_000 }));
    const s = h.switch('vSwitch0', nics.slice(0, name === 'esx01' ? 2 : 1));
    h.portGroup(s, 'Management', 10, { teaming: { active: nics.slice(0, 1) } });
    if (name === 'esx01') h.portGroup(s, 'Backup', 20);
    else h.portGroup(s, 'Guests', 30);
    return h;
  });
  expect(hosts).toHaveLength(2);
  const [one, two] = b.done.hosts as readonly [Host, Host];
  const told = unlikeness(b.done, two, one).map(({ id, path, kind, field, before, after }) =>
    [kind === 'removed' ? '' : id, path, kind, field ?? '', before ?? '', after ?? ''].join('|'),
  );
  expect(told).toEqual([
    'h2.s1|esx02 › vSwitch0|changed|Uplinks|vmnic0, vmnic1|vmnic0',
    '|esx02 › Backup|removed|||',
    'h2.p2|esx02 › Guests|added|||',
  ]);
  expect(unlikeness(b.done, two, two)).toEqual([]);
});

it('there is a difference to tell where, and only where, hosts are not alike', () => {
  // Names of parts must tell them apart for this: what is called the same is told by its place.
  const distinct = (host: Host): Host => ({
    ...host,
    ...Object.fromEntries(
      (['cards', 'nics', 'switches', 'portGroups', 'adapters'] as const).map((field) => [
        field,
        host[field].map((one, i) => ({ ...one, name: `${field} ${i}` })),
      ]),
    ),
  });
  fc.assert(
    fc.property(designArbitrary({ hosts: 6, listLength: 3 }), (design) => {
      const hosts = design.hosts.map(distinct);
      const whole = { ...design, hosts };
      for (const a of hosts) {
        for (const b of hosts) {
          const isSame = traitsOf(a) === traitsOf(b);
          expect(unlikeness(whole, a, b).length === 0).toBe(isSame);
        }
        const copy = { ...structuredClone(a), name: 'copy' };
        expect(unlikeness(whole, copy, a)).toEqual([]);
        expect(traitsOf(copy)).toBe(traitsOf(a));
      }
    }),
    { numRuns: 60 },
  );
});
