import { type Estate, emptyEstate, type Skipped } from '../estate';
import { type Part, partOf } from '../json-parts';
import type { Piece, Reader } from '../piece';
import { secretsIn, secretsSkipped } from '../secrets';
import { bringUpEstate, isBringUp } from './bring-up';
import { clustersIn, domainEstate } from './domain';
import { type Pool, poolOf } from './networks';
import { purposeOf } from './traffic';

type Kind = 'bringUp' | 'domain' | 'pool';

const kindOf = (spec: Part): Kind | undefined => {
  if (isBringUp(spec)) return 'bringUp';
  if (clustersIn(spec).length > 0) return 'domain';
  return poolOf(spec) === undefined ? undefined : 'pool';
};

const most = 200;

/** Specifications of a file: one, or a list of them. */
const specsOf = (piece: Piece): readonly { readonly spec: Part; readonly kind: Kind }[] => {
  if (piece.kind !== 'json') return [];
  const list: readonly unknown[] = Array.isArray(piece.value) ? piece.value : [piece.value];
  return list.slice(0, most).flatMap((one, i) => {
    const spec = partOf(one, Array.isArray(piece.value) ? `$[${i}]` : '$');
    const kind = spec === undefined ? undefined : kindOf(spec);
    return spec === undefined || kind === undefined ? [] : [{ spec, kind }];
  });
};

const tunnels: Skipped = {
  what: 'Tunnel endpoints of NSX',
  why: 'NSX makes them itself, on no port group; their network is taken',
};

const withSkipped = (estate: Estate, count: number): Estate => {
  const isOverlay = estate.networks.some(({ traffic }) => traffic === 'overlay');
  const more = [...secretsSkipped(count), ...(isOverlay ? [tunnels] : [])];
  return { ...estate, skipped: [...estate.skipped, ...more] };
};

const inWords = ({ name, networks }: Pool): string =>
  `This is the network pool “${name}” (${networks
    .map(
      ({ type, vlan }) => `${purposeOf(type).title}${vlan === undefined ? '' : ` on VLAN ${vlan}`}`,
    )
    .join(
      ', ',
    )}): it holds no hosts. Import it together with the specification of the domain whose hosts use it.`;

/** VMware Cloud Foundation: what builds its domains, in the JSON of versions 4, 5 and 9 and of the SDK. */
export const vcfReader: Reader = {
  title: 'VMware Cloud Foundation specification',
  claims: (piece) => specsOf(piece).length > 0,
  read: async (pieces, progress) => {
    const found = pieces.flatMap((piece) => specsOf(piece).map((one) => ({ ...one, piece })));
    const pools = found.flatMap(({ kind, spec, piece }) => {
      const pool = kind === 'pool' ? poolOf(spec) : undefined;
      return pool === undefined ? [] : [{ pool, piece }];
    });
    // Hosts do not say which pool they are of: only one that is alone can be theirs.
    const only = pools.length === 1 ? pools[0] : undefined;
    const specs = found.filter(({ kind }) => kind !== 'pool');
    const isUsed = only !== undefined && specs.some(({ kind }) => kind === 'domain');
    const estates = specs.map(({ spec, kind, piece }, i) => {
      progress(i, specs.length, piece.name);
      const estate =
        kind === 'bringUp'
          ? bringUpEstate(spec, piece.name)
          : domainEstate(spec, piece.name, only?.pool);
      return withSkipped(estate, secretsIn(piece.kind === 'json' ? piece.value : undefined));
    });
    const left = isUsed ? [] : pools;
    const asides = left.map(({ pool, piece }): Estate => {
      const message =
        pools.length > 1 && specs.some(({ kind }) => kind === 'domain')
          ? `There are ${pools.length} network pools here, and hosts do not say which is theirs: “${pool.name}” was left out.`
          : inWords(pool);
      return {
        ...emptyEstate({ kind: 'vcf', files: [piece.name] }),
        problems: [{ file: piece.name, place: '', message }],
      };
    });
    return [...estates, ...asides];
  },
};
