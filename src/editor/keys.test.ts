import { expect, it } from 'vitest';
import { commands } from './commands/index';
import { commandFor, isTyping, type KeyPress, shortcutWords } from './keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const called = (key: string, more: Partial<KeyPress> = {}, typing = false) =>
  commandFor(commands, press(key, more), typing)?.id;

it('finds commands by the keys people know', () => {
  expect(called('z', { ctrlKey: true })).toBe('undo');
  expect(called('Z', { metaKey: true, shiftKey: true })).toBe('redo');
  expect(called('y', { ctrlKey: true })).toBe('redo');
  expect(called('!', { shiftKey: true, code: 'Digit1' })).toBe('fit');
  expect(called('?', { shiftKey: true })).toBe('shortcuts');
  expect(called('/')).toBe('find');
  expect(called('/', { shiftKey: true })).toBe('find');
  expect(called('я', { ctrlKey: true, code: 'KeyZ' })).toBe('undo');
  expect(called('Backspace')).toBe('delete');
  expect(called('F8', { shiftKey: true })).toBe('previous-finding');
  expect(called('ArrowLeft', { altKey: true, shiftKey: true })).toBe('nudge-left-far');
  expect(called('0', { ctrlKey: true })).toBe('zoom-100');
  expect(called('z')).toBeUndefined();
});

it('keeps out while people type', () => {
  expect(called('Backspace', {}, true)).toBeUndefined();
  expect(called('z', { ctrlKey: true }, true)).toBeUndefined();
  expect(called('k', { ctrlKey: true }, true)).toBe('commands');
  const on = (at: object) => isTyping(at as unknown as EventTarget);
  expect(on({ tagName: 'INPUT', type: 'text' })).toBe(true);
  expect(on({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
  expect(on({ tagName: 'DIV', isContentEditable: true })).toBe(true);
  expect(on({ tagName: 'BUTTON' })).toBe(false);
  expect(isTyping(null)).toBe(false);
});

it('writes chords as people read them', () => {
  expect(shortcutWords('Mod+Shift+Z Mod+Y', false)).toEqual(['Ctrl+Shift+Z', 'Ctrl+Y']);
  expect(shortcutWords('Alt+ArrowLeft', true)).toEqual(['⌥←']);
  expect(shortcutWords('')).toEqual([]);
});
