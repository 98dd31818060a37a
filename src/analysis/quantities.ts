/** A rate as people say it: `150 Mb/s`, `2.4 Gb/s`, `25 Gb/s`. */
export const rate = (mbps: number): string =>
  mbps < 1000 ? `${round(mbps)} Mb/s` : `${round(mbps / 1000)} Gb/s`;

/** At most two decimals, no trailing zeros: sums of demands carry floating dust. */
const round = (value: number): number => Math.round(value * 100) / 100;
