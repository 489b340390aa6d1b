import { z } from 'zod';
import { tipIdSchema } from '../../shared/model/ids.ts';
import type { Language } from '../../shared/model/language.ts';
import type { TipPicture } from '../../shared/tips/pictures.ts';
import type { ZipFile } from '../../shared/zip/write-zip.ts';
import { isRefusal } from './refusal.ts';
import { checkTipPicture } from './tip-pictures.ts';

interface TipSource {
  readonly file: string;
  readonly text: string;
}
/** Files of tips, put in order: what belongs to which tip. Their texts are not looked at yet. */
export interface TipBundle {
  /** By the id that the file name says. */
  readonly tips: ReadonlyMap<string, Readonly<Partial<Record<Language, TipSource>>>>;
  readonly pictures: ReadonlyMap<string, TipPicture & { readonly content: Uint8Array }>;
  /** Pictures that no tip may show, by digest. */
  readonly badPictures: ReadonlyMap<string, { readonly file: string; readonly message: string }>;
  readonly ignored: readonly string[];
  /** Files that would be tips and cannot be. */
  readonly broken: readonly { readonly file: string; readonly message: string }[];
}

/** @param files in any folder, as an export has them or a repository that holds them */
export function sortBundle(files: readonly ZipFile[]): TipBundle {
  const tips = new Map<string, Partial<Record<Language, TipSource>>>();
  const pictures = new Map<string, TipPicture & { content: Uint8Array }>();
  const badPictures = new Map<string, { file: string; message: string }>();
  const ignored: string[] = [];
  const broken: { file: string; message: string }[] = [];
  for (const { name, bytes } of files) {
    const digest = /(?:^|\/)pictures\/([0-9a-f]{64})\.(?:png|jpg|webp)$/.exec(name)?.[1];
    if (digest) {
      const checked = checkTipPicture(digest, bytes);
      if (isRefusal(checked)) badPictures.set(digest, { file: name, message: checked.detail });
      else pictures.set(digest, { ...checked, content: bytes });
      continue;
    }
    const id = /(?:^|\/)([^/]+)\.md$/.exec(name)?.[1];
    const text = id === undefined ? null : textOf(bytes);
    const language = text === null ? null : languageOf(name, text);
    if (id === undefined || language === null) {
      if (id !== undefined && text === null) broken.push({ file: name, message: 'it is not text in UTF-8' });
      else ignored.push(name);
      continue;
    }
    if (text === null) continue;
    const tip = tips.get(id) ?? {};
    const twin = tip[language];
    if (!tipIdSchema.safeParse(id).success)
      broken.push({ file: name, message: 'its name is no id of a tip: small letters, digits and hyphens' });
    else if (twin) broken.push({ file: name, message: `"${twin.file}" is of the same tip in the same language` });
    else tips.set(id, { ...tip, [language]: { file: name, text } });
  }
  return { tips, pictures, badPictures, ignored, broken };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // A PostgreSQL text cannot hold it.
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

const folder = z.enum(['en', 'id']);

/** By its folder, else by its headings; null: it is no tip, as a README is none. */
function languageOf(name: string, text: string): Language | null {
  if (!/^---\r?\n/.test(text)) return null;
  const parent = folder.safeParse(name.split('/').at(-2));
  return parent.success ? parent.data : /^## Masalah\s*$/m.test(text) ? 'id' : 'en';
}
