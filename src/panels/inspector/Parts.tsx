import { useEditorState } from '../../editor/use-editor';
import type { Design } from '../../model/design';
import { find } from '../../model/find';
import { type Kind, kindOf } from '../../model/kinds';
import { useTopology } from '../elements/use-topology';
import { AddPorts } from './AddPorts';
import { ChildList } from './ChildList';
import { Memberships } from './Memberships';
import { NiocPools } from './NiocPools';
import { SectionBox } from './SectionBox';

interface PartList {
  readonly title: string;
  readonly kind: Kind;
  readonly ids: readonly string[];
  readonly add?: string;
}

const ids = (items: readonly { readonly id: string }[] | undefined): readonly string[] =>
  (items ?? []).map((item) => item.id);

/** Lists of what is inside an element, by its kind. Parts that need a place of their own are added from palette or outline. */
const partsOf = (design: Design, id: string): readonly PartList[] => {
  switch (kindOf(id)) {
    case 'host': {
      const host = find(design, 'host', id);
      return [
        { title: 'Physical NICs', kind: 'nic', ids: ids(host?.nics) },
        { title: 'NIC cards', kind: 'card', ids: ids(host?.cards), add: 'Add card' },
        { title: 'Virtual switches', kind: 'switch', ids: ids(host?.switches) },
        { title: 'VMkernel adapters', kind: 'adapter', ids: ids(host?.adapters) },
        { title: 'Virtual machines', kind: 'vm', ids: ids(host?.vms) },
      ];
    }
    case 'vm':
      return [
        { title: 'vNICs', kind: 'vnic', ids: ids(find(design, 'vm', id)?.vnics), add: 'Add vNIC' },
      ];
    case 'distributedSwitch': {
      const spanning = find(design, 'distributedSwitch', id);
      return [
        { title: 'Uplinks', kind: 'uplink', ids: ids(spanning?.uplinks), add: 'Add uplink' },
        { title: 'Link aggregation groups', kind: 'lag', ids: ids(spanning?.lags), add: 'Add LAG' },
        {
          title: 'Port groups',
          kind: 'portGroup',
          ids: ids(spanning?.portGroups),
          add: 'Add port group',
        },
      ];
    }
    case 'physicalSwitch':
      return [
        { title: 'Ports', kind: 'port', ids: ids(find(design, 'physicalSwitch', id)?.ports) },
      ];
    case 'cluster':
      return [
        {
          title: 'Hosts',
          kind: 'host',
          ids: ids(design.hosts.filter((host) => host.clusterId === id)),
        },
      ];
    case 'switch': {
      const host = find(design, 'host', id.split('.')[0]);
      return [
        {
          title: 'Port groups',
          kind: 'portGroup',
          ids: ids(host?.portGroups.filter((group) => group.switchId === id)),
        },
      ];
    }
    default:
      return [];
  }
};

/** What is inside the element, with the editors that lists need. */
export const Parts = ({ id }: { readonly id: string }) => {
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const kind = kindOf(id);
  const parts = partsOf(design, id).filter(
    (part) => part.ids.length > 0 || part.add !== undefined || part.kind === 'port',
  );
  if (parts.length === 0 && kind !== 'host') return null;
  return (
    <SectionBox name={`${kind}/parts`} title="Inside" stated={0} open>
      {parts.map((part) => (
        <ChildList key={part.kind} parentId={id} {...part} />
      ))}
      {kind === 'physicalSwitch' && !readOnly && <AddPorts id={id} />}
      {kind === 'host' && <Memberships id={id} />}
      {kind === 'distributedSwitch' && <NiocPools id={id} />}
    </SectionBox>
  );
};
