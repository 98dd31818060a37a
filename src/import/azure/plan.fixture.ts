import fc from 'fast-check';
import type { AzurePlan, PlannedIntent } from './plan';

const ports = ['NIC1', 'NIC2', 'SMB1', 'SMB2', 'SMB3', 'SMB4'];

const intent = (
  name: string,
  uses: readonly ('management' | 'compute' | 'storage')[],
  nics: readonly string[],
  more: Partial<PlannedIntent> = {},
): PlannedIntent => ({
  name,
  management: uses.includes('management'),
  compute: uses.includes('compute'),
  storage: uses.includes('storage'),
  nics,
  loadBalancing: undefined,
  mtuBytes: undefined,
  rdma: undefined,
  ...more,
});

/** Deployments of the published patterns: switched converged, switched apart, switchless rings of two and three. */
export const plans: fc.Arbitrary<AzurePlan> = fc
  .record({
    nodes: fc.integer({ min: 1, max: 8 }),
    pattern: fc.constantFrom('converged', 'apart', 'switchless'),
    octet: fc.integer({ min: 1, max: 200 }),
    vlan: fc.integer({ min: 1, max: 4000 }),
    more: fc.record(
      {
        mtuBytes: fc.constantFrom(1500, 9000),
        rdma: fc.constantFrom('iwarp' as const, 'rocev2' as const, 'none' as const),
      },
      { requiredKeys: [] },
    ),
    loadBalancing: fc.constantFrom('hyperVPort' as const, 'dynamic' as const, undefined),
  })
  .map(({ nodes: asked, pattern, octet, vlan, more, loadBalancing }): AzurePlan => {
    const isSwitchless = pattern === 'switchless';
    const count = isSwitchless ? 2 + (asked % 2) : asked;
    const nodes = Array.from({ length: count }, (_, i) => ({
      name: `Node${i + 1}`,
      ip: `192.168.${octet}.${i + 1}`,
    }));
    const smb = isSwitchless ? ports.slice(2, 2 + 2 * (count - 1)) : ports.slice(2, 4);
    const storageNics = pattern === 'converged' ? ports.slice(0, 2) : smb;
    const at = (node: number, nic: number): { subnet: number; host: number } => {
      if (!isSwitchless) return { subnet: nic, host: node + 1 };
      // Every two nodes share two subnets; NICs in order of the other node.
      const others = nodes.map((_, i) => i).filter((i) => i !== node);
      const other = others[Math.floor(nic / 2)] ?? 0;
      const [low, high] = node < other ? [node, other] : [other, node];
      return { subnet: (low * 4 + high) * 2 + (nic % 2), host: node + 1 };
    };
    return {
      cluster: 'CL01',
      nodes,
      intents:
        pattern === 'converged'
          ? [
              intent('all', ['management', 'compute', 'storage'], storageNics, {
                ...more,
                loadBalancing,
              }),
            ]
          : [
              intent('mgmt_compute', ['management', 'compute'], ports.slice(0, 2), {
                loadBalancing,
              }),
              intent('storage', ['storage'], storageNics, more),
            ],
      storage: storageNics.map((nic, n) => ({
        name: `StorageNetwork${n + 1}`,
        nic,
        vlan: vlan + n,
        subnet: undefined,
        addresses: nodes.map(({ name }, i) => {
          const { subnet, host } = at(i, n);
          return { node: name, ip: `10.${octet}.${subnet}.${host}`, prefix: 24 };
        }),
      })),
      switchless: isSwitchless,
      management: {
        prefix: 24,
        gateway: `192.168.${octet}.254`,
        vlan: undefined,
        subnet: `192.168.${octet}.0/24`,
      },
    };
  });

const cased = { hyperVPort: 'HyperVPort', dynamic: 'Dynamic' };
const technologies = { iwarp: 'iWARP', roce: 'RoCE', rocev2: 'RoCEv2', none: '' };

/** The parameter file of a plan; numbers as text, as the portal writes them. */
export const asParameters = (plan: AzurePlan): unknown => {
  const values = {
    clusterName: plan.cluster,
    networkingType: plan.switchless
      ? 'switchlessMultiServerDeployment'
      : 'switchedMultiServerDeployment',
    subnetMask: '255.255.255.0',
    defaultGateway: plan.management.gateway,
    localAdminPassword: 'SECRET',
    physicalNodesSettings: plan.nodes.map(({ name, ip }) => ({ name, ipv4Address: ip })),
    storageConnectivitySwitchless: plan.switchless,
    enableStorageAutoIp: false,
    intentList: plan.intents.map((one) => ({
      name: one.name,
      trafficType: [
        ...(one.management ? ['Management'] : []),
        ...(one.compute ? ['Compute'] : []),
        ...(one.storage ? ['Storage'] : []),
      ],
      adapter: one.nics,
      overrideVirtualSwitchConfiguration: one.loadBalancing !== undefined,
      virtualSwitchConfigurationOverrides: {
        enableIov: '',
        loadBalancingAlgorithm:
          one.loadBalancing === undefined ? 'Dynamic' : cased[one.loadBalancing],
      },
      overrideAdapterProperty: one.mtuBytes !== undefined || one.rdma !== undefined,
      adapterPropertyOverrides: {
        jumboPacket: one.mtuBytes === undefined ? '' : `${one.mtuBytes + 14}`,
        networkDirect: one.rdma === 'none' ? 'Disabled' : one.rdma === undefined ? '' : 'Enabled',
        networkDirectTechnology: one.rdma === undefined ? '' : technologies[one.rdma],
      },
    })),
    storageNetworkList: plan.storage.map(({ name, nic, vlan, addresses }) => ({
      name,
      networkAdapterName: nic,
      vlanId: `${vlan}`,
      storageAdapterIPInfo: addresses.map(({ node, ip }) => ({
        physicalNode: node,
        ipv4Address: ip,
        subnetMask: '255.255.255.0',
      })),
    })),
  };
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value }]),
    ),
  };
};
