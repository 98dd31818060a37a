import { expect, test } from 'vitest';
import { wishOf } from './open-address';

test('the address asks for a link, a rule, a document or nothing', () => {
  expect(wishOf('')).toEqual({ kind: 'nothing' });
  expect(wishOf('#d1.AbC-_9&o=h1.n2')).toEqual({ kind: 'link', text: 'd1.AbC-_9&o=h1.n2' });
  expect(wishOf('#rule=redundancy/red-production-not-teamed')).toEqual({
    kind: 'rule',
    rule: 'redundancy/red-production-not-teamed',
  });
  expect(wishOf('#rule=redundancy%2Fx')).toEqual({ kind: 'rule', rule: 'redundancy/x' });
  expect(wishOf('#doc=4f1a-9')).toEqual({ kind: 'document', id: '4f1a-9' });
  expect(wishOf('#something')).toEqual({ kind: 'link', text: 'something' });
});
