import { createContext, useCallback, useMemo, useState } from 'react';
import { pictureMarkdown } from '../../../shared/tips/pictures.ts';
import { NotAPicture, storePicture } from './store-picture.ts';

interface Adder {
  /** Shrinks and stores a picture; `insert` gets its Markdown, without words yet, once it is there. */
  readonly add: (file: Blob, insert: (markdown: string) => void) => void;
}

/** How the fields of the editor add pictures. */
export const PictureAdder = createContext<Adder>({ add: () => undefined });

export interface PictureTrouble {
  readonly name: string;
  /** Null: it is no picture, or does not get small enough. */
  readonly error: unknown;
}

export function usePictureAdder() {
  const [busy, setBusy] = useState(0);
  const [trouble, setTrouble] = useState<PictureTrouble | null>(null);
  const add = useCallback<Adder['add']>((file, insert) => {
    setTrouble(null);
    setBusy((count) => count + 1);
    storePicture(file)
      .then(
        ({ sha256 }) => insert(pictureMarkdown(sha256, '')),
        (error: unknown) => setTrouble({ name: file instanceof File ? file.name : '', error: error instanceof NotAPicture ? null : error }),
      )
      .finally(() => setBusy((count) => count - 1));
  }, []);
  const adder = useMemo(() => ({ add }), [add]);
  return { adder, busy: busy > 0, trouble, dismiss: () => setTrouble(null) };
}
