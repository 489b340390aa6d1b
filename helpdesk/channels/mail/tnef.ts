/** What Outlook hides in winmail.dat. */
export interface Tnef {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }[];
}

const signature = 0x223e9f78;
const attributes = { body: 0x0002800c, rendering: 0x00069002, title: 0x00018010, data: 0x0006800f } as const;
const maxFiles = 49;

/** [MS-OXTNEF]: attributes one after another, each with its length. What is cut off or bent yields what came before it. */
export function readTnef(bytes: Uint8Array): Tnef {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: { name: string; mediaType: string; content: Uint8Array }[] = [];
  let text = '';
  if (bytes.length < 6 || view.getUint32(0, true) !== signature) return { text, files };
  let name = '';
  for (let at = 6; at + 9 <= bytes.length; ) {
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const value = bytes.subarray(at + 9, at + 9 + length);
    if (value.length < length) break;
    if (id === attributes.body) text = latin(value);
    else if (id === attributes.rendering) name = '';
    else if (id === attributes.title) name = latin(value);
    else if (id === attributes.data && files.length < maxFiles) files.push({ name, mediaType: 'application/octet-stream', content: value });
    at += 9 + length + 2;
  }
  return { text, files };
}

const latin = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes).replace(/\0+$/, '');
