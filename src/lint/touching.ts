import { parentIdOf, rootIdOf } from '../model/kinds';
import type { BoardChange } from './board';
import type { Finding } from './rule';
import type { Spoken } from './spoken';

type Index = ReadonlyMap<string, readonly Finding[]>;

const nothing: readonly Finding[] = [];

/** Findings by every element they touch and all that hold it; `root` keeps to one of the top elements. */
export const indexOf = (findings: readonly Finding[], root?: string): Index => {
  const index = new Map<string, Finding[]>();
  for (const finding of findings) {
    const ids = new Set<string>();
    for (const object of finding.objects) {
      if (root !== undefined && rootIdOf(object) !== root) continue;
      for (let id: string | undefined = object; id !== undefined; id = parentIdOf(id)) ids.add(id);
    }
    for (const id of ids) {
      const list = index.get(id);
      if (list === undefined) index.set(id, [finding]);
      else list.push(finding);
    }
  }
  return index;
};

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const inOrder = (entries: Iterable<Spoken<Finding>>): readonly Finding[] =>
  [...entries]
    .sort((a, b) => compareTexts(a.pile, b.pile) || compareTexts(a.order, b.order))
    .map(({ said }) => said);

/**
 * The findings that touch an element, kept up to date by host, switch or whatever stands at the
 * top. Nothing is kept before somebody asks: a terminal never does.
 */
export const makeTouching = (shown: () => Iterable<Spoken<Finding>>) => {
  let byRoot: Map<string, Set<Spoken<Finding>>> | undefined;
  const indexes = new Map<string, Index>();

  const put = (roots: Map<string, Set<Spoken<Finding>>>, entry: Spoken<Finding>) => {
    for (const root of new Set(entry.said.objects.map(rootIdOf))) {
      indexes.delete(root);
      const there = roots.get(root);
      if (there === undefined) roots.set(root, new Set([entry]));
      else there.add(entry);
    }
  };

  return {
    change: ({ out, come }: BoardChange<Finding>): void => {
      if (byRoot === undefined) return;
      for (const entry of out) {
        for (const root of entry.said.objects.map(rootIdOf)) {
          indexes.delete(root);
          byRoot.get(root)?.delete(entry);
        }
      }
      for (const entry of come) put(byRoot, entry);
    },
    of: (id: string): readonly Finding[] => {
      if (byRoot === undefined) {
        byRoot = new Map();
        for (const entry of shown()) put(byRoot, entry);
      }
      const root = rootIdOf(id);
      const entries = byRoot.get(root);
      if (entries === undefined) return nothing;
      let index = indexes.get(root);
      if (index === undefined) {
        index = indexOf(inOrder(entries), root);
        indexes.set(root, index);
      }
      return index.get(id) ?? nothing;
    },
  };
};
