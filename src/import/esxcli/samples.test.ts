import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { open } from '../open/open';
import { esxcliReader } from './reader';

/** Consoles of real hosts, where they lie beside the project (they are not part of it). */
const folder = '../shared/samples/esxcli';

/** Counted straight in the text, knowing nothing of how the reader works. */
const counted = (text: string) => {
  const count = (pattern: RegExp) => new Set(text.match(pattern) ?? []).size;
  if (text.startsWith('[')) {
    const items: readonly { Portgroups?: string[] }[] = JSON.parse(text);
    const groups = items.flatMap(({ Portgroups = [] }) => Portgroups).length;
    return groups > 0 ? { switches: items.length, groups } : { nics: items.length };
  }
  if (text.includes('Portgroups:')) {
    const groups = [...text.matchAll(/Portgroups: (.*)/g)].flatMap(([, list = '']) =>
      list.split(','),
    );
    return { switches: count(/^ +Name: .*/gm), groups: groups.length };
  }
  if (text.startsWith('Switch Name')) {
    const [standard = '', distributed = ''] = text.split(/^DVS Name/m);
    const rows = standard.split('\n').filter((line) => line.startsWith('  '));
    return {
      switches: standard.split('\n').filter((line) => /^\w.*\d/.test(line)).length,
      groups: rows.filter((line) => !line.includes('PortGroup Name')).length,
      distributed: distributed.split('\n').filter((line) => /^\w.*\d/.test(line)).length,
    };
  }
  if (text.startsWith('Interface')) return { adapters: count(/^vmk\d+/gm) };
  return { nics: count(/\bvmnic\d+/g) };
};

describe.runIf(existsSync(folder))('samples of esxcli and esxcfg', () => {
  const names = existsSync(folder) ? readdirSync(folder) : [];

  test.each(names)('%s: as many of each as the text has', async (name) => {
    const bytes = readFileSync(`${folder}/${name}`);
    const { pieces } = await open([{ name, bytes }]);
    expect(pieces.map((piece) => esxcliReader.claims(piece))).toEqual([true]);
    const [estate] = await esxcliReader.read(pieces, () => {});
    expect(estate?.hosts.length).toBe(1);
    const host = estate?.hosts[0];
    expect(estate?.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('names the host'),
    ]);
    expect({
      nics: host?.nics.length,
      switches: host?.switches.length,
      groups: host?.portGroups.length,
      adapters: host?.adapters.length,
      distributed: estate?.distributedSwitches.length,
    }).toMatchObject(counted(bytes.toString('utf8')));
  });

  test('what nic get adds', async () => {
    const name = 'esxcli-network-nic-get.183.txt';
    const { pieces } = await open([{ name, bytes: readFileSync(`${folder}/${name}`) }]);
    const [estate] = await esxcliReader.read(pieces, () => {});
    expect(estate?.hosts[0]?.nics[0]).toMatchObject({
      maxSpeedMbps: 1000,
      pciAddress: '0000:04:00.0',
      firmware: '1.48.0:0x800006e7',
    });
  });

  test('what belongs together is one host, what contradicts is another', async () => {
    const all = await open(
      names.map((name) => ({ name, bytes: readFileSync(`${folder}/${name}`) })),
    );
    const [estate] = await esxcliReader.read(all.pieces, () => {});
    const hosts = estate?.hosts ?? [];
    expect(hosts.length).toBeGreaterThan(1);
    for (const host of hosts)
      expect(new Set(host.nics.map(({ name }) => name)).size).toBe(host.nics.length);
  });
});
