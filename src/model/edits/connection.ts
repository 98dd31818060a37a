import type { Design, Host } from '../design';
import { find, nameOf } from '../find';
import { hostIdOf } from '../kinds';

/** What a wire or a drop would do: an edit with words for its undo step, or why not. */
export type Connection =
  | {
      readonly ok: true;
      /** Words for the undo step. */
      readonly title: string;
      readonly edit: (design: Design) => Design;
    }
  | {
      readonly ok: false;
      /** One line for people. */
      readonly reason: string;
    };

/** Joins two elements of known kinds. */
export type Connector = (design: Design, from: string, to: string) => Connection;

export const yes = (title: string, edit: (design: Design) => Design): Connection => ({
  ok: true,
  title,
  edit,
});
export const no = (reason: string): Connection => ({ ok: false, reason });

export const sameHost = (a: string, b: string): boolean => hostIdOf(a) === hostIdOf(b);

export const inOtherHost = (design: Design, id: string): Connection =>
  no(`${nameOf(design, id)} is in another host.`);

export const already = (design: Design, a: string, b: string): Connection =>
  no(`${nameOf(design, a)} is connected to ${nameOf(design, b)} already.`);

export const hostOf = (design: Design, id: string): Host | undefined =>
  find(design, 'host', hostIdOf(id));
