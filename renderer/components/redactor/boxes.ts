/** A black box over a picture, in shares of its width and height from 0 to 1, so that the zoom does not matter. */
export interface Box {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const smallest = 0.01;
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), Math.max(low, high));

/** Within the picture and never so small that it cannot be seen or grabbed. */
function within(box: Box): Box {
  const width = clamp(box.width, smallest, 1);
  const height = clamp(box.height, smallest, 1);
  return { ...box, width, height, x: clamp(box.x, 0, 1 - width), y: clamp(box.y, 0, 1 - height) };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The box between two corners, in whichever direction it was drawn; null for a mere click. */
export function boxBetween(id: number, from: Point, to: Point): Box | null {
  const [left, right] = [clamp(Math.min(from.x, to.x), 0, 1), clamp(Math.max(from.x, to.x), 0, 1)];
  const [top, bottom] = [clamp(Math.min(from.y, to.y), 0, 1), clamp(Math.max(from.y, to.y), 0, 1)];
  if (right - left < smallest || bottom - top < smallest) return null;
  return { id, x: left, y: top, width: right - left, height: bottom - top };
}

export const moved = (box: Box, dx: number, dy: number): Box => within({ ...box, x: box.x + dx, y: box.y + dy });
export const resized = (box: Box, dx: number, dy: number): Box => {
  const width = clamp(box.width + dx, smallest, 1 - box.x);
  const height = clamp(box.height + dy, smallest, 1 - box.y);
  return { ...box, width, height };
};

/**
 * The pixels that a box blackens: rounded outwards, so that no half-covered pixel of what it hides stays readable.
 */
export function pixelsOf(box: Box, width: number, height: number): { x: number; y: number; width: number; height: number } {
  const x = Math.max(0, Math.floor(box.x * width));
  const y = Math.max(0, Math.floor(box.y * height));
  const right = Math.min(width, Math.ceil((box.x + box.width) * width));
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * height));
  return { x, y, width: right - x, height: bottom - y };
}
