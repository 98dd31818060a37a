import { expect, test } from 'vitest';
import type { Unknown } from '../../lint/unknowns';
import { unknownWords, wakeWords } from './unknown-words';

const unknown = (
  field: Unknown['field'],
  elements: readonly string[],
  rules: readonly string[] = ['a/b'],
): Unknown => ({ key: 'k', field, elements, rules, questions: [] });

test('says how many of how many lack which field', () => {
  const mtu = { kind: 'port', name: 'mtuBytes', label: 'MTU', total: 22 } as const;
  expect(unknownWords(unknown(mtu, ['s1.p1', 's1.p2']))).toBe('2 of 22 switch ports have no MTU');
  expect(unknownWords(unknown(mtu, ['s1.p1']))).toBe('1 of 22 switch ports has no MTU');
  const cable = { kind: 'nic', name: 'cabledTo', label: 'Cabled to', total: 2 } as const;
  expect(unknownWords(unknown(cable, ['h1.n1', 'h1.n2']))).toBe(
    'All 2 physical NICs have no cable',
  );
  const services = { kind: 'adapter', name: 'services', label: 'Services', total: 1 } as const;
  expect(unknownWords(unknown(services, ['h1.k1']))).toBe(
    'The only VMkernel adapter has no services',
  );
  expect(wakeWords(unknown(mtu, [], ['a/b', 'c/d']))).toBe('2 rules wait for it');
});
