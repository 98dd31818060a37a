import type { Design } from '../model/design';

export interface TemplateOptions {
  /** How many hosts, 1 to `mostHosts`; each template has its own usual number. */
  readonly hosts?: number;
}

export interface Template {
  readonly id: string;
  readonly title: string;
  /** One sentence for the card in the app and the list in the terminal. */
  readonly summary: string;
  /** Fewest and most hosts it can have; without these 1 to `mostHosts`. */
  readonly least?: number;
  readonly most?: number;
  readonly make: (options?: TemplateOptions) => Design;
}

/** As many as a design holds with room to spare. */
export const mostHosts = 1000;

/** A whole number of hosts within bounds: `hostCount({ hosts: 8 }, 1)` is 8. Throws a RangeError outside. */
export const hostCount = (
  options: TemplateOptions | undefined,
  usual: number,
  { least = 1, most = mostHosts }: { readonly least?: number; readonly most?: number } = {},
): number => {
  const count = options?.hosts ?? usual;
  if (!Number.isInteger(count) || count < least || count > most) {
    throw new RangeError(`hosts must be a whole number from ${least} to ${most}, not ${count}`);
  }
  return count;
};

/** `numbered('esx', 3, 8)` is esx03: at least two digits, as many as the last one needs. */
export const numbered = (prefix: string, n: number, last: number): string =>
  `${prefix}${String(n).padStart(Math.max(2, String(last).length), '0')}`;
