import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { hypervSet } from '../../templates/hyperv-set';
import { importFiles } from '../files';
import { carriedByDesign } from './carried.fixture';
import { asClixml, asTable } from './cmdlets.fixture';
import { printHost } from './print-host.fixture';

/** As Export-Clixml of Windows PowerShell writes it: UTF-16, little end first, with a mark. */
const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [i, unit] of [0xfeff, ...Array.from(text, (_, at) => text.charCodeAt(at))].entries())
    view.setUint16(i * 2, unit, true);
  return bytes;
};

test('a diagnostics zip of a cluster, through the whole import', async () => {
  const { hosts } = hypervSet({ hosts: 3 });
  const files: Record<string, Uint8Array> = {
    'GetCluster.XML': utf16(
      asClixml('Microsoft.FailoverClusters.PowerShell.Cluster', [
        { Name: 'HV-Cluster', S2DEnabled: 1 },
      ]),
    ),
    'GetClusterNode.XML': utf16(
      asClixml(
        'Microsoft.FailoverClusters.PowerShell.ClusterNode',
        hosts.map(({ name }) => ({ Name: name, State: { word: 'Up', number: 0 } })),
      ),
    ),
    'GetClusterResource.XML': utf16(
      asClixml('Microsoft.FailoverClusters.PowerShell.ClusterResource', [{ Name: 'IP' }]),
    ),
    'SystemInfo.txt': strToU8('Host up since Monday'),
    'Summary.txt': strToU8('Nothing to see'),
    'SDDCTestReport.htm': strToU8('<!doctype html><html><body>report</body></html>'),
  };
  for (const host of hosts) {
    for (const [section, rows] of Object.entries(printHost(host).sections)) {
      const name = section.replace('ManagementOS', '_Host');
      // Other than JSON, a folder does not say the kind of an object: its class does.
      const classes: Readonly<Record<string, string>> = {
        VM: 'Microsoft.HyperV.PowerShell.VirtualMachine',
        OperatingSystem: 'CimInstance#root/cimv2/Win32_OperatingSystem',
        NetIPInterface: 'CimInstance#root/StandardCimv2/MSFT_NetIPInterface',
        NetAdapterRdma: 'CimInstance#root/StandardCimv2/MSFT_NetAdapterRdmaSettingData',
        NetAdapterVmq: 'CimInstance#root/StandardCimv2/MSFT_NetAdapterVmqSettingData',
        NetAdapterQos: 'CimInstance#root/StandardCimv2/MSFT_NetAdapterQosSettingData',
      };
      const xml = asClixml(classes[section] ?? `Selected.${section}`, rows);
      files[`Node_${host.name}/Get${name}.xml`] = utf16(xml);
      if (rows.length > 0 && section === 'NetAdapter')
        files[`Node_${host.name}/Get${name}.txt`] = utf16(asTable(rows));
    }
  }
  const result = await importFiles([{ name: 'HealthTest.zip', bytes: zipSync(files) }]);
  expect(result.recognised.map(({ source }) => source.kind)).toEqual(['hyperv']);
  expect(result.design.clusters.map(({ name }) => name)).toEqual(['HV-Cluster']);
  expect(result.design.hosts.every(({ clusterId }) => clusterId === 'c1')).toBe(true);
  expect(result.design.hosts.map(carriedByDesign)).toEqual(hosts.map(carriedByDesign));
  expect(result.skipped.map(({ what, count }) => [what, count])).toContainEqual([
    'Other CLIXML objects',
    1,
  ]);
  expect(result.skipped).toContainEqual({
    what: 'Files of HealthTest.zip',
    why: 'Nothing of an estate is in them.',
    count: 2,
  });
  expect(result.problems).toEqual([]);
});
