import { expect, it } from 'vitest';
import { freeName, nextName } from './names';

it('goes on where a series stands', () => {
  expect(nextName([], 'esx01')).toBe('esx01');
  expect(nextName(['esx01', 'esx09'], 'x')).toBe('esx10');
  expect(nextName(['esx01.lab.local'], 'x')).toBe('esx02.lab.local');
  expect(nextName(['tor-a'], 'tor-a')).toBe('tor-b');
  expect(nextName(['vmnic1', 'vmnic0'], 'vmnic0')).toBe('vmnic2');
  expect(nextName(['Management'], 'Port group 1')).toBe('Port group 1');
  expect(nextName(['1/24'], '1/1')).toBe('1/25');
});

it('leaves a free name alone', () => {
  expect(freeName('web', ['db'])).toBe('web');
  expect(freeName('web', ['web'])).toBe('web 2');
  expect(freeName('', [''])).toBe(' 2');
});
