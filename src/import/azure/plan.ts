/** A deployment of Azure Local as it is planned, before any host is there. Both ARM and ODIN say this. */
export interface AzurePlan {
  readonly cluster: string | undefined;
  readonly nodes: readonly Node[];
  readonly intents: readonly PlannedIntent[];
  readonly storage: readonly StorageNetwork[];
  /** Storage runs over direct cables between the nodes. */
  readonly switchless: boolean;
  readonly management: {
    readonly prefix: number | undefined;
    readonly gateway: string | undefined;
    readonly vlan: number | undefined;
    readonly subnet: string | undefined;
  };
}

export interface Node {
  readonly name: string;
  readonly ip: string | undefined;
}

export interface PlannedIntent {
  readonly name: string;
  readonly management: boolean;
  readonly compute: boolean;
  readonly storage: boolean;
  readonly nics: readonly string[];
  /** Only where the plan overrides what Network ATC would choose. */
  readonly loadBalancing: 'hyperVPort' | 'dynamic' | undefined;
  readonly mtuBytes: number | undefined;
  readonly rdma: 'none' | 'roce' | 'rocev2' | 'iwarp' | undefined;
}

export interface StorageNetwork {
  readonly name: string;
  readonly nic: string;
  readonly vlan: number | undefined;
  /** Of the whole network, where the plan gives it; else from the addresses. */
  readonly subnet: string | undefined;
  readonly addresses: readonly {
    readonly node: string;
    readonly ip: string;
    readonly prefix: number | undefined;
  }[];
  /** Carries cluster traffic of a SAN deployment, and no storage. */
  readonly isCluster?: boolean;
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Storage alone runs on the NICs themselves; management alone does on one NIC. All else gets a switch. */
export const hasSwitch = ({ management, compute, storage, nics }: PlannedIntent): boolean =>
  compute || (management && storage) || (management && nics.length > 1);
