import { pictureLimits, type TipPicture } from './pictures.ts';

/** Why bytes are no picture for a tip, in words for whoever made it. */
export type CheckedPicture =
  | { readonly ok: true; readonly mediaType: TipPicture['mediaType'] }
  | { readonly ok: false; readonly reason: 'type' | 'size' | 'side' | 'extra' | 'damaged'; readonly detail: string };

const no = (reason: Exclude<CheckedPicture, { ok: true }>['reason'], detail: string): CheckedPicture => ({ ok: false, reason, detail });
const extra = (what: string) => no('extra', `It carries more than a picture: ${what}.`);

/**
 * Whether bytes are a picture as the editor makes it and nothing else: PNG, WebP or JPEG, small, without a place for words,
 * positions or names of cameras. Walks through its parts; pixels are not looked at.
 */
export function checkPicture(bytes: Uint8Array): CheckedPicture {
  if (bytes.length > pictureLimits.bytes) return no('size', `It has ${bytes.length} bytes, at most ${pictureLimits.bytes}.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return checkPng(bytes, view);
    if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return checkWebp(bytes, view);
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return checkJpeg(bytes, view);
  } catch (error) {
    if (error instanceof RangeError) return no('damaged', 'It is cut off or damaged.');
    throw error;
  }
  return no('type', 'It is neither PNG, WebP nor JPEG.');
}

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

function checkSides(mediaType: TipPicture['mediaType'], width: number, height: number): CheckedPicture {
  if (width === 0 || height === 0) return no('damaged', 'It is empty.');
  const side = Math.max(width, height);
  return side > pictureLimits.side
    ? no('side', `It is ${width} by ${height} pixels, at most ${pictureLimits.side}.`)
    : { ok: true, mediaType };
}

/** Only how the pixels are meant; tEXt, zTXt, iTXt, eXIf, tIME and what is not known hold something else. */
const pngParts = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'bKGD', 'cICP']);

function checkPng(bytes: Uint8Array, view: DataView): CheckedPicture {
  let at = 8;
  let sides: CheckedPicture = no('damaged', 'It has no size.');
  for (;;) {
    const length = view.getUint32(at);
    const name = text(bytes, at + 4, at + 8);
    if (!pngParts.has(name)) return extra(`"${name.replace(/[^A-Za-z]/g, '?')}"`);
    if (name === 'IHDR') sides = checkSides('image/png', view.getUint32(at + 8), view.getUint32(at + 12));
    at += 12 + length;
    if (at > bytes.length) return no('damaged', 'It is cut off or damaged.');
    if (name === 'IEND') return at === bytes.length ? sides : extra('something behind its end');
  }
}

function checkWebp(bytes: Uint8Array, view: DataView): CheckedPicture {
  if (view.getUint32(4, true) + 8 !== bytes.length) return no('damaged', 'It is cut off, or something is behind its end.');
  let sides: CheckedPicture = no('damaged', 'It has no picture.');
  for (let at = 12; at < bytes.length; ) {
    const name = text(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    const data = at + 8;
    if (name === 'VP8 ') sides = checkSides('image/webp', view.getUint16(data + 6, true) & 0x3fff, view.getUint16(data + 8, true) & 0x3fff);
    else if (name === 'VP8L') {
      const bits = view.getUint32(data + 1, true);
      sides = checkSides('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    } else if (name === 'VP8X') {
      const whole = checkSides('image/webp', u24(view, data + 4) + 1, u24(view, data + 7) + 1);
      if (!whole.ok) return whole;
    } else if (name !== 'ALPH') return extra(`"${name.replace(/[^A-Za-z ]/g, '?').trim()}"`);
    at = data + length + (length & 1);
    if (at > bytes.length) return no('damaged', 'It is cut off or damaged.');
  }
  return sides;
}

const u24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** Exif and XMP are APP1, IPTC is APP13, a comment is COM; JFIF (APP0) and Adobe's colours (APP14) only say how to draw. */
function checkJpeg(bytes: Uint8Array, view: DataView): CheckedPicture {
  let sides: CheckedPicture = no('damaged', 'It has no size.');
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return no('damaged', 'It is damaged.');
    const marker = view.getUint8(at + 1);
    if (marker === 0xd9) return at + 2 === bytes.length ? sides : extra('something behind its end');
    const length = view.getUint16(at + 2);
    if ((marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xee) || marker === 0xfe)
      return extra(`a part ${marker.toString(16)}`);
    // A thumbnail would be a second picture; JFIF without one has 16 bytes, Adobe's part 14.
    if ((marker === 0xe0 && length !== 16) || (marker === 0xee && length !== 14)) return extra(`a part ${marker.toString(16)}`);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      sides = checkSides('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + length;
    // The pixels go on to the next marker that is none of theirs.
    if (marker === 0xda) while (!(view.getUint8(at) === 0xff && !isOfPixels(view.getUint8(at + 1)))) at += 1;
  }
}

const isOfPixels = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);
