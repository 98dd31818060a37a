import fc from 'fast-check';

/** Cuts, doubles, blanks and swaps pieces of a text, or its lines. */
export const damages = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 60 }),
    how: fc.constantFrom('cut', 'double', 'noise', 'end', 'lines'),
    noise: fc.string({ unit: 'binary', maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 5 },
);
export type Damage = typeof damages extends fc.Arbitrary<infer D> ? D : never;

/** A text with all of these done to it, one after the other. */
export const damaged = (text: string, list: Damage): string =>
  list.reduce((before, { at, length, how, noise }) => {
    const from = Math.floor(at * before.length);
    const part = before.slice(from, from + length);
    const [head, tail] = [before.slice(0, from), before.slice(from + length)];
    if (how === 'cut') return head + tail;
    if (how === 'double') return head + part + part + tail;
    if (how === 'lines') {
      const lines = before.split('\n');
      const i = Math.floor(at * lines.length);
      return [...lines.slice(i), ...lines.slice(0, i)].join('\n');
    }
    return how === 'noise' ? head + noise + tail : head;
  }, text);
