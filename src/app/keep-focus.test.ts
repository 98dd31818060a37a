// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepFocus } from './keep-focus';
import { focusNextRegion } from './regions';

/** Nothing is laid out here: all that is in the document counts as shown. */
const shown = () => [{}] as unknown as DOMRectList;

const button = (name: string): HTMLButtonElement => {
  const made = document.createElement('button');
  made.textContent = name;
  return made;
};

const region = (area: string, ...names: readonly string[]): HTMLElement => {
  const made = document.createElement('section');
  made.dataset.area = area;
  made.setAttribute('aria-label', area);
  made.append(...names.map(button));
  document.body.append(made);
  return made;
};

const at = (part: HTMLElement, i: number): HTMLElement => part.children[i] as HTMLElement;
const frame = () => new Promise((done) => requestAnimationFrame(() => done(undefined)));

let tell: () => void = () => {};
let stop: () => void = () => {};

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'getClientRects').mockImplementation(shown);
  document.body.replaceChildren();
  stop = keepFocus((hear) => {
    tell = hear;
    return () => {};
  });
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

const change = async (take: () => void): Promise<void> => {
  take();
  if (document.activeElement?.isConnected !== true) document.body.focus();
  tell();
  await frame();
  await frame();
};

test('the stop that takes the place of a deleted one gets the focus', async () => {
  const list = region('right', 'a', 'b', 'c');
  at(list, 1).focus();
  await change(() => at(list, 1).remove());
  expect(document.activeElement?.textContent).toBe('c');
  await change(() => at(list, 1).remove());
  expect(document.activeElement?.textContent).toBe('a');
});

test('another page in its place begins at the entry', async () => {
  const panel = region('right', 'head', 'more');
  const page = document.createElement('div');
  page.dataset.page = '';
  page.append(button('x'), button('y'));
  panel.append(page);
  at(page, 1).focus();
  await change(() => page.remove());
  expect(document.activeElement?.textContent).toBe('head');
});

test('a region that is gone leaves the focus to the canvas', async () => {
  const canvas = region('canvas', 'plane');
  const panel = region('right', 'a');
  at(panel, 0).focus();
  panel.remove();
  tell();
  for (let i = 0; i < 95; i++) await frame();
  expect(document.activeElement).toBe(at(canvas, 0));
});

test('a focus that is somewhere, or was left on purpose, is left alone', async () => {
  const list = region('right', 'a', 'b');
  at(list, 0).focus();
  await change(() => at(list, 1).remove());
  expect(document.activeElement?.textContent).toBe('a');
  at(list, 0).blur();
  await change(() => {});
  expect(document.activeElement).toBe(document.body);
});

test('F6 walks the regions and comes back to where it was', () => {
  const top = region('top', 'one', 'two');
  const canvas = region('canvas', 'plane', 'other');
  at(top, 1).focus();
  expect(focusNextRegion(1)).toBe('canvas');
  expect(document.activeElement).toBe(at(canvas, 0));
  expect(focusNextRegion(-1)).toBe('top');
  expect(document.activeElement).toBe(at(top, 1));
});
