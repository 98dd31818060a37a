import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createEditor } from '../../editor/create-editor';
import type { Camera, Editor } from '../../editor/editor';
import { createSceneMaker } from '../../layout/build-scene';
import type { Point } from '../../layout/scene';
import sixPort from '../../templates/six-port';
import type { Lens } from '../flow-store';
import { placesOf } from '../plane/places-of';
import { middleOf } from '../plane/rect';
import { createStage, type Stage } from '../stage';
import { createHand, type Hand, type Press } from './hand';

const still: Lens = {
  camera: (): Camera => ({ x: 0, y: 0, zoom: 1 }),
  size: () => ({ width: 1000, height: 800 }),
  subscribe: () => () => {},
  isReady: () => true,
  move: () => {},
};
const press = (at: Point, more: Partial<Press> = {}): Press => ({
  screen: at,
  plane: at,
  shift: false,
  alt: false,
  ...more,
});

let editor: Editor;
let stage: Stage;
let hand: Hand;
const state = () => editor.store.getState();
const at = (id: string): Point => {
  const rect = placesOf(stage.scene.get(), 'near', id)[0];
  if (rect === undefined) throw new Error(`${id} is not drawn`);
  return middleOf(rect);
};
const header = (id: string): Point => {
  const rect = placesOf(stage.scene.get(), 'near', id)[0];
  return { x: (rect?.x ?? 0) + 300, y: (rect?.y ?? 0) + 8 };
};
const drag = (from: Point, to: Point, more: Partial<Press> = {}) => {
  hand.down(press(from, more));
  hand.move(press({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, more));
  hand.move(press(to, more));
};

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    run();
    return 0;
  });
  vi.stubGlobal('cancelAnimationFrame', () => {});
  editor = createEditor({ rules: [], now: () => 0 });
  editor.open(sixPort.make({ hosts: 2 }));
  stage = createStage(editor, still);
  const make = createSceneMaker();
  stage.scene.set(make(state().design));
  editor.store.subscribe((now) => stage.scene.set(make(now.design)));
  hand = createHand(stage);
  hand.watch();
});

const click = (point: Point, more: Partial<Press> = {}) => {
  hand.down(press(point, more));
  hand.up(press(point, more));
};

describe('selecting', () => {
  test('a click takes the part under it, Shift adds, empty canvas lets go', () => {
    click(at('h1.n1'));
    expect(state().selection).toEqual(['h1.n1']);
    click(at('h1.s2'), { shift: true });
    expect(state().selection).toEqual(['h1.n1', 'h1.s2']);
    click({ x: -500, y: -500 });
    expect(state().selection).toEqual([]);
  });
  test('a marquee takes whole boards', () => {
    drag({ x: -400, y: -400 }, { x: 5000, y: 5000 });
    expect(stage.doing.get().marquee).toBeDefined();
    hand.up(press({ x: 5000, y: 5000 }));
    expect(state().selection).toEqual(expect.arrayContaining(['h1', 'h2', 's1', 's2', 't1']));
    expect(state().undoTitle).toBeUndefined();
  });
});

describe('moving', () => {
  test('is one step of history, and leaves the board where it was put', () => {
    const from = header('h2');
    const before = state().design;
    drag(from, { x: from.x, y: from.y + 700 });
    expect(state().isGesture).toBe(true);
    hand.up(press({ x: from.x, y: from.y + 700 }));
    expect(state().design.layout.map((p) => p.id)).toEqual(['h2']);
    expect(state().selection).toEqual(['h2']);
    editor.undo();
    expect(state().design).toBe(before);
  });
  test('Esc puts everything back', () => {
    const before = state().design;
    const from = header('h2');
    drag(from, { x: from.x + 50, y: from.y + 700 });
    expect(hand.cancel()).toBe(true);
    expect(state().design).toBe(before);
    expect(state().undoTitle).toBeUndefined();
  });
  test('taken away by the editor, the hand lets go', () => {
    const from = header('h2');
    drag(from, { x: from.x + 50, y: from.y + 700 });
    editor.gesture.bail();
    hand.up(press({ x: from.x + 50, y: from.y + 700 }));
    expect(state().undoTitle).toBeUndefined();
    expect(hand.isDragging()).toBe(false);
  });
  test('Alt makes a copy and leaves the original', () => {
    const from = header('h2');
    drag(from, { x: from.x, y: from.y + 700 }, { alt: true });
    hand.up(press({ x: from.x, y: from.y + 700 }));
    expect(state().design.hosts.map((host) => host.name)).toEqual(['esx01', 'esx02', 'esx03']);
    expect(state().selection).toEqual(['h3']);
    expect(state().design.layout).toHaveLength(1);
  });
  test('a read-only document does not move', () => {
    editor.open(state().design, { readOnly: true });
    const from = header('h2');
    drag(from, { x: from.x, y: from.y + 700 });
    hand.up(press({ x: from.x, y: from.y + 700 }));
    expect(state().design.layout).toEqual([]);
  });
});

describe('placing', () => {
  test('a NIC put on a switch becomes its uplink, and the hand is empty again', () => {
    editor.use({ kind: 'place', what: 'nic' });
    hand.move(press(at('h1.s1')));
    expect(stage.doing.get()).toMatchObject({ target: 'h1.s1', ghost: { what: 'nic' } });
    click(at('h1.s1'));
    const [host] = state().design.hosts;
    expect(host?.switches[0]?.uplinks).toHaveLength(2);
    expect(state().selection).toEqual(['h1.n7']);
    expect(state().tool.kind).toBe('select');
  });
  test('what cannot land says why and stays in the hand', () => {
    editor.use({ kind: 'place', what: 'switch' });
    hand.move(press({ x: -500, y: -500 }));
    expect(stage.doing.get().reason).toMatch(/host/);
    const before = state().design;
    click({ x: -500, y: -500 });
    expect(state().design).toBe(before);
    expect(state().tool.kind).toBe('place');
  });
});

describe('connecting', () => {
  test('from the handle to a switch', () => {
    const from = at('h1.n1');
    drag(from, at('h1.s2'), { handle: 'h1.n1' });
    expect(stage.doing.get().target).toBe('h1.s2');
    hand.up(press(at('h1.s2')));
    expect(state().design.hosts[0]?.switches[1]?.uplinks).toContain('h1.n1');
    expect(state().tool.kind).toBe('select');
  });
  test('a click on the handle, then a click on the target', () => {
    click(at('h1.n1'), { handle: 'h1.n1' });
    expect(state().tool).toEqual({ kind: 'connect', from: 'h1.n1' });
    click(at('h1.s2'));
    expect(state().design.hosts[0]?.switches[1]?.uplinks).toContain('h1.n1');
  });
  test('an illegal target changes nothing and says why', () => {
    const before = state().design;
    drag(at('h1.n1'), at('h1.k1'), { handle: 'h1.n1' });
    expect(stage.doing.get().reason).toBeTruthy();
    hand.up(press(at('h1.k1')));
    expect(state().design).toBe(before);
    expect(state().toasts).toHaveLength(1);
  });
});
