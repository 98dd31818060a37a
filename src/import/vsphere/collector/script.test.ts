import { describe, expect, test } from 'vitest';
import { esxcliCollector } from '../../esxcli/collector-script';
import { collectorMark, vsphereCollector } from './script';

/** The script without its strings and comments. */
const code = vsphereCollector
  .replace(/<#[\s\S]*?#>/g, '')
  .split('\n')
  .map((line) => line.replace(/^\s*#.*$/, ''))
  .join('\n');
const bare = code.replace(/'[^'\n]*'/g, "''").replace(/"(?:\$\([^)]*\)|[^"\n])*"/g, '""');

describe('the PowerCLI script', () => {
  test('is ASCII, as Windows PowerShell 5.1 reads it', () => {
    expect([...vsphereCollector].filter((letter) => letter.charCodeAt(0) > 126)).toEqual([]);
    expect(vsphereCollector).toContain(`'${collectorMark}'`);
  });

  test('only reads: cmdlets that get and write out, methods that query', () => {
    const cmdlets = new Set(
      [...bare.matchAll(/(?<![\w$.-])([A-Z][A-Za-z]+-[A-Z]\w+)/g)].map(([, name]) => name),
    );
    expect([...cmdlets].sort()).toEqual([
      'ConvertTo-Json',
      'ForEach-Object',
      'Get-Date',
      'Get-View',
      'New-Object',
      'Select-Object',
      'Where-Object',
      'Write-Host',
    ]);
    const methods = new Set([...bare.matchAll(/[).]\.?([A-Z]\w+)\(/g)].map(([, name]) => name));
    expect(
      [...methods].filter((name) => !/^(?:Query|Get|ToString|Add$|WriteAllText$)/.test(name ?? '')),
    ).toEqual([]);
  });

  test('brackets close in their order', () => {
    const open: string[] = [];
    const pairs: Readonly<Record<string, string>> = { ')': '(', '}': '{', ']': '[' };
    for (const letter of bare) {
      if ('({['.includes(letter)) open.push(letter);
      else if (Object.hasOwn(pairs, letter)) expect(open.pop()).toBe(pairs[letter]);
    }
    expect(open).toEqual([]);
  });

  test('asks for nothing secret', () => {
    expect(code).not.toMatch(
      /serial|licen[sc]e|password|annotation|extraconfig|otheridentifying|customvalue/i,
    );
  });
});

test('the esxcli script only lists and gets', () => {
  expect(esxcliCollector.match(/\b(?:list|get)\b/g)?.length).toBeGreaterThan(10);
  expect(esxcliCollector).not.toMatch(/\b(?:set|add|remove|delete|enable|up|down)\b/);
});
