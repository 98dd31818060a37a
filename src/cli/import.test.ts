import { expect, test } from 'vitest';
import { readDesign } from '../file/read';
import { vswitchboard } from './memory-io.fixture';

const vswitches = JSON.stringify({
  vswitch: [
    {
      name: 'vSwitch0',
      key: 'key-vim.host.VirtualSwitch-vSwitch0',
      mtu: 1500,
      pnic: ['key-vim.host.PhysicalNic-vmnic0'],
      portgroup: [],
      spec: { bridge: { nicDevice: ['vmnic0'] }, policy: {} },
    },
  ],
});

test('what is no estate ends with 2 and a line for each file', async () => {
  const { code, out, err } = await vswitchboard(['import', 'a.txt', 'b.bin'], {
    'a.txt': 'Dear all, the meeting is at nine.\n',
    'b.bin': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
  });
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err.trim().split('\n')).toHaveLength(2);
  expect(err).toContain('a.txt: ');
  expect(err).toContain('b.bin: ');
});

test('usage', async () => {
  expect((await vswitchboard(['import'])).code).toBe(2);
  expect((await vswitchboard(['import', 'a', '--summary', 'xml'], { a: vswitches })).code).toBe(2);
  expect((await vswitchboard(['import', 'gone.xlsx'])).err).toContain('gone.xlsx');
});

test('an export becomes a design, in a folder or by name; the summary counts it', async () => {
  const files = { 'net/vswitch.json': vswitches };
  const { code, out } = await vswitchboard(['import', 'net'], files);
  expect(code).toBe(0);
  const { design, problems } = readDesign(out);
  expect(problems).toEqual([]);
  expect(design?.hosts[0]?.switches[0]?.name).toBe('vSwitch0');
  const summary = await vswitchboard(
    ['import', 'net/vswitch.json', '--summary', 'json', '--output', 'o.json'],
    files,
  );
  expect(readDesign(summary.written.get('o.json') ?? '').design?.hosts).toHaveLength(1);
  const said = JSON.parse(summary.out);
  expect(Object.keys(said)).toEqual([
    'source',
    'hosts',
    'physicalNics',
    'standardSwitches',
    'distributedSwitches',
    'portGroups',
    'vmkernelAdapters',
    'vms',
    'vmNics',
    'questions',
    'problems',
    'details',
  ]);
  expect(said).toMatchObject({ source: 'vSphere API (JSON)', hosts: 1, standardSwitches: 1 });
  expect(said.details.problems).toHaveLength(said.problems);
});

test('answers that do not fit name the place', async () => {
  const files = { 'a.json': vswitches, 'answers.json': '{ "answers": { "x": 1 } }' };
  const { code, err } = await vswitchboard(
    ['import', 'a.json', '--answers', 'answers.json'],
    files,
  );
  expect(code).toBe(2);
  expect(err).toContain('answers.json: No question “x” is open.');
});

test('where sources disagree is told, with what was taken', async () => {
  const given = {
    'esx01.json': vswitches,
    'esx01.txt': `[root@esx01:~] esxcli network vswitch standard list
vSwitch0
   Name: vSwitch0
   Class: cswitch
   Num Ports: 8570
   Used Ports: 5
   Configured Ports: 128
   MTU: 9000
   CDP Status: both
   Uplinks: vmnic0
   Portgroups: VM Network
`,
  };
  const names = ['esx01.json', 'esx01.txt'];
  const { out } = await vswitchboard(['import', ...names, '--summary', 'json'], given);
  expect(JSON.parse(out).details.disagreements).toEqual({
    count: 1,
    isWhole: true,
    listed: [
      {
        place: 'esx01 › vSwitch0',
        hosts: 1,
        field: 'MTU',
        taken: { value: '1500 bytes', source: 'vSphere API (JSON)', files: ['esx01.json'] },
        left: { value: '9000 bytes', source: 'esxcli / esxcfg', files: ['esx01.txt'] },
      },
    ],
  });
  const { out: text } = await vswitchboard(['import', ...names, '--summary', 'text'], given);
  expect(text).toContain(
    'sources disagree in 1 field:\n  esx01 › vSwitch0: MTU: vSphere API (JSON) (esx01.json) says 1500 bytes, which was taken; esxcli / esxcfg (esx01.txt) says 9000 bytes.\n',
  );
});
