import type { Tip, TipText } from '../model/tip.ts';
import { blocksOf, mapBlocks, type TipBlock } from './parts.ts';

export type TipPicture = NonNullable<Tip['pictures']>[number];

/** Longest side in pixels, and bytes: a picture of a window, readable, quickly there. */
export const pictureLimits = { side: 1600, bytes: 500_000, perTip: 20 } as const;

const reference = /!\[([^\]\n]{0,400})\]\(picture:([0-9a-f]{64})\)/g;

/** Where a text shows a picture, and the words in its place for whoever does not see it. */
export interface PictureUse extends Pick<TipBlock, 'part' | 'step'> {
  readonly sha256: string;
  readonly words: string;
  /** The words as they stand there, with the space that is just being typed. */
  readonly written: string;
}

export function picturesIn(text: TipText): PictureUse[] {
  return blocksOf(text).flatMap(({ part, step, markdown }) =>
    Array.from(markdown.matchAll(reference), ([, words = '', sha256 = '']) => ({
      part,
      step,
      sha256,
      words: words.trim(),
      written: words,
    })),
  );
}

/** Digests of all pictures of both languages, each once, in the order of their first use. */
export function pictureDigests(texts: { readonly en: TipText; readonly id?: TipText | undefined }): string[] {
  return [...new Set([texts.en, ...(texts.id ? [texts.id] : [])].flatMap((text) => picturesIn(text).map(({ sha256 }) => sha256)))];
}

export function pictureMarkdown(sha256: string, words: string): string {
  // A bracket would end the words, and a backslash would escape their end.
  return `![${words.replace(/[[\]\\\n]/g, ' ')}](picture:${sha256})`;
}

/** For whatever shows no pictures: their words stand in their place. */
export function picturesAsWords(markdown: string): string {
  return markdown.replace(reference, '$1');
}

/** Gives a picture other words, wherever the text shows it. */
export function withWords(text: TipText, sha256: string, words: string): TipText {
  return mapBlocks(text, (markdown) =>
    markdown.replace(reference, (whole, _, digest: string) => (digest === sha256 ? pictureMarkdown(sha256, words) : whole)),
  );
}

export function withoutPicture(text: TipText, sha256: string): TipText {
  return mapBlocks(text, (markdown) =>
    markdown.replace(reference, (whole, _, digest: string) => (digest === sha256 ? '' : whole)).replace(/\n{3,}/g, '\n\n'),
  );
}
