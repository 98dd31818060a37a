import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDesign } from '../read';
import { writeDesign } from '../write';
import { chainFaults, type Migration, migrate, migrations } from './migrations';

it('the steps lead without a gap from version 1 to the current one', () => {
  expect(chainFaults(migrations)).toEqual([]);
});

it.each(migrations.map((step) => [step.name, step] as const))(
  '%s does what its example says',
  (_, step) => {
    const before = structuredClone(step.example.before);
    expect(step.up(before)).toEqual(step.example.after);
    expect(before).toEqual(step.example.before);
  },
);

describe('the mechanism', () => {
  const step = (to: number): Migration => ({
    to,
    name: `step ${to}`,
    up: (raw) => [...(raw as unknown[]), to],
    example: { before: [], after: [to] },
  });
  it('takes the steps that are still to come, in order', () => {
    expect(migrate([], 1, [step(2), step(3), step(4)])).toEqual([2, 3, 4]);
    expect(migrate([], 3, [step(2), step(3), step(4)])).toEqual([4]);
    expect(migrate([], 4, [step(2), step(3), step(4)])).toEqual([]);
  });
  it('notices a gap and a forgotten version', () => {
    expect(chainFaults([step(2), step(4)], 3)).toEqual(['step 4 leads to 4, expected 3']);
    expect(chainFaults([step(2)], 1)).toEqual(['the format is 1, but the steps lead to 2']);
  });
});

/**
 * Files as they were written by released versions, never edited again. Beside each `x.json` that
 * is not canonical (older, or written by hand) stands `x.canonical.json`: what it is written as now.
 */
describe('files of every version still open', () => {
  const folder = new URL('../corpus/', import.meta.url);
  const names = readdirSync(folder).filter((name) => /^v\d+-[a-z-]+\.json$/.test(name));
  it('there are some', () => expect(names.length).toBeGreaterThanOrEqual(3));
  it.each(names)('%s', (name) => {
    const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8');
    const { design, problems } = readDesign(textOf(name));
    expect(problems).toEqual([]);
    if (design === undefined) throw new Error('not opened');
    const canonical = name.replace('.json', '.canonical.json');
    const expected = readdirSync(folder).includes(canonical) ? canonical : name;
    expect(writeDesign(design)).toBe(textOf(expected));
  });
});
