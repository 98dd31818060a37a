import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { azureCluster, azureNode, rdma } from './azure-local';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, type Template, type TemplateOptions } from './template';

const jumbo = { mtuBytes: 9216, mtuUnit: 'frame' } as const;
const most = 16;

/** Azure Local, switched and not converged: storage on two RDMA NICs of its own, each to its own switch. */
export const azureLocalSwitched = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 2, { most });
  const plan = addressing(hosts);
  const b = build('Azure Local, switched');
  const clusterId = azureCluster(b, 'nonConverged');
  const { portOf } = racks(b, {
    hosts,
    portsPerHost: 2,
    port: {
      mode: 'trunk',
      allowedVlans: '8,100,711,712',
      nativeVlan: 999,
      speedMbps: 25_000,
      ...jumbo,
    },
    linkSpeedMbps: 100_000,
    linkMtu: jumbo,
  });
  addNetworks(b, plan, [
    ['Management', 8, 'management'],
    ['VMs', 100, 'production'],
  ]);
  for (const path of [1, 2]) {
    b.network(`Storage ${path}`, {
      vlan: 710 + path,
      subnet: `10.71.${path}.0/24`,
      routed: false,
      traffic: 'storage',
    });
  }
  for (let n = 1; n <= hosts; n++) {
    const { host, cards } = azureNode(b, plan, clusterId, n, hosts, portOf);
    for (const side of [0, 1] as const) {
      const nicId = host.nic(`SMB${side + 1}`, {
        cardId: cards[side],
        speedMbps: 25_000,
        cabledTo: portOf(n, side, 1),
        ...rdma,
      });
      host.adapter(`SMB${side + 1}`, undefined, ['smb'], {
        nicId,
        vlan: 711 + side,
        ip: `10.71.${side + 1}.${10 + n}`,
        prefix: 24,
        mtuBytes: 9000,
        rdma: true,
      });
    }
  }
  return b.done;
};

const azureLocalSwitchedTemplate: Template = {
  id: 'azure-local-switched',
  title: 'Azure Local, switched',
  summary:
    'Management and compute on one team; storage on two RDMA NICs, each with its own subnet and switch.',
  most,
  make: azureLocalSwitched,
};
export default azureLocalSwitchedTemplate;
