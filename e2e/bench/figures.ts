import { encodeLink } from '../../src/file/link/encode';
import { createSceneMaker } from '../../src/layout/build-scene';
import { createLinter } from '../../src/lint/linter';
import type { Design, PortGroup } from '../../src/model/design';
import { set } from '../../src/model/edits/change';
import { elements } from '../../src/model/kinds';
import { rules } from '../../src/rules/index';
import { sixPort } from '../../src/templates/six-port';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const timed = (run: () => unknown): number => {
  const from = performance.now();
  run();
  return performance.now() - from;
};

export interface Figures {
  readonly hosts: number;
  readonly elements: number;
  readonly lintColdMs: number;
  readonly lintEditMs: number;
  readonly layoutColdMs: number;
  readonly layoutEditMs: number;
  readonly linkCharacters: number;
  readonly linkWithoutAddresses: number;
}

const edits = 25;
const colds = 3;

/** The best of several first runs, each on a design that nothing is remembered of. */
const cold = (hosts: number, run: (design: Design) => unknown): number =>
  Math.min(
    ...Array.from({ length: colds }, () => {
      const design = sixPort({ hosts });
      return timed(() => run(design));
    }),
  );

/** What needs no browser. Cold is the best of 3 first runs, edits are medians of 25 on different hosts. */
export const figuresOf = (hosts: number): Figures => {
  let design = sixPort({ hosts });
  const linter = createLinter(rules);
  const scene = createSceneMaker();
  const lintColdMs = cold(hosts, (fresh) => createLinter(rules).update(fresh));
  const layoutColdMs = cold(hosts, (fresh) => createSceneMaker()(fresh));
  linter.update(design);
  scene(design);
  const lintEdits: number[] = [];
  const layoutEdits: number[] = [];
  for (let i = 0; i < edits; i++) {
    const host = design.hosts[(i * 37) % hosts];
    // A port group leaves its VLAN and comes back: findings come and go.
    const group = host?.portGroups[0];
    if (group === undefined) continue;
    design = set<PortGroup>(design, group.id, { vlan: group.vlan === 10 ? 100 : 10 });
    lintEdits.push(timed(() => linter.update(design)));
    layoutEdits.push(timed(() => scene(design)));
  }
  const fresh = sixPort({ hosts });
  return {
    hosts,
    elements: [...elements(fresh)].length,
    lintColdMs,
    lintEditMs: median(lintEdits),
    layoutColdMs,
    layoutEditMs: median(layoutEdits),
    linkCharacters: encodeLink(fresh).length,
    linkWithoutAddresses: encodeLink(fresh, { addresses: false }).length,
  };
};

export { failureFigures } from './failures';
export { bigWorkbook, importFigures } from './import-figures';
export { lintFigures, lintText } from './lint-figures';
