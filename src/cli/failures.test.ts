import { describe, expect, test } from 'vitest';
import { vswitchboard } from './memory-io.fixture';

const template = async (...argv: string[]) => ({ f: (await vswitchboard(['new', ...argv])).out });

describe('failures', () => {
  test('JSON as documented: only what changes', async () => {
    const files = await template('six-port');
    const { code, out } = await vswitchboard(
      ['failures', 'f', '--element', 'h1.n1', '--format', 'json'],
      files,
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      {
        element: { kind: 'nic', id: 'h1.n1', name: 'esx01 › vmnic0' },
        services: [
          {
            host: 'h1',
            class: 'management',
            before: { state: 'OK', mbps: 1000 },
            after: { state: 'DOWN', mbps: 0 },
          },
        ],
        pairs: [],
        unknown: [],
      },
    ]);
  });

  test('--all: every service of every host, and every pair', async () => {
    const files = await template('converged-2x25', '--hosts', '3');
    const { out } = await vswitchboard(
      ['failures', 'f', '--element', 'h1.n1', '--format', 'json', '--all'],
      files,
    );
    const [impact] = JSON.parse(out);
    expect(impact.services).toHaveLength(3 * 4);
    expect(impact.pairs).toContainEqual({
      a: 'h2',
      b: 'h3',
      class: 'migration',
      before: 'CONNECTED',
      after: 'CONNECTED',
    });
  });

  test('upstream, several at once, kinds and names', async () => {
    const files = await template('converged-2x25', '--hosts', '2');
    const idsOf = async (...elements: string[]) => {
      const { out } = await vswitchboard(
        ['failures', 'f', '--format', 'json', ...elements.flatMap((e) => ['--element', e])],
        files,
      );
      return JSON.parse(out).map((impact: { element: { id: string } }) => impact.element.id);
    };
    expect(await idsOf('upstream:s1')).toEqual(['s1']);
    expect(await idsOf('h1.n1+h1.n2', 's2')).toEqual(['h1.n1+h1.n2', 's2']);
    expect(await idsOf('card')).toEqual(['h1.c1', 'h1.c2', 'h2.c1', 'h2.c2']);
    expect(await idsOf('esx02/vmnic1')).toEqual(['h2.n2']);
  });

  test('text and markdown say what moves and what dies', async () => {
    const files = await template('six-port');
    const text = await vswitchboard(['failures', 'f', '--element', 'h1.c1'], files);
    expect(text.out).toContain('Management       OK, 1 Gb/s → DOWN  esx01');
    const markdown = await vswitchboard(['failures', 'f', '--format', 'markdown'], files);
    expect(markdown.out).toContain('| esx01 › vmnic0 | Management | OK, 1 Gb/s → DOWN | esx01 |');
  });

  test('two kinds at once: what neither does alone', async () => {
    const files = await template('converged-2x25', '--hosts', '2');
    const doubles = async (...more: string[]) =>
      vswitchboard(['failures', 'f', '--format', 'json', '--double', ...more], files);
    const ids = JSON.parse((await doubles('nic,physicalSwitch', '--of', 'esx01')).out).map(
      (impact: { element: { id: string } }) => impact.element.id,
    );
    expect(ids).toEqual(['h1.n1+s2', 'h1.n2+s1']);
    expect(JSON.parse((await doubles('nic,nic', '--all')).out)).toHaveLength(6);
    expect(await doubles('nic')).toMatchObject({ code: 2 });
    expect((await doubles('nic,printer')).err).toContain('--double takes two kinds');
    expect((await doubles('nic,nic', '--of', 'esx09')).err).toContain('no host or cluster');
    expect((await doubles('nic,nic', '--element', 'h1.n1')).code).toBe(2);
  });

  test('too many pairs: 2, and how to ask for fewer', async () => {
    const files = await template('six-port', '--hosts', '40');
    const { code, err } = await vswitchboard(['failures', 'f', '--double', 'nic,nic'], files);
    expect(code).toBe(2);
    expect(err).toContain('28,680 pairs');
    expect(err).toContain('--of');
  });

  test.each([['h9'], ['printer'], ['h1.k1']])('%s is no element: 2', async (element) => {
    const { code, err } = await vswitchboard(
      ['failures', 'f', '--element', element],
      await template('six-port'),
    );
    expect(code).toBe(2);
    expect(err).toContain(`there is no element “${element}”`);
  });
});

test('trace: by id and by name, and 1 where it does not arrive', async () => {
  const files = await template('converged-2x25', '--hosts', '2');
  const there = await vswitchboard(['trace', 'f', 'esx01/vmk1', 'h2.k2'], files);
  expect(there).toMatchObject({ code: 0, err: '' });
  expect(there.out).toContain('It arrives.');
  const not = await vswitchboard(['trace', 'f', 'h1.k1', 'h2.k2', '--format', 'json'], files);
  expect(not.code).toBe(1);
  expect(JSON.parse(not.out)).toMatchObject({ reaches: 'none' });
  expect((await vswitchboard(['trace', 'f', 'h1.k1'], files)).code).toBe(2);
  expect((await vswitchboard(['trace', 'f', 'h1.k1', 'nobody'], files)).code).toBe(2);
});

test('trace: out of the data centre, and while something is down', async () => {
  const files = await template('converged-2x25', '--hosts', '2');
  const out = await vswitchboard(['trace', 'f', 'esx01/vmk0', 'outside'], files);
  expect(out).toMatchObject({ code: 0 });
  expect(out.out).toContain('gateway of Management');
  const down = await vswitchboard(
    ['trace', 'f', 'h1.k2', 'h2.k2', '--fail', 'h1.n1', '--fail', 'tor-b'],
    files,
  );
  expect(down.code).toBe(1);
  expect(down.out).toContain('it has no uplink that carries');
  expect((await vswitchboard(['trace', 'f', 'h1.k2', 'h2.k2', '--fail', 'h9'], files)).code).toBe(
    2,
  );
});

test('capacity: the question answered in one line, and as JSON', async () => {
  const files = await template('six-port');
  const { code, out } = await vswitchboard(['capacity', 'f'], files);
  expect(code).toBe(0);
  expect(out).toMatch(/^esx01 {2}Carries all its \d+ VMs at once: yes, .* With one NIC less: yes/);
  const json = JSON.parse((await vswitchboard(['capacity', 'f', '--format', 'json'], files)).out);
  expect(json.hosts[0]).toMatchObject({ id: 'h1', now: { carriesPeak: true } });
  const busy = json.hosts[0].uplinks.find((uplink: { worst: unknown }) => uplink.worst !== null);
  expect(busy.worst.peakMbps).toBeGreaterThan(busy.peakMbps);
});

test('export --heat draws how full each wire is', async () => {
  const files = await template('converged-2x25', '--hosts', '2');
  const plain = await vswitchboard(['export', 'f', '--to', 'svg'], files);
  const heat = await vswitchboard(['export', 'f', '--to', 'svg', '--heat'], files);
  expect(plain.out).not.toContain('Utilisation at peak');
  expect(heat.out).toContain('Utilisation at peak');
  expect(heat.out).toMatch(/\d+ %<\/text>/);
});
