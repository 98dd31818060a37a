import type { Design } from '../design';
import type { Made } from './fresh';

/** The shape that all drops share. */

export type Drop =
  | {
      readonly ok: true;
      /** Words for the undo step: `Add NIC to vSwitch1`. */
      readonly title: string;
      readonly edit: (design: Design) => Made;
    }
  | {
      readonly ok: false;
      /** One line for people. */
      readonly reason: string;
    };

/** The element under a drop, and the host it is in or whose part of a distributed switch it is. */
export interface DropTarget {
  readonly id: string;
  readonly hostId: string | undefined;
}
export type DropAt = { readonly x: number; readonly y: number };

export type Dropper = (
  design: Design,
  target: DropTarget | undefined,
  at: DropAt | undefined,
) => Drop;

export const yes = (title: string, edit: (design: Design) => Made): Drop => ({
  ok: true,
  title,
  edit,
});
export const no = (reason: string): Drop => ({ ok: false, reason });
