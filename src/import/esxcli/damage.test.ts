import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateDesign } from '../../model/arbitrary-design';
import { damaged, damages } from '../damaged-text.fixture';
import { carriedByEsxcli } from './carried.fixture';
import { outputsOf } from './outputs.fixture';
import { esxcliReader } from './reader';
import { render } from './render.fixture';

const sessions = [1, 2, 3, 4].flatMap((seed) => {
  const design = carriedByEsxcli(generateDesign(seed, { hosts: 1, listLength: 3, stated: 0.8 }));
  return design.hosts.flatMap((host) =>
    (['console', 'script', 'json', 'xml', 'csv'] as const).map((style) =>
      render(outputsOf(design, host), host.name, style),
    ),
  );
});

/** A name for each thing once, everything that is named there, and sentences. */
const check = async (text: string): Promise<void> => {
  const piece = { kind: 'text', name: 'a.txt', text } as const;
  const isClaimed = esxcliReader.claims(piece);
  const [estate] = await esxcliReader.read([piece], () => {});
  if (estate === undefined) throw new Error('no estate');
  for (const { message } of estate.problems) expect(message).toMatch(/^\S.*[.:)]$/su);
  for (const host of estate.hosts) {
    const nics = new Set(host.nics.map(({ name }) => name));
    const switches = new Set(host.switches.map(({ name }) => name));
    expect(nics.size).toBe(host.nics.length);
    expect(switches.size).toBe(host.switches.length);
    for (const { uplinks = [] } of host.switches)
      for (const uplink of uplinks) expect(nics.has(uplink)).toBe(true);
    for (const { switchName } of host.portGroups) expect(switches.has(switchName)).toBe(true);
  }
  if (isClaimed && estate.hosts.length === 0) expect(estate.problems.length).toBeGreaterThan(0);
};

test('5,000 damaged sessions: what can be had, and a sentence for the rest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sessions), damages, (session, list) =>
      check(damaged(session, list)),
    ),
    { numRuns: 5000 },
  );
}, 300_000);

test('long lines, many blanks, endless nesting', async () => {
  const [session = ''] = sessions;
  await check(`${'a '.repeat(400_000)}\n${session}`);
  await check(session.replaceAll(' ', ' '.repeat(90)));
  await check(
    `${session}\n[root@x:~] esxcli --formatter=json network nic list\n${'[{"a":'.repeat(20_000)}`,
  );
  await check(`<?xml version="1.0"?><output>${'<list><structure>'.repeat(20_000)}`);
  await check(`${'vmk0 1 1 1 1 1 '.repeat(60)}\n`.repeat(500));
  await check(`${'1 '.repeat(499)}\n`.repeat(2000));
});
