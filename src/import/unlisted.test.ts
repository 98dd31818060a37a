import { expect, test } from 'vitest';
import { lint } from '../lint/linter';
import { rules } from '../rules/index';
import { acceptAll, answer, applyAnswers } from './answers';
import { importFiles } from './files';
import type { InputFile } from './piece';
import { questionsOf } from './questions';
import { refresh } from './refresh';

const file = (name: string, value: unknown): InputFile => ({
  name,
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});
const described = 'Ethernet Controller X550';
const switches = (host: string) =>
  file(`${host}-vmswitch.json`, [
    {
      Name: 'External',
      Id: '0f0c1f2e-0000-4000-8000-000000000001',
      SwitchType: 2,
      AllowManagementOS: true,
      NetAdapterInterfaceDescription: described,
      NetAdapterInterfaceDescriptions: [described],
      ComputerName: host,
    },
  ]);
const nics = (host: string, ...names: readonly string[]) =>
  file(
    `${host}-netadapter.json`,
    names.map((Name, i) => ({
      Name,
      InterfaceDescription: i === 0 ? described : `Other adapter #${i}`,
      Status: 'Up',
      MacAddress: `02-00-00-00-00-0${i}`,
      LinkSpeed: '10 Gbps',
      SystemName: host,
      PSComputerName: host,
    })),
  );

const imported = async (...files: readonly InputFile[]) => (await importFiles(files)).design;
const rule = 'hyperv/hv-single-physical-nic';
const saidBy = (design: Parameters<typeof lint>[1]) => {
  const { findings, questions } = lint(rules, design);
  return {
    found: findings.filter((one) => one.rule === rule).length,
    asked: questions.filter((one) => one.rule === rule).length,
  };
};

test('NICs that only switches name are not all: the rule asks, and so does the import', async () => {
  const design = await imported(switches('HV01'), switches('HV02'));
  expect(saidBy(design)).toEqual({ found: 0, asked: 2 });
  const [question, ...more] = questionsOf(design).filter(({ about }) => about === 'nics');
  expect(more).toEqual([]);
  expect(question).toMatchObject({ id: `nics: ${described}`, hostCount: 2 });
  expect(question?.title).toBe(`Physical NICs (${described}), on 2 hosts: are these all?`);
  // Nobody can guess it.
  expect(acceptAll(design, questionsOf(design)).hosts[0]?.unknown).toContain('nics');
});

test('the answer that these are all is judged', async () => {
  const design = await imported(switches('HV01'), switches('HV02'));
  const [question] = questionsOf(design).filter(({ about }) => about === 'nics');
  if (question === undefined) throw new Error('no question');
  expect(saidBy(answer(design, question, 'all'))).toEqual({ found: 2, asked: 0 });
  const answers = (value: unknown) =>
    applyAnswers(design, questionsOf(design), { answers: { [`nics: ${described}`]: value } });
  expect(saidBy(answers('all').design)).toEqual({ found: 2, asked: 0 });
  expect(answers('some').problems).toEqual([`“nics: ${described}” must be "all".`]);
});

test('Get-NetAdapter lists them, whether of one NIC or of two', async () => {
  const one = await imported(switches('HV01'), nics('HV01', 'NIC1'));
  expect(one.hosts.map(({ unknown }) => unknown)).toEqual([['adapters']]);
  expect(saidBy(one)).toEqual({ found: 1, asked: 0 });
  expect(saidBy(await imported(switches('HV01'), nics('HV01', 'NIC1', 'NIC2')))).toEqual({
    found: 0,
    asked: 0,
  });
});

test('a refresh without the list takes no NIC away, and one with it takes the mark away', async () => {
  const whole = await imported(switches('HV01'), nics('HV01', 'NIC1', 'NIC2'));
  const part = await imported(switches('HV01'));
  const names = (design: typeof whole) => design.hosts[0]?.nics.map(({ name }) => name);
  expect(names(refresh(whole, part))).toEqual(expect.arrayContaining(['NIC1', 'NIC2']));
  expect(refresh(whole, part).hosts[0]?.unknown).not.toContain('nics');
  expect(refresh(part, part).hosts[0]?.unknown).toContain('nics');
  const listed = refresh(part, whole);
  expect(listed.hosts[0]?.unknown).not.toContain('nics');
  expect(names(listed)).toEqual(['NIC1', 'NIC2']);
});

test('RVTools without VMkernel adapters: no host is called one without a management network', async () => {
  const tab = (...rows: readonly (readonly string[])[]): InputFile => ({
    name: 'RVTools_tabvHost.csv',
    bytes: new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n')),
  });
  const design = await imported(
    tab(
      ['Host', 'Datacenter', 'Cluster', 'ESX Version', 'Vendor', 'Model', '# Memory'],
      ...['esx01', 'esx02'].map((name) => [
        name,
        'DC',
        'Lab',
        'VMware ESXi 8.0.2',
        'Dell',
        'R750',
        '1',
      ]),
    ),
  );
  expect(design.hosts.map(({ unknown }) => unknown)).toEqual([
    ['nics', 'adapters'],
    ['nics', 'adapters'],
  ]);
  const missing = (from: Parameters<typeof lint>[1]) => {
    const { findings, questions } = lint(rules, from);
    const own = ['network/net-mgmt-missing', 'network/net-migration-missing'];
    return {
      found: findings.filter((one) => own.includes(one.rule)).length,
      asked: questions.filter((one) => own.includes(one.rule)).length,
    };
  };
  expect(missing(design)).toEqual({ found: 0, asked: 3 });
  const question = questionsOf(design).find(({ about }) => about === 'adapters');
  expect(question?.title).toBe('VMkernel adapters (none listed), on 2 hosts: are these all?');
  if (question === undefined) throw new Error('no question');
  const answered = answer(design, question, 'all');
  expect(answered.hosts[0]?.unknown).toEqual(['nics']);
  expect(missing(answered)).toEqual({ found: 4, asked: 0 });
});
