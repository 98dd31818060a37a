import { sharedFactsOf } from '../../analysis/facts';
import {
  type Isolation,
  type IsolationLevel,
  type IsolationVector,
  isolationLevels,
} from '../../analysis/isolation';
import type { MatrixCell } from '../../analysis/isolation-matrix';
import { placeInWords } from '../../analysis/segments';
import type { Design } from '../../model/design';
import { findAny, nameOf } from '../../model/find';

interface LevelWords {
  /** Stands for the level without colour. */
  readonly letter: string;
  /** Fits a cell. */
  readonly short: string;
  readonly long: string;
}

/** Undefined: the design does not say enough. */
export const levelWords = (level: IsolationLevel | undefined): LevelWords =>
  level === undefined
    ? { letter: '?', short: 'not said', long: 'Not said: VLANs or cables are missing' }
    : { ...levels[level], long: isolationLevels[level] };

const levels: Readonly<Record<IsolationLevel, Omit<LevelWords, 'long'>>> = {
  shared: { letter: 'S', short: 'shared' },
  logical: { letter: 'L', short: 'logical' },
  'logical-preferred': { letter: 'P', short: 'preferred' },
  'physical-uplink': { letter: 'U', short: 'uplinks' },
  'physical-fabric': { letter: 'F', short: 'fabric' },
};
export const levelOrder: readonly (IsolationLevel | undefined)[] = [
  'shared',
  undefined,
  'logical',
  'logical-preferred',
  'physical-uplink',
  'physical-fabric',
];

/** The dimensions in the order of the path outwards, as questions that yes or no answers. */
export const dimensions: Readonly<Record<keyof IsolationVector, string>> = {
  adapter: 'Own adapters',
  l2: 'Own broadcast domains',
  l3: 'No route between them',
  vswitch: 'Own virtual switches',
  uplinkSteady: 'Own uplinks while all works',
  uplinkAlways: 'Own uplinks after a failure',
  card: 'Own NIC cards',
  pswitch: 'Own physical switches',
};

export const answerWords = (answer: boolean | undefined): string =>
  answer === undefined ? 'not said' : answer ? 'yes' : 'no';

/** What the two have in common, from the adapter outwards: a heading and the names. */
export const sharedWords = (
  design: Design,
  { isolation, host }: MatrixCell,
): readonly (readonly [heading: string, names: string])[] => {
  const { shared } = isolation;
  const facts = sharedFactsOf(design);
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(design, bare(id))).join(', ');
  const inside = (segment: string) => {
    const id = bare(segment.slice(0, segment.indexOf('~')));
    return nameOf(design, id);
  };
  const words: (readonly [string, string])[] = [
    ['Adapters', names(shared.endpoints)],
    [
      'Broadcast domains',
      shared.segments
        .map((s) => placeInWords(s, s.includes('~') ? inside(s) : host.name, facts))
        .join(', '),
    ],
    ['Virtual switches', names(shared.vswitches)],
    ['Uplinks while all works', names(shared.nicsNow)],
    [
      'Uplinks after a failure',
      names(shared.nicsEver.filter((id) => !shared.nicsNow.includes(id))),
    ],
    ['NIC cards', names(shared.cards)],
    ['Physical switches', names(shared.physicalSwitches)],
  ];
  return words.filter(([, text]) => text !== '');
};

/** A distributed switch on one host is `d1@h1`. */
const bare = (id: string): string => id.split('@')[0] ?? id;

/** Elements to select so that the canvas shows what they share. */
export const sharedElements = (design: Design, { shared }: Isolation): readonly string[] =>
  [
    ...new Set(
      [
        ...shared.endpoints,
        ...shared.vswitches,
        ...shared.nicsEver,
        ...shared.physicalSwitches,
        ...shared.segments.map((segment) => segment.split(/[~/]/)[0] ?? ''),
      ].map(bare),
    ),
  ].filter((id) => findAny(design, id) !== undefined);
