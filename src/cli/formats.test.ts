import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import { vswitchboard } from './memory-io.fixture';

// Formats are words of the schema that the validator would need a plug-in for; they are not ours to check.
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  schema as object,
);

const design = async (...argv: string[]) => (await vswitchboard(['new', ...argv])).out;

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly region?: { readonly startLine: number; readonly startColumn: number };
    };
  }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: { readonly startLine: number; readonly endLine: number };
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
}

describe('sarif', () => {
  test('is valid, in the order of the JSON report, and points at the line of the element', async () => {
    const text = await design('single-nic', '--hosts', '8');
    const files = { 'a/design.json': text };
    const { code, out } = await vswitchboard(['lint', 'a/design.json', '--format', 'sarif'], files);
    expect(code).toBe(1);
    const log = JSON.parse(out);
    expect(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3))).toBe(true);
    const results: readonly SarifResult[] = log.runs[0].results;
    expect(results.length).toBeGreaterThanOrEqual(50);
    const json = await vswitchboard(['lint', 'a/design.json', '--format', 'json'], files);
    const { findings } = JSON.parse(json.out) as {
      findings: { rule: string; message: string; objects: { id: string }[] }[];
    };
    expect(results.map((r) => [r.ruleId, r.message.text])).toEqual(
      findings.map((f) => [f.rule, f.message]),
    );
    const lines = text.split('\n');
    for (const [i, result] of results.entries()) {
      const region = result.locations[0]?.physicalLocation.region;
      const id = findings[i]?.objects[0]?.id;
      if (region === undefined || id === undefined) continue;
      const rest = lines
        .slice(region.startLine - 1)
        .join('\n')
        .slice(region.startColumn - 1);
      expect(rest.replace(/\s+/g, ' ').startsWith(`{ "id": "${id}"`), id).toBe(true);
    }
  });

  test('a fix in it, applied to the lines, mends its finding', async () => {
    const text = await design('single-nic');
    const { out } = await vswitchboard(['lint', 'd', '--format', 'sarif'], { d: text });
    const results: readonly SarifResult[] = JSON.parse(out).runs[0].results;
    const fixed = results.filter((r) => r.fixes !== undefined);
    expect(fixed.length).toBeGreaterThan(0);
    for (const { ruleId, message, fixes } of fixed) {
      const change = fixes?.[0]?.artifactChanges[0]?.replacements[0];
      if (change === undefined) throw new Error('a fix without a replacement');
      const lines = text.split('\n');
      const after = [
        ...lines.slice(0, change.deletedRegion.startLine - 1),
        ...change.insertedContent.text.split('\n').slice(0, -1),
        ...lines.slice(change.deletedRegion.endLine - 1),
      ].join('\n');
      const again = await vswitchboard(['lint', 'd', '--format', 'json'], { d: after });
      const { findings } = JSON.parse(again.out) as {
        findings: { rule: string; message: string }[];
      };
      expect(findings.some((f) => f.rule === ruleId && f.message === message.text)).toBe(false);
    }
  });
});

describe('other formats', () => {
  test('junit counts what failed and escapes what it shows', async () => {
    const text = (await design('single-nic')).replace('"esx01"', '"<esx & 01>"');
    const { out } = await vswitchboard(['lint', 'd', '--format', 'junit'], { d: text });
    const failures = Number(/<testsuite [^>]*failures="(\d+)"/.exec(out)?.[1]);
    expect(out.match(/<failure /g)).toHaveLength(failures);
    expect(failures).toBeGreaterThan(3);
    expect(out).toContain('&lt;esx &amp; 01&gt;');
    expect(out).not.toContain('<esx');
  });

  test('github annotates lines', async () => {
    const { out } = await vswitchboard(['lint', 'd.json', '--format', 'github'], {
      'd.json': await design('single-nic'),
    });
    const first = out.split('\n')[0] ?? '';
    expect(first).toMatch(/^::error file=d\.json,line=\d+,col=\d+,title=[\w/-]+::.+/);
  });

  test('markdown keeps outside text inside its cell', async () => {
    const text = (await design('single-nic')).replace('"vmk0"', '"a|b <i>"');
    const { out } = await vswitchboard(['lint', 'd', '--format', 'markdown'], { d: text });
    expect(out).toContain('a\\|b \\<i\\>');
    expect(out).toContain('| Severity | Finding | Where | Rule |');
  });
});

describe('choices', () => {
  test('rule, least severity and most warnings', async () => {
    const files = { d: await design('single-nic') };
    const one = await vswitchboard(
      ['lint', 'd', '--rule', 'red-host-single-nic', '--format', 'json'],
      files,
    );
    expect(JSON.parse(one.out).findings).toHaveLength(1);
    const errors = await vswitchboard(
      ['lint', 'd', '--min-severity', 'error', '--format', 'json'],
      files,
    );
    expect(JSON.parse(errors.out).summary).toMatchObject({ warnings: 0, infos: 0 });
    const none = await vswitchboard(['lint', 'd', '--rule', 'nonsense'], files);
    expect(none).toMatchObject({ code: 2, out: '' });
    const clean = { d: await design('six-port') };
    expect((await vswitchboard(['lint', 'd', '--max-warnings', '0'], clean)).code).toBe(0);
    expect((await vswitchboard(['lint', 'd', '--max-warnings', 'x'], clean)).code).toBe(2);
  });

  test('settings beside the design, the command line before them, and clear words for bad ones', async () => {
    const d = await design('single-nic');
    const settings = '{ "format": "json", "rules": ["red-host-single-nic"] }';
    const files = { 'x/d.json': d, 'x/vswitchboard.config.json': settings };
    const found = await vswitchboard(['lint', 'x/d.json'], files);
    expect(JSON.parse(found.out).findings).toHaveLength(1);
    const text = await vswitchboard(['lint', 'x/d.json', '--format', 'text'], files);
    expect(text.out).toContain('1 error');
    const bad = { ...files, 'x/vswitchboard.config.json': '{ "colour": 1 }' };
    const refused = await vswitchboard(['lint', 'x/d.json'], bad);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('x/vswitchboard.config.json: there is no setting “colour”');
  });

  test('patterns name files', async () => {
    const files = { 'd/a.json': await design('six-port'), 'd/b.json': await design('single-nic') };
    const { code, out } = await vswitchboard(['lint', 'd/*.json'], files);
    expect(code).toBe(1);
    expect(out).toContain('d/a.json');
    expect(out).toContain('d/b.json');
    expect((await vswitchboard(['lint', 'e/*.json'], files)).code).toBe(2);
  });
});

describe('fix', () => {
  test('writes the mended file; a dry run only says', async () => {
    const files = { 'd.json': await design('single-nic') };
    const dry = await vswitchboard(['fix', 'd.json', '--dry-run'], files);
    expect(dry.written.size).toBe(0);
    expect(dry.out).toMatch(/\d+ changes?; \d+ errors? before, \d+ errors? after/);
    const done = await vswitchboard(['fix', 'd.json'], files);
    const after = done.written.get('d.json');
    expect(after).toBeDefined();
    const again = await vswitchboard(['fix', 'd.json'], { 'd.json': after ?? '' });
    expect(again.written.size).toBe(0);
  });

  test('standard input goes to standard output', async () => {
    const { out } = await vswitchboard(['fix', '-'], { '-': await design('six-port') });
    expect(JSON.parse(out).format).toBe('vswitchboard');
  });
});
