import type { AttachmentRef } from '../../shared/model/ticket.ts';

type PictureType = AttachmentRef['mediaType'];

export const isPictureType = (mediaType: string): mediaType is PictureType =>
  mediaType === 'image/png' || mediaType === 'image/jpeg' || mediaType === 'image/webp';

/** Whether bytes begin as a picture of this type does, whatever a header says. */
export function looksLike(mediaType: PictureType, bytes: Uint8Array): boolean {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  switch (mediaType) {
    case 'image/png':
      return text(0, 8) === '\x89PNG\r\n\x1a\n';
    case 'image/jpeg':
      return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
    case 'image/webp':
      return text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP';
  }
}
