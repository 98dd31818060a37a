import { describe, expect, it } from 'vitest';
import { formatName } from './format';
import type { Problem } from './problem';
import { readDesign } from './read';

const file = (topology: object, more: object = {}): string =>
  JSON.stringify({ format: formatName, version: 1, name: 'T', topology, ...more }, null, 2);
const host = (more: object = {}) => ({ id: 'h1', name: 'esx01', ...more });
const said = (problems: readonly Problem[]) => problems.map((p) => `${p.place}: ${p.message}`);

describe('what cannot be opened says why', () => {
  it.each([
    ['', 'The file is empty.'],
    ['  \n', 'The file is empty.'],
    ['{"a": 1,}', 'line 1, column 9, another entry after the comma is expected'],
    ['{\n  "a": [1, 2\n', 'line 3, column 1, the text ends here'],
    ['{"a" 1}', 'a colon is expected here, not 1'],
    ['{"a": "x', 'a text in quotes starts here and the file ends'],
    ['{"a": "\\q"}', 'line 1, column 7, a text in quotes'],
    ['<svg xmlns=', 'a value is expected here, not <svg'],
    ['{} x', 'the end of the file is expected here'],
    ['[]', 'not a vSwitchboard design'],
    ['{"format": "drawio"}', 'not a vSwitchboard design'],
    ['{"format": "vswitchboard"}', '“version” must be'],
    ['{"format": "vswitchboard", "version": 2}', 'made with a newer version'],
    ['['.repeat(200_000), 'the text ends here'],
  ])('%j', (text, sentence) => {
    const { design, problems } = readDesign(text);
    expect(design).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.fatal).toBe(true);
    expect(problems[0]?.message).toContain(sentence);
  });
  it('more than 64 MiB', () => {
    expect(readDesign(' '.repeat(64 * 1024 * 1024 + 1)).problems[0]?.message).toContain(
      'too large',
    );
  });
});

describe('what can be kept is kept, with each problem in its place', () => {
  it('fills what people need not write', () => {
    const { design, problems } = readDesign(
      '\ufeff{"format": "vswitchboard", "version": 1, "name": "T", "topology": {"hosts": [{"id": "h1", "name": "a"}]}}',
    );
    expect(problems).toEqual([]);
    expect(design?.hosts[0]).toEqual({
      id: 'h1',
      name: 'a',
      cards: [],
      nics: [],
      switches: [],
      memberships: [],
      portGroups: [],
      adapters: [],
      vms: [],
    });
  });

  it('names the line of a wrong value and the element it belongs to', () => {
    const text = file({
      hosts: [host({ nics: [{ id: 'h1.n1', name: 'vmnic0', speedMbps: 'fast' }] })],
    });
    const { design, problems } = readDesign(text);
    expect(design?.hosts[0]?.nics).toEqual([{ id: 'h1.n1', name: 'vmnic0' }]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      place: 'topology.hosts[0].nics[0].speedMbps',
      id: 'h1.n1',
      message:
        'Speed: expected a whole number from 10 to 1600000 (Mb/s), not “fast”; it was left out.',
    });
    const line = text.split('\n')[(problems[0]?.line ?? 0) - 1] ?? '';
    expect(line.slice((problems[0]?.column ?? 0) - 1)).toMatch(/^"speedMbps"/);
  });

  it.each([
    [
      'an unknown key',
      { hosts: [host({ colour: 'red' })] },
      'topology.hosts[0].colour: “colour” is not known',
    ],
    ['a missing name', { hosts: [{ id: 'h1' }] }, 'topology.hosts[0]: Host: “name” is missing'],
    ['a name that is none', { hosts: [host({ name: 7 })] }, 'not 7; its id h1 stands for it'],
    [
      'a port group of no switch',
      { hosts: [host({ portGroups: [{ id: 'h1.p1', name: 'p', switchId: 5 }] })] },
      'not 5; Port group was left out',
    ],
    [
      'a name too long',
      { hosts: [host({ name: 'x'.repeat(501) })] },
      'topology.hosts[0].name: Name: expected a text of at most 500 characters',
    ],
    [
      'an id of another place',
      { hosts: [host({ nics: [{ id: 'h2.n1', name: 'x' }] })] },
      'is not an id for this place, which are h1.n1',
    ],
    ['an id twice', { hosts: [host(), host()] }, 'topology.hosts[1]: Host: the id h1 stands twice'],
    [
      'a number out of range',
      { networks: [{ id: 'w1', name: 'n', vlan: 5000 }] },
      'a whole number from 0 to 4094, not 5000',
    ],
    ['a fraction', { networks: [{ id: 'w1', name: 'n', vlan: 1.5 }] }, 'not 1.5'],
    ['an absurd number', { networks: [{ id: 'w1', name: 'n', vlan: 1e300 }] }, 'not 1e+300'],
    ['null', { networks: [{ id: 'w1', name: 'n', vlan: null }] }, 'not null'],
    ['no list', { hosts: 'many' }, 'topology.hosts: Hosts: expected a list, not “many”'],
    [
      'a choice unheard of',
      { clusters: [{ id: 'c1', name: 'c', platform: 'xen' }] },
      'one of vsphere, hyperv, azurelocal',
    ],
    [
      'a dangling reference',
      { hosts: [host({ clusterId: 'c9' })] },
      'Cluster: “c9” is not there; it was left out.',
    ],
    ['a reference of the wrong kind', { hosts: [host({ clusterId: 'h1' })] }, 'it names itself'],
    [
      'a port group without its switch',
      { hosts: [host({ portGroups: [{ id: 'h1.p1', name: 'p', switchId: 'h1.s1' }] })] },
      'Virtual switch: “h1.s1” is not there; Port group was left out.',
    ],
    [
      'a link to itself',
      {
        physicalSwitches: [{ id: 's1', name: 's' }],
        interSwitchLinks: [{ id: 'l1', aId: 's1', bId: 's1' }],
      },
      'l1 leads from s1 to itself',
    ],
    [
      'a malformed address',
      { networks: [{ id: 'w1', name: 'n', gateway: '10.0.0.300' }] },
      'an IPv4 address like 10.0.0.1 of at most 15 characters, not “10.0.0.300”',
    ],
  ])('%s', (_, topology, sentence) => {
    const { design, problems } = readDesign(file(topology));
    expect(design).toBeDefined();
    expect(said(problems).join('\n')).toContain(sentence);
    expect(problems.length).toBe(1);
    expect(problems[0]?.line).toBeGreaterThan(1);
  });

  it('an element with a useless name keeps what it holds', () => {
    const nics = [{ id: 'h1.n1', name: 'vmnic0' }];
    const bad = [{}, { name: 3 }, { name: `${'x'.repeat(499)}👩‍👩‍👧` }];
    const names = bad.map((more) => {
      const { name: _, ...rest } = host({ nics });
      const { design } = readDesign(file({ hosts: [{ ...rest, ...more }] }));
      expect(design?.hosts[0]?.nics).toHaveLength(1);
      return design?.hosts[0]?.name;
    });
    expect(names).toEqual(['h1', 'h1', 'x'.repeat(499)]);
  });

  it('what named an element that was left out lets go of it', () => {
    const { design, problems } = readDesign(
      file({
        hosts: [
          host({
            portGroups: [{ id: 'h1.p1', name: 'p', switchId: 'h1.s7' }],
            adapters: [{ id: 'h1.k1', name: 'vmk0', portGroupId: 'h1.p1' }],
          }),
        ],
      }),
    );
    expect(design?.hosts[0]?.adapters).toEqual([{ id: 'h1.k1', name: 'vmk0' }]);
    expect(problems).toHaveLength(2);
  });

  it('two plugs in one port: the first stays', () => {
    const nics = ['h1.n1', 'h1.n2'].map((id) => ({ id, name: id, cabledTo: 's1.p1' }));
    const physicalSwitches = [{ id: 's1', name: 's', ports: [{ id: 's1.p1', name: '1' }] }];
    const { design, problems } = readDesign(file({ hosts: [host({ nics })], physicalSwitches }));
    expect(design?.hosts[0]?.nics.map((nic) => nic.cabledTo)).toEqual(['s1.p1', undefined]);
    expect(said(problems)[0]).toContain('s1.p1 already has the cable of h1.n1');
  });

  it('names like __proto__ change nothing and are named', () => {
    const text = file({ hosts: [host()] }).replace('"id"', '"__proto__": { "polluted": 1 }, "id"');
    const { design, problems } = readDesign(text);
    expect(Object.getPrototypeOf(design?.hosts[0])).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(said(problems)[0]).toContain('“__proto__” is not allowed as a name');
  });

  it('lists problems up to a bound and counts the rest', () => {
    const hosts = Array.from({ length: 3000 }, () => ({ id: 'x' }));
    const { problems } = readDesign(file({ hosts }));
    expect(problems).toHaveLength(501);
    expect(problems.at(-1)?.message).toBe('There are 2500 more problems.');
  });
});

describe('a file that is cut or broken is read up to there', () => {
  const nics = [1, 2, 3].map((n) => ({ id: `h1.n${n}`, name: `vmnic${n}`, speedMbps: 1000 }));
  const whole = file({ hosts: [host({ nics }), { id: 'h2', name: 'esx02' }] });
  const cut = (behind: string) => whole.slice(0, whole.indexOf(behind) + behind.length);

  it('keeps the elements that stand whole before the cut, and says where it is', () => {
    const text = cut('"h1.n3"');
    const { design, problems } = readDesign(text);
    expect(design?.hosts.map((h) => h.nics.map((nic) => nic.name))).toEqual([['vmnic1', 'vmnic2']]);
    expect(design?.hosts[0]?.nics[1]?.speedMbps).toBe(1000);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: text.split('\n').length });
    expect(problems[0]?.fatal).toBeUndefined();
    expect(problems[0]?.message).toContain('cut or broken: in line');
  });

  it('keeps no element by half, and opens nothing where none is whole', () => {
    expect(readDesign(cut('"name": "esx02')).design?.hosts).toHaveLength(1);
    const { design, problems } = readDesign(cut('"name": "esx01'));
    expect(design).toBeUndefined();
    expect(problems[0]?.message).toContain('not JSON: in line');
  });

  it('reads up to a slip of the pen, and names its place', () => {
    const text = whole.replace('"id": "h2",', '"id": "h2"');
    const { design, problems } = readDesign(text);
    expect(design?.hosts.map((h) => h.id)).toEqual(['h1']);
    expect(text.split('\n')[(problems[0]?.line ?? 0) - 1]).toContain('"name": "esx02"');
  });

  it('tells what else is wrong with the part that was read, in its place', () => {
    const { problems } = readDesign(cut('"h1.n3"').replace('"speedMbps": 1000', '"speedMbps": 0'));
    expect(problems).toHaveLength(2);
    expect(problems[1]?.place).toBe('topology.hosts[0].nics[0].speedMbps');
    expect(problems[1]?.line).toBeGreaterThan(1);
  });

  it('cut anywhere: never more than there was, never a fault that is not told', () => {
    for (let end = 0; end < whole.length - 1; end++) {
      const { design, problems } = readDesign(whole.slice(0, end));
      expect(problems.length).toBeGreaterThan(0);
      for (const h of design?.hosts ?? []) expect(['esx01', 'esx02']).toContain(h.name);
    }
  });

  it('is bounded: deep nesting and a long list of small entries end at once', () => {
    expect(readDesign('[{}'.repeat(100_000)).design).toBeUndefined();
    const many = `{"format":"vswitchboard","version":1,"name":"T","topology":{"hosts":[${'{"id":1},'.repeat(200_000)}`;
    expect(readDesign(many).problems[0]?.message).toContain('not JSON');
  });
});
