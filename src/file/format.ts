/** What every file says of itself, and how much of a file we are ready to take. */
export const formatName = 'vswitchboard';
/** Raised with each migration; see `migrations/`. */
export const currentVersion = 1;
/** Where the JSON Schema of this version is published; files name it so that editors complete and check. */
export const schemaUrl = 'https://vswitchboard.dev/schema/topology-v1.json';

export const limits = {
  /** Longest text of a file, in UTF-16 units. */
  fileUnits: 64 * 1024 * 1024,
  /** Elements (everything with an id) of one design. */
  elements: 1_000_000,
  /** Problems that are listed; the rest is counted. */
  problems: 500,
} as const;
