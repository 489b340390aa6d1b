import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bounds, boundsFrom, placeWindow, smallest } from '../../../../main/windows/placement.ts';

const left: Bounds = { x: 0, y: 27, width: 1920, height: 1053 };
const right: Bounds = { x: 1920, y: 0, width: 1280, height: 1024 };
const inside = (inner: Bounds, outer: Bounds) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

describe('a window', () => {
  test('the first time is in the middle of the screen that the user is on', () => {
    expect(placeWindow(null, right, [left, right])).toEqual({ x: 2180, y: 152, width: 760, height: 720 });
  });

  test('is where it was last time, on whatever screen that was', () => {
    const last = { x: 2000, y: 40, width: 800, height: 600 };
    expect(placeWindow(last, left, [left, right])).toEqual(last);
  });

  test('that was on a screen which is gone comes to the user, as large as it was', () => {
    const last = { x: 2000, y: 40, width: 800, height: 600 };
    expect(placeWindow(last, left, [left])).toEqual({ x: 560, y: 254, width: 800, height: 600 });
  });

  test('that hung over an edge is brought back whole', () => {
    const placed = placeWindow({ x: -300, y: 500, width: 800, height: 600 }, left, [left, right]);
    expect(inside(placed, left)).toBe(true);
  });

  test('is never larger than the screen, nor too small to use', () => {
    const small: Bounds = { x: 0, y: 0, width: 640, height: 480 };
    expect(inside(placeWindow({ x: 0, y: 0, width: 3000, height: 3000 }, small, [small]), small)).toBe(true);
    expect(placeWindow({ x: 9, y: 40, width: 10, height: 10 }, left, [left])).toEqual({ x: 9, y: 40, ...smallest });
  });

  test('whatever was remembered and whatever screens there are, all of it can be seen', () => {
    const screen = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 320, max: 4000 }),
      height: fc.integer({ min: 240, max: 4000 }),
    });
    const whole = fc.integer({ min: -99_999, max: 99_999 });
    const remembered = fc.option(fc.oneof(fc.record({ x: whole, y: whole, width: whole, height: whole }), screen));
    fc.assert(
      fc.property(remembered, fc.array(screen, { minLength: 1, maxLength: 3 }), (last, screens) => {
        const here = screens[0] as Bounds;
        const placed = placeWindow(last, here, screens);
        expect(screens.some((one) => inside(placed, one))).toBe(true);
        for (const value of Object.values(placed)) expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });
});

describe('what was remembered', () => {
  const good = { x: -5, y: 0, width: 760, height: 720 };

  test('is read, and nothing else with it', () => {
    expect(boundsFrom({ ...good, more: 1 })).toEqual(good);
  });

  test.each([
    ['missing', undefined],
    ['empty', null],
    ['a list', [1, 2, 3, 4]],
    ['not whole', { x: 1, y: 2, width: 3 }],
    ['in halves', { ...good, x: 1.5 }],
    ['in words', { ...good, x: '1' }],
    ['far off', { ...good, x: 1e9 }],
  ])('and is nothing when it is %s', (_, raw) => {
    expect(boundsFrom(raw)).toBeNull();
  });

  test('never stands in the way of a window', () => {
    const field = fc.oneof(fc.integer(), fc.double(), fc.anything());
    const raw = fc.oneof(fc.anything(), fc.record({ x: field, y: field, width: field, height: field }));
    fc.assert(
      fc.property(raw, (some) => {
        expect(inside(placeWindow(boundsFrom(some), left, [left]), left)).toBe(true);
      }),
    );
  });
});
