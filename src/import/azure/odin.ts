import { parseSubnet } from '../../model/formats';
import type { ImportProblem } from '../estate';
import { inside, type Part, partOf, parts, text, whole } from '../json-parts';
import { ip4Of, subnetOf } from '../written';
import type { AzurePlan, PlannedIntent, StorageNetwork } from './plan';

/** Export of the ODIN Designer: `{ version, exportedAt, state }`, by the fields of its state. */
export const odinState = (json: unknown): Part | undefined => {
  const state = inside(partOf(json), 'state');
  const has = (name: string) => state?.fields.has(name) === true;
  return has('nodes') && (has('intent') || has('portconfig') || has('storage') || has('scenario'))
    ? state
    : undefined;
};

/** Uses of a port, by the words of its mapping. */
const uses: Readonly<Record<string, readonly ('management' | 'compute' | 'storage')[]>> = {
  mgmt: ['management'],
  compute: ['compute'],
  storage: ['storage'],
  mgmt_compute: ['management', 'compute'],
  compute_storage: ['compute', 'storage'],
  all: ['management', 'compute', 'storage'],
};

/** A list that is kept as a list or as an object from port number to value. */
const nthOf = (state: Part, name: string, port: number): unknown => {
  const value = state.fields.get(name);
  if (Array.isArray(value)) return value[port - 1];
  return partOf(value)?.fields.get(`${port}`);
};

const mappingOf = (state: Part, port: number): string | undefined => {
  const mapped = nthOf(state, 'adaptermapping', port) ?? nthOf(state, 'customintents', port);
  if (typeof mapped === 'string') return mapped;
  // The wizard's own choice where nobody moved a port.
  const intent = text(state, 'intent');
  if (intent === 'all_traffic') return 'all';
  if (intent === 'mgmt_compute') return port <= 2 ? 'mgmt_compute' : 'storage';
  if (intent === 'compute_storage') return port <= 2 ? 'mgmt' : 'compute_storage';
  return undefined;
};

const portName = (state: Part, port: number): string =>
  text(partOf(nthOf(state, 'portconfig', port)), 'customName') ?? `NIC${port}`;

const intentsOf = (state: Part, ports: number): readonly PlannedIntent[] => {
  const groups = new Map<string, string[]>();
  for (let port = 1; port <= ports; port++) {
    const use = mappingOf(state, port);
    if (use === undefined || !Object.hasOwn(uses, use)) continue;
    groups.set(use, [...(groups.get(use) ?? []), portName(state, port)]);
  }
  return [...groups].map(([name, nics]) => ({
    name,
    management: uses[name]?.includes('management') === true,
    compute: uses[name]?.includes('compute') === true,
    storage: uses[name]?.includes('storage') === true,
    nics,
    loadBalancing: undefined,
    mtuBytes: undefined,
    rdma: undefined,
  }));
};

/** VLANs of storage networks stand under the overrides of the group that carries storage. */
const storageVlan = (state: Part, nth: number): number | undefined => {
  const overrides = inside(state, 'intentOverrides');
  for (const key of ['storage', 'custom_storage', 'all', 'compute_storage']) {
    const own = inside(overrides, key);
    const vlan = whole(own, [1, 4094], `storageNetwork${nth}VlanId`, `storageVlanNic${nth}`);
    if (vlan !== undefined) return vlan;
  }
  return undefined;
};

const customSubnet = (state: Part, nth: number): string | undefined => {
  const value = nthOf(state, 'customstoragesubnets', nth);
  const written = typeof value === 'string' ? value : text(partOf(value), 'subnet', 'cidr');
  return written !== undefined && parseSubnet(written) !== undefined ? written : undefined;
};

const storageOf = (state: Part, intents: readonly PlannedIntent[]): readonly StorageNetwork[] => {
  const nics = intents.filter(({ storage }) => storage).flatMap((one) => one.nics);
  // The wizard writes words and, earlier, flags.
  const auto = `${state.fields.get('storageautoip')}`;
  const isCustom = auto === 'disabled' || auto === 'false';
  return nics.map((nic, i) => ({
    name: `Storage ${i + 1}`,
    nic,
    vlan: storageVlan(state, i + 1),
    subnet: isCustom ? customSubnet(state, i + 1) : `10.71.${i + 1}.0/24`,
    addresses: [],
  }));
};

export const odinPlan = (
  state: Part,
  problem: (problem: Omit<ImportProblem, 'file'>) => void,
): AzurePlan => {
  const settings = parts(state, 'nodeSettings');
  const count = whole(state, [1, 64], 'nodes') ?? settings.length;
  const ports = whole(state, [1, 16], 'ports') ?? 0;
  const nodes = Array.from({ length: Math.max(count, Math.min(settings.length, 64)) }, (_, i) => {
    const own = settings[i];
    return { name: text(own, 'name') ?? `Node${i + 1}`, cidr: text(own, 'ipCidr')?.split('/') };
  });
  const intents = intentsOf(state, ports);
  const isDisaggregated = text(state, 'architecture') === 'disaggregated';
  if (isDisaggregated)
    problem({
      place: '$.state.architecture',
      message:
        'Of a disaggregated design only the nodes and their management network are taken; its ports and SAN networks are not.',
    });
  else if (intents.length === 0)
    problem({
      place: '$.state.ports',
      message: 'The design does not say yet how many ports a node has and what they carry.',
    });
  const infra = text(state, 'infraCidr');
  const both = infra === undefined ? undefined : parseSubnet(infra);
  const switchless = text(state, 'storage') === 'switchless';
  const isSharedSubnet = switchless && nodes.length > 2;
  return {
    cluster: text(state, 'clusterName'),
    nodes: nodes.map(({ name, cidr }) => ({ name, ip: ip4Of(cidr?.[0]) })),
    intents: isDisaggregated ? [] : intents,
    storage: isDisaggregated
      ? []
      : storageOf(state, intents).map((one) =>
          // Each cable is a subnet of its own, and which port has which is not in the file.
          isSharedSubnet ? { ...one, subnet: undefined } : one,
        ),
    switchless,
    management: {
      prefix: both?.prefix,
      gateway: ip4Of(text(state, 'infraGateway')),
      vlan: whole(state, [1, 4094], 'infraVlanId'),
      subnet: both === undefined ? undefined : subnetOf(both.address, both.prefix),
    },
  };
};
