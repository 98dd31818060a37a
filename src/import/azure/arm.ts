import type { ImportProblem } from '../estate';
import { inside, isListed, type Part, partOf, parts, text, texts, whole } from '../json-parts';
import { mtuOfFrame } from '../microsoft/net-adapters';
import { flagOf, ip4Of, prefixOf, subnetOf } from '../written';
import type { AzurePlan, PlannedIntent, StorageNetwork } from './plan';

/** Far above what Azure Local deploys, so that a made-up file stays small. */
const mostNodes = 256;
const mostParts = 64;

/** Parameters as `{ "name": { "value": … } }`: the values under their names. */
const valuesOf = (parameters: Part): Part => ({
  place: parameters.place,
  fields: new Map(
    [...parameters.fields].flatMap(([name, wrapped]) => {
      const value = partOf(wrapped)?.fields.get('value');
      return value === undefined ? [] : [[name, value] as const];
    }),
  ),
});

/**
 * What a deployment asks for, in one shape: from a parameter file (`intentList`,
 * `physicalNodesSettings`), or from the `deploymentData` of a resource or an answer file
 * (`hostNetwork.intents`, `physicalNodes`). Undefined where it is neither.
 */
export interface Deployment {
  readonly root: Part;
  /** Where intents and storage networks are. */
  readonly network: Part;
}

export const deploymentIn = (json: unknown): Deployment | undefined => {
  const whole = partOf(json);
  const parameters = inside(whole, 'parameters');
  if (parameters !== undefined) {
    const root = valuesOf(parameters);
    const isOne =
      isListed(root, 'intentList') ||
      (isListed(root, 'physicalNodesSettings') && root.fields.has('networkingtype'));
    return isOne ? { root, network: root } : undefined;
  }
  const configuration =
    inside(inside(whole, 'properties'), 'deploymentConfiguration') ??
    inside(whole, 'deploymentConfiguration') ??
    whole;
  const data =
    inside(parts(configuration, 'scaleUnits')[0], 'deploymentData') ??
    inside(whole, 'deploymentData');
  const network = inside(data, 'hostNetwork');
  return data !== undefined && network !== undefined && isListed(network, 'intents')
    ? { root: data, network }
    : undefined;
};

const isOn = (part: Part | undefined, name: string): boolean =>
  flagOf(part?.fields.get(name)) === true;

const rdmaOf = (overrides: Part | undefined): PlannedIntent['rdma'] => {
  const state = text(overrides, 'networkDirect')?.toLowerCase();
  if (state === 'disabled') return 'none';
  const kind = text(overrides, 'networkDirectTechnology')?.toLowerCase().replaceAll(/\W/g, '');
  return kind === 'iwarp' || kind === 'roce' || kind === 'rocev2' ? kind : undefined;
};

const intentOf = (part: Part): PlannedIntent | undefined => {
  const name = text(part, 'name');
  if (name === undefined) return undefined;
  const traffic = texts(part, 'trafficType').map((one) => one.toLowerCase());
  // Overrides are written even where they are off; then Network ATC chooses.
  const adapter = isOn(part, 'overrideadapterproperty')
    ? inside(part, 'adapterPropertyOverrides')
    : undefined;
  const balancing = isOn(part, 'overridevirtualswitchconfiguration')
    ? text(inside(part, 'virtualSwitchConfigurationOverrides'), 'loadBalancingAlgorithm')
    : undefined;
  return {
    name,
    management: traffic.includes('management'),
    compute: traffic.includes('compute'),
    storage: traffic.includes('storage'),
    nics: texts(part, 'adapter').slice(0, mostParts),
    loadBalancing:
      balancing?.toLowerCase() === 'dynamic'
        ? 'dynamic'
        : balancing?.toLowerCase() === 'hypervport'
          ? 'hyperVPort'
          : undefined,
    mtuBytes: mtuOfFrame(whole(adapter, [576, 65_535], 'jumboPacket')),
    rdma: rdmaOf(adapter),
  };
};

const storageOf = (part: Part, nth: number, autoIp: boolean): StorageNetwork | undefined => {
  const nic = text(part, 'networkAdapterName');
  if (nic === undefined) return undefined;
  return {
    name: text(part, 'name') ?? `Storage ${nth}`,
    nic,
    vlan: whole(part, [0, 4094], 'vlanId'),
    // Network ATC's own addresses, where it may choose them.
    subnet: autoIp ? `10.71.${nth}.0/24` : undefined,
    addresses: parts(part, 'storageAdapterIPInfo')
      .slice(0, mostNodes)
      .flatMap((one) => {
        const node = text(one, 'physicalNode');
        const ip = ip4Of(text(one, 'ipv4Address'));
        return node === undefined || ip === undefined
          ? []
          : [{ node, ip, prefix: prefixOf(text(one, 'subnetMask')) }];
      }),
  };
};

/** Cluster networks of a deployment on a SAN, each on a NIC of its own. */
const sanNetworks = (network: Part): readonly StorageNetwork[] => {
  const san = inside(network, 'sanNetworkList', 'sanNetworks');
  return parts(inside(san, 'clusterNetworkConfig'), 'adapterIPConfig')
    .slice(0, mostParts)
    .flatMap((one) => {
      const nic = text(one, 'networkAdapterName');
      const prefix = text(one, 'addressPrefix');
      const [ip = '', length] = prefix?.split('/') ?? [];
      const bits = prefixOf(length);
      return nic === undefined
        ? []
        : [
            {
              name: text(one, 'name') ?? nic,
              nic,
              vlan: whole(one, [0, 4094], 'vlanId'),
              subnet: bits === undefined ? undefined : subnetOf(ip, bits),
              addresses: [],
              isCluster: true,
            },
          ];
    });
};

const nodesOf = (root: Part): AzurePlan['nodes'] => {
  const settings = parts(root, 'physicalNodesSettings', 'physicalNodes').slice(0, mostNodes);
  const named = settings.flatMap((one) => {
    const name = text(one, 'name');
    return name === undefined ? [] : [{ name, ip: ip4Of(text(one, 'ipv4Address')) }];
  });
  if (named.length > 0) return named;
  // Machines that are known to Arc only: the last word of the id is the name.
  return texts(root, 'arcNodeResourceIds')
    .slice(0, mostNodes)
    .flatMap((id) => {
      const name = id.split('/').at(-1);
      return name === undefined || name === '' ? [] : [{ name, ip: undefined }];
    });
};

export const armPlan = (
  { root, network }: Deployment,
  problem: (problem: Omit<ImportProblem, 'file'>) => void,
): AzurePlan => {
  const intents = parts(network, 'intentList', 'intents')
    .slice(0, mostParts)
    .flatMap((part) => {
      const intent = intentOf(part);
      if (intent === undefined)
        problem({ place: part.place, message: 'An intent without a name was left out.' });
      return intent ?? [];
    });
  const type = text(root, 'networkingType');
  const autoIp = isOn(network, 'enablestorageautoip');
  const infrastructure = parts(root, 'infrastructureNetwork')[0] ?? root;
  const nodes = nodesOf(root);
  const prefix = prefixOf(text(infrastructure, 'subnetMask'));
  const inSubnet = nodes.flatMap(({ ip }) => ip ?? [])[0] ?? ip4Of(text(root, 'startingIPAddress'));
  const storage = parts(network, 'storageNetworkList', 'storageNetworks')
    .slice(0, mostParts)
    .flatMap((part, i) => {
      const found = storageOf(part, i + 1, autoIp);
      if (found === undefined)
        problem({
          place: part.place,
          message: 'A storage network without an adapter was left out.',
        });
      return found ?? [];
    });
  for (const { name, addresses } of storage) {
    const strangers = addresses.filter(
      ({ node }) => !nodes.some((one) => one.name.toLowerCase() === node.toLowerCase()),
    );
    if (strangers.length > 0)
      problem({
        place: '',
        message: `${name} has addresses of ${strangers.map(({ node }) => node).join(', ')}, which is no node of this deployment.`,
      });
  }
  return {
    cluster: text(root, 'clusterName') ?? text(inside(root, 'cluster'), 'name'),
    nodes,
    intents,
    storage: [...storage, ...sanNetworks(network)],
    switchless:
      isOn(network, 'storageconnectivityswitchless') || type?.startsWith('switchless') === true,
    management: {
      prefix,
      gateway: ip4Of(text(infrastructure, 'defaultGateway', 'gateway')),
      vlan: undefined,
      subnet:
        inSubnet === undefined || prefix === undefined ? undefined : subnetOf(inSubnet, prefix),
    },
  };
};
