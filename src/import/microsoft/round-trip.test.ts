import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Host } from '../../model/design';
import { breaches } from '../../model/invariants';
import { azureLocalSwitched } from '../../templates/azure-local-switched';
import { hypervSet } from '../../templates/hyperv-set';
import { importPieces } from '../import';
import type { Piece } from '../piece';
import { arbitraryHypervHost } from './arbitrary-host.fixture';
import { carriedByDesign, carriedByFound } from './carried.fixture';
import { asClixml, asCollector, asList, asPowerShell5, asTable, type Row } from './cmdlets.fixture';
import { printHost } from './print-host.fixture';
import { hypervReader } from './reader';

const classes: Readonly<Record<string, string>> = {
  VMSwitch: 'Microsoft.HyperV.PowerShell.VMSwitch',
  VMSwitchTeam: 'Microsoft.HyperV.PowerShell.VMSwitchTeam',
  NetAdapter: 'Microsoft.Management.Infrastructure.CimInstance#root/StandardCimv2/MSFT_NetAdapter',
  NetAdapterHardwareInfo: 'CimInstance#root/StandardCimv2/MSFT_NetAdapterHardwareInfoSettingData',
  NetAdapterAdvancedProperty: 'CimInstance#MSFT_NetAdapterAdvancedPropertySettingData',
  NetAdapterRdma: 'CimInstance#MSFT_NetAdapterRdmaSettingData',
  NetAdapterVmq: 'CimInstance#MSFT_NetAdapterVmqSettingData',
  NetAdapterQos: 'CimInstance#MSFT_NetAdapterQosSettingData',
  VMNetworkAdapterManagementOS: 'Microsoft.HyperV.PowerShell.VMInternalNetworkAdapter',
  VMNetworkAdapter: 'Deserialized.Microsoft.HyperV.PowerShell.VMNetworkAdapter',
  VMNetworkAdapterTeamMapping: 'Microsoft.HyperV.PowerShell.VMNetworkAdapterTeamMappingSetting',
  VM: 'Microsoft.HyperV.PowerShell.VirtualMachine',
  NetIPAddress: 'CimInstance#root/StandardCimv2/MSFT_NetIPAddress',
  NetIPInterface: 'CimInstance#root/StandardCimv2/MSFT_NetIPInterface',
  NetRoute: 'CimInstance#root/StandardCimv2/MSFT_NetRoute',
  OperatingSystem: 'CimInstance#root/cimv2/Win32_OperatingSystem',
};

const readHosts = async (pieces: readonly Piece[]) => {
  expect(pieces.filter((piece) => !hypervReader.claims(piece)).map(({ name }) => name)).toEqual([]);
  const estates = await hypervReader.read(pieces, () => {});
  return estates.flatMap(({ hosts }) => hosts);
};

const sectionsOf = (host: Host) =>
  Object.entries(printHost(host).sections).filter(([, rows]) => rows.length > 0);

/** Settings that hang on adapters are objects of their own on a console. */
const consoleOf = (host: Host): string => {
  const flat = ({
    VlanSetting: _,
    IsolationSetting: __,
    BandwidthSetting: ___,
    ...row
  }: Row): Row => row;
  const vlanRows = (rows: readonly Row[], type: string) =>
    rows.map(
      ({ Name, VMName, VlanSetting }): Row => ({
        ...(VlanSetting as Row),
        ParentAdapter: `${type}, Name = '${String(Name)}'${VMName === '' ? '' : `, VMName = '${String(VMName)}'`}`,
      }),
    );
  return sectionsOf(host)
    .flatMap(([section, rows]) => {
      const prompt = `[${host.name}]: PS C:\\> Get-${section.replace('ManagementOS', ' -ManagementOS')}\r\n\r\n`;
      const isAdapter = section.startsWith('VMNetworkAdapter') && !section.endsWith('Mapping');
      if (!isAdapter)
        return [
          `${prompt}${section === 'NetIPAddress' || section === 'NetAdapter' ? asTable(rows) : asList(rows)}\r\n\r\n`,
        ];
      return [
        `${prompt}${asList(rows.map(flat))}\r\n\r\n${asList(vlanRows(rows, section === 'VMNetworkAdapter' ? 'VMNetworkAdapter' : 'VMInternalNetworkAdapter'))}\r\n\r\n`,
      ];
    })
    .join('');
};

const hostsOf = (design: { readonly hosts: readonly Host[] }) => design.hosts;

describe('written by the cmdlets and read again, a host is the same in all they carry', () => {
  test('as a file of our collector', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHypervHost, async (host) => {
        const value: unknown = JSON.parse(JSON.stringify(asCollector([printHost(host)])));
        const [found] = await readHosts([{ kind: 'json', name: 'c.json', value }]);
        expect(found && carriedByFound(found)).toEqual(carriedByDesign(host));
      }),
      { numRuns: 300 },
    );
  });

  test('as JSON of Windows PowerShell 5.1, a file for each cmdlet', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHypervHost, async (host) => {
        const pieces = sectionsOf(host).map(([section, rows]): Piece => {
          const named = rows.map((row) => ({ ...row, PSComputerName: host.name }));
          const value: unknown = JSON.parse(JSON.stringify({ [section]: asPowerShell5(named) }));
          return { kind: 'json', name: `${section}.json`, value };
        });
        const [found, ...more] = await readHosts(pieces.filter(hypervReader.claims));
        expect(more).toEqual([]);
        // Alone, a list of VMs or the name of the system could be of anything: only with other files.
        const { version: _, ...carried } = carriedByDesign(host);
        const vms = carried.vms.map((vm) => ({ ...vm, poweredOn: false }));
        expect(found && carriedByFound(found)).toEqual({ ...carried, version: undefined, vms });
      }),
      { numRuns: 200 },
    );
  });

  test('as a diagnostics zip of CLIXML', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHypervHost, async (host) => {
        const pieces = sectionsOf(host).map(
          ([section, rows]): Piece => ({
            kind: 'text',
            name: `d.zip/Node_${host.name}/Get${section}.xml`,
            text: asClixml(classes[section] ?? section, rows),
          }),
        );
        const [found, ...more] = await readHosts(pieces);
        expect(more).toEqual([]);
        expect(found && carriedByFound(found)).toEqual(carriedByDesign(host));
      }),
      { numRuns: 200 },
    );
  });

  test('as a paste of lists and tables', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHypervHost, async (host) => {
        const [found, ...more] = await readHosts([
          { kind: 'text', name: 'paste', text: consoleOf(host) },
        ]);
        expect(more).toEqual([]);
        // Format-List shows bandwidth settings as the name of their class.
        const carried = carriedByDesign(host);
        const adapters = carried.adapters.map((one) => ({ ...one, minBandwidthWeight: undefined }));
        expect(found && carriedByFound(found)).toEqual({ ...carried, adapters });
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['Hyper-V with SET', hostsOf(hypervSet({ hosts: 3 }))],
    ['Azure Local', hostsOf(azureLocalSwitched({ hosts: 2 }))],
  ])('template %s, through the collector', async (_, hosts) => {
    const value: unknown = JSON.parse(JSON.stringify(asCollector(hosts.map(printHost))));
    const found = await readHosts([{ kind: 'json', name: 'c.json', value }]);
    expect(found.map(carriedByFound)).toEqual(hosts.map(carriedByDesign));
  });
});

test('through the whole import, the design holds what the cmdlets carry', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHypervHost, async (host) => {
      const value: unknown = JSON.parse(JSON.stringify(asCollector([printHost(host)])));
      const { design } = await importPieces(
        [{ kind: 'json', name: 'c.json', value }],
        [hypervReader],
      );
      expect(breaches(design)).toEqual([]);
      expect(design.hosts.map(carriedByDesign)).toEqual([{ ...carriedByDesign(host) }]);
    }),
    { numRuns: 150 },
  );
});
