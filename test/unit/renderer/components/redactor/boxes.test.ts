import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxBetween, moved, pixelsOf, resized } from '../../../../../renderer/components/redactor/boxes.ts';

const share = fc.double({ min: -1, max: 2, noNaN: true });
const point = fc.record({ x: share, y: share });

describe('black boxes', () => {
  test('a mere click draws none', () => expect(boxBetween(1, { x: 0.5, y: 0.5 }, { x: 0.501, y: 0.5 })).toBeNull());
  test('stay within the picture however they are drawn, moved and resized', () => {
    fc.assert(
      fc.property(point, point, share, share, (from, to, dx, dy) => {
        const drawn = boxBetween(1, from, to);
        if (drawn === null) return;
        for (const box of [drawn, moved(drawn, dx, dy), resized(drawn, dx, dy)]) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(1 + 1e-9);
          expect(box.y + box.height).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
  test('cover every pixel that they touch', () =>
    expect(pixelsOf({ id: 1, x: 0.105, y: 0.105, width: 0.11, height: 0.11 }, 100, 100)).toEqual({ x: 10, y: 10, width: 12, height: 12 }));
});
