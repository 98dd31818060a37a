import { describe, expect, test } from 'vitest';
import { lint } from '../lint/linter';
import { toJson } from '../lint/report';
import { rules } from '../rules/index';
import { templates } from '../templates/index';
import { vswitchboard } from './memory-io.fixture';

const templateText = async (...argv: string[]) => (await vswitchboard(['new', ...argv])).out;

describe('usage', () => {
  test('help, of all and of one', async () => {
    const all = await vswitchboard(['--help']);
    expect(all.code).toBe(0);
    for (const name of ['new', 'lint', 'export', 'link', 'rules', 'explain', 'schema']) {
      expect(all.out).toContain(`vswitchboard ${name}`);
      const one = await vswitchboard([name, '--help']);
      expect(one).toMatchObject({ code: 0, err: '' });
      expect(one.out).toContain(`vswitchboard ${name}`);
    }
  });

  test('version', async () => {
    expect((await vswitchboard(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    [[]],
    [['paint']],
    [['lint']],
    [['lint', '-', '-']],
    [['lint', 'a', '--colour']],
    [['lint', 'a', '--format', 'xml']],
    [['new']],
    [['new', 'seven-port']],
    [['new', 'six-port', 'four-port']],
    [['new', 'six-port', '--hosts', '0']],
    [['new', 'six-port', '--hosts', 'many']],
    [['export', 'a']],
    [['export', 'a', '--to', 'gif']],
    [['link']],
    [['link', 'a', '--decode', 'b']],
    [['explain']],
    [['explain', 'no-such-rule']],
    [['rules', 'all']],
    [['schema', 'v2']],
  ])('%j is a mistake: 2, and a line that says which', async (argv) => {
    const { code, out, err } = await vswitchboard(argv, { a: '{}' });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
    if (argv.length > 0) expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('new', () => {
  test('--list names every template', async () => {
    const { code, out } = await vswitchboard(['new', '--list']);
    expect(code).toBe(0);
    for (const { id } of templates) expect(out).toContain(id);
  });

  test('prints a design that opens again as itself', async () => {
    const text = await templateText('six-port', '--hosts', '3');
    const { code, out } = await vswitchboard(['export', '-', '--to', 'json'], { '-': text });
    expect(code).toBe(0);
    expect(out).toBe(text);
    expect(JSON.parse(text).topology.hosts).toHaveLength(3);
  });
});

describe('lint', () => {
  test.each(['1', '8'])('the six-port reference is clean with %s hosts', async (hosts) => {
    const text = await templateText('six-port', '--hosts', hosts);
    const { code, out } = await vswitchboard(['lint', '-', '--format', 'json'], { '-': text });
    expect(code).toBe(0);
    expect(JSON.parse(out).summary).toMatchObject({ errors: 0, warnings: 0 });
  });

  test('json is the report and nothing else', async () => {
    const design = templates.find(({ id }) => id === 'single-nic')?.make();
    if (design === undefined) throw new Error('no single-nic');
    const text = await templateText('single-nic');
    const { code, out, err } = await vswitchboard(['lint', 'bad.json', '--format', 'json'], {
      'bad.json': text,
    });
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual(
      JSON.parse(JSON.stringify(toJson(lint(rules, design), design, rules))),
    );
  });

  test('text names rule and place, with a count at the end', async () => {
    const { code, out } = await vswitchboard(['lint', 'bad.json'], {
      'bad.json': await templateText('single-nic'),
    });
    expect(code).toBe(1);
    expect(out).toContain('isolation/iso-mgmt-shared-uplinks');
    expect(out).toMatch(/\d+ errors/);
  });

  test('several files: one report, each finding with its file', async () => {
    const files = {
      'a.json': await templateText('six-port'),
      'b.json': await templateText('single-nic'),
    };
    const { code, out } = await vswitchboard(
      ['lint', 'a.json', 'b.json', '--format', 'json'],
      files,
    );
    expect(code).toBe(1);
    const report = JSON.parse(out);
    const errors = report.findings.filter((f: { severity: string }) => f.severity === 'error');
    expect(new Set(errors.map((f: { file: string }) => f.file))).toEqual(new Set(['b.json']));
    expect(report.summary.errors).toBe(errors.length);
  });

  test('--profile judges every host by it', async () => {
    const files = { a: await templateText('converged-2x25') };
    expect((await vswitchboard(['lint', 'a'], files)).code).toBe(0);
    const strict = await vswitchboard(['lint', 'a', '--profile', 'strict-isolation'], files);
    expect(strict.code).toBe(1);
    const none = await vswitchboard(['lint', 'a', '--profile', 'lenient'], files);
    expect(none.code).toBe(2);
    expect(none.err).toContain('strict-isolation');
  });

  test('a waiver counts until it expires', async () => {
    const design = JSON.parse(await templateText('single-nic'));
    const waiver = { target: '*', reason: 'lab', owner: 'me', date: '2026-01-01' };
    design.review = {
      waivers: rules.map(({ id }) => ({ ...waiver, rule: id, expires: '2026-06-30' })),
    };
    const files = { a: JSON.stringify(design) };
    expect((await vswitchboard(['lint', 'a'], files, '2026-06-30')).code).toBe(0);
    expect((await vswitchboard(['lint', 'a'], files, '2026-07-01')).code).toBe(1);
  });
});

describe('input that cannot be used', () => {
  test.each([
    ['missing', undefined, 'no such file'],
    ['empty', '', 'empty'],
    ['cut', '{"format": "vswitchboard", "version": 1,', 'line 1'],
    ['foreign', '{"name": "x"}', 'not a vSwitchboard design'],
    ['newer', '{"format": "vswitchboard", "version": 99}', 'newer'],
    ['binary', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'not text'],
  ])('%s: one line with file and reason, exit 2', async (_, content, reason) => {
    const files = content === undefined ? {} : { 'x.json': content };
    for (const argv of [
      ['lint', 'x.json'],
      ['export', 'x.json', '--to', 'svg'],
      ['link', 'x.json'],
    ]) {
      const { code, out, err } = await vswitchboard(argv, files);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      expect(err).toContain('x.json');
      expect(err).toContain(reason);
    }
  });

  test('damage that leaves a design: its place on standard error, findings all the same, exit 2', async () => {
    const text = (await templateText('six-port')).replace('"speedMbps": 1000', '"speedMbps": -5');
    const { code, out, err } = await vswitchboard(['lint', 'x.json', '--format', 'json'], {
      'x.json': text,
    });
    expect(code).toBe(2);
    expect(err).toMatch(/^x\.json:\d+:\d+: topology\./);
    expect(JSON.parse(out).summary).toBeDefined();
  });

  test('UTF-16, as Windows PowerShell writes it, is read', async () => {
    const text = `\ufeff${await templateText('six-port')}`;
    const utf16 = new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);
    expect((await vswitchboard(['lint', 'a'], { a: utf16 })).code).toBe(0);
  });

  test('names cannot steer the terminal', async () => {
    const design = JSON.parse(await templateText('single-nic'));
    design.name = '\u001b[31mred\u001b]0;title\u0007\u202e';
    design.topology.hosts[0].name = 'esx\u001b[2J';
    const { out } = await vswitchboard(['lint', 'a'], { a: JSON.stringify(design) });
    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(out).not.toContain(sign);
  });
});

describe('link', () => {
  test('there and back', async () => {
    const text = await templateText('six-port');
    const { out: link } = await vswitchboard(['link', 'a'], { a: text });
    expect(link).toMatch(/^#d1\.[\w-]+\n$/);
    const back = await vswitchboard(['link', '--decode', link.trim()]);
    expect(back).toMatchObject({ code: 0, out: text });
    const piped = await vswitchboard(['link', '--decode', '-'], { '-': link });
    expect(piped.out).toBe(text);
  });

  test('with an address, without what is private', async () => {
    const files = { a: await templateText('six-port') };
    const { out } = await vswitchboard(
      ['link', 'a', '--base', 'https://example.com/app/', '--no-addresses', '--no-names'],
      files,
    );
    expect(out).toMatch(/^https:\/\/example\.com\/app\/#d1\./);
    const { out: text } = await vswitchboard(['link', '--decode', out.trim()]);
    expect(text).not.toContain('10.0.10.');
    expect(text).not.toContain('esx01');
  });

  test('a cut one says so', async () => {
    const text = (await templateText('four-port', '--hosts', '7')).replace('nas01', 'filer');
    const { out } = await vswitchboard(['link', 'a'], { a: text });
    const { code, err } = await vswitchboard(['link', '--decode', out.trim().slice(0, -20)]);
    expect(code).toBe(2);
    expect(err).toMatch(/^link: .*cut/);
  });
});

describe('rules, explain, schema', () => {
  test('rules in both formats', async () => {
    const text = await vswitchboard(['rules']);
    expect(text.out.trim().split('\n')).toHaveLength(rules.length + 1);
    const json = JSON.parse((await vswitchboard(['rules', '--format', 'json'])).out);
    expect(json.map(({ rule }: { rule: string }) => rule)).toEqual(rules.map(({ id }) => id));
  });

  test('every rule is explained, by either name', async () => {
    for (const { id, title, why } of rules) {
      const full = await vswitchboard(['explain', id]);
      const short = await vswitchboard(['explain', id.slice(id.lastIndexOf('/') + 1)]);
      expect(full.code).toBe(0);
      expect(short.out).toBe(full.out);
      expect(full.out).toContain(title);
      expect(full.out.replaceAll(/\s+/g, ' ')).toContain(why.split('. ')[0]);
    }
  });

  test('schema is JSON', async () => {
    const { code, out } = await vswitchboard(['schema']);
    expect(code).toBe(0);
    expect(JSON.parse(out).$schema).toContain('json-schema.org');
  });
});

describe('export', () => {
  test('a picture to a file', async () => {
    const files = { a: await templateText('six-port') };
    const { code, out, written } = await vswitchboard(
      ['export', 'a', '--to', 'svg', '--output', 'a.svg'],
      files,
    );
    expect(code).toBe(0);
    expect(out).toBe('');
    expect(written.get('a.svg')).toContain('<svg');
    const again = await vswitchboard(['export', 'a', '--to', 'svg'], files);
    expect(again.out).toBe(written.get('a.svg'));
  });
});
