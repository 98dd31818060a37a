import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { armPlan, deploymentIn } from './arm';
import { asParameters, plans } from './plan.fixture';
import { cables, json, messages, read } from './read.fixture';
import { azureReader } from './reader';

describe('parameters', () => {
  test('a plan written as a parameter file and read again is the same plan', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const value: unknown = JSON.parse(JSON.stringify(asParameters(plan)));
        const deployment = deploymentIn(value);
        const problems: unknown[] = [];
        expect(deployment && armPlan(deployment, (one) => problems.push(one))).toEqual(plan);
        expect(problems).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('what follows from a plan: a switch for each converged intent, adapters, cables by subnet', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const estate = await read(asParameters(plan));
        expect(JSON.stringify(estate)).not.toContain('SECRET');
        expect(messages(estate)).toEqual([]);
        expect(estate.hosts.length).toBe(plan.nodes.length);
        const isConverged = plan.intents.length === 1;
        for (const host of estate.hosts) {
          expect(host.switches.map(({ name }) => name)).toEqual([
            `ConvergedSwitch(${isConverged ? 'all' : 'mgmt_compute'})`,
          ]);
          expect(host.adapters.length).toBe(1 + plan.storage.length);
          for (const adapter of host.adapters.slice(1)) {
            expect(adapter.pinnedNic === undefined).toBe(!isConverged);
            expect(adapter.nic === undefined).toBe(isConverged);
          }
        }
        const n = plan.nodes.length;
        // Two cables between every two nodes, each told from both ends.
        expect(cables(estate).length).toBe(plan.switchless ? 2 * n * (n - 1) : 0);
        expect(new Set(cables(estate)).size).toBe(plan.switchless ? n * (n - 1) : 0);
      }),
      { numRuns: 200 },
    );
  });

  test('overrides that are switched off are not what Network ATC does', async () => {
    const [plan] = fc.sample(plans, { numRuns: 1, seed: 9 });
    if (plan === undefined) throw new Error('no plan');
    const value = asParameters({
      ...plan,
      intents: plan.intents.map((one) => ({
        ...one,
        mtuBytes: undefined,
        rdma: undefined,
        loadBalancing: undefined,
      })),
    });
    const { hosts } = await read(value);
    expect(hosts[0]?.switches[0]?.setLoadBalancing).toBeUndefined();
    expect(
      hosts[0]?.nics.every(
        ({ maxMtuBytes, rdma }) => maxMtuBytes === undefined && rdma === undefined,
      ),
    ).toBe(true);
  });

  test('three ends in one subnet are no cable, and two nodes without addresses leave one way to plug', async () => {
    const base = (nodes: readonly string[], list: readonly unknown[], auto: boolean) => ({
      parameters: {
        physicalNodesSettings: { value: nodes.map((name) => ({ name })) },
        networkingType: { value: 'switchlessMultiServerDeployment' },
        enableStorageAutoIp: { value: auto },
        intentList: {
          value: [{ name: 'storage', trafficType: ['Storage'], adapter: ['SMB1', 'SMB2'] }],
        },
        storageNetworkList: { value: list },
      },
    });
    const address = (physicalNode: string, ipv4Address: string) => ({
      physicalNode,
      ipv4Address,
      subnetMask: '255.255.255.0',
    });
    const wrong = await read(
      base(
        ['A', 'B', 'C'],
        [
          {
            name: 's1',
            networkAdapterName: 'SMB1',
            vlanId: '711',
            storageAdapterIPInfo: [
              address('A', '10.0.1.1'),
              address('B', '10.0.1.2'),
              address('C', '10.0.1.3'),
            ],
          },
          {
            name: 's2',
            networkAdapterName: 'SMB2',
            vlanId: '712',
            storageAdapterIPInfo: [address('A', '10.0.2.1'), address('Z', '10.0.2.2')],
          },
        ],
        false,
      ),
    );
    expect(cables(wrong)).toEqual(['A SMB2 – Z SMB2']);
    expect(messages(wrong)).toEqual([
      's2 has addresses of Z, which is no node of this deployment.',
      expect.stringContaining('The storage subnet 10.0.1.0/24 has 3 ends'),
      'No intent carries management: its adapters are left out.',
    ]);
    const two = await read(
      base(['A', 'B'], [{ name: 's1', networkAdapterName: 'SMB1', vlanId: '711' }], true),
    );
    expect(new Set(cables(two))).toEqual(new Set(['A SMB1 – B SMB1']));
    expect(two.networks).toEqual([
      { name: 's1', traffic: 'storage', vlan: 711, subnet: '10.71.1.0/24' },
    ]);
    const three = await read(
      base(['A', 'B', 'C'], [{ name: 's1', networkAdapterName: 'SMB1', vlanId: '711' }], true),
    );
    expect(cables(three)).toEqual([]);
    expect(messages(three).join()).toContain('nothing says which of the 3 nodes are cabled');
  });

  test('the same in the answer file of a node, and a SAN with numbers as numbers', async () => {
    const estate = await read({
      ScaleUnits: [
        {
          DeploymentData: {
            Cluster: { Name: 'CL9' },
            PhysicalNodes: [{ Name: 'N1', IPv4Address: '10.1.1.11' }],
            InfrastructureNetwork: [{ SubnetMask: '255.255.255.0', Gateway: '10.1.1.1' }],
            HostNetwork: {
              Intents: [
                { Name: 'mc', TrafficType: ['Management', 'Compute'], Adapter: ['P1', 'P2'] },
              ],
              SanNetworkList: {
                clusterNetworkConfig: {
                  adapterIPConfig: [
                    {
                      name: 'Cluster1',
                      networkAdapterName: 'P3',
                      vlanId: 711,
                      addressPrefix: '10.71.1.0/24',
                    },
                  ],
                },
              },
            },
          },
        },
      ],
    });
    expect(estate.clusters[0]?.name).toBe('CL9');
    expect(estate.hosts[0]?.nics.map(({ name }) => name)).toEqual(['P1', 'P2', 'P3']);
    expect(
      estate.hosts[0]?.adapters.map(({ name, ip, services, vlan }) => [name, ip, services, vlan]),
    ).toEqual([
      ['vManagement(mc)', '10.1.1.11', ['management'], undefined],
      ['P3', undefined, ['cluster'], 711],
    ]);
    expect(estate.networks.map(({ name, subnet }) => [name, subnet])).toEqual([
      ['Management', '10.1.1.0/24'],
      ['Cluster1', '10.71.1.0/24'],
    ]);
  });
});

test('other JSON is not claimed', () => {
  for (const value of [
    null,
    [],
    {},
    { state: {} },
    { state: 'x' },
    { parameters: { a: { value: 1 } } },
    { nodes: 3 },
  ])
    expect(azureReader.claims(json(value)), JSON.stringify(value)).toBe(false);
});

const sample = new URL(
  '../../../../shared/samples/azurelocal/arm-3node-switchless-duallink.parameters.json',
  import.meta.url,
);
test.runIf(existsSync(sample))('the published three-node ring', async () => {
  const value = JSON.parse(readFileSync(sample, 'utf8'));
  const estate = await read(value);
  const { physicalNodesSettings, intentList, storageNetworkList } = value.parameters;
  expect(estate.hosts.length).toBe(physicalNodesSettings.value.length);
  const adapters = intentList.value.flatMap(({ adapter }: { adapter: string[] }) => adapter);
  for (const host of estate.hosts) expect(host.nics.length).toBe(adapters.length);
  // As many cables as there are subnets: each has two ends.
  const subnets = new Set(
    storageNetworkList.value.flatMap(
      ({ storageAdapterIPInfo }: { storageAdapterIPInfo: { ipv4Address: string }[] }) =>
        storageAdapterIPInfo.map(({ ipv4Address }) => ipv4Address.replace(/\.\d+$/, '')),
    ),
  );
  expect(new Set(cables(estate)).size).toBe(subnets.size);
  expect(cables(estate).length).toBe(2 * subnets.size);
  expect(estate.clusters[0]?.azurePattern).toBe('switchless');
  expect(messages(estate)).toEqual([]);
});
