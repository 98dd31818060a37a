import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Estate } from '../estate';
import type { Piece } from '../piece';
import { vsphereReader } from './reader';

/** Real and simulated exports, where they lie beside the project (they are not part of it). */
const folder = '../shared/samples/vsphere';
const jsonOf = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));

const read = async (...names: readonly string[]): Promise<Estate> => {
  const pieces = names.map((name): Piece => ({ kind: 'json', name, value: jsonOf(name) }));
  for (const piece of pieces) {
    // Empty outputs say nothing that could be recognised.
    if (!piece.name.endsWith('host.vnic.info.json')) expect(vsphereReader.claims(piece)).toBe(true);
  }
  const [estate, second] = await vsphereReader.read(pieces, () => {});
  expect(second).toBeUndefined();
  if (estate === undefined) throw new Error('no estate');
  return estate;
};

describe.runIf(existsSync(folder))('samples of the vSphere API', () => {
  test('a host by pyVmomi: what the file holds, and nothing else', async () => {
    const name = 'pyvmomi-host-8.0.3.json';
    const raw = jsonOf(name);
    const { network, virtualNicManagerInfo } = raw.config;
    const { hosts, clusters, problems } = await read(name);
    expect(problems).toEqual([]);
    const [host] = hosts;
    expect(hosts.length).toBe(1);
    expect(host?.name).toBe(raw.name);
    expect(clusters.map(({ name }) => name)).toEqual([raw.parent.split(':')[1]]);
    expect(host?.nics.map(({ name, mac }) => [name, mac])).toEqual(
      network.pnic.map((nic: { device: string; mac: string }) => [nic.device, nic.mac]),
    );
    expect(host?.portGroups.map(({ name }) => name)).toEqual(
      network.portgroup.map((group: { spec: { name: string } }) => group.spec.name),
    );
    expect(host?.adapters.map(({ name, ip }) => [name, ip])).toEqual(
      network.vnic.map((one: { device: string; spec: { ip: { ipAddress: string } } }) => [
        one.device,
        one.spec.ip.ipAddress,
      ]),
    );
    const selected = virtualNicManagerInfo.netConfig.filter(
      (config: { selectedVnic: string[] }) => config.selectedVnic.length > 0,
    );
    expect(host?.adapters[0]?.services?.length).toBe(selected.length);
  });

  test.each([
    ['govc host.info', 'vcsim-govc-0.38/host.info.json', 'hostSystems', 'config', 'network'],
    ['keys in PascalCase', 'derived-PascalCase-host.info.json', 'HostSystems', 'Config', 'Network'],
  ])('%s: as many of each as the file has', async (_, name, list, config, network) => {
    const all = jsonOf(name)[list];
    const net = all[0][config][network];
    const count = (field: string) =>
      (net[field] ?? net[field.charAt(0).toUpperCase() + field.slice(1)] ?? []).length;
    const { hosts, problems } = await read(name);
    expect(problems).toEqual([]);
    expect(hosts.length).toBe(all.length);
    const [host] = hosts;
    expect([
      host?.nics.length,
      host?.switches.length,
      host?.portGroups.length,
      host?.adapters.length,
    ]).toEqual(['pnic', 'vswitch', 'portgroup', 'vnic'].map(count));
    expect(host?.adapters[0]?.services).toEqual(['management']);
  });

  test('a property by itself is a host called after nothing', async () => {
    const name = 'vcsim-govc-0.38/object.collect.config.network.json';
    const [{ val }] = jsonOf(name);
    const { hosts } = await read(name);
    expect(hosts.map((host) => [host.nics.length, host.portGroups.length])).toEqual([
      [val.pnic.length, val.portgroup.length],
    ]);
    expect(hosts[0]?.name).toBe('This host');
  });

  test('port groups by themselves are on switches and NICs known by name alone', async () => {
    const { hosts } = await read('vcsim-govc-0.38/host.portgroup.info.json');
    expect(hosts).toMatchObject([
      {
        nics: [{ name: 'vmnic0' }],
        switches: [{ name: 'vSwitch0', orderUnknown: true }],
        portGroups: [{ name: 'VM Network' }, { name: 'Management Network' }],
      },
    ]);
  });

  test('outputs of host.*.info of one host are one host', async () => {
    const { hosts } = await read(
      'vcsim-govc-0.38/host.vswitch.info.json',
      'vcsim-govc-0.38/host.portgroup.info.json',
      'vcsim-govc-0.38/host.vnic.info.json',
    );
    expect(hosts.length).toBe(1);
    expect(hosts[0]?.switches.map(({ name }) => name)).toEqual(['vSwitch0']);
    expect(hosts[0]?.portGroups.length).toBe(
      jsonOf('vcsim-govc-0.38/host.portgroup.info.json').portgroup.length,
    );
  });

  test('a distributed switch from its object, a port group and all ports', async () => {
    const ports = jsonOf('vcsim-govc-0.38/dvs.portgroup.info.json').port;
    const { distributedSwitches } = await read(
      'vcsim-govc-0.38/object.collect.dvs.json',
      'vcsim-govc-0.38/object.collect.dvpg.config.json',
      'vcsim-govc-0.38/dvs.portgroup.info.json',
    );
    expect(distributedSwitches.map(({ name }) => name)).toEqual(['DVS0']);
    const keys = new Set(ports.map((port: { portgroupKey: string }) => port.portgroupKey));
    expect(new Set(distributedSwitches[0]?.portGroups.map(({ key }) => key))).toEqual(keys);
    expect(distributedSwitches[0]?.portGroups.map(({ name }) => name)).toContain('DC0_DVPG0');
  });
});
