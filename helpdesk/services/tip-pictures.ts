import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { TipDraft } from '../../shared/api/agent-routes.ts';
import { checkPicture } from '../../shared/tips/picture-bytes.ts';
import { pictureDigests, pictureLimits, picturesIn, type TipPicture } from '../../shared/tips/pictures.ts';
import type { Binary } from '../http/mount.ts';
import type { Db } from '../store/schema.ts';
import { harmless } from './attachments.ts';
import type { Context } from './context.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** How long a picture waits for a tip that shows it, in milliseconds: a draft may lie unsaved over a holiday. */
const waits = 7 * 86_400_000;

/** Repeatable. Takes the chance to remove what no tip shows any more. */
export async function storeTipPicture(context: Context, sha256: string, bytes: Uint8Array): Promise<TipPicture | Refusal> {
  const checked = checkTipPicture(sha256, bytes);
  if (isRefusal(checked)) return checked;
  await context.database.transaction(async (unit) => {
    await keepPictures(unit.tx, [{ ...checked, content: bytes }], new Date(context.now()));
    await removeUnused(unit.tx, new Date(context.now() - waits));
  });
  return checked;
}

/** Whether bytes are a picture that tips may show, under this digest. */
export function checkTipPicture(sha256: string, bytes: Uint8Array): TipPicture | Refusal {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    return refuse('digest-mismatch', 'The SHA-256 of the bytes is not the one it is named by.');
  const checked = checkPicture(bytes);
  if (checked.ok) return { sha256, mediaType: checked.mediaType, bytes: bytes.length };
  if (checked.reason === 'size') return refuse('too-large', checked.detail);
  return refuse(checked.reason === 'type' ? 'unsupported-media-type' : 'bad-request', checked.detail);
}

export async function keepPictures(tx: Db, pictures: readonly (TipPicture & { content: Uint8Array })[], at: Date): Promise<void> {
  for (const { sha256, mediaType, bytes, content } of pictures) {
    await tx
      .insertInto('tip_pictures')
      .values({ sha256, media_type: mediaType, bytes, content, kept_at: at })
      .onConflict((oc) => oc.column('sha256').doUpdateSet({ kept_at: at }))
      .execute();
  }
}

/** Neither a draft, nor what is published, nor a version that can be taken back shows it. */
async function removeUnused(tx: Db, before: Date): Promise<void> {
  const shows = (column: 'tips.draft' | 'tips.published' | 'tip_versions.document') =>
    sql<boolean>`exists (select 1 from ${sql.table(column.split('.')[0] ?? '')} where ${sql.ref(column)}->'pictures' @> jsonb_build_array(jsonb_build_object('sha256', tip_pictures.sha256)))`;
  await tx
    .deleteFrom('tip_pictures')
    .where('kept_at', '<', before)
    .where((eb) => eb.not(eb.or([shows('tips.draft'), shows('tips.published'), shows('tip_versions.document')])))
    .execute();
}

/** @param published only what desktops may have: pictures of published tips */
export async function readTipPicture(db: Db, sha256: string, published: boolean): Promise<Binary | Refusal> {
  let query = db.selectFrom('tip_pictures').select(['content', 'media_type']).where('sha256', '=', sha256);
  if (published)
    query = query.where(
      sql<boolean>`exists (select 1 from tips where state = 'published' and published->'pictures' @> jsonb_build_array(jsonb_build_object('sha256', ${sha256}::text)))`,
    );
  const row = await query.executeTakeFirst();
  if (!row) return refuse('not-found', 'No such picture of a tip.');
  return {
    bytes: row.content,
    mediaType: row.media_type,
    headers: { ...harmless, etag: `"${sha256}"`, 'cache-control': 'private, max-age=31536000, immutable' },
  };
}

/** Those of these pictures that are stored. */
export async function storedPictures(db: Db, digests: readonly string[]): Promise<Map<string, TipPicture>> {
  if (digests.length === 0) return new Map();
  const rows = await db
    .selectFrom('tip_pictures')
    .select(['sha256', 'media_type', 'bytes'])
    .where('sha256', 'in', [...digests])
    .execute();
  return new Map(rows.map(({ sha256, media_type, bytes }) => [sha256, { sha256, mediaType: media_type, bytes }]));
}

/** The draft with the pictures that its texts show, whatever it said itself; refused when one is not stored. */
export async function withPictures(db: Db, draft: TipDraft): Promise<TipDraft | Refusal> {
  const { pictures: _, ...rest } = draft;
  const digests = pictureDigests(draft.texts);
  if (digests.length === 0) return rest;
  if (digests.length > pictureLimits.perTip) return refuse('bad-request', `A tip shows at most ${pictureLimits.perTip} pictures.`);
  const stored = await storedPictures(db, digests);
  const missing = digests.find((sha256) => !stored.has(sha256));
  if (missing) return refuse('bad-request', `The picture ${missing} is not stored: store it first, or take it out of the text.`);
  return { ...rest, pictures: digests.flatMap((sha256) => stored.get(sha256) ?? []) };
}

/** Whoever does not see a picture reads its words: nothing is published without them. */
export function lacksWords({ texts }: TipDraft): Refusal | undefined {
  const lacking = [texts.en, ...(texts.id ? [texts.id] : [])].some((text) => picturesIn(text).some(({ words }) => words === ''));
  return lacking ? refuse('bad-request', 'A picture has no words in its place, for whoever does not see it.') : undefined;
}
