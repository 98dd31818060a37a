import { beforeEach, expect, test, vi } from 'vitest';
import { createEditor } from '../editor/create-editor';
import { createSceneMaker } from '../layout/build-scene';
import sixPort from '../templates/six-port';
import type { Lens } from './flow-store';
import { followCamera } from './follow-camera';
import { createStage, type Stage } from './stage';

let stage: Stage;
let zoomTo: (zoom: number) => void;

const watching = (hosts: number) => {
  let camera = { x: 0, y: 0, zoom: 1 };
  let tell = () => {};
  const lens: Lens = {
    camera: () => camera,
    size: () => ({ width: 1000, height: 800 }),
    subscribe: (listener) => {
      tell = listener;
      return () => {};
    },
    isReady: () => true,
    move: () => {},
  };
  const editor = createEditor({ rules: [], now: () => 0 });
  stage = createStage(editor, lens);
  stage.scene.set(createSceneMaker()(sixPort.make({ hosts })));
  followCamera(stage);
  zoomTo = (zoom) => {
    camera = { x: 0, y: 0, zoom };
    tell();
  };
};

beforeEach(() => {
  vi.useFakeTimers();
});

test('coarser at once, finer when the zoom rests', () => {
  watching(1);
  zoomTo(0.2);
  expect(stage.detail.get()).toBe('far');
  zoomTo(0.6);
  zoomTo(1);
  expect(stage.detail.get()).toBe('far');
  vi.advanceTimersByTime(200);
  expect(stage.detail.get()).toBe('near');
});

test('a finer picture that is not wanted any more does not come', () => {
  watching(1);
  zoomTo(0.2);
  zoomTo(1);
  zoomTo(0.2);
  vi.advanceTimersByTime(200);
  expect(stage.detail.get()).toBe('far');
});

test('to the overview at once, back to boards at rest', () => {
  watching(400);
  zoomTo(0.02);
  expect(stage.isFar.get()).toBe(true);
  zoomTo(1);
  expect(stage.isFar.get()).toBe(true);
  vi.advanceTimersByTime(200);
  expect(stage.isFar.get()).toBe(false);
  expect(stage.detail.get()).toBe('near');
});

test('the editor hears where the canvas looks', () => {
  watching(1);
  zoomTo(0.5);
  vi.advanceTimersByTime(200);
  expect(stage.editor.store.getState().camera).toEqual({ x: 0, y: 0, zoom: 0.5 });
});
