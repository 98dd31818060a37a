import type { Design, Host, ProfileId } from '../model/design';
import { profileOf } from '../model/find';
import { profileIds } from '../model/shape/words';

/**
 * Numbers that rules need and no design states, by profile (catalogue 1.4). Those that no source
 * names are our choice and are shown as such.
 */
export interface Parameters {
  /** Which demand must fit: the documents' worst case is peak. */
  readonly demandBasis: 'peak' | 'average';
  /** Which demand must still fit after one failure. */
  readonly degradedBasis: 'peak' | 'average';
  /** Demand allowed over capacity; 1 = none. Our choice. */
  readonly oversubscription: number;
  /** Peak of a vNIC of which only the average is known. Our choice. */
  readonly peakFactor: number;
  /** Does a stack of physical switches fail as one? Our choice. */
  readonly stackIsOneDomain: boolean;
}

const table: Readonly<Record<ProfileId, Parameters>> = {
  essentials: {
    demandBasis: 'peak',
    degradedBasis: 'average',
    oversubscription: 1,
    peakFactor: 2,
    stackIsOneDomain: false,
  },
  'strict-isolation': {
    demandBasis: 'peak',
    degradedBasis: 'peak',
    oversubscription: 1,
    peakFactor: 2,
    stackIsOneDomain: false,
  },
  converged: {
    demandBasis: 'average',
    degradedBasis: 'average',
    oversubscription: 1,
    peakFactor: 2,
    stackIsOneDomain: false,
  },
  hyperv: {
    demandBasis: 'average',
    degradedBasis: 'average',
    oversubscription: 1,
    peakFactor: 2,
    stackIsOneDomain: false,
  },
};

export const isBuiltInProfile = (id: string): id is ProfileId => Object.hasOwn(profileIds, id);

/** The built-in profile that stands behind an id: itself, the base of an own profile, or essentials for one that is not there. */
export const baseProfile = (design: Pick<Design, 'review'>, id: string): ProfileId => {
  if (isBuiltInProfile(id)) return id;
  return design.review.profiles.find((p) => p.id === id)?.base ?? 'essentials';
};

/** The parameters of a built-in profile, or of one of the design's own: its base with what it states on top. */
export const parametersIn = (design: Pick<Design, 'review'>, profile: string): Parameters => {
  const base = table[baseProfile(design, profile)];
  const own = design.review.profiles.find(({ id }) => id === profile);
  if (own === undefined || isBuiltInProfile(profile)) return base;
  const { oversubscriptionPercent, peakPercent } = own;
  return {
    demandBasis: own.demandBasis ?? base.demandBasis,
    degradedBasis: own.degradedBasis ?? base.degradedBasis,
    oversubscription:
      oversubscriptionPercent === undefined ? base.oversubscription : oversubscriptionPercent / 100,
    peakFactor: peakPercent === undefined ? base.peakFactor : peakPercent / 100,
    stackIsOneDomain: own.stackIsOneDomain ?? base.stackIsOneDomain,
  };
};

export const parametersOf = (design: Design, host: Host): Parameters =>
  parametersIn(design, profileOf(design, host));
