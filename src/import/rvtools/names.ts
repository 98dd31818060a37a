/** The API writes these three characters in names as `%2f`; people see and write them as they are. */
export const nameOf = (written: string): string =>
  written.includes('%')
    ? written.replaceAll(/%(2f|5c|25)/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : written;

/** `Uplink 1, Uplink 2`. */
export const listOf = (written: string | undefined): readonly string[] =>
  (written ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
