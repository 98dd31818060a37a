import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designArbitrary } from '../model/arbitrary';
import type { Design, Host } from '../model/design';
import { fold, foldAlike, unfold } from '../model/edits/fold';
import { fourPort } from '../templates/four-port';
import { sixPort } from '../templates/six-port';
import { createSceneMaker } from './build-scene';
import { spelled } from './scene-faults';

interface Step {
  readonly what: number;
  readonly which: number;
  readonly x: number;
  readonly y: number;
}
const steps = fc.array(
  fc.record({
    what: fc.nat(11),
    which: fc.nat(1000),
    x: fc.integer({ min: -1500, max: 6000 }),
    y: fc.integer({ min: -1500, max: 5000 }),
  }),
  { minLength: 6, maxLength: 12 },
);

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

const moved = (design: Design, id: string, { x, y }: Step): Design => ({
  ...design,
  layout: [...design.layout.filter((at) => at.id !== id), { id, x, y }],
});

const recabled = (host: Host, port: string | undefined, nth: number): Host => ({
  ...host,
  nics: host.nics.map((nic, i) => {
    if (i !== nth % host.nics.length) return nic;
    const { cabledTo: _, ...rest } = nic;
    return port === undefined ? rest : { ...rest, cabledTo: port };
  }),
});

/** The kinds of edits that pictures rest on: places, cables, names, sizes, order, links. */
const after = (design: Design, step: Step): Design => {
  const { what, which } = step;
  const host = pick(design.hosts, which);
  if (host === undefined) return design;
  const withHost = (next: Host): Design => ({
    ...design,
    hosts: design.hosts.map((one) => (one === host ? next : one)),
  });
  const port = pick(pick(design.physicalSwitches, which)?.ports ?? [], step.x + 1500)?.id;
  switch (what) {
    case 0:
    case 1:
      return moved(design, host.id, step);
    case 2:
      return moved(design, pick(design.physicalSwitches, which)?.id ?? host.id, step);
    case 3:
      return { ...design, layout: design.layout.slice(1) };
    case 4:
      return withHost(recabled(host, port, step.y + 1500));
    case 5:
      return withHost(recabled(host, undefined, which));
    case 6:
      return withHost({ ...host, name: `${host.name}x`, nics: host.nics.slice(0, -1) });
    case 7:
      return unfold({ ...design, hosts: design.hosts.filter((one) => one !== host) }, [host.id]);
    case 8:
      return { ...design, hosts: [...design.hosts.slice(1), ...design.hosts.slice(0, 1)] };
    case 9:
      return foldAlike(design);
    case 10:
      return design.folded?.includes(host.id) ? unfold(design, [host.id]) : fold(design, [host.id]);
    default:
      return { ...design, interSwitchLinks: design.interSwitchLinks.slice(1) };
  }
};

const agree = (start: Design, list: readonly Step[]): void => {
  const make = createSceneMaker();
  let design = start;
  make(design);
  for (const step of list) {
    design = after(design, step);
    expect(spelled(make(design))).toBe(spelled(createSceneMaker()(design)));
  }
};

test('after any edits the picture is the one that drawing anew gives', () => {
  const designs = fc.oneof(
    designArbitrary({ hosts: 4, listLength: 4 }),
    designArbitrary({ hosts: 10, listLength: 4 }),
  );
  fc.assert(fc.property(designs, steps, agree), { numRuns: 40 });
});

test('the same in a grid of hosts, where wires share buses and rails', () => {
  const designs = fc.constantFrom(sixPort({ hosts: 20 }), fourPort({ hosts: 9 }));
  fc.assert(fc.property(designs, steps, agree), { numRuns: 6 });
});
