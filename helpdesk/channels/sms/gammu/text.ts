/** What gammu-smsd wrote: with a mark at its beginning it is UTF-16 (`InboxFormat = unicode`), otherwise of its locale, UTF-8 here. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const rest = Buffer.from(bytes.subarray(2, bytes.length & ~1));
  if (first === 0xfe && second === 0xff) return rest.swap16().toString('utf16le');
  if (first === 0xff && second === 0xfe) return rest.toString('utf16le');
  return Buffer.from(bytes).toString('utf8');
}

/** Unicode, whatever the locale of the daemon is. */
export const encodeText = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
