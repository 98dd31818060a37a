import { switchPortShape } from '../model/shape/physical';
import { type Complain, type Draft, said } from './draft';
import type { FoundNic, Neighbour } from './estate';

interface Port {
  readonly draft: Draft;
  readonly id: string;
  plugged?: string;
}
interface Physical {
  readonly id: string;
  readonly name: string;
  vendor?: string;
  model?: string;
  readonly ports: Map<string, Port>;
}

/**
 * Physical switches as CDP and LLDP heard them: each name is a switch, each port that somebody is
 * plugged into is a port. Cables between hosts are drawn once both ends are there.
 */
export class Cables {
  private readonly physical = new Map<string, Physical>();
  private readonly nics = new Map<string, string>();
  private readonly peers: { readonly draft: Draft; readonly to: string; readonly from: string }[] =
    [];
  private readonly complain: Complain;

  constructor(complain: Complain) {
    this.complain = complain;
  }

  /** Remembers a NIC, and plugs it where its neighbour is. */
  plug(nic: Draft, found: FoundNic, hostName: string): void {
    const here = nicKey(hostName, found.name);
    this.nics.set(here, String(nic.id));
    if (found.neighbour !== undefined)
      this.toPort(nic, found.neighbour, `${hostName} › ${found.name}`);
    else if (found.peer !== undefined) {
      this.peers.push({ draft: nic, to: nicKey(found.peer.host, found.peer.nic), from: here });
    }
  }

  /** Cables from NIC to NIC, written on the end that comes first. */
  plugPeers(): void {
    const done = new Set<string>();
    for (const { draft, to, from } of this.peers) {
      const other = this.nics.get(to);
      if (other === undefined || done.has(from) || done.has(to)) continue;
      draft.cabledTo = other;
      done.add(from).add(to);
    }
  }

  switches(): readonly Draft[] {
    return [...this.physical.values()].map(({ id, name, vendor, model, ports }) => ({
      id,
      name,
      ports: [...ports.values()].map(({ draft }) => draft),
      ...(vendor === undefined ? {} : { vendor }),
      ...(model === undefined ? {} : { model }),
    }));
  }

  private toPort(nic: Draft, neighbour: Neighbour, place: string): void {
    const physical = this.switchOf(neighbour);
    let port = physical.ports.get(neighbour.portName);
    if (port === undefined) {
      const id = `${physical.id}.p${physical.ports.size + 1}`;
      port = { id, draft: { id, name: neighbour.portName, ...said(switchPortShape, neighbour) } };
      physical.ports.set(neighbour.portName, port);
    }
    if (port.plugged !== undefined) {
      this.complain(
        place,
        `${neighbour.protocol.toUpperCase()} names ${physical.name} ${neighbour.portName}, where another NIC is plugged in; this cable was left out.`,
      );
      return;
    }
    port.plugged = place;
    nic.cabledTo = port.id;
  }

  private switchOf({ switchName, vendor, model }: Neighbour): Physical {
    let physical = this.physical.get(switchName);
    if (physical === undefined) {
      physical = { id: `s${this.physical.size + 1}`, name: switchName, ports: new Map() };
      this.physical.set(switchName, physical);
    }
    if (vendor !== undefined) physical.vendor ??= vendor;
    if (model !== undefined) physical.model ??= model;
    return physical;
  }
}

const nicKey = (host: string, nic: string): string => `${host.toLowerCase()}|${nic.toLowerCase()}`;
