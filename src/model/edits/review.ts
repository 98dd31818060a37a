import type { Cluster, DerivedProfile, Design, SeverityOrOff, Waiver } from '../design';
import { profileIds } from '../shape/words';
import { type Patch, patched, set } from './change';

/** What reviewers decide: waivers, profiles and severities. None of it changes the topology. */

const withReview = (design: Design, patch: Partial<Design['review']>): Design => ({
  ...design,
  review: { ...design.review, ...patch },
});

/** Waives a rule on an element, or with `*` everywhere. A waiver of the same rule and target is replaced. */
export const waive = (design: Design, waiver: Waiver): Design =>
  withReview(design, {
    waivers: [
      ...design.review.waivers.filter((w) => w.rule !== waiver.rule || w.target !== waiver.target),
      waiver,
    ],
  });

/** Takes a waiver back; the design unchanged when there is none. */
export const unwaive = (design: Design, rule: string, target: string): Design => {
  const waivers = design.review.waivers.filter((w) => w.rule !== rule || w.target !== target);
  return waivers.length === design.review.waivers.length ? design : withReview(design, { waivers });
};

/** The profile of the design, or of one cluster; undefined states none (essentials, or the design's). */
export const setProfile = (
  design: Design,
  profile: string | undefined,
  clusterId?: string,
): Design => {
  if (clusterId !== undefined) return set<Cluster>(design, clusterId, { profile });
  const review = patched(design.review, { profile });
  return review === design.review ? design : { ...design, review };
};

const freeId = (design: Design, wanted: string): string => {
  const taken = new Set([
    ...Object.keys(profileIds),
    ...design.review.profiles.map((profile) => profile.id),
  ]);
  const slug =
    wanted
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'own';
  let id = slug;
  for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`;
  return id;
};

/** Adds a profile of the design's own, with the severities of a built-in one to start from. */
export const deriveProfile = (
  design: Design,
  name: string,
  base: DerivedProfile['base'],
): { readonly design: Design; readonly id: string } => {
  const id = freeId(design, name);
  const profile: DerivedProfile = { id, name, base, severities: [] };
  return {
    id,
    design: withReview(design, { profiles: [...design.review.profiles, profile] }),
  };
};

/** Renames one of the design's own profiles, derives it from another built-in one, or states its parameters; its id stays. */
export const changeProfile = (
  design: Design,
  profileId: string,
  patch: Patch<Omit<DerivedProfile, 'id' | 'severities'>>,
): Design =>
  withReview(design, {
    profiles: design.review.profiles.map((profile) =>
      profile.id === profileId ? patched<DerivedProfile>(profile, patch) : profile,
    ),
  });

/** States the severity of a rule in one of the design's own profiles; undefined goes back to the base. */
export const setSeverity = (
  design: Design,
  profileId: string,
  rule: string,
  severity: SeverityOrOff | undefined,
): Design =>
  withReview(design, {
    profiles: design.review.profiles.map((profile) => {
      if (profile.id !== profileId) return profile;
      const others = profile.severities.filter((s) => s.rule !== rule);
      return {
        ...profile,
        severities: severity === undefined ? others : [...others, { rule, severity }],
      };
    }),
  });

/** Removes one of the design's own profiles; whatever used it goes back to none. */
export const removeProfile = (design: Design, profileId: string): Design => {
  const { profile: used, ...rest } = design.review;
  const review = {
    ...rest,
    ...(used === undefined || used === profileId ? {} : { profile: used }),
    profiles: design.review.profiles.filter((profile) => profile.id !== profileId),
  };
  const clusters = design.clusters.map((cluster) =>
    cluster.profile === profileId ? patched(cluster, { profile: undefined }) : cluster,
  );
  return {
    ...design,
    review,
    ...(clusters.some((c, i) => c !== design.clusters[i]) ? { clusters } : {}),
  };
};
