import { expect, test } from 'vitest';
import { parseConcatenated } from './concatenated';
import { open } from './open/open';

test('JSON values one behind the other, however they are spaced, with brackets in their texts', () => {
  expect(parseConcatenated('{"a": "}]"}[1, "\\"{"]\n\n{"b":2}')).toEqual({
    values: [{ a: '}]' }, [1, '"{'], { b: 2 }],
    damaged: 0,
  });
});

test('a damaged value costs only itself', () => {
  expect(parseConcatenated('{"a": 1} {"b": nope} {"c": 3} {"d":')).toEqual({
    values: [{ a: 1 }, { c: 3 }],
    damaged: 2,
  });
  expect(parseConcatenated('no json')).toBeUndefined();
});

test('a file of several values is opened as text, one that breaks off is refused', async () => {
  const opened = (text: string) => open([{ name: 'a', bytes: new TextEncoder().encode(text) }]);
  expect((await opened('{"a": 1}\n{"b": 2}\n')).pieces).toMatchObject([{ kind: 'text' }]);
  expect((await opened('{"a": [1, 2')).problems.length).toBe(1);
});
