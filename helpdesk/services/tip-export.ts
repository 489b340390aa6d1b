import type { Tip } from '../../shared/model/tip.ts';
import { pictureFileName, writeTip } from '../../shared/tips/write-markdown.ts';
import { writeZip, type ZipFile } from '../../shared/zip/write-zip.ts';
import type { Binary } from '../http/mount.ts';
import type { Db } from '../store/schema.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The draft of one tip, or everything that is published, as a ZIP file of Markdown files and pictures. */
export async function exportTips(db: Db, id: string | undefined): Promise<Binary | Refusal> {
  const tips = id === undefined ? await publishedTips(db) : await draftOf(db, id);
  if (!tips) return refuse('not-found', 'No such tip.');
  const files = await filesOf(db, tips);
  return {
    bytes: writeZip(files),
    mediaType: 'application/zip',
    headers: { 'content-disposition': `attachment; filename="${id ?? 'tips'}.zip"`, 'x-content-type-options': 'nosniff' },
  };
}

async function publishedTips(db: Db): Promise<Tip[]> {
  const rows = await db.selectFrom('tips').select('published').where('state', '=', 'published').orderBy('id').execute();
  return rows.flatMap(({ published }) => published ?? []);
}

async function draftOf(db: Db, id: string): Promise<Tip[] | null> {
  const row = await db.selectFrom('tips').select(['draft', 'published', 'version', 'updated_at']).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const updatedAt = row.published?.updatedAt ?? row.updated_at.toISOString();
  return [{ id, version: Math.max(1, row.version), updatedAt, ...row.draft }];
}

/** By name, so that the same tips are the same bytes. */
async function filesOf(db: Db, tips: readonly Tip[]): Promise<ZipFile[]> {
  const encoder = new TextEncoder();
  const files = tips.flatMap((tip) => {
    const { en, id } = writeTip(tip);
    const english = { name: `tips/en/${tip.id}.md`, bytes: encoder.encode(en) };
    return id === null ? [english] : [english, { name: `tips/id/${tip.id}.md`, bytes: encoder.encode(id) }];
  });
  const digests = [...new Set(tips.flatMap(({ pictures = [] }) => pictures.map(({ sha256 }) => sha256)))];
  const rows =
    digests.length === 0
      ? []
      : await db.selectFrom('tip_pictures').select(['sha256', 'media_type', 'content']).where('sha256', 'in', digests).execute();
  const pictures = rows.map(({ sha256, media_type, content }) => ({
    name: `pictures/${pictureFileName({ sha256, mediaType: media_type })}`,
    bytes: content,
  }));
  return [...files, ...pictures].sort((a, b) => (a.name < b.name ? -1 : 1));
}
