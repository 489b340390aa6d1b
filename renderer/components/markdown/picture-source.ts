import { createContext } from 'react';

/**
 * Where a page has the pictures of tips from: an address of its own origin, or the bytes; null: it is not here.
 * @param sha256 64 hexadecimal digits
 */
export type PictureSource = (sha256: string) => string | Promise<Blob | null>;

/** Around whatever shows tips; without it the words of a picture stand in its place. */
export const PicturesFrom = createContext<PictureSource>(() => Promise.resolve(null));
