import { build } from '../model/build';
import type { Design } from '../model/design';
import { addressing } from './addressing';
import { azureCluster, azureNode, rdma } from './azure-local';
import { addNetworks } from './networks';
import { racks } from './racks';
import { hostCount, type Template, type TemplateOptions } from './template';

const least = 2;
/** More cannot be deployed without a storage switch. */
const most = 3;

/**
 * Azure Local without a storage switch: two direct cables between every two nodes, each a subnet of
 * its own; only management and compute go to the switches.
 */
export const azureLocalSwitchless = (options?: TemplateOptions): Design => {
  const hosts = hostCount(options, 2, { least, most });
  const plan = addressing(hosts);
  const b = build('Azure Local, storage switchless');
  const clusterId = azureCluster(b, 'switchless');
  const { portOf } = racks(b, {
    hosts,
    portsPerHost: 1,
    port: { mode: 'trunk', allowedVlans: '8,100', nativeVlan: 999, speedMbps: 25_000 },
    linkSpeedMbps: 100_000,
  });
  addNetworks(b, plan, [
    ['Management', 8, 'management'],
    ['VMs', 100, 'production'],
  ]);
  const nodes = Array.from({ length: hosts }, (_, i) => {
    const { host, cards } = azureNode(b, plan, clusterId, i + 1, hosts, portOf);
    let smb = 0;
    /** One end of a direct cable. */
    const end = (side: 0 | 1, subnet: number, address: number, cabledTo?: string): string => {
      smb += 1;
      const nicId = host.nic(`SMB${smb}`, {
        cardId: cards[side],
        speedMbps: 25_000,
        ...(cabledTo === undefined ? {} : { cabledTo }),
        ...rdma,
      });
      host.adapter(`SMB${smb}`, undefined, ['smb'], {
        nicId,
        ip: `10.71.${subnet}.${address}`,
        prefix: 24,
        vlan: 710 + subnet,
        mtuBytes: 9000,
        rdma: true,
      });
      return nicId;
    };
    return end;
  });
  let subnet = 0;
  for (const [i, first] of nodes.entries()) {
    for (const second of nodes.slice(i + 1)) {
      for (const side of [0, 1] as const) {
        subnet += 1;
        const peer = first(side, subnet, 1);
        b.set(peer, { cabledTo: second(side, subnet, 2, peer) });
        b.network(`Storage ${subnet}`, {
          vlan: 710 + subnet,
          subnet: `10.71.${subnet}.0/24`,
          routed: false,
          traffic: 'storage',
        });
      }
    }
  }
  return b.done;
};

const azureLocalSwitchlessTemplate: Template = {
  id: 'azure-local-switchless',
  title: 'Azure Local, switchless',
  summary:
    'Two or three nodes with direct RDMA cables between each two; only management and compute use switches.',
  least,
  most,
  make: azureLocalSwitchless,
};
export default azureLocalSwitchlessTemplate;
