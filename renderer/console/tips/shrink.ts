import { pictureLimits, type TipPicture } from '../../../shared/tips/pictures.ts';

/** Sides of a picture that is no larger than allowed, in whole pixels; never larger than it was. */
export function fitted(
  width: number,
  height: number,
  side: number = pictureLimits.side,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Letters stay sharp in PNG: as long as it is small. Then WebP, and at last smaller pictures. */
const attempts = [
  { type: 'image/png', quality: undefined, side: 1600, most: 250_000 },
  { type: 'image/webp', quality: 0.92, side: 1600, most: pictureLimits.bytes },
  { type: 'image/webp', quality: 0.75, side: 1600, most: pictureLimits.bytes },
  { type: 'image/webp', quality: 0.7, side: 1100, most: pictureLimits.bytes },
  { type: 'image/webp', quality: 0.6, side: 700, most: pictureLimits.bytes },
] as const;

/**
 * Draws a picture anew, small enough for a tip: only its pixels are taken over, so that nothing else of the file is left.
 * @returns null when it is no picture that this browser can read, or cannot be made small
 */
export async function shrink(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  try {
    for (const { type, quality, side, most } of attempts) {
      const drawn = await draw(bitmap, side, type, quality);
      if (drawn !== null && drawn.type === type && drawn.size <= most) return drawn;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

async function draw(bitmap: ImageBitmap, side: number, type: TipPicture['mediaType'], quality: number | undefined): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(bitmap.width, bitmap.height, side));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return await new Promise((done) => canvas.toBlob(done, type, quality));
}
