import type { Infrastructure } from '../../analysis/lots';
import type { Source } from '../../lint/rule';
import { networkConsiderations, vendor } from '../sources';

/** What the four isolation families say of each class, from the documents. */
interface Isolated {
  readonly name: string;
  readonly needs: string;
  readonly why: string;
  readonly sources: readonly Source[];
}

export const isolated: Readonly<Record<Infrastructure, Isolated>> = {
  management: {
    name: 'mgmt',
    needs: 'Management',
    why: 'When the network is busy or under attack, the hosts are still reached only if management does not depend on it.',
    sources: [
      networkConsiderations(
        'you need to have an isolated network for administration to provide guaranteed access to VMs and hosts',
      ),
      networkConsiderations(
        'With an isolated network just for management purposes, you are guaranteed access.',
      ),
    ],
  },
  storage: {
    name: 'storage',
    needs: 'Storage',
    why: 'Storage protocols need guaranteed bandwidth; lag and interruptions by other traffic can cost data.',
    sources: [
      networkConsiderations(
        'a separate storage network will help ensure continuous connectivity between VMs, hosts, and storage media',
      ),
      networkConsiderations(
        'This is the reason for routing storage related network traffic on an isolated network.',
      ),
    ],
  },
  migration: {
    name: 'migration',
    needs: 'vMotion',
    why: 'A migration takes all the bandwidth it finds, so users feel it on a network they share; and its memory pages may cross the wire in clear text.',
    sources: [
      networkConsiderations(
        'if you would mix this traffic with your production network, there is a very strong potential that network delays and failures will affect users and applications',
      ),
      networkConsiderations('I recommend you use a dedicated network for this function.'),
    ],
  },
  ft: {
    name: 'ft',
    needs: 'Fault tolerance',
    why: 'A fault tolerant VM is protected only while the link between its two halves is guaranteed.',
    sources: [
      networkConsiderations(
        'fault tolerance depends on uninterrupted connectivity, so you need fault tolerant VMs on a isolated network',
      ),
      networkConsiderations('This is the reason for isolating this network on a separate network.'),
    ],
  },
};

const stig9 = 'VCFE-9X-000203, 000204 and 000152';

export const segmentSources: Readonly<Record<Infrastructure, readonly Source[]>> = {
  management: [
    vendor('STIG8', 'ESXI-80-000198'),
    vendor('STIG9', stig9),
    vendor('SCG9', 'esx-9.vmk-management'),
    vendor('VSEC-ISO', 'in a dedicated VLAN on a common standard switch'),
  ],
  storage: [
    vendor('STIG8', 'ESXI-80-000199'),
    vendor('STIG9', stig9),
    vendor('SCG9', 'esx-9.vmk-storage'),
    vendor('VSEC-NET'),
    vendor('HV-CLNET', 'SMB isn’t encrypted: a dedicated network, physical or logical'),
  ],
  migration: [
    vendor('STIG8', 'ESXI-80-000160'),
    vendor('STIG9', stig9),
    vendor('SCG9', 'esx-9.vmk-vmotion'),
    vendor('VSEC-NET'),
    vendor('HV-CLNET', 'Use a dedicated network or VLAN for live migration'),
  ],
  ft: [vendor('FT-BP', 'FT logging is unencrypted'), vendor('VSEC-NET')],
};
