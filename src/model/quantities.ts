/** How link speeds and rates are written. All arguments are Mb/s. */

const trimmed = (value: number): string => String(Math.round(value * 10) / 10);

/** Link speed in the trade's words: `1 GbE`, `2.5 GbE`, `100 MbE`. */
export const speedWords = (mbps: number): string =>
  mbps >= 1000 ? `${trimmed(mbps / 1000)} GbE` : `${mbps} MbE`;

/** Link speed where there is little room: `1G`, `2.5G`, `100M`. */
export const speedShort = (mbps: number): string =>
  mbps >= 1000 ? `${trimmed(mbps / 1000)}G` : `${mbps}M`;

/** A rate: `400 Mb/s`, `1.6 Gb/s`. */
export const rateWords = (mbps: number): string =>
  mbps >= 1000 ? `${trimmed(mbps / 1000)} Gb/s` : `${Math.round(mbps)} Mb/s`;
