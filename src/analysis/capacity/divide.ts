/** A claim on a link that others claim too. Rates in Mb/s. */
export interface Claim {
  /** Shares (NIOC) or weight (Hyper-V); what counts is the ratio. */
  readonly shares: number;
  readonly reservationMbps?: number | undefined;
  readonly limitMbps?: number | undefined;
}

/**
 * What each claim can count on when all send as much as they can: by shares, never below a
 * reservation and never above a limit; what a limit leaves goes to the others (catalogue 5.7).
 * Reservations that do not fit the link together are honoured in part.
 */
export const divided = (speedMbps: number, claims: readonly Claim[]): readonly number[] => {
  const fixed = new Map<Claim, number>();
  for (;;) {
    let left = speedMbps;
    for (const mbps of fixed.values()) left -= mbps;
    const open = claims.filter((claim) => !fixed.has(claim));
    const shares = open.reduce((sum, claim) => sum + claim.shares, 0);
    const part = (claim: Claim) => (shares === 0 ? 0 : (Math.max(left, 0) * claim.shares) / shares);
    // Floors first: what they take lowers everybody's part, which may free a cap again.
    const low = open.filter((claim) => (claim.reservationMbps ?? 0) > part(claim));
    const high = open.filter(
      (claim) => (claim.limitMbps ?? Number.POSITIVE_INFINITY) < part(claim),
    );
    for (const claim of low) fixed.set(claim, Math.min(claim.reservationMbps ?? 0, speedMbps));
    if (low.length > 0) continue;
    for (const claim of high) fixed.set(claim, claim.limitMbps ?? 0);
    if (high.length > 0) continue;
    const all = claims.map((claim) => fixed.get(claim) ?? part(claim));
    const sum = all.reduce((total, mbps) => total + mbps, 0);
    return sum > speedMbps ? all.map((mbps) => (mbps * speedMbps) / sum) : all;
  }
};
