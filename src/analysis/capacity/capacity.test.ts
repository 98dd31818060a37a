import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../model/build';
import type { Design, Nic } from '../../model/design';
import { factsOf } from '../facts';
import { peersOf } from '../failures/links';
import { classDemand, classGuarantee } from './class-service';
import { divided } from './divide';
import { guaranteed, guaranteesOf } from './guarantees';
import { capacityOf } from './report';

describe('shares', () => {
  test('the documented example: 100, 100 and 50 are 40, 40 and 20 percent', () => {
    const claims = [{ shares: 100 }, { shares: 100 }, { shares: 50 }];
    expect(divided(10_000, claims)).toEqual([4000, 4000, 2000]);
    expect(divided(10_000, claims.slice(0, 2))).toEqual([5000, 5000]);
  });
  test('a reservation is a floor, a limit a ceiling, the rest goes by shares', () => {
    expect(divided(1000, [{ shares: 25, reservationMbps: 600 }, { shares: 75 }])).toEqual([
      600, 400,
    ]);
    expect(divided(1000, [{ shares: 75, limitMbps: 100 }, { shares: 25 }])).toEqual([100, 900]);
  });
  test('never more than the link, never below a reservation that fits', () => {
    const claim = fc.record({
      shares: fc.integer({ min: 0, max: 100 }),
      reservationMbps: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 5 }), (claims) => {
        const parts = divided(1000, claims);
        expect(parts.reduce((sum, mbps) => sum + mbps, 0)).toBeLessThanOrEqual(1000 + 1e-6);
        for (const [i, { reservationMbps = 0 }] of claims.entries()) {
          expect(parts[i]).toBeGreaterThanOrEqual(reservationMbps - 1e-6);
        }
      }),
    );
  });
});

const up = (nic: Nic) => nic.linkUp !== false;

const factsIn = (design: Design) => {
  const [host] = design.hosts;
  if (host === undefined) throw new Error('no host');
  return factsOf(design, host);
};

/** Two 10 GbE uplinks on one switch, on two physical switches. */
const example = (peakMbps: number, count = 20) => {
  const d = build();
  const [a, b] = ['tor-a', 'tor-b'].map((name) =>
    d.physicalSwitch(name, 2, { mode: 'trunk', allowedVlans: 'all' }),
  ) as [string, string];
  d.link(a, b, { speedMbps: 10_000, links: 2 });
  const h = d.host('esx01');
  const nics = [a, b].map((to, i) => {
    const nic = h.nic(`vmnic${i}`, { speedMbps: 10_000 });
    d.cable(nic, to);
    return nic;
  });
  const v = h.switch('vSwitch0', nics);
  const group = h.portGroup(v, 'Production', 100);
  h.vm('app', group, { count }, { peakMbps });
  return { d, h, v, group, nics };
};

describe('can this host carry all its VMs at once?', () => {
  const answer = (design: Design) => capacityOf(design).hosts[0]?.answer;
  test('yes, and with one NIC less', () => {
    expect(answer(example(400).d.done)).toBe(
      'Carries all its 20 VMs at once: yes, 8 Gb/s at peak of 20 Gb/s. With one NIC less: yes, 8 Gb/s at peak of 10 Gb/s without vmnic0.',
    );
  });
  test('yes, but not with one NIC less', () => {
    const [host] = capacityOf(example(700).d.done).hosts;
    expect(host?.fit.now.carriesPeak).toBe(true);
    expect(host?.fit.oneNicLess?.fit.carriesPeak).toBe(false);
  });
  test('a lost last uplink is no capacity', () => {
    const { d, h, v, nics } = example(1);
    const alone = h.portGroup(v, 'Alone', 200, { teaming: { active: nics.slice(1) } });
    h.vm('alone', alone, {}, { peakMbps: 1 });
    const less = capacityOf(d.done).hosts[0]?.fit.oneNicLess;
    expect(less).toMatchObject({
      element: { id: nics[1] },
      fit: { cutOff: 1, carriesPeak: false },
    });
  });
  test('what is not stated is not said to fit', () => {
    const { d, h, group } = example(400);
    h.vm('silent', group);
    expect(capacityOf(d.done).hosts[0]?.fit.now.carriesPeak).toBeUndefined();
    expect(answer(d.done)).toContain(
      'not known, 8 Gb/s at peak of 20 Gb/s (demand of 1 of 2 vNICs not stated)',
    );
  });
  test('shaping caps each port', () => {
    const { d, group } = example(400);
    d.set(group, { shapingOut: { enabled: true, averageKbps: 100_000, peakKbps: 200_000 } });
    expect(capacityOf(d.done).hosts[0]?.fit.now.peakMbps).toBe(4000);
  });
});

describe('switches and links', () => {
  test('carry what enters from hosts', () => {
    const { switches, links } = capacityOf(example(400).d.done);
    expect(switches.map(({ peakMbps, capacityMbps }) => [peakMbps, capacityMbps])).toEqual([
      [4000, 20_000],
      [4000, 20_000],
    ]);
    expect(links[0]).toMatchObject({ peakMbps: 4000, capacityMbps: 20_000 });
  });
  test('a NIC less sends all through the other one, its switch and its card', () => {
    const { d, nics } = example(400);
    const { hosts, switches } = capacityOf(d.done);
    expect(hosts[0]?.uplinks[0]).toMatchObject({
      peakMbps: 4000,
      worst: { peakMbps: 8000, element: { id: nics[1] } },
    });
    // The NIC and the switch behind it ask the same of the other side: the first one found is named.
    expect(switches[0]?.worst).toMatchObject({ peakMbps: 8000, element: { id: nics[1] } });
    expect(hosts[0]?.teams[0]?.worst).toMatchObject({ peakMbps: 8000, capacityMbps: 10_000 });
  });
  test('towards the core all goes that enters', () => {
    const { d } = example(400);
    const core = d.physicalSwitch('core', 4);
    for (const tor of ['s1', 's2']) d.link(tor, core, { speedMbps: 40_000, kind: 'uplink' });
    const links = capacityOf(d.done).links;
    expect(links.map(({ peakMbps }) => peakMbps)).toEqual([4000, 4000, 4000]);
    // One ToR's way up fails: it has to go over to the other one.
    expect(links[1]?.worst?.peakMbps).toBe(8000);
  });
  test('the demand of an adapter counts, capped by its limit', () => {
    const { d, h, v } = example(400);
    const storage = h.portGroup(v, 'iSCSI', 30, {
      teaming: { active: ['h1.n1'], standby: ['h1.n2'] },
    });
    h.adapter('vmk1', storage, ['iscsi'], { peakMbps: 3000, maxBandwidthMbps: 2000 });
    const [first, second] = capacityOf(d.done).hosts[0]?.uplinks ?? [];
    expect(first).toMatchObject({ peakMbps: 6000, worst: { peakMbps: 10_000 } });
    expect(first?.byClass.get('storage')?.peakMbps).toBe(2000);
    expect(second?.peakMbps).toBe(4000);
  });
});

describe('guarantees', () => {
  test('a class alone has its link, one that shares without protection has nothing', () => {
    const { d, h, v } = example(1);
    expect(guaranteed(guaranteesOf(factsIn(d.done), up), 'production')).toBe(20_000);
    h.adapter('vmk0', h.portGroup(v, 'vMotion', 20), ['vmotion']);
    expect(guaranteesOf(factsIn(d.done), up).map(({ by, mbps }) => [by, mbps])).toEqual(
      Array.from({ length: 4 }, () => ['nothing', 0]),
    );
  });
  test('Network I/O Control divides by shares of the classes on the link', () => {
    const d = build();
    const h = d.host('esx01');
    const dvs = d.distributed('dvs', ['Uplink 1'], {
      nioc: {
        pools: [
          { traffic: 'migration', shares: 25 },
          { traffic: 'production', shares: 75 },
        ],
      },
    });
    h.join(dvs, [h.nic('vmnic0', { speedMbps: 10_000 })]);
    h.adapter('vmk0', d.distributedPortGroup(dvs, 'vMotion', 20), ['vmotion']);
    h.vm('app', d.distributedPortGroup(dvs, 'Production', 100));
    const list = guaranteesOf(factsIn(d.done), up);
    expect(guaranteed(list, 'migration')).toBe(2500);
    expect(guaranteed(list, 'production')).toBe(7500);
  });
  test('what a class asks for, and what it can count on with one NIC less', () => {
    const d = build();
    const h = d.host('esx01');
    const dvs = d.distributed('dvs', ['Uplink 1', 'Uplink 2'], {
      nioc: {
        pools: [
          { traffic: 'production', shares: 100 },
          { traffic: 'migration', shares: 100 },
        ],
      },
    });
    const nics = ['vmnic0', 'vmnic1'].map((name) => h.nic(name, { speedMbps: 10_000 }));
    h.join(dvs, nics);
    h.adapter('vmk0', d.distributedPortGroup(dvs, 'vMotion', 20), ['vmotion'], { peakMbps: 9000 });
    h.vm('app', d.distributedPortGroup(dvs, 'Production', 100), { count: 2 }, { peakMbps: 50 });
    const facts = factsIn(d.done);
    const guarantee = (...failed: string[]) =>
      classGuarantee(facts, peersOf(d.done), new Set(failed), 'migration');
    expect(classDemand(facts, 'migration').peakMbps).toBe(9000);
    expect(classDemand(facts, 'production').peakMbps).toBe(100);
    expect(guarantee()).toBe(10_000);
    expect(guarantee(nics[0] ?? '')).toBe(5000);
    expect(classGuarantee(facts, peersOf(d.done), new Set(), 'storage')).toBeUndefined();
  });
  test('Hyper-V weights work the same way', () => {
    const d = build();
    const h = d.host('hv01', { platform: 'hyperv' });
    const v = h.switch('Team', [h.nic('NIC1', { speedMbps: 10_000 })], {
      kind: 'external',
      minBandwidthMode: 'weight',
      defaultFlowWeight: 30,
    });
    h.adapter('LM', h.portGroup(v, 'Live migration', 20), ['vmotion'], { minBandwidthWeight: 20 });
    h.vm('app', h.portGroup(v, 'Production', 100));
    expect(guaranteed(guaranteesOf(factsIn(d.done), up), 'migration')).toBe(4000);
  });
});
