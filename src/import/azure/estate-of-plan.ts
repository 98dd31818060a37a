import type {
  Estate,
  FoundAdapter,
  FoundCluster,
  FoundHost,
  FoundNetwork,
  FoundNic,
  FoundSwitch,
  ImportProblem,
  Source,
} from '../estate';
import { emptyEstate } from '../estate';
import { portGroups } from '../microsoft/groups';
import { atcSwitchName } from '../microsoft/switches';
import { said } from '../written';
import { directCables, subnetsOf } from './cables';
import {
  type AzurePlan,
  hasSwitch,
  type Node,
  type PlannedIntent,
  type StorageNetwork,
  sameName,
} from './plan';

type Peer = ReturnType<typeof directCables>;

const nicsOf = (plan: AzurePlan, node: Node, peer: Peer): readonly FoundNic[] => {
  const names = [
    ...plan.intents.flatMap(({ nics }) => nics),
    ...plan.storage.map(({ nic }) => nic),
  ].filter((name, i, all) => all.findIndex((one) => sameName(one, name)) === i);
  return names.map((name) => {
    const of = plan.intents.filter(({ nics }) => nics.some((nic) => sameName(nic, name)));
    const intents = (['management', 'compute', 'storage'] as const).filter((use) =>
      of.some((intent) => intent[use]),
    );
    const other = plan.switchless ? peer(node.name, name) : undefined;
    return {
      name,
      ...said({
        intents: intents.length === 0 ? undefined : intents,
        maxMtuBytes: of.flatMap(({ mtuBytes }) => mtuBytes ?? [])[0],
        rdma: of.flatMap(({ rdma }) => rdma ?? [])[0],
        peer: other === undefined ? undefined : { host: other.node, nic: other.nic },
      }),
    };
  });
};

const switchOf = (intent: PlannedIntent): FoundSwitch => ({
  name: atcSwitchName(intent.name),
  kind: 'external',
  teamMode: 'set',
  uplinks: intent.nics,
  allowManagementOs: intent.management || intent.storage,
  ...said({ setLoadBalancing: intent.loadBalancing }),
});

const isOn = (network: StorageNetwork, { nics }: PlannedIntent): boolean =>
  nics.some((nic) => sameName(nic, network.nic));

const hostOf = (plan: AzurePlan, node: Node, clusterKey: string, peer: Peer): FoundHost => {
  const groups = portGroups();
  const switched = plan.intents.filter(hasSwitch);
  const adapters: FoundAdapter[] = [];
  const managed = plan.intents.find(({ management }) => management);
  if (managed !== undefined) {
    const { prefix, gateway, vlan } = plan.management;
    const isSwitched = hasSwitch(managed);
    const name = isSwitched ? `vManagement(${managed.name})` : (managed.nics[0] ?? 'Management');
    const setting = vlan === undefined ? { vlanUnknown: true } : { vlan };
    adapters.push({
      name,
      services: ['management'],
      ...(isSwitched
        ? {
            switchName: atcSwitchName(managed.name),
            portGroup: groups.of(atcSwitchName(managed.name), setting, 'Management'),
          }
        : said({ nic: managed.nics[0], vlan })),
      ...said({ ip: node.ip, prefix: node.ip === undefined ? undefined : prefix, gateway }),
    });
  }
  for (const network of plan.storage) {
    const intent = plan.intents.find((one) => one.storage && isOn(network, one));
    const address = network.addresses.find(({ node: at }) => sameName(at, node.name));
    const common = said({
      services: network.isCluster === true ? (['cluster'] as const) : (['smb'] as const),
      ip: address?.ip,
      prefix: address?.prefix,
      mtuBytes: intent?.mtuBytes,
      rdma: intent?.rdma === undefined ? undefined : intent.rdma !== 'none',
    });
    const setting = network.vlan === undefined ? { vlanUnknown: true } : { vlan: network.vlan };
    if (intent !== undefined && hasSwitch(intent)) {
      const switchName = atcSwitchName(intent.name);
      adapters.push({
        name: `vSMB(${intent.name}#${network.nic})`,
        switchName,
        portGroup: groups.of(switchName, setting, network.name),
        pinnedNic: network.nic,
        ...common,
      });
    } else
      adapters.push({
        name: network.nic,
        nic: network.nic,
        ...said({ vlan: network.vlan }),
        ...common,
      });
  }
  return {
    name: node.name,
    platform: 'azurelocal',
    cluster: clusterKey,
    nics: nicsOf(plan, node, peer),
    switches: switched.map(switchOf),
    memberships: [],
    portGroups: groups.all(),
    adapters,
    vms: [],
  };
};

const patternOf = ({ switchless, intents }: AzurePlan): FoundCluster['azurePattern'] => {
  if (switchless) return 'switchless';
  if (intents.some((one) => one.management && one.compute && one.storage)) return 'converged';
  return intents.some((one) => one.storage && !one.management) ? 'nonConverged' : undefined;
};

const networksOf = (plan: AzurePlan): readonly FoundNetwork[] => {
  const { subnet, gateway, vlan } = plan.management;
  const storage = plan.storage.flatMap((network) => {
    const subnets = subnetsOf(network);
    return (subnets.length === 0 ? [undefined] : subnets).map((one) => ({ network, subnet: one }));
  });
  const distinct = storage.filter(
    (one, i) =>
      one.subnet === undefined || storage.findIndex((other) => other.subnet === one.subnet) === i,
  );
  return [
    ...(subnet === undefined && gateway === undefined
      ? []
      : [
          {
            name: 'Management',
            traffic: 'management' as const,
            ...said({ subnet, gateway, vlan }),
          },
        ]),
    ...distinct.map(({ network, subnet: own }): FoundNetwork => {
      const isShared = distinct.filter((one) => one.network === network).length > 1;
      return {
        name: isShared && own !== undefined ? `${network.name} ${own}` : network.name,
        traffic: network.isCluster === true ? 'cluster' : 'storage',
        ...said({ vlan: network.vlan, subnet: own }),
      };
    }),
  ];
};

/** The hosts that a plan asks for, with the names that Network ATC gives to switches and adapters. */
export const estateOfPlan = (
  plan: AzurePlan,
  source: Source,
  problems: readonly ImportProblem[],
): Estate => {
  const all = [...problems];
  const problem = (message: string) =>
    all.push({ file: source.files[0] ?? '', place: '', message });
  const peer: Peer = plan.switchless ? directCables(plan, problem) : () => undefined;
  const name = plan.cluster ?? 'Azure Local';
  for (const intent of plan.intents) {
    if (intent.nics.length === 0) problem(`The intent ${intent.name} has no adapter.`);
  }
  if (!plan.intents.some(({ management }) => management) && plan.intents.length > 0)
    problem('No intent carries management: its adapters are left out.');
  return {
    ...emptyEstate(source),
    clusters: [
      {
        key: name,
        name,
        platform: 'azurelocal',
        haEnabled: plan.nodes.length > 1,
        ...said({ azurePattern: patternOf(plan) }),
        // Network ATC moves VMs over the networks of storage, with SMB where they have RDMA.
        ...(plan.intents.some(({ storage }) => storage)
          ? { storageProtocols: ['smb'], liveMigrationOption: 'smb' }
          : {}),
      },
    ],
    hosts: plan.nodes.map((node) => hostOf(plan, node, name, peer)),
    networks: networksOf(plan),
    problems: all,
  };
};
