import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileOf } from '../model/find';
import { asParameters, plans as azurePlans } from './azure/plan.fixture';
import { importFiles } from './files';
import type { InputFile } from './piece';
import { addTo, refresh } from './refresh';
import { bringUp4, bringUp9, domain, plans } from './vcf/spec.fixture';

const one = <T>(made: fc.Arbitrary<T>): T => {
  const [first] = fc.sample(made, { numRuns: 1, seed: 7 });
  if (first === undefined) throw new Error('nothing made');
  return first;
};
const file = (name: string, value: unknown): InputFile => ({
  name,
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});
const vcf = one(plans);
const azure = one(azurePlans.filter(({ nodes }) => nodes.length > 0));
const hyperv = [
  {
    Name: 'SETswitch',
    Id: '0f0c1f2e-0000-4000-8000-000000000001',
    SwitchType: 2,
    EmbeddedTeamingEnabled: true,
    NetAdapterInterfaceDescriptions: ['Adapter #1', 'Adapter #2'],
    ComputerName: 'HV01',
  },
];
const vsphere = {
  hostSystems: [
    {
      name: 'esx01',
      config: { network: { pnic: [{ device: 'vmnic0', key: 'k', mac: '00:50:56:00:00:01' }] } },
    },
  ],
};

const imported = async (...files: readonly InputFile[]) => (await importFiles(files)).design;

test.each([
  ['Cloud Foundation 9', [file('a.json', bringUp9(vcf))], 'converged'],
  ['Cloud Foundation 4 and 5', [file('a.json', bringUp4(vcf))], 'converged'],
  ['a domain of Cloud Foundation', [file('a.json', domain(vcf))], 'converged'],
  ['a deployment of Azure Local', [file('a.json', asParameters(azure))], 'hyperv'],
  ['cmdlets of Hyper-V', [file('a.json', hyperv)], 'hyperv'],
  ['vSphere, which may be built in any way', [file('a.json', vsphere)], undefined],
  ['of both worlds', [file('a.json', vsphere), file('b.json', hyperv)], undefined],
  [
    'a plan beside a host that runs',
    [file('a.json', bringUp9(vcf)), file('b.json', vsphere)],
    undefined,
  ],
])('%s: the profile of a new design', async (_, files, profile) => {
  expect((await imported(...files)).review.profile).toBe(profile);
});

test('what is open keeps the profile that it is judged by', async () => {
  const open = await imported(file('a.json', vsphere));
  const plan = await imported(file('b.json', bringUp9(vcf)));
  expect(profileOf(addTo(open, plan), undefined)).toBe('essentials');
  const chosen = { ...plan, review: { ...plan.review, profile: 'strict-isolation' } };
  expect(profileOf(refresh(chosen, plan), undefined)).toBe('strict-isolation');
  expect(profileOf(addTo(chosen, plan), undefined)).toBe('strict-isolation');
});
