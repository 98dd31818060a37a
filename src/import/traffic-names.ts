import type { Service, TrafficClass } from '../model/design';

/** A row of the table that reads traffic off names: edited by people, so words and not expressions. */
export interface TrafficPattern {
  /** Words apart by commas; a name that has one of them as a word, or in camel case, is of this traffic. */
  readonly words: string;
  readonly traffic: TrafficClass;
}

/**
 * What people call networks, most telling first: `vMotion-Mgmt` is for migration. Short forms count
 * only as words of their own: `FT` is Fault Tolerance, the ft of `Microsoft` is not.
 */
export const defaultPatterns: readonly TrafficPattern[] = [
  { words: 'vmotion, livemigration, live migration, migration, vmo', traffic: 'migration' },
  { words: 'fault tolerance, ftlogging, ft logging, ft', traffic: 'ft' },
  {
    words: 'vsan, iscsi, nfs, smb, storage, san, nas, nvme, s2d',
    traffic: 'storage',
  },
  { words: 'replication, vr, srm, hbr', traffic: 'replication' },
  { words: 'provisioning, nfc', traffic: 'provisioning' },
  { words: 'backup, bkp, bck, veeam', traffic: 'backup' },
  { words: 'heartbeat, hb', traffic: 'heartbeat' },
  { words: 'tep, vtep, overlay, geneve, vxlan, nsx', traffic: 'overlay' },
  { words: 'csv, cluster', traffic: 'cluster' },
  {
    words: 'management, management network, mgmt, mgt, mgm, esxi, esx, vmk0, service console',
    traffic: 'management',
  },
];

/** The words of a name: at blanks, punctuation, digits and between cases. `dvPG-vMotionA_12` → dv pg v motion a, dvpg vmotiona … */
const wordsOf = (name: string): string => {
  const spaced = name
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ');
  const camel = spaced.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
  return ` ${spaced.toLowerCase()}  ${camel.toLowerCase()} `.replace(/\s+/g, ' ');
};

/** Long words tell wherever they stand in a name (`PROD_VMOTIONNET`); short ones only as a word. */
const tellingUnits = 5;

const tells = (words: string, pattern: string): boolean =>
  pattern
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .some(
      (word) =>
        word !== '' &&
        (words.includes(` ${word} `) || (word.length >= tellingUnits && words.includes(word))),
    );

/** The traffic that a name tells, and the words that told; undefined where it tells nothing. */
export const trafficOfName = (
  name: string,
  patterns: readonly TrafficPattern[] = defaultPatterns,
): TrafficClass | undefined => {
  const words = wordsOf(name);
  return patterns.find((pattern) => tells(words, pattern.words))?.traffic;
};

/** The services that a name suggests for a VMkernel adapter; storage is told apart by its protocol. */
export const servicesOfName = (
  name: string,
  patterns: readonly TrafficPattern[] = defaultPatterns,
): readonly Service[] | undefined => {
  const traffic = trafficOfName(name, patterns);
  if (traffic === undefined) return undefined;
  if (traffic === 'storage') {
    const words = wordsOf(name);
    const protocol = (['vsan', 'iscsi', 'nfs', 'smb', 'nvme'] as const).find((p) =>
      tells(words, p),
    );
    return protocol === undefined ? undefined : [protocol];
  }
  const service = serviceOf[traffic];
  return service === undefined ? undefined : [service];
};

const serviceOf: Readonly<Partial<Record<TrafficClass, Service>>> = {
  management: 'management',
  migration: 'vmotion',
  ft: 'ftLogging',
  backup: 'backup',
  provisioning: 'provisioning',
  replication: 'replication',
  cluster: 'cluster',
  overlay: 'overlay',
};
