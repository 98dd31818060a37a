import { expect, it } from 'vitest';
import { commands } from '../../editor/commands/index';
import { fitting } from './fitting';

const first = (typed: string) => fitting(commands, typed)[0]?.title;

it('begins with the command that is meant', () => {
  expect(first('Fit all')).toBe('Fit all');
  expect(first('undo')).toBe('Undo');
  expect(first('add host')).toBe('Add host here');
  expect(first('Add physical NIC')).toBe('Add physical NIC here');
  expect(first('share')).toBe('Share link…');
  expect(first('dark')).toBe('Dark theme');
});

it('finds commands by other words for them', () => {
  expect(fitting(commands, 'space evenly').map(({ id }) => id)).toContain('distribute-x');
});

it('every command is found first by its own title', () => {
  for (const { title } of commands) expect(first(title)).toBe(title);
});

it('lists all for nothing, none for what is nothing', () => {
  expect(fitting(commands, '  ')).toEqual(commands);
  expect(fitting(commands, 'zzzz')).toEqual([]);
});
