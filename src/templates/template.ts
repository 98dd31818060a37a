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
  readonly make: (options?: TemplateOptions) => Design;
}

/** As many as a design holds with room to spare. */
export const mostHosts = 1000;

/** A whole number of hosts within bounds: `hostCount({ hosts: 8 }, 1)` is 8. Throws a RangeError outside. */
export const hostCount = (options: TemplateOptions | undefined, usual: number): number => {
  const count = options?.hosts ?? usual;
  if (!Number.isInteger(count) || count < 1 || count > mostHosts) {
    throw new RangeError(`hosts must be a whole number from 1 to ${mostHosts}, not ${count}`);
  }
  return count;
};

/** `numbered('esx', 3, 8)` is esx03: at least two digits, as many as the last one needs. */
export const numbered = (prefix: string, n: number, last: number): string =>
  `${prefix}${String(n).padStart(Math.max(2, String(last).length), '0')}`;
