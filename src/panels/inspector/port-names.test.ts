import { expect, test } from 'vitest';
import { portNames } from './port-names';

test('ranges, short and long, single names and lists', () => {
  expect(portNames('1/1-1/3')).toEqual(['1/1', '1/2', '1/3']);
  expect(portNames('1/9-11')).toEqual(['1/9', '1/10', '1/11']);
  expect(portNames('Eth01 - 03, mgmt0')).toEqual(['Eth01', 'Eth02', 'Eth03', 'mgmt0']);
});

test.each(['', ' , ', '1/25-2/3', '9-1', '1-99999'])('%j is no list of ports', (text) => {
  expect(portNames(text)).toBeUndefined();
});
