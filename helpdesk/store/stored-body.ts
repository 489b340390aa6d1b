import { gunzipSync } from 'node:zlib';

/** The JSON text of what a desktop sent, whatever coding it travelled in. */
export function unpacked(row: { readonly body: Uint8Array; readonly encoding: string }): Uint8Array {
  return row.encoding === 'gzip' ? gunzipSync(row.body) : row.body;
}
