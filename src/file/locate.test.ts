import { expect, it } from 'vitest';
import { locate, locateAll } from './locate';

const text = `{
  "a": { "b,}": [10, "x]", { "c": null }], "d\\u0065": 1 },
  "a2": [], "e": -1e5
}`;

it('finds keys and items by line and column', () => {
  expect(locate(text, [])).toEqual({ line: 1, column: 1 });
  expect(locate(text, ['a'])).toEqual({ line: 2, column: 3 });
  expect(locate(text, ['a', 'b,}', 1])).toEqual({ line: 2, column: 22 });
  expect(locate(text, ['a', 'b,}', 2, 'c'])).toEqual({ line: 2, column: 30 });
  expect(locate(text, ['a', 'de'])).toEqual({ line: 2, column: 44 });
  expect(locate(text, ['e'])).toEqual({ line: 3, column: 13 });
});
it('says nothing of what is not there', () => {
  expect(locateAll(text, [['x'], ['a', 0], ['a2', 0], ['e', 'f']])).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
it('follows a broken text as far as it goes', () => {
  expect(locate('{"a": [1, 2', ['a', 1])).toEqual({ line: 1, column: 11 });
  expect(locate('{"a', ['a'])).toBeUndefined();
  expect(locate('', ['a'])).toBeUndefined();
});
