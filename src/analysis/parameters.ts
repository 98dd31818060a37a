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
}

const table: Readonly<Record<ProfileId, Parameters>> = {
  essentials: {
    demandBasis: 'peak',
    degradedBasis: 'average',
    oversubscription: 1,
    peakFactor: 2,
  },
  'strict-isolation': {
    demandBasis: 'peak',
    degradedBasis: 'peak',
    oversubscription: 1,
    peakFactor: 2,
  },
  converged: {
    demandBasis: 'average',
    degradedBasis: 'average',
    oversubscription: 1,
    peakFactor: 2,
  },
  hyperv: { demandBasis: 'average', degradedBasis: 'average', oversubscription: 1, peakFactor: 2 },
};

export const isBuiltInProfile = (id: string): id is ProfileId => Object.hasOwn(profileIds, id);

/** The built-in profile that stands behind an id: itself, the base of an own profile, or essentials for one that is not there. */
export const baseProfile = (design: Pick<Design, 'review'>, id: string): ProfileId => {
  if (isBuiltInProfile(id)) return id;
  return design.review.profiles.find((p) => p.id === id)?.base ?? 'essentials';
};

export const parametersOf = (design: Design, host: Host): Parameters =>
  table[baseProfile(design, profileOf(design, host))];
