import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { json, messages, readOne, text } from './read.fixture';

/** Real and synthetic outputs of others, where they are there. Counts are made over the lines themselves. */
const samples = new URL('../../../../shared/samples/', import.meta.url);
describe.runIf(existsSync(samples))('samples', () => {
  const content = (path: string) => readFileSync(new URL(path, samples), 'utf8');

  test('Get-VMSwitch | fl', async () => {
    const path = 'hyperv/Get-VMSwitch-fl.176.txt';
    const estate = await readOne(text(path, content(path)));
    const [host, ...more] = estate.hosts;
    expect(more).toEqual([]);
    expect(host?.name).toBe(/ComputerName\s+: (\S+)/.exec(content(path))?.[1]);
    expect(host?.switches.length).toBe(content(path).match(/^SwitchType/gm)?.length);
    expect(host?.switches[0]).toMatchObject({
      kind: 'external',
      teamMode: 'none',
      minBandwidthMode: 'absolute',
    });
  });

  test('a table of NICs, a list of intents and adapters in one paste', async () => {
    const path = 'azurelocal/console-netintentstatus-netadapter-vmnetworkadapter.txt';
    const estate = await readOne(text(path, content(path)));
    const lines = content(path).split('\n');
    const rows = lines.filter((line) => /(?:[0-9A-F]{2}-){5}[0-9A-F]{2}/.test(line));
    const physical = rows.filter((line) => !line.includes('Hyper-V Virtual Ethernet'));
    const [host, ...more] = estate.hosts;
    expect(more).toEqual([]);
    expect(host?.nics.length).toBe(physical.length);
    expect(host?.nics.filter(({ linkUp }) => linkUp === false).length).toBe(
      physical.filter((line) => line.includes('Disconnected')).length,
    );
    expect(host?.adapters.map(({ name, services }) => [name, services])).toEqual([
      ['vManagement(mgmtcompute)', ['management']],
    ]);
    expect(messages(estate).join()).toContain('hcihost01, hcihost02');
  });

  test('an adapter without a switch is no host: it says so', async () => {
    const path = 'hyperv/Get-VMNetworkAdapter.228.txt';
    const estate = await readOne(text(path, content(path)));
    expect(estate.hosts).toEqual([]);
    expect(messages(estate)).toEqual([expect.stringContaining('No host can be read from this')]);
  });

  test('the synthetic collector file', async () => {
    const path = 'hyperv/SYNTHETIC-collector.json';
    const value = JSON.parse(content(path));
    const { hosts, problems } = await readOne(json(path, value));
    expect(hosts.length).toBe(1);
    expect(hosts[0]?.nics.length).toBe(
      value.NetAdapter.filter(
        (one: { InterfaceDescription: string }) => !/^Hyper-V/.test(one.InterfaceDescription),
      ).length,
    );
    expect(hosts[0]?.adapters[0]).toMatchObject({
      ip: '192.0.2.11',
      portGroup: 'VLAN 10',
      services: ['management'],
    });
    expect(problems).toEqual([]);
  });
});
