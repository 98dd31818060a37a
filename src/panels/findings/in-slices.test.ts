import { expect, test, vi } from 'vitest';
import { inSlices } from './in-slices';

function* counting(to: number): Generator<number, string> {
  for (let n = 1; n <= to; n++) yield n;
  return 'done';
}

test('runs to the end, telling how far it is', async () => {
  const told: number[] = [];
  const result = await new Promise<string>((done) => {
    inSlices(counting(200_000), (n) => told.push(n), done);
  });
  expect(result).toBe('done');
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test('stopped, it says nothing more', () => {
  vi.useFakeTimers();
  try {
    const said = vi.fn();
    const stop = inSlices(counting(3), said, said);
    stop();
    vi.runAllTimers();
    expect(said).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});
