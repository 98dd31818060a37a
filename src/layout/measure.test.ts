import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, nameLines, printable, widthOf, wrap } from './measure';

const face = { size: 13, weight: 500 } as const;

test('known widths of Inter and JetBrains Mono', () => {
  expect(widthOf('Management', { size: 100 })).toBeCloseTo(619.1, 0);
  expect(widthOf('vmnic0', { size: 10, mono: true })).toBe(36);
});

test('a fitted text is never wider than its room and begins like the whole', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 0, max: 400 }),
      (text, room) => {
        const shown = fitText(text, room, face);
        expect(shown === '' || widthOf(shown, face) <= room).toBe(true);
        expect(printable(text).startsWith(shown.replace(/…$/, '').trimEnd())).toBe(true);
      },
    ),
  );
});

test('text is cut between graphemes', () => {
  const family = '👩‍👩‍👧‍👦';
  const shown = fitText(family.repeat(9), 60, face).replace('…', '');
  expect(shown).toBe(family.repeat(shown.length / family.length));
});

test('overrides of direction and control characters go', () => {
  expect(printable('\u202Egnp.exe\u202C \u0007x\uD800')).toBe('gnp.exe x');
});

test('wrapped text has at most so many lines, the last one open', () => {
  const lines = wrap('word '.repeat(200), 100, face, 4);
  expect(lines).toHaveLength(4);
  expect(lines[3]?.endsWith('…')).toBe(true);
  for (const line of lines) expect(widthOf(line, face)).toBeLessThanOrEqual(100);
  expect(wrap('one\ntwo', 100, face, 4)).toEqual(['one', 'two']);
});

test('a name is broken where its parts meet, and only where it has to be', () => {
  expect(nameLines('vSwitch0', 92, face, 3)).toEqual(['vSwitch0']);
  expect(nameLines('ConvergedSwitch', 92, face, 3)).toEqual(['Converged', 'Switch']);
  expect(nameLines('prod-east-dvs-uplinks', 92, face, 3)).toEqual(['prod-east-', 'dvs-uplinks']);
  expect(nameLines('ConvergedSwitch', 92, face, 1)).toEqual([fitText('ConvergedSwitch', 92, face)]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const lines = nameLines(name, 92, face, 3);
      expect(lines.length).toBeLessThanOrEqual(3);
      for (const line of lines) expect(line === '' || widthOf(line, face) <= 92).toBe(true);
    }),
  );
});
