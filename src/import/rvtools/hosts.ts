import type {
  FoundAdapter,
  FoundCluster,
  FoundHost,
  FoundMembership,
  FoundNic,
  FoundPortGroup,
  FoundSwitch,
  FoundVm,
} from '../estate';
import { said, textOf, wholeOf } from '../written';
import { flagAt } from './policies';
import type { Row } from './table';
import type { Vcenters } from './vcenters';

/** A host under construction; names as keys, so that a row that stands twice is one element. */
export class HostDraft {
  readonly name: string;
  readonly vcenter: string | undefined;
  cluster: string | undefined;
  about: Pick<FoundHost, 'moid' | 'version' | 'model' | 'memoryGb'> = {};
  readonly nics = new Map<string, FoundNic>();
  readonly cards = new Map<string, { readonly key: string; readonly name: string }>();
  readonly switches = new Map<string, FoundSwitch>();
  /** NICs by the standard switch that they serve. */
  readonly uplinks = new Map<string, string[]>();
  readonly portGroups = new Map<string, FoundPortGroup>();
  /** By key of the distributed switch. */
  readonly memberships = new Map<string, FoundMembership['uplinks'][number][]>();
  readonly adapters = new Map<string, FoundAdapter>();
  readonly vms: FoundVm[] = [];

  /** vHost has a row of it. */
  isListed = false;

  constructor(name: string, vcenter: string | undefined) {
    this.name = name;
    this.vcenter = vcenter;
  }

  /** The standard switch of this name, made where only its port groups or NICs tell of it. */
  switchNamed(name: string): void {
    if (!this.switches.has(name))
      this.switches.set(name, { name, kind: 'standard', orderUnknown: true });
  }

  found(knowsUplinks: boolean): FoundHost {
    const { name, vcenter, cluster } = this;
    return {
      ...said({ name: name.trim(), vcenter, cluster, ...this.about } as const),
      name: name.trim(),
      platform: 'vsphere',
      cards: [...this.cards.values()],
      nics: [...this.nics.values()],
      switches: [...this.switches.values()].map((one) =>
        knowsUplinks
          ? { ...one, uplinks: (this.uplinks.get(one.name) ?? []).toSorted(naturally) }
          : one,
      ),
      memberships: [...this.memberships].map(([switchKey, uplinks]) => ({ switchKey, uplinks })),
      portGroups: [...this.portGroups.values()],
      adapters: [...this.adapters.values()],
      vms: this.vms,
    };
  }
}

/** Hosts and clusters of one source, from every tab that names them: users delete tabs. */
export class Hosts {
  private readonly vcenters: Vcenters;
  private readonly drafts = new Map<string, HostDraft>();
  private readonly clusters = new Map<string, FoundCluster>();

  constructor(vcenters: Vcenters) {
    this.vcenters = vcenters;
  }

  /** The host that a row names; undefined, with a complaint, where it names none. */
  of(row: Row): HostDraft | undefined {
    const name = row.name('Host');
    if (name === undefined) {
      row.complain('Host', 'It names no host; it was left out.', 'none');
      return undefined;
    }
    const vcenter = this.vcenters.of(row);
    const key = keyOfHost(vcenter, name);
    let draft = this.drafts.get(key);
    if (draft === undefined) {
      draft = new HostDraft(name, vcenter);
      this.drafts.set(key, draft);
    }
    draft.cluster ??= this.clusterOf(row, vcenter);
    return draft;
  }

  /** A host that is known by now, by its name in a list. */
  named(vcenter: string | undefined, name: string): HostDraft | undefined {
    return this.drafts.get(keyOfHost(vcenter, name));
  }

  all(): readonly HostDraft[] {
    return [...this.drafts.values()];
  }

  private clusterOf(row: Row, vcenter: string | undefined): string | undefined {
    const name = textOf(row.cell('Cluster'), 500);
    if (name === undefined) return undefined;
    const key = `${vcenter ?? ''}|${textOf(row.cell('Datacenter')) ?? ''}|${name}`;
    if (!this.clusters.has(key)) this.clusters.set(key, { key, name, platform: 'vsphere' });
    return key;
  }

  /** vHost: what hosts are. */
  readHosts(rows: readonly Row[]): void {
    for (const row of rows) {
      const draft = this.of(row);
      if (draft === undefined) continue;
      draft.isListed = true;
      const memoryMib = wholeOf(row.cell('# Memory'), [0, 2 ** 40]);
      draft.about = said({
        moid: textOf(row.cell('Object ID')),
        version: versionOf(row),
        model: modelOf(row),
        memoryGb: memoryMib === undefined ? undefined : Math.round(memoryMib / 1024),
      });
    }
  }

  /** vCluster: what clusters do. It does not say the datacenter, so a name that two have tells neither. */
  clustersWith(rows: readonly Row[]): readonly FoundCluster[] {
    const out = new Map(this.clusters);
    const saidOf = new Map<string, Row | undefined>();
    for (const row of rows) {
      const name = textOf(row.cell('Name'), 500);
      if (name === undefined) continue;
      const key = `${this.vcenters.of(row) ?? ''}|${name}`;
      saidOf.set(key, saidOf.has(key) ? undefined : row);
    }
    const used = new Set<string>();
    for (const [key, cluster] of this.clusters) {
      const short = `${key.slice(0, key.indexOf('|'))}|${cluster.name}`;
      used.add(short);
      const row = saidOf.get(short);
      if (row !== undefined) out.set(key, { ...cluster, ...policyOf(row) });
    }
    // Clusters without hosts are clusters as well.
    for (const [short, row] of saidOf) {
      const name = short.slice(short.indexOf('|') + 1);
      if (row === undefined || used.has(short)) continue;
      out.set(short, { key: short, name, platform: 'vsphere', ...policyOf(row) });
    }
    return [...out.values()];
  }
}

/** As people count; rows stand in no order that would mean anything. */
const naturally = new Intl.Collator('en', { numeric: true }).compare;

const keyOfHost = (vcenter: string | undefined, name: string): string =>
  `${vcenter ?? ''}|${name.trim().toLowerCase()}`;

const policyOf = (row: Row): Pick<FoundCluster, 'haEnabled' | 'drsEnabled'> =>
  said({ haEnabled: flagAt(row, 'HA enabled'), drsEnabled: flagAt(row, 'DRS enabled') });

/** `8.0.3` of `VMware ESXi 8.0.3 build-24674464`. */
const versionOf = (row: Row): string | undefined =>
  /\d+(?:\.\d+)+/.exec(row.name('ESX Version') ?? '')?.[0];

/** `HPE ProLiant DL360 Gen10`; the vendor once. */
const modelOf = (row: Row): string | undefined => {
  const vendor = textOf(row.cell('Vendor'));
  const model = textOf(row.cell('Model'));
  if (vendor === undefined || model === undefined) return model;
  return model.toLowerCase().startsWith(vendor.toLowerCase()) ? model : `${vendor} ${model}`;
};
