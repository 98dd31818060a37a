import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { designArbitrary } from '../model/arbitrary';
import { isSameValue, valueAtPath } from '../model/other-sources';
import { disagreementWords, placeWords } from './disagreement';
import type { Estate, FoundHost, Source, SourceKind, Traced } from './estate';
import { estateOf } from './estate-of.fixture';
import { foundEstate as estate, foundHost as host } from './found.fixture';
import { merge } from './merge';
import { mainSource, sourceOfField } from './merge-record';

const lists = ['cards', 'nics', 'switches', 'portGroups', 'adapters', 'vms'] as const;
const parts = new Set(['teaming', 'security', 'shapingOut', 'shapingIn', 'nioc']);
/** What a record is found by, and what is known of it besides. */
const apart = new Set<string>([
  // Called by the key of the more trusted source.
  'cluster',
  ...lists,
  ...['memberships', 'vnics', 'origin', 'name', 'key', 'kind', 'moid', 'vcenter', 'files'],
  'sourceId',
]);

const pathsOf = (record: object): readonly string[] =>
  Object.entries(record).flatMap(([name, value]) =>
    apart.has(name) || value === undefined
      ? []
      : parts.has(name)
        ? Object.keys(value as object).map((inner) => `${name}.${inner}`)
        : [name],
  );

interface Named extends Traced {
  readonly name: string;
}

describe('the source of a field is the one whose value it has', () => {
  const kinds: readonly SourceKind[] = ['rvtools', 'collector', 'esxcli', 'vsphere'];

  /** Each field of a record has the value that a record of this name has in the source it is said to be from. */
  const checked = (
    record: Named,
    holder: Source,
    candidates: (source: Source) => readonly Named[],
  ): void => {
    for (const path of pathsOf(record)) {
      const source = sourceOfField(record, path, holder);
      const value = valueAtPath(record, path);
      const theirs = candidates(source).map((one) => valueAtPath(one, path));
      expect(
        theirs.some((one) => one !== undefined && isSameValue(one, value)),
        `${record.name} ${path} by ${source.kind}`,
      ).toBe(true);
    }
  };

  test('of any three sources', () => {
    fc.assert(
      fc.property(
        fc.array(designArbitrary(), { minLength: 2, maxLength: 3 }),
        fc.shuffledSubarray([...kinds], { minLength: 3 }),
        (designs, order) => {
          const estates = designs.map((design, i): Estate => {
            const estate = estateOf(design, order[i]);
            // Told apart by their ids alone.
            const hosts = estate.hosts.map((one) => ({ ...one, name: `${one.moid}.lab` }));
            return { ...estate, hosts, source: { ...estate.source, files: [`${i}.json`] } };
          });
          const both = merge(estates);
          if (both === undefined) throw new Error('nothing');
          const hostIn = ({ kind }: Source, moid: string | undefined): FoundHost | undefined =>
            estates
              .find(({ source }) => source.kind === kind)
              ?.hosts.find((host) => host.moid === moid);
          for (const host of both.hosts) {
            checked(host, both.source, (source) => [hostIn(source, host.moid) ?? []].flat());
            const main = mainSource(host, both.source);
            for (const list of lists) {
              const holder = sourceOfField(host, list, main);
              for (const record of host[list] ?? []) {
                checked(record, holder, (source) =>
                  (hostIn(source, host.moid)?.[list] ?? []).filter(
                    (one) => one.name === record.name || list === 'cards' || list === 'vms',
                  ),
                );
              }
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('one source alone is not noted anywhere', () => {
    fc.assert(
      fc.property(designArbitrary(), (design) => {
        const estate = estateOf(design);
        const { disagreements, files, ...alone } = merge([estate]) ?? { disagreements: undefined };
        expect(alone).toEqual(estate);
        expect(files).toEqual(estate.source.files);
        expect(disagreements).toEqual({ count: 0, listed: [], isWhole: true });
      }),
      { numRuns: 20 },
    );
  });
});

const said = (...estates: readonly Estate[]): readonly string[] =>
  (merge(estates)?.disagreements.listed ?? []).map(
    (one) => `${one.place} › ${disagreementWords(one)}`,
  );
/** Two records of one adapter, by esxcli and by RVTools. */
const adapters = (a: object, b: object) =>
  said(
    estate('rvtools', 'x.xlsx', {
      hosts: [host('esx01.lab', { adapters: [{ name: 'vmk0', ...b }] })],
    }),
    estate('esxcli', 'esx01.txt', {
      hosts: [host('esx01', { adapters: [{ name: 'vmk0', ...a }] })],
    }),
  );
const groups = (a: object, b: object) => {
  const one = (more: object) => [
    host('esx01', { portGroups: [{ name: 'P', switchName: 'vSwitch0', ...more }] }),
  ];
  return said(estate('esxcli', 'a', { hosts: one(a) }), estate('rvtools', 'b', { hosts: one(b) }));
};

describe('disagreements', () => {
  test('say what was taken from whom, and what the other says', () => {
    expect(adapters({ mtuBytes: 9000 }, { mtuBytes: 1500 })).toEqual([
      'esx01 › vmk0 › MTU: esxcli / esxcfg (esx01.txt) says 9000 bytes, which was taken; RVTools (x.xlsx) says 1500 bytes.',
    ]);
  });

  test('are none where one says it otherwise, or more precisely', () => {
    const pairs = [
      [{ mac: '00:50:56:AA:BB:CC' }, { mac: '00-50-56-aa-bb-cc' }],
      [{ ip6: 'fd00::1' }, { ip6: 'fd00:0:0:0:0:0:0:1' }],
      [{ services: ['management', 'vmotion'] }, { services: ['vmotion'] }],
      [{ stack: 'default' }, {}],
      [{ portGroup: 'Management' }, { portGroup: 'Management', switchName: 'vSwitch0' }],
    ] as const;
    for (const [a, b] of pairs) expect(adapters(a, b)).toEqual([]);
    expect(adapters({ ip: '10.0.0.1' }, { ip: '10.0.0.10' })).toHaveLength(1);
    expect(adapters({ services: ['management'] }, { services: ['vmotion'] })).toHaveLength(1);
    expect(adapters({ portGroup: 'A' }, { portGroup: 'B' })).toHaveLength(1);
  });

  test('a VLAN is one statement: a trunk takes no VLAN from the other', () => {
    expect(groups({ trunkVlans: 'all' }, { vlan: 4095 })).toEqual([]);
    expect(groups({ trunkVlans: '1-10' }, { trunkVlans: '1-5,6-10', vlan: 0 })).toEqual([]);
    expect(groups({ trunkVlans: '1-10' }, { vlan: 7 })).toEqual([
      'esx01 › P › VLAN: esxcli / esxcfg (a) says trunk 1-10, which was taken; RVTools (b) says 7.',
    ]);
    const both = merge([
      estate('esxcli', 'a', {
        hosts: [
          host('esx01', { portGroups: [{ name: 'P', switchName: 's', trunkVlans: '1-10' }] }),
        ],
      }),
      estate('rvtools', 'b', {
        hosts: [host('esx01', { portGroups: [{ name: 'P', switchName: 's', vlan: 7 }] })],
      }),
    ]);
    expect(both?.hosts[0]?.portGroups).toEqual([
      { name: 'P', switchName: 's', trunkVlans: '1-10' },
    ]);
  });

  test('an order is one statement, and its order counts; that of uplinks does not', () => {
    const one = (uplinks: string[], active: string[]) => [
      host('esx01', { switches: [{ name: 's', kind: 'standard', uplinks, teaming: { active } }] }),
    ];
    expect(
      said(
        estate('esxcli', 'a', { hosts: one(['vmnic0', 'vmnic1'], ['vmnic0']) }),
        estate('rvtools', 'b', { hosts: one(['vmnic1', 'vmnic0'], ['vmnic1']) }),
      ),
    ).toEqual([
      'esx01 › s › Failover order: esxcli / esxcfg (a) says active vmnic0, standby none, which was taken; RVTools (b) says active vmnic1, standby none.',
    ]);
  });

  test('a state that moved says so; of two exports by one tool the later is taken', () => {
    const nic = (speedMbps: number) => ({
      hosts: [
        host('esx01', { vcenter: 'v', moid: 'host-1', nics: [{ name: 'vmnic0', speedMbps }] }),
      ],
    });
    expect(
      said(
        estate('rvtools', 'old.xlsx', nic(1000), '2026-11-02'),
        estate('rvtools', 'new.xlsx', nic(10_000), '2026-11-28'),
      ),
    ).toEqual([
      'esx01 › vmnic0 › Speed: RVTools (new.xlsx, 2026-11-28) says 10000 Mb/s, which was taken; RVTools (old.xlsx, 2026-11-02) says 1000 Mb/s. This changes by itself: the two may be of different times.',
    ]);
  });

  test('that are the same on several hosts are one', () => {
    const hosts = (mtuBytes: number, count: number) => ({
      hosts: Array.from({ length: count }, (_, i) =>
        host(`esx${i + 1}`, { adapters: [{ name: 'vmk0', mtuBytes: i === 1 ? 1600 : mtuBytes }] }),
      ),
    });
    const both = merge([
      estate('esxcli', 'a', hosts(9000, 4)),
      estate('rvtools', 'b', hosts(1500, 4)),
    ]);
    expect(both?.disagreements).toMatchObject({ count: 3, isWhole: true });
    expect(both?.disagreements.listed.map(placeWords)).toEqual([
      'esx1 › vmk0, and the same on 2 more hosts',
    ]);
  });

  test('are counted beyond what is listed', () => {
    const nics = (speedMbps: number) => ({
      hosts: [
        host('esx01', {
          nics: Array.from({ length: 700 }, (_, i) => ({ name: `n${i}`, speedMbps })),
        }),
      ],
    });
    const both = merge([estate('esxcli', 'a', nics(1000)), estate('rvtools', 'b', nics(10))]);
    expect(both?.disagreements).toMatchObject({ count: 700, isWhole: false });
    expect(both?.disagreements.listed).toHaveLength(500);
  });
});

describe('what is the same thing', () => {
  const of = (vcenter: string, file: string): Estate =>
    estate('rvtools', file, {
      clusters: [{ key: `${vcenter}|DC|Prod`, name: 'Prod', drsEnabled: vcenter === 'a' }],
      distributedSwitches: [
        { key: `${vcenter}|DSwitch`, name: 'DSwitch', uplinks: ['Uplink 1'], portGroups: [] },
      ],
    });

  test('clusters and switches of one name in two vCenters are two', () => {
    const both = merge([of('a', 'a.xlsx'), of('b', 'b.xlsx')]);
    expect(both?.clusters).toHaveLength(2);
    expect(both?.distributedSwitches).toHaveLength(2);
    expect(both?.disagreements.count).toBe(0);
  });

  test('another kind of source has other keys: there the name tells, hosts follow', () => {
    const both = merge([
      of('a', 'a.xlsx'),
      estate('vsphere', 'v.json', {
        clusters: [{ key: 'domain-c8', name: 'Prod' }],
        distributedSwitches: [{ key: 'uuid', name: 'DSwitch', uplinks: [], portGroups: [] }],
      }),
    ]);
    expect(both?.clusters).toMatchObject([{ key: 'domain-c8', drsEnabled: true }]);
    expect(both?.distributedSwitches).toMatchObject([{ key: 'uuid', uplinks: ['Uplink 1'] }]);
  });

  test('hosts by RVTools and by the API, which name their vCenter in other ways, are one', () => {
    const of = (kind: SourceKind, vcenter: string) =>
      estate(kind, kind, { hosts: [host('esx01.lab', { vcenter, moid: 'host-9' })] });
    const uuid = '0f3c6b1e-8f0a-4b6e-9d8a-1c2d3e4f5a6b';
    const hosts = (a: string, b: string) => merge([of('vsphere', a), of('rvtools', b)])?.hosts;
    expect(hosts('10.0.0.1', uuid)).toHaveLength(1);
    expect(hosts('10.0.0.1', 'vcsa.lab')).toHaveLength(1);
    expect(hosts('vcsa', 'VCSA.lab')).toHaveLength(1);
    expect(hosts('10.0.0.1', '10.0.0.2')).toHaveLength(2);
    expect(hosts('vcsa.a.lab', 'vcsa.b.lab')).toHaveLength(2);
  });

  test('networks of one name with other VLANs are two', () => {
    const net = (vlan: number, file: string) =>
      estate('vcf', file, { networks: [{ name: 'vMotion', vlan }] });
    expect(merge([net(10, 'a'), net(20, 'b')])?.networks).toHaveLength(2);
    expect(merge([net(10, 'a'), net(10, 'b')])?.networks).toHaveLength(1);
  });
});
