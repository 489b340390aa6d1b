export const mediaTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export interface Picture {
  readonly mediaType: (typeof mediaTypes)[number];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
}

export const maxPictures = 5;
const maxBytes = 20_000_000;

export type Added = { readonly pictures: readonly Picture[]; readonly trouble: 'not-a-picture' | 'too-large' | 'too-many' | null };

/** Adds what can be added; the first file that cannot names the trouble. */
export async function addFiles(pictures: readonly Picture[], files: readonly File[]): Promise<Added> {
  let trouble: Added['trouble'] = null;
  const result = [...pictures];
  for (const file of files) {
    const mediaType = mediaTypes.find((type) => type === file.type);
    if (mediaType === undefined) trouble ??= 'not-a-picture';
    else if (file.size > maxBytes || file.size === 0) trouble ??= 'too-large';
    else if (result.length >= maxPictures) trouble ??= 'too-many';
    else result.push({ mediaType, bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });
  }
  return { pictures: result, trouble };
}
