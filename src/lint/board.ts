import { compareIds } from './order';
import { makePile } from './pile';
import type { Spoken } from './spoken';

interface Said {
  readonly key: string;
  readonly text: string;
  readonly hosts: readonly string[];
}

interface Slot<T> {
  /** Nearly always one. */
  readonly entries: Spoken<T>[];
  shown: readonly Spoken<T>[];
}

export interface BoardChange<T> {
  readonly out: readonly Spoken<T>[];
  readonly come: readonly Spoken<T>[];
}

const hostsOfAll = (entries: readonly Spoken<Said>[]): readonly string[] =>
  [...new Set(entries.flatMap(({ said }) => said.hosts))].sort(compareIds);

/** Worst first, then as in the list; between equals the one of the first host, whatever came first. */
const compare = (a: Spoken<Said>, b: Spoken<Said>): number => {
  if (a.pile !== b.pile) return a.pile < b.pile ? -1 : 1;
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  const byHost = compareIds(a.said.hosts[0] ?? '', b.said.hosts[0] ?? '');
  if (byHost !== 0) return byHost;
  const [x, y] = [JSON.stringify(a.said), JSON.stringify(b.said)];
  return x === y ? 0 : x < y ? -1 : 1;
};

/**
 * Keys stay apart: several hosts may say the same of a thing they share, which is one finding of
 * all of them; one rule may also say two things of the same objects, of two VLANs for instance.
 */
const shownOf = <T extends Said>(entries: readonly Spoken<T>[]): readonly Spoken<T>[] => {
  if (entries.length < 2) return entries.slice();
  const byText = new Map<string, Spoken<T>[]>();
  for (const entry of [...entries].sort(compare)) {
    const same = byText.get(entry.said.text);
    if (same === undefined) byText.set(entry.said.text, [entry]);
    else same.push(entry);
  }
  return [...byText.values()].flatMap((same, nth): Spoken<T>[] => {
    const [first, another] = same;
    if (first === undefined) return [];
    if (nth === 0 && another === undefined) return [first];
    const { said } = first;
    const hosts = another === undefined ? said.hosts : hostsOfAll(same);
    const key = nth === 0 ? said.key : `${said.key}#${nth + 1}`;
    return [{ ...first, said: { ...said, key, hosts } }];
  });
};

const none: readonly never[] = [];

/** A list of ten thousand is put together when somebody reads it, not after every edit. */
const once = <V>(make: () => V): (() => V) => {
  let made: { readonly value: V } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** A sorted list of what is said, kept up to date by what comes and goes. */
export const makeBoard = <T extends Said>() => {
  const slots = new Map<string, Slot<T>>();
  const piles = new Map<string, ReturnType<typeof makePile<T>>>();
  const touched = new Set<string>();
  let names: readonly string[] = [];
  let read = once<readonly T[]>(() => []);

  /** What changes in the piles when the touched keys are looked at again. */
  const changes = () => {
    const out: Spoken<T>[] = [];
    const come: Spoken<T>[] = [];
    for (const key of touched) {
      const slot = slots.get(key);
      if (slot === undefined) continue;
      const before = slot.shown;
      const after = shownOf(slot.entries);
      out.push(...before.filter((entry) => !after.includes(entry)));
      come.push(...after.filter((entry) => !before.includes(entry)));
      slot.shown = after;
      if (after.length === 0) slots.delete(key);
    }
    touched.clear();
    return { out, come };
  };

  return {
    add: (entry: Spoken<T>): void => {
      const { key } = entry.said;
      const slot = slots.get(key);
      if (slot === undefined) slots.set(key, { entries: [entry], shown: none });
      else slot.entries.push(entry);
      touched.add(key);
    },
    remove: (entry: Spoken<T>): void => {
      const entries = slots.get(entry.said.key)?.entries;
      const at = entries?.indexOf(entry) ?? -1;
      if (at >= 0) entries?.splice(at, 1);
      touched.add(entry.said.key);
    },
    /** Puts the list in order again; says what is in it now that was not, and the reverse. */
    flush: (): BoardChange<T> => {
      const change = changes();
      if (change.out.length + change.come.length === 0) return change;
      const byPile = new Map<string, { out: Spoken<T>[]; come: Spoken<T>[] }>();
      const of = (name: string) => {
        const lists = byPile.get(name) ?? { out: [], come: [] };
        byPile.set(name, lists);
        return lists;
      };
      for (const entry of change.out) of(entry.pile).out.push(entry);
      for (const entry of change.come) of(entry.pile).come.push(entry);
      for (const [name, { out, come }] of byPile) {
        let pile = piles.get(name);
        if (pile === undefined) {
          pile = makePile<T>();
          piles.set(name, pile);
          names = [...piles.keys()].sort((a, b) => (a < b ? -1 : 1));
        }
        pile.change(out, come);
      }
      const parts = names.map((name) => piles.get(name)?.blocks() ?? none);
      read = once(() => {
        const list: T[] = [];
        for (const blocks of parts) {
          for (const block of blocks) for (const { said } of block) list.push(said);
        }
        return list;
      });
      return change;
    },
    /** Reads the list as of the last flush, whenever called; the same array until one changes it. */
    reader: (): (() => readonly T[]) => read,
    /** What stands in the list, in no order. */
    shown: function* (): Generator<Spoken<T>> {
      for (const slot of slots.values()) yield* slot.shown;
    },
  };
};
