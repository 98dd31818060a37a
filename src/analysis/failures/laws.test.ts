import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../model/build';
import type { Design, PortGroup } from '../../model/design';
import { everyDoubleFailure } from './doubles';
import { elementFrom, type FailureElement } from './elements';
import { elementsIn, everySingleFailure, type Impact, impactOf } from './impact';
import { type ServiceChange, states } from './outcome';
import { diceOf, randomDesign } from './random-designs';
import { impactOfSeveral } from './several';
import { type FailureState, failureState, type Step } from './state';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const runs = { numRuns: 400, seed: 4 };
const fail = (element: FailureElement): Step => ({ do: 'fail', element });
const restore = (element: FailureElement): Step => ({ do: 'restore', element });

const someElements = (design: Design, seed: number, count: number): FailureElement[] => {
  const dice = diceOf(seed);
  const all = elementsIn(design);
  return Array.from({ length: count }, () => all[dice.below(all.length)]).flatMap((e) => e ?? []);
};

const outcomes = ({ hosts }: FailureState) => [...hosts.values()];

/** States of every part of every host, by a word for the part. */
const partStates = (state: FailureState): Map<string, number> =>
  new Map(
    [...state.hosts].flatMap(([id, { services }]) =>
      services.flatMap(({ parts }) =>
        parts.map(
          (part) => [`${id} ${part.traffic} ${part.key}`, states.indexOf(part.state)] as const,
        ),
      ),
    ),
  );

test('failures at the same moment are the same failures one after the other, failback on or off', () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, failback) => {
      const design = randomDesign(seed, { failback });
      const down = someElements(design, seed, 3);
      const several = impactOfSeveral(design, down);
      const { services, pairs } = failureState(design, down.map(fail));
      const sorted = (list: readonly ServiceChange[]) =>
        list.toSorted((a, b) =>
          `${a.hostId} ${a.traffic}`.localeCompare(`${b.hostId} ${b.traffic}`),
        );
      expect(sorted(several.services)).toEqual(sorted(services));
      expect(several.pairs).toEqual(pairs);
    }),
    { ...runs, numRuns: 150 },
  );
});

test('with nothing more a double failure does what the worse of the two does', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const design = randomDesign(seed, { isSound: true });
      for (const double of everyDoubleFailure(design, 'nic', 'physicalSwitch').impacts) {
        if (double.more.length > 0) continue;
        const lost = ({ services }: Pick<Impact, 'services'>) =>
          new Set(
            services
              .filter(({ after }) => after.state === 'DOWN')
              .map(({ hostId, traffic }) => `${hostId} ${traffic}`),
          );
        const alone = double.elements.map((element) => lost(impactOf(design, element)));
        for (const service of lost(double))
          expect(alone.some((one) => one.has(service))).toBe(true);
      }
    }),
    { ...runs, numRuns: 60 },
  );
});

describe('with failback on', () => {
  test('what fails and comes back leaves nothing behind', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const design = randomDesign(seed);
        const down = someElements(design, seed, 3);
        const after = failureState(design, [...down.map(fail), ...down.map(restore)]);
        expect(outcomes(after)).toEqual(outcomes(failureState(design, [])));
        expect(after.services).toEqual([]);
        expect(after.pairs).toEqual([]);
      }),
      runs,
    );
  });

  test('the order of failures does not matter', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const design = randomDesign(seed);
        const down = someElements(design, seed, 3);
        const there = failureState(design, down.map(fail));
        const back = failureState(design, down.toReversed().map(fail));
        expect(outcomes(there)).toEqual(outcomes(back));
      }),
      runs,
    );
  });
});

test('where every uplink carries and suits its team, a failure improves nothing', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const design = randomDesign(seed, { isSound: true });
      const before = partStates(failureState(design, []));
      for (const element of elementsIn(design)) {
        for (const [part, state] of partStates(failureState(design, [fail(element)]))) {
          expect(state, `${part} after ${element.name}`).toBeGreaterThanOrEqual(
            before.get(part) ?? 0,
          );
        }
      }
    }),
    { ...runs, numRuns: 100 },
  );
});

/** One more standby uplink on the first port group that has one to spare. */
const withStandby = (design: Design): Design => {
  let isDone = false;
  return {
    ...design,
    hosts: design.hosts.map((host) => ({
      ...host,
      portGroups: host.portGroups.map((group): PortGroup => {
        const { teaming } = group;
        if (isDone || teaming?.active === undefined || teaming.standby === undefined) return group;
        const used = [...teaming.active, ...teaming.standby];
        const spare = host.nics.find(({ id }) => !used.includes(id));
        if (spare === undefined) return group;
        isDone = true;
        return { ...group, teaming: { ...teaming, standby: [...teaming.standby, spare.id] } };
      }),
    })),
  };
};

test('where every uplink carries, one more standby uplink makes no single failure worse', () => {
  let changed = 0;
  fc.assert(
    fc.property(seeds, (seed) => {
      const design = randomDesign(seed, { isSound: true });
      const more = withStandby(design);
      if (JSON.stringify(more) === JSON.stringify(design)) return;
      changed++;
      for (const element of elementsIn(design)) {
        const before = partStates(failureState(design, [fail(element)]));
        for (const [part, state] of partStates(failureState(more, [fail(element)]))) {
          expect(state, `${part} after ${element.name}`).toBeLessThanOrEqual(before.get(part) ?? 3);
        }
      }
    }),
    { ...runs, numRuns: 60 },
  );
  expect(changed).toBeGreaterThan(20);
});

/** Three NICs on three switches; the port of the last drops VLAN 100. */
const threeNics = (teaming: NonNullable<PortGroup['teaming']>) => {
  const d = build();
  const h = d.host('esx01');
  for (const [i, allowedVlans] of ['100', '100', '200'].entries()) {
    h.nic(`vmnic${i}`, { speedMbps: 10_000 });
    d.cable(`h1.n${i + 1}`, d.physicalSwitch(`tor-${i}`, 1, { mode: 'trunk', allowedVlans }));
  }
  const v = h.switch('vSwitch0', ['h1.n1', 'h1.n2', 'h1.n3']);
  h.vm('vm', h.portGroup(v, 'Production', 100, { teaming }));
  return d.done;
};
const element = (design: Design, key: string): FailureElement => {
  const found = elementFrom(design, key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found;
};
const serviceAfter = (design: Design, ...words: readonly string[]) =>
  failureState(
    design,
    words.map((word) =>
      word[0] === '-' ? restore(element(design, word.slice(1))) : fail(element(design, word)),
    ),
  ).service('h1', 'production');

describe('where an uplink does not carry the VLAN', () => {
  test('its failure improves the service', () => {
    const design = threeNics({ active: ['h1.n1', 'h1.n3'] });
    expect(serviceAfter(design)?.state).toBe('AT-RISK');
    expect(serviceAfter(design, 'h1.n3')?.state).toBe('OK');
  });
  test('as a further standby it makes a failure worse', () => {
    const [without, more] = [[], ['h1.n3']].map((standby) =>
      threeNics({ active: ['h1.n1', 'h1.n2'], standby }),
    );
    expect(without && serviceAfter(without, 'h1.n1')?.state).toBe('OK');
    expect(more && serviceAfter(more, 'h1.n1')?.state).toBe('AT-RISK');
  });
});

describe('with failback off', () => {
  const kept = threeNics({
    policy: 'explicit',
    failback: false,
    active: ['h1.n1'],
    standby: ['h1.n2', 'h1.n3'],
  });
  const nics = (...words: readonly string[]) => serviceAfter(kept, ...words)?.nicIds;

  test('traffic stays where it went', () => {
    expect(nics('h1.n1')).toEqual(['h1.n2']);
    expect(nics('h1.n1', '-h1.n1')).toEqual(['h1.n2']);
    expect(nics('h1.n1', '-h1.n1', 'h1.n2')).toEqual(['h1.n1']);
  });
  test('the order of events matters', () => {
    expect(nics('h1.n1', 'h1.n2', '-h1.n2')).toEqual(['h1.n3']);
    expect(nics('h1.n2', '-h1.n2', 'h1.n1')).toEqual(['h1.n2']);
  });
  test('an active uplink without a stand-in comes back', () => {
    const team = threeNics({ policy: 'portId', failback: false, active: ['h1.n1', 'h1.n2'] });
    expect(serviceAfter(team, 'h1.n1', '-h1.n1')?.nicIds).toEqual(['h1.n1', 'h1.n2']);
  });
  test('one that was replaced does not', () => {
    const team = threeNics({
      policy: 'portId',
      failback: false,
      active: ['h1.n1', 'h1.n2'],
      standby: ['h1.n3'],
    });
    expect(serviceAfter(team, 'h1.n1', '-h1.n1')?.nicIds).toEqual(['h1.n2', 'h1.n3']);
  });
  test('a host that was down starts afresh', () => {
    expect(nics('h1.n1', '-h1.n1', 'h1', '-h1')).toEqual(['h1.n1']);
  });
});

test('after any edit every single failure is what it is from scratch', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const design = randomDesign(seed);
      everySingleFailure(design);
      const dice = diceOf(seed);
      const edited = {
        ...design,
        hosts: design.hosts.map((host) =>
          dice.chance(0.5)
            ? host
            : { ...host, nics: host.nics.map((nic) => ({ ...nic, linkUp: dice.chance(0.8) })) },
        ),
      };
      const fresh: Design = structuredClone(edited);
      expect(everySingleFailure(edited)).toEqual(everySingleFailure(fresh));
    }),
    { ...runs, numRuns: 100 },
  );
});

test('one element is as in the list of all, and a scope shows only its own', () => {
  const design = randomDesign(12);
  for (const impact of everySingleFailure(design)) {
    expect(impactOf(design, impact.element)).toEqual(impact);
  }
  for (const impact of everySingleFailure(design, 'h1')) {
    expect(impact.services.every(({ hostId }) => hostId === 'h1')).toBe(true);
  }
});
