import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, test } from 'vitest';
import { followZoomKeys } from '../../../../main/windows/zoom.ts';

function page() {
  let level = 0;
  const contents = Object.assign(new EventEmitter(), {
    getZoomLevel: () => level,
    setZoomLevel: (next: number) => {
      level = next;
    },
  });
  followZoomKeys(contents as unknown as WebContents);
  /** True when the page does not get the key. */
  const press = (key: string, more: object = {}): boolean => {
    let taken = false;
    const preventDefault = () => {
      taken = true;
    };
    contents.emit('before-input-event', { preventDefault }, { type: 'keyDown', control: true, alt: false, meta: false, key, ...more });
    return taken;
  };
  return { press, level: () => level };
}

test('Ctrl with plus, minus and zero, on any keyboard', () => {
  const { press, level } = page();
  expect([press('+'), press('='), level()]).toEqual([true, true, 1]);
  expect([press('-'), level()]).toEqual([true, 0.5]);
  expect([press('0'), level()]).toEqual([true, 0]);
});

test('it ends where letters are still read and fit', () => {
  const { press, level } = page();
  for (let time = 0; time < 30; time += 1) press('+');
  // 1.2 to the power of the level: 300 %.
  expect(level()).toBe(6);
  for (let time = 0; time < 60; time += 1) press('-');
  expect(level()).toBe(-2);
});

test('what is typed, and the keys of others, are left alone', () => {
  const { press, level } = page();
  for (const more of [{ control: false }, { alt: true }, { meta: true }, { type: 'keyUp' }]) expect(press('+', more)).toBe(false);
  expect(press('c')).toBe(false);
  expect(level()).toBe(0);
});
