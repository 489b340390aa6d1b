import type { Page } from '@playwright/test';

/** A JPEG that a browser drew, 64 by 32 pixels, with what a telephone writes into it: turned by 90 degrees, and a place. */
export async function photo(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [64, 32];
    const pen = canvas.getContext('2d');
    if (pen) pen.fillStyle = '#2f6f5e';
    pen?.fillRect(0, 0, 64, 32);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  const bytes = Buffer.from(drawn, 'base64');
  // TIFF, little-endian: one entry, orientation 6.
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from('49492a0008000000' + '0100' + '120103000100000006000000' + '00000000', 'hex'),
    Buffer.from('GPS-SECRET', 'latin1'),
  ]);
  const head = Buffer.from('ffe10000', 'hex');
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, exif, bytes.subarray(2)]);
}
