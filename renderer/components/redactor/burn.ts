import { type Box, pixelsOf } from './boxes.ts';

/** The picture with the boxes painted over its pixels: nothing of what lies under them is left in the bytes. */
export async function burn(png: Uint8Array, boxes: readonly Box[]): Promise<Uint8Array<ArrayBuffer>> {
  if (boxes.length === 0) return new Uint8Array(png);
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(png)], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to black out the picture');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  context.fillStyle = '#000000';
  for (const box of boxes) {
    const { x, y, width, height } = pixelsOf(box, canvas.width, canvas.height);
    context.fillRect(x, y, width, height);
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
