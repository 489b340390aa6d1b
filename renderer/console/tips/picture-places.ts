import type { Language } from '../../../shared/model/language.ts';
import type { TipText } from '../../../shared/model/tip.ts';
import { pictureMarkdown, picturesIn } from '../../../shared/tips/pictures.ts';
import { insertBlock } from './insert.ts';
import type { Edited } from './tip-draft.ts';

/** Puts a picture of one language into the same part of the other one, and into its last step where it has fewer. */
export function placeLike(text: TipText, other: TipText, sha256: string): TipText {
  const use = picturesIn(other).find((one) => one.sha256 === sha256);
  if (!use) return text;
  const block = pictureMarkdown(sha256, '');
  const add = (part: string) => insertBlock(part, part.length, block);
  if (use.part !== 'steps') return { ...text, [use.part]: add(text[use.part] ?? '') };
  const at = Math.min(use.step ?? 0, text.steps.length - 1);
  return { ...text, steps: at < 0 ? [block] : text.steps.map((step, index) => (index === at ? add(step) : step)) };
}

export function usePlace(change: (next: (before: Edited) => Edited) => void) {
  return (sha256: string, language: Language): void =>
    change((before) => {
      const { en, id } = before.texts;
      const texts = language === 'en' ? { en: placeLike(en, id, sha256), id } : { en, id: placeLike(id, en, sha256) };
      return { ...before, texts };
    });
}
