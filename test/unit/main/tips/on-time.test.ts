import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTipTimes } from '../../../../main/tips/on-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an open list is told when the next planned tip begins or ends, and not again by itself', async () => {
  const tell = vi.fn();
  let wait: number | null = 60_000;
  const times = createTipTimes({ tips: { nextChange: async () => wait }, tell });
  await times.watch();
  await times.watch();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(tell).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(tell).toHaveBeenCalledTimes(1);
  wait = null;
  await times.watch();
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing waits once the window is gone, also when it went while the tips were read', async () => {
  const tell = vi.fn();
  let answer: (wait: number) => void = () => undefined;
  const times = createTipTimes({ tips: { nextChange: () => new Promise((resolve) => (answer = resolve)) }, tell });
  const watching = times.watch();
  times.rest();
  answer(1000);
  await watching;
  expect(vi.getTimerCount()).toBe(0);
});
