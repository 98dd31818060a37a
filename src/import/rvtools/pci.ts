import type { Cell } from '../piece';

const secondsOfDay = 86_400;

const two = (n: number): string => String(n).padStart(2, '0');

/** `0000:02:00.2` was taken for 0 hours, 2 minutes and 0.2 seconds: the digits are still those of the address. */
const fromTenths = (tenths: number): string | undefined => {
  const seconds = Math.floor(tenths / 10);
  const minutes = Math.floor(seconds / 60);
  const domain = Math.floor(minutes / 60);
  const pciFunction = tenths % 10;
  if (domain > 23 || pciFunction > 7) return undefined;
  return `${String(domain).padStart(4, '0')}:${two(minutes % 60)}:${two(seconds % 60)}.${pciFunction}`;
};

export interface PciAddress {
  /** `0000:81:00.2`: domain, bus, device and function, the first three in hexadecimal digits. */
  readonly address: string;
  /** It had become a time on its way through a spreadsheet, and was read back. */
  readonly isRepaired: boolean;
}

/**
 * A PCI address, also where it was damaged into a time (formats §1.2, vNIC): a number of days, a
 * time `00:02:00.200000`, or a date with one. Undefined for what is neither.
 */
export const pciOf = (cell: Cell | undefined): PciAddress | undefined => {
  if (typeof cell === 'number') {
    const tenths = Math.round(cell * secondsOfDay * 10);
    // Off by more than a rounding of the ninth digit is no address.
    if (cell < 0 || cell >= 1 || Math.abs(cell * secondsOfDay * 10 - tenths) > 0.002)
      return undefined;
    const address = fromTenths(tenths);
    return address === undefined ? undefined : { address, isRepaired: true };
  }
  if (typeof cell !== 'string') return undefined;
  const text = cell.trim().toLowerCase();
  if (/^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/.test(text)) {
    return { address: text, isRepaired: false };
  }
  const time =
    /^(?:\d{4}-\d{2}-\d{2}[t ])?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d)0*)?z?$/.exec(text) ?? undefined;
  if (time === undefined) return undefined;
  const [hours = 0, minutes = 0, seconds = 0, tenth = 0] = time.slice(1).map((n) => Number(n ?? 0));
  if (minutes > 59 || seconds > 59) return undefined;
  const address = fromTenths(((hours * 60 + minutes) * 60 + seconds) * 10 + tenth);
  return address === undefined ? undefined : { address, isRepaired: true };
};

/** What the ports of one card share: the address without its function. */
export const cardOf = (address: string): string => address.slice(0, address.lastIndexOf('.'));
