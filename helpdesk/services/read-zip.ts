import { inflateRawSync } from 'node:zlib';
import { type Inflate, type ReadZip, readZip as readAny, type ZipLimits } from '../../shared/zip/read-zip.ts';

const inflate: Inflate = (raw, most) => {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged';
  }
};

/** With what Node unpacks by: packed or not. */
export const readZip = (bytes: Uint8Array, limits: ZipLimits): ReadZip => readAny(bytes, limits, inflate);
