import {
  Box,
  CardSim,
  Cpu,
  Database,
  EthernetPort,
  Globe,
  Group,
  Layers,
  Link2,
  type LucideIcon,
  MonitorDot,
  Network,
  Plug,
  Router,
  Server,
  Share2,
  StickyNote,
  Tags,
  Unplug,
  Waypoints,
} from 'lucide-react';
import type { Kind } from '../../model/kinds';

const icons: Readonly<Record<Kind, LucideIcon>> = {
  cluster: Group,
  host: Server,
  card: CardSim,
  nic: EthernetPort,
  switch: Share2,
  portGroup: Tags,
  adapter: Cpu,
  vm: MonitorDot,
  vnic: Plug,
  distributedSwitch: Waypoints,
  uplink: Unplug,
  lag: Layers,
  physicalSwitch: Router,
  port: Plug,
  portChannel: Layers,
  link: Link2,
  storageTarget: Database,
  network: Globe,
  guestCluster: Network,
  note: StickyNote,
};

/** The picture of a kind; words always stand beside it. */
export const KindIcon = ({
  kind,
  size = 14,
}: {
  readonly kind: Kind | undefined;
  readonly size?: number;
}) => {
  const Icon = kind === undefined ? Box : icons[kind];
  return (
    <Icon size={size} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-faint" />
  );
};
