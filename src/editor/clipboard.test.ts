import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeDesign } from '../file/write';
import { emptyDesign } from '../model/design';
import { copyOf, paste } from '../model/edits/duplicate';
import { breaches } from '../model/invariants';
import { sixPort } from '../templates/six-port';
import { pasteText, readFragment, writeFragment } from './clipboard';
import { createEditor } from './create-editor';

const text = () => writeFragment(copyOf(sixPort(), ['h1', 's1', 's2']));

it('reads back what it wrote', () => {
  const fragment = copyOf(sixPort({ hosts: 2 }), ['c1', 's1', 's2']);
  expect(readFragment(writeFragment(fragment))).toEqual(fragment);
});

it('takes a whole file as parts', () => {
  const fragment = readFragment(writeDesign(sixPort()));
  const made = fragment && paste(emptyDesign(), fragment);
  expect(made?.design.hosts[0]?.nics.map((n) => n.cabledTo)).toEqual(
    sixPort().hosts[0]?.nics.map((n) => n.cabledTo),
  );
});

it('passes over what is not ours', () => {
  for (const other of [
    '',
    'hello',
    '{}',
    '[1]',
    'vswitchboard',
    '{"format":"vswitchboard-parts"}',
  ]) {
    expect(readFragment(other)?.items ?? []).toEqual([]);
  }
  const evil = text().replace('"names":{', '"names":{"__proto__":"x","constructor":"y",');
  expect(Object.keys(readFragment(evil)?.names ?? {})).not.toContain('__proto__');
});

it('never breaks a design, whatever the clipboard holds', () => {
  const whole = text();
  const cut = fc.record({
    at: fc.nat(whole.length - 1),
    drop: fc.nat(6),
    put: fc.constantFrom('', '1', '"h1.n1"', 's1', '.', '{', 'null', '-', 'h1.s1', '__proto__'),
  });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
      const broken = cuts.reduce(
        (now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop),
        whole,
      );
      const editor = createEditor({ rules: [], now: () => 0 });
      editor.open(sixPort());
      pasteText(editor, broken);
      expect(breaches(editor.store.getState().design)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
