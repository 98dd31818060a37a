import type { FoundNic } from '../estate';
import type { Bundle } from './bundles';
import { type Fields, flagIn, textIn, textsIn, wholeIn } from './objects';

/** An intent of Network ATC: which NICs carry management, compute and storage. */
export interface Intent {
  readonly name: string;
  readonly management: boolean;
  readonly compute: boolean;
  readonly storage: boolean;
  readonly nics: readonly string[];
  readonly managementVlan?: number;
  readonly storageVlans: readonly number[];
}

const intentOf = (fields: Fields): Intent | undefined => {
  const name = textIn(fields, 'IntentName');
  if (name === undefined) return undefined;
  const listed = textsIn(fields, 'NetAdapterNamesAsList');
  // In the text form "#" stands between the names.
  const nics = listed.length > 0 ? listed : (textIn(fields, 'NetAdapterNameCsv')?.split('#') ?? []);
  const vlan = wholeIn(fields, [1, 4094], 'ManagementVLAN');
  return {
    name,
    management: flagIn(fields, 'IsManagementIntentSet') === true,
    compute: flagIn(fields, 'IsComputeIntentSet') === true,
    storage: flagIn(fields, 'IsStorageIntentSet') === true,
    nics: nics.map((nic) => nic.trim()).filter((nic) => nic !== ''),
    storageVlans: textsIn(fields, 'StorageVLANs')
      .map(Number)
      .filter((id) => Number.isInteger(id) && id >= 1 && id <= 4094),
    ...(vlan === undefined ? {} : { managementVlan: vlan }),
  };
};

/** Intents of a host, or of the cluster it is in where the host itself says none. */
export const intentsOf = (host: Bundle, cluster: Bundle): readonly Intent[] => {
  const own = host.of('NetIntent');
  const seen = new Set<string>();
  return (own.length > 0 ? own : cluster.of('NetIntent')).flatMap((fields) => {
    const intent = intentOf(fields);
    if (intent === undefined || seen.has(intent.name)) return [];
    seen.add(intent.name);
    return [intent];
  });
};

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** NICs with what their intents want of them. */
export const withIntents = (
  nics: readonly FoundNic[],
  intents: readonly Intent[],
): readonly FoundNic[] =>
  nics.map((nic) => {
    const of = intents.filter((intent) => intent.nics.some((name) => same(name, nic.name)));
    if (of.length === 0) return nic;
    const wanted = (['management', 'compute', 'storage'] as const).filter((use) =>
      of.some((intent) => intent[use]),
    );
    return wanted.length === 0 ? nic : { ...nic, intents: wanted };
  });

/** What Network ATC's names say: `vManagement(intent)`, `vSMB(intent#adapter)`. */
export const atcAdapter = (
  name: string,
): { readonly service: 'management' | 'smb'; readonly nic?: string } | undefined => {
  if (/^vManagement\(.*\)$/i.test(name)) return { service: 'management' };
  const nic = /^vSMB\([^#]*#(.*)\)$/i.exec(name)?.[1];
  if (nic !== undefined) return { service: 'smb', nic };
  return /^vSMB\(.*\)$/i.test(name) ? { service: 'smb' } : undefined;
};
