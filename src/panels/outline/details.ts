import { vlanWords } from '../../model/describe';
import type { Design } from '../../model/design';
import { find, inList, nameOf } from '../../model/find';
import { kindOf, parentIdOf } from '../../model/kinds';
import { speedShort } from '../../model/quantities';

/** The one thing more that a row tells: a VLAN, an address, a speed. Empty when the design does not say. */
export const detailOf = (design: Design, id: string): string => {
  switch (kindOf(id)) {
    case 'nic': {
      const nic = find(design, 'nic', id);
      if (nic === undefined) return '';
      if (nic.adminUp === false || nic.linkUp === false) return 'down';
      return nic.speedMbps === undefined ? '' : speedShort(nic.speedMbps);
    }
    case 'portGroup': {
      const group = find(design, 'portGroup', id);
      if (group?.unknown?.includes('vlan') === true) return 'VLAN ?';
      return group === undefined ? '' : vlanWords(group);
    }
    case 'adapter':
      return find(design, 'adapter', id)?.ip ?? '';
    case 'vm': {
      const count = find(design, 'vm', id)?.count ?? 1;
      return count > 1 ? `× ${count}` : '';
    }
    case 'vnic': {
      const count = find(design, 'vm', parentIdOf(id))?.count ?? 1;
      return count > 1 ? `× ${count}` : '';
    }
    case 'switch':
      return mtu(find(design, 'switch', id)?.mtuBytes);
    case 'distributedSwitch':
      return mtu(find(design, 'distributedSwitch', id)?.mtuBytes);
    case 'physicalSwitch':
      return `${find(design, 'physicalSwitch', id)?.ports.length ?? 0} ports`;
    case 'port': {
      const parent = find(design, 'physicalSwitch', parentIdOf(id));
      const speed = parent && inList(parent.ports, id)?.speedMbps;
      return speed === undefined ? '' : speedShort(speed);
    }
    case 'storageTarget':
      return find(design, 'storageTarget', id)?.ip ?? '';
    case 'network': {
      const vlan = find(design, 'network', id)?.vlan;
      return vlan === undefined ? '' : String(vlan);
    }
    case 'card':
      return find(design, 'card', id)?.slot ?? '';
    case 'guestCluster':
      return (find(design, 'guestCluster', id)?.memberIds ?? [])
        .map((member) => nameOf(design, member))
        .join(', ');
    default:
      return '';
  }
};

const mtu = (bytes: number | undefined): string => (bytes === undefined ? '' : `MTU ${bytes}`);
