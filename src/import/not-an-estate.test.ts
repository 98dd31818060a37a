import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hypervCollector } from './microsoft/collector-script';
import { notAnEstate } from './not-an-estate';

const json = (value: unknown) => notAnEstate({ kind: 'json', name: 'x.json', value });
const text = (content: string) => notAnEstate({ kind: 'text', name: 'x.txt', text: content });

test.each<[string, unknown, string]>([
  [
    'schema of ODIN',
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'ODIN for Azure Local',
      properties: {},
    },
    'Export Configuration',
  ],
  [
    'another schema',
    { $schema: 'https://json-schema.org/draft/2020-12/schema', properties: {} },
    'JSON Schema',
  ],
  [
    'ARM template',
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      resources: [],
    },
    'azuredeploy.parameters.json',
  ],
  [
    'other ARM parameters',
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
      parameters: { vmName: { value: 'x' } },
    },
    'intentList',
  ],
  ['ODIN Sizer', { _meta: { version: '1' }, data: {} }, 'ODIN Sizer'],
  [
    'checker',
    [{ Name: 'a', Status: 'FAILURE', Severity: 'CRITICAL', TargetResourceID: 'NIC1' }],
    'environment checker',
  ],
  ['Terraform state', { terraform_version: '1.9', resources: [] }, 'Terraform state'],
  ['VMs alone', { VM: [{ Name: 'web' }] }, 'Get-VMSwitch'],
])('%s', (_, value, words) => {
  expect(json(value)).toContain(words);
});

test.each([
  ['Bicep parameters', "using './main.bicep'\nparam clusterName = 'x'", 'bicep build-params'],
  [
    'Terraform',
    'resource "vsphere_host_port_group" "pg" {\n  name = "x"\n}',
    'Terraform configuration',
  ],
  ['our own script', hypervCollector, 'Run it on the host'],
  ['Visio XML', '<?xml version="1.0"?><VisioDocument xmlns="x"/>', 'Visio'],
])('%s', (_, content, words) => {
  expect(text(content)).toContain(words);
});

test('what is not known stays unknown, and nothing throws', () => {
  for (const value of [null, 1, 'x', [], {}, [null], { name: 'x' }])
    expect(json(value)).toBeUndefined();
  expect(text('vmnic0 up')).toBeUndefined();
  fc.assert(
    fc.property(fc.json(), (value) => void json(JSON.parse(value))),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => void text(value)),
    { numRuns: 500 },
  );
});

const sample = new URL(
  '../../../shared/samples/azurelocal/odin-design.schema.json',
  import.meta.url,
);
test.runIf(existsSync(sample))('the schema that ODIN publishes', () => {
  expect(json(JSON.parse(readFileSync(sample, 'utf8')))).toContain('JSON Schema of ODIN');
});

test('outputs for people name the form that can be read', () => {
  const text = (content: string) => notAnEstate({ kind: 'text', name: 'a.txt', text: content });
  expect(text('Name:             vSwitch0\nMTU:              0\nPorts Available:  0\n')).toMatch(
    /-json/,
  );
  expect(text('PortgroupKey: dvportgroup-11\nDvsUuid:      fea97929\n')).toMatch(/-json/);
  expect(
    text('Name       Mac               DhcpEnabled IP       SubnetMask    DeviceName\n'),
  ).toMatch(/collector/);
  expect(notAnEstate({ kind: 'json', name: 'a.json', value: { info: null } })).toMatch(/govc/);
});
