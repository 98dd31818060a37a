import { expect, test } from 'vitest';
import { flowsIn } from '../analysis/capacity/flows';
import { utilisationsIn } from '../analysis/capacity/utilisation';
import { elementFrom } from '../analysis/failures/elements';
import { failureState } from '../analysis/failures/state';
import { build } from '../model/build';
import type { Design } from '../model/design';
import { createSceneMaker } from './build-scene';
import { heatLevelOf, heatOf } from './heat';
import { levelOf } from './heat-scale';

/** Hosts with two 10 GbE uplinks to two switches, and VMs that ask for this much each. */
const example = (peakMbps: number | undefined, hosts = 1): Design => {
  const d = build();
  const tors = ['tor-a', 'tor-b'].map((name) =>
    d.physicalSwitch(name, hosts, { mode: 'trunk', allowedVlans: 'all' }),
  );
  d.link(tors[0] ?? '', tors[1] ?? '', { speedMbps: 10_000 });
  for (let i = 0; i < hosts; i++) {
    const h = d.host(`esx${i}`);
    const nics = tors.map((to, n) => {
      const nic = h.nic(`vmnic${n}`, { speedMbps: 10_000 });
      d.cable(nic, to);
      return nic;
    });
    const group = h.portGroup(h.switch('vSwitch0', nics), 'Production', 100);
    h.vm('app', group, {}, peakMbps === undefined ? {} : { peakMbps });
  }
  return d.done;
};

const usesOf = (design: Design, ...keys: readonly string[]) => {
  const steps = keys.flatMap((key) => {
    const element = elementFrom(design, key);
    return element === undefined ? [] : [{ do: 'fail', element } as const];
  });
  return utilisationsIn(design, flowsIn(design, failureState(design, steps)));
};

const figures = (design: Design, ...keys: readonly string[]) =>
  heatOf(createSceneMaker()(design), usesOf(design, ...keys)).flatMap(({ id, marks }) =>
    marks.flatMap((mark) => (mark.mark === 'text' ? [`${id} ${mark.text}`] : [])),
  );

test('each level begins where the last one ends', () => {
  const shares = [undefined, 0, 0.01, 0.49, 0.5, 0.79, 0.8, 1, 1.01];
  expect(shares.map(levelOf)).toEqual([
    'unknown',
    'idle',
    'low',
    'low',
    'busy',
    'busy',
    'tight',
    'tight',
    'over',
  ]);
});

test('cables and links say how full they are', () => {
  expect(figures(example(12_000))).toEqual(['h1.n1 60 %', 'h1.n2 60 %', 'l1 60 %']);
});

test('what has failed carries nothing, what is left carries all', () => {
  const design = example(12_000);
  expect(figures(design, 'h1.n1')).toEqual(['h1.n2 120 %']);
  expect(figures(design, 's1')).toEqual(['h1.n2 120 %']);
});

test('a demand that nobody states is a question, not a number', () => {
  expect(figures(example(undefined))).toEqual(['h1.n1 ?', 'h1.n2 ?', 'l1 ?']);
});

test('a bundle is as full as its fullest cable', () => {
  const design = example(12_000, 40);
  const scene = createSceneMaker()(design);
  const bundle = scene.wires.find(({ kind }) => kind === 'bundle');
  expect(bundle && heatLevelOf(bundle, usesOf(design))).toBe('busy');
});

test('a figure far out would be a dot: the width says it', () => {
  const design = example(12_000);
  const far = heatOf(createSceneMaker()(design), usesOf(design), 'far');
  expect(far.flatMap(({ marks }) => marks).every(({ mark }) => mark === 'path')).toBe(true);
});
