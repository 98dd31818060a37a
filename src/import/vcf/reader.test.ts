import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Piece } from '../piece';
import { withWrongValue } from '../wrong-value.fixture';
import { vcfReader } from './reader';
import { bringUp9, domain, networkPool, plans } from './spec.fixture';

const json = (name: string, value: unknown): Piece => ({ kind: 'json', name, value });
const read = (...pieces: readonly Piece[]) => vcfReader.read(pieces, () => {});

const lag = {
  domainName: 'w01',
  computeSpec: {
    clusterSpecs: [
      {
        name: 'cl01',
        hostSpecs: [
          {
            id: '',
            hostNetworkSpec: {
              vmNics: [
                { id: 'vmnic0', vdsName: 'vds01', uplink: 'uplink1' },
                { id: 'vmnic1', vdsName: 'vds01', uplink: 'uplink2' },
              ],
            },
          },
        ],
        networkSpec: {
          vdsSpecs: [
            {
              name: 'vds01',
              portGroupSpecs: [
                {
                  name: 'mgmt',
                  transportType: 'MANAGEMENT',
                  teamingPolicy: 'failover_explicit',
                  activeUplinks: ['lag'],
                  standByUplinks: [],
                },
              ],
              lagSpecs: [
                {
                  name: 'lag',
                  uplinksCount: 2,
                  lacpMode: 'ACTIVE',
                  loadBalancingMode: 'SOURCE_AND_DESTINATION_IP',
                  lacpTimeoutMode: 'SLOW',
                },
              ],
            },
          ],
          nsxClusterSpec: { nsxTClusterSpec: { geneveVlanId: 1314 } },
        },
      },
    ],
  },
};

test('a LAG that all orders name takes the NICs; a host without a name gets one', async () => {
  const [estate] = await read(json('d.json', lag));
  expect(estate?.distributedSwitches[0]?.lags).toEqual([
    { name: 'lag', mode: 'active', ports: 2, hash: 'source and destination ip' },
  ]);
  expect(estate?.hosts[0]?.name).toBe('cl01 host 1');
  expect(estate?.hosts[0]?.memberships[0]?.uplinks).toEqual([
    { uplink: 'lag', nic: 'vmnic0' },
    { uplink: 'lag', nic: 'vmnic1' },
  ]);
  expect(estate?.networks).toEqual([{ name: 'Host overlay', vlan: 1314, traffic: 'overlay' }]);
  expect(estate?.skipped.map(({ what }) => what)).toEqual(['Tunnel endpoints of NSX']);
});

test('a network pool alone says what it is; two pools are not guessed between', async () => {
  const [plan] = fc.sample(plans, { numRuns: 1, seed: 5 });
  if (plan === undefined) throw new Error('no plan');
  const [alone] = await read(json('pool.json', networkPool(plan)));
  expect(alone?.hosts).toEqual([]);
  expect(alone?.problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^This is the network pool “np01” \(.*\): it holds no hosts\. Import it together/,
    ),
  ]);
  const estates = await read(
    json('domain.json', domain(plan)),
    json('a.json', networkPool(plan)),
    json('b.json', networkPool(plan)),
  );
  expect(estates.map(({ hosts }) => hosts.length)).toEqual([plan.hosts.length, 0, 0]);
  expect(estates[1]?.problems[0]?.message).toContain('There are 2 network pools here');
});

test('other JSON is not claimed', () => {
  for (const value of [
    null,
    [],
    {},
    { networks: [{ name: 'a', cidr: '10.0.0.0/8' }] },
    { name: 'x', networks: [] },
    { hostSpecs: [] },
    { parameters: { clusterName: { value: 'x' } } },
  ])
    expect(vcfReader.claims(json('a.json', value)), JSON.stringify(value)).toBe(false);
});

test('3,000 specifications with wrong kinds of values: no throw, names that lead somewhere, a sentence each', async () => {
  const some = fc.constantFrom(...fc.sample(plans, { numRuns: 30, seed: 3 }));
  await fc.assert(
    fc.asyncProperty(some, fc.boolean(), withWrongValue, async (plan, isDomain, wrong) => {
      const value = wrong(isDomain ? domain(plan) : bringUp9(plan));
      const piece = json('x.json', value);
      const estates = await read(piece);
      expect(estates.length > 0).toBe(vcfReader.claims(piece));
      for (const { hosts, distributedSwitches, problems } of estates) {
        for (const { message } of problems) expect(message).toMatch(/^\S.*\.$/su);
        const keys = new Set(distributedSwitches.map(({ key }) => key));
        for (const { memberships, nics } of hosts) {
          const names = new Set(nics.map(({ name }) => name));
          for (const { switchKey, uplinks } of memberships) {
            expect(keys.has(switchKey)).toBe(true);
            for (const { nic } of uplinks) expect(names.has(nic)).toBe(true);
          }
        }
      }
    }),
    { numRuns: 3000 },
  );
});

/** Published specifications, where they are there. Counts are made over the JSON itself. */
const samples = new URL('../../../../shared/samples/vcf/', import.meta.url);
describe.runIf(existsSync(samples))('samples', () => {
  const content = (file: string) => JSON.parse(readFileSync(new URL(file, samples), 'utf8'));

  test.each([
    'vcf-fleet-simple-sample.json',
    'vcf-fleet-ha-vcf-operations-sample.json',
    'vcf-fleet-ha-vcf-automation-sample.json',
    'sddcSpec.json',
  ])('bring-up %s', async (file) => {
    const value = content(file);
    const [estate, ...more] = await read(json(file, value));
    expect(more).toEqual([]);
    const nics = new Set(value.dvsSpecs.flatMap(({ vmnics }: { vmnics: string[] }) => vmnics));
    expect(estate?.hosts.map(({ name }) => name)).toEqual(
      value.hostSpecs.map(({ hostname }: { hostname: string }) => hostname),
    );
    for (const host of estate?.hosts ?? []) {
      expect(host.nics.length).toBe(nics.size);
      // Management, vMotion and vSAN; management of VMs has no adapter.
      expect(host.adapters.map(({ services }) => services?.join())).toEqual([
        'management',
        'vmotion',
        'vsan',
      ]);
    }
    const groups = estate?.distributedSwitches.flatMap(({ portGroups }) => portGroups) ?? [];
    expect(groups.map(({ name, vlan }) => [name, `${vlan}`])).toEqual(
      value.networkSpecs.map((one: { portGroupKey: string; vlanId: string }) => [
        one.portGroupKey,
        one.vlanId,
      ]),
    );
    expect(estate?.problems).toEqual([]);
    expect(JSON.stringify(estate)).not.toContain('REDACTED');
  });

  test.each([
    ['domainSpec.json', 'computeSpec.clusterSpecs.hostSpecs'],
    ['add_cluster.json', 'compute_spec.cluster_specs.host_specs'],
  ])('domain %s', async (file, path) => {
    const value = content(file);
    const [compute = '', clusters = '', hostList = ''] = path.split('.');
    const specs: { name: string }[] = value[compute][clusters];
    const [estate] = await read(json(file, value));
    expect(estate?.clusters.map(({ name }) => name)).toEqual(specs.map(({ name }) => name));
    expect(estate?.hosts.length).toBe(
      specs.reduce(
        (sum, one) => sum + ((one as unknown as Record<string, unknown[]>)[hostList] ?? []).length,
        0,
      ),
    );
    expect(estate?.distributedSwitches.flatMap(({ portGroups }) => portGroups).length).toBe(3);
    expect(estate?.problems.length).toBe(1);
    expect(JSON.stringify(estate)).not.toContain('REDACTED');
  });

  test('a domain and its pool: VLANs of vMotion and vSAN are known, that of management is not', async () => {
    const [estate, ...more] = await read(
      json('domainSpec.json', content('domainSpec.json')),
      json('networkPoolSpec.json', content('networkPoolSpec.json')),
    );
    expect(more).toEqual([]);
    const groups = estate?.distributedSwitches.flatMap(({ portGroups }) => portGroups) ?? [];
    expect(groups.map(({ vlan }) => vlan)).toEqual([undefined, 2612, 2613]);
    expect(estate?.hosts[0]?.adapters.map(({ mtuBytes }) => mtuBytes)).toEqual([
      undefined,
      9000,
      9000,
    ]);
  });

  test('a network pool alone is no estate', async () => {
    const [estate] = await read(json('p.json', content('networkPoolSpec.json')));
    expect(estate?.hosts).toEqual([]);
    expect(estate?.problems[0]?.message).toContain('network pool “sfo-w01-np01”');
  });
});
