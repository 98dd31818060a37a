import { describe, expect, test } from 'vitest';
import { acceptAll, answer, applyAnswers } from './answers';
import { build } from './build';
import type { Estate, FoundHost } from './estate';
import { emptyEstate } from './estate';
import { questionsOf } from './questions';
import { refresh } from './refresh';
import { servicesOfName, trafficOfName } from './traffic-names';

/** A host as RVTools knows it: no order, no services, a trunk whose VLANs it does not say. */
const host = (name: string, more: Partial<FoundHost> = {}): FoundHost => ({
  name,
  vcenter: 'vc1',
  moid: name,
  nics: [{ name: 'vmnic0', mac: `00:50:56:00:00:${name.slice(-2)}` }, { name: 'vmnic1' }],
  switches: [
    { name: 'vSwitch0', kind: 'standard', uplinks: ['vmnic0', 'vmnic1'], orderUnknown: true },
  ],
  memberships: [],
  portGroups: [
    { name: 'Management Network', switchName: 'vSwitch0', vlan: 10 },
    { name: 'vMotion', switchName: 'vSwitch0', vlan: 20 },
    { name: 'Trunk', switchName: 'vSwitch0', vlanUnknown: true },
  ],
  adapters: [
    { name: 'vmk0', portGroup: 'Management Network' },
    { name: 'vmk1', portGroup: 'vMotion' },
  ],
  vms: [{ name: `web-${name}`, sourceId: `vm-${name}`, vnics: [{ portGroup: 'Trunk' }] }],
  ...more,
});
const estate = (hosts: readonly FoundHost[]): Estate => ({
  ...emptyEstate({ kind: 'rvtools', files: ['export.xlsx'] }),
  hosts,
});
const three = () => build(estate(['esx01', 'esx02', 'esx03'].map((name) => host(name)))).design;

describe('questions', () => {
  test('what is alike is asked once, with a guess where a name tells', () => {
    const questions = questionsOf(three());
    expect(
      questions.map(({ id, hostCount, suggestion }) => [id, hostCount, suggestion?.value]),
    ).toEqual([
      ['services: Management Network · vmk0', 3, ['management']],
      ['services: vMotion · vmk1', 3, ['vmotion']],
      ['failoverOrder: vSwitch0', 3, 'allActive'],
      ['vlan: vSwitch0 · Trunk', 3, undefined],
      ['traffic: management', 3, 'management'],
      ['traffic: migration', 3, 'migration'],
    ]);
    expect(questions[1]?.title).toBe('vmk1 in vMotion, on 3 hosts: which services?');
  });

  test('the name of an adapter tells where the port group is called by its VLAN', () => {
    const { design } = build(
      estate([
        host('hv01', {
          portGroups: [{ name: 'VLAN 30', switchName: 'vSwitch0', vlan: 30 }],
          adapters: [{ name: 'vEthernet (Live Migration)', portGroup: 'VLAN 30' }],
          vms: [],
        }),
      ]),
    );
    const [question] = questionsOf(design);
    expect(question?.suggestion).toEqual({
      value: ['vmotion'],
      because: "from the adapter's name, vEthernet (Live Migration)",
    });
  });

  test('each answer leaves one question less; nothing is open when all are answered', () => {
    let design = three();
    let left = questionsOf(design).length;
    const values: Record<string, unknown> = {
      services: ['management'],
      failoverOrder: 'firstActive',
      vlan: '10,20-30',
      traffic: 'none',
    };
    for (let [first] = questionsOf(design); first !== undefined; [first] = questionsOf(design)) {
      design = answer(design, first, values[first.about] as never);
      const now = questionsOf(design).length;
      expect(now).toBeLessThan(left);
      left = now;
    }
    expect(left).toBe(0);
    const [h1] = design.hosts;
    expect(h1?.switches[0]?.teaming).toEqual({ active: ['h1.n1'], standby: ['h1.n2'] });
    expect(h1?.portGroups[2]).toMatchObject({ trunkVlans: '10,20-30' });
    expect(h1?.portGroups[2]).not.toHaveProperty('unknown');
  });

  test('all guesses are taken at once; what has none stays open', () => {
    const design = three();
    const accepted = acceptAll(design, questionsOf(design));
    expect(questionsOf(accepted).map(({ about }) => about)).toEqual(['vlan']);
    expect(accepted.hosts[2]?.adapters[1]?.services).toEqual(['vmotion']);
    expect(accepted.hosts[2]?.portGroups[1]?.traffic).toBe('migration');
    expect(accepted.hosts[2]?.portGroups[1]).not.toHaveProperty('guessed');
  });

  test('an order by names is for hosts that have these NICs; the others stay open', () => {
    const other = host('esx02', {
      nics: [{ name: 'vmnic4' }, { name: 'vmnic5' }],
      switches: [
        { name: 'vSwitch0', kind: 'standard', uplinks: ['vmnic5', 'vmnic4'], orderUnknown: true },
      ],
    });
    const { design } = build(estate([host('esx01'), other]));
    const order = (d: typeof design) =>
      questionsOf(d).find(({ about }) => about === 'failoverOrder');
    const question = order(design);
    expect(question).toMatchObject({
      title: 'vSwitch0 (vmnic0, vmnic1, vmnic4, vmnic5), on 2 hosts: which uplinks are active?',
      hostCount: 2,
    });
    if (question === undefined) return;
    const next = answer(design, question, { active: ['vmnic1'], standby: ['vmnic0'] });
    expect(next.hosts[0]?.switches[0]?.teaming).toEqual({ active: ['h1.n2'], standby: ['h1.n1'] });
    expect(order(next)?.elements).toEqual(['h2.s1']);
    const first = answer(next, question, 'firstActive');
    expect(first.hosts[1]?.switches[0]?.teaming?.active).toEqual(['h2.n1']);
  });

  test('a design that was drawn by hand is not asked about', () => {
    const design = three();
    const drawn = {
      ...design,
      hosts: design.hosts.map(({ source: _, ...rest }) => rest),
    };
    expect(questionsOf(drawn)).toEqual([]);
  });

  test('an answers file: explicit answers before guesses, a sentence for what does not fit', () => {
    const design = three();
    const questions = questionsOf(design);
    const { design: next, problems } = applyAnswers(design, questions, {
      acceptSuggestions: true,
      answers: {
        'services: vMotion · vmk1': [],
        'vlan: vSwitch0 · Trunk': 5000,
        'traffic: nonsense': 'storage',
      },
    });
    expect(next.hosts[0]?.adapters[1]?.services).toEqual([]);
    expect(next.hosts[0]?.adapters[0]?.services).toEqual(['management']);
    expect(problems).toEqual([
      '“vlan: vSwitch0 · Trunk” must be a VLAN from 0 to 4095, or trunk VLANs like "10,20-30" or "all".',
      'No question “traffic: nonsense” is open.',
    ]);
    expect(applyAnswers(design, questions, 'x').problems).toHaveLength(1);
  });
});

describe('a newer export', () => {
  const answered = () => acceptAll(three(), questionsOf(three()));

  test('keeps answers, notes and places; takes over what is new', () => {
    const before = answered();
    const edited = {
      ...before,
      layout: [{ id: 'h2', x: 400, y: 80 }],
      hosts: before.hosts.map((h) => (h.id === 'h2' ? { ...h, notes: 'rack 2' } : h)),
    };
    const newer = build(
      estate([
        host('esx02', {
          version: '8.0.3',
          vms: [{ name: 'web-renamed', sourceId: 'vm-esx02', vnics: [{ portGroup: 'Trunk' }] }],
        }),
        host('esx03'),
        host('esx04'),
      ]),
    ).design;
    const after = refresh(edited, newer);
    expect(after.hosts.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'h2 esx02',
      'h3 esx03',
      'h4 esx04',
    ]);
    expect(after.layout).toEqual(edited.layout);
    const [second] = after.hosts;
    expect(second).toMatchObject({ notes: 'rack 2', version: '8.0.3' });
    expect(second?.adapters[1]?.services).toEqual(['vmotion']);
    expect(second?.switches[0]?.teaming).toEqual({ active: ['h2.n1', 'h2.n2'], standby: [] });
    expect(second?.vms).toEqual([expect.objectContaining({ id: 'h2.v1', name: 'web-renamed' })]);
    // Only the new host is asked about; the VLAN was never answered.
    expect(questionsOf(after).map(({ about, hostCount }) => [about, hostCount])).toEqual([
      ['services', 1],
      ['services', 1],
      ['failoverOrder', 1],
      ['vlan', 3],
      ['traffic', 1],
      ['traffic', 1],
    ]);
  });

  test('an answered order holds for the uplinks that it was given for', () => {
    const before = answered();
    const more = host('esx01', {
      nics: [{ name: 'vmnic0' }, { name: 'vmnic1' }, { name: 'vmnic2' }],
      switches: [
        {
          name: 'vSwitch0',
          kind: 'standard',
          uplinks: ['vmnic0', 'vmnic1', 'vmnic2'],
          orderUnknown: true,
        },
      ],
    });
    const after = refresh(before, build(estate([more, host('esx02'), host('esx03')])).design);
    expect(after.hosts[0]?.switches[0]).toMatchObject({ unknown: ['failoverOrder'] });
    expect(after.hosts[0]?.switches[0]).not.toHaveProperty('teaming');
    expect(after.hosts[1]?.switches[0]).not.toHaveProperty('unknown');
  });

  test('two of one name are the first and the second', () => {
    const cards = [
      { key: 'a', name: 'X710' },
      { key: 'b', name: 'X710' },
    ];
    const nics = [
      { name: 'vmnic0', card: 'a' },
      { name: 'vmnic1', card: 'b' },
    ];
    const { design } = build(estate([host('esx01', { cards, nics })]));
    expect(refresh(design, design)).toEqual(design);
  });

  test('hosts of other vCenters and hosts drawn by hand stay', () => {
    const before = three();
    const other = build(estate([host('esx09', { vcenter: 'vc2', moid: 'host-9' })])).design;
    expect(refresh(before, other).hosts.map(({ name }) => name)).toEqual([
      'esx01',
      'esx02',
      'esx03',
      'esx09',
    ]);
  });

  test('a source that speaks of NICs only takes nothing else away', () => {
    const before = three();
    const nicsOnly = build({
      ...estate([]),
      source: { kind: 'esxcli', files: ['nics.txt'] },
      hosts: [
        {
          name: 'esx01',
          nics: [{ name: 'vmnic0', speedMbps: 25_000 }],
          switches: [],
          memberships: [],
          portGroups: [],
          adapters: [],
          vms: [],
        },
      ],
    }).design;
    const [first, ...rest] = refresh(before, nicsOnly).hosts;
    expect(first?.nics).toEqual([expect.objectContaining({ name: 'vmnic0', speedMbps: 25_000 })]);
    expect(first?.vms).toHaveLength(1);
    expect(first?.portGroups).toHaveLength(3);
    expect(rest).toHaveLength(2);
  });
});

describe('names', () => {
  test.each([
    ['vMotion', 'migration'],
    ['dvPG_VMOTION_A-120', 'migration'],
    ['PROD_VMOTIONNET', 'migration'],
    ['Management Network', 'management'],
    ['ESX-Mgmt-10', 'management'],
    ['iSCSI-A', 'storage'],
    ['vSAN', 'storage'],
    ['NFS_Datastore', 'storage'],
    ['FT', 'ft'],
    ['FT-Logging', 'ft'],
    ['Veeam-Backup', 'backup'],
    ['NSX-TEP', 'overlay'],
    ['VM Network', undefined],
    ['Microsoft-SQL', undefined],
    ['Sandbox', undefined],
    ['Software', undefined],
    ['__proto__', undefined],
  ] as const)('%s: %s', (name, traffic) => {
    expect(trafficOfName(name)).toBe(traffic);
  });

  test('storage is told apart by its protocol, or not at all', () => {
    expect(servicesOfName('vSAN-20')).toEqual(['vsan']);
    expect(servicesOfName('iSCSI-A')).toEqual(['iscsi']);
    expect(servicesOfName('Storage')).toBeUndefined();
  });
});
