import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { ForumPost, ForumState } from '../../shared/api/agent-routes.ts';
import { languages } from '../../shared/model/language.ts';
import { namesIn } from '../../shared/redaction/names-in.ts';
import type { Forum, Posted } from '../forum/forum.ts';
import { forumText } from '../forum/text.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Db, Schema } from '../store/schema.ts';
import { audit, type Context } from './context.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { listTakenOut } from './tip-from-ticket.ts';
import { readTip } from './tips.ts';

/** A process that takes a post and dies leaves it to the next after so many milliseconds. */
const claimMs = 90_000;

/** What would be posted of a tip, and what was. */
export async function readForumState(db: Db, forum: Forum | null, tipId: string): Promise<ForumState | Refusal> {
  const tip = await readTip(db, tipId);
  if (isRefusal(tip)) return tip;
  const row = await db.selectFrom('forum_posts').selectAll().where('tip_id', '=', tipId).executeTakeFirst();
  const { texts } = tip.draft;
  const drafts = languages.flatMap((language) => {
    const text = texts[language];
    return text ? [{ language, title: text.title, text: forumText(text, language) }] : [];
  });
  return {
    forum: forum?.name ?? null,
    post: row && row.state !== 'sending' ? postOf(row) : null,
    drafts,
    takenOut: await namesOf(db, tipId),
  };
}

/**
 * Posts a tip to the forum, once: whoever agreed to these very words is in the audit log. A repeat answers with what is there, and
 * one that never heard whether it arrived is looked for first.
 */
export async function postToForum(
  context: Context,
  forum: Forum | null,
  caller: UserCaller,
  tipId: string,
  words: { readonly title: string; readonly text: string },
): Promise<ForumPost | Refusal> {
  if (!forum) return refuse('conflict', 'No forum is set up: see docs/operate-helpdesk.md.');
  const { db } = context.database;
  const left = namesIn(`${words.title}\n${words.text}`, await namesOf(db, tipId));
  if (left.length > 0) return refuse('bad-request', `Take these out first, they were taken out of the ticket: ${left.join(', ')}.`);
  const externalId = `pandu-tip-${createHash('sha256').update(tipId).digest('hex').slice(0, 32)}`;
  const before = await claim(context, caller, tipId, externalId);
  if (isRefusal(before)) return before;
  if (before.state === 'posted') return postOf(before);
  const found = await forum.find(externalId);
  // What its moderators hold has no topic yet, and must not be sent to them twice.
  const result = found ?? (before.state === 'held' ? { state: 'held' as const } : await forum.post({ externalId, ...words }));
  return await settle(context, forum, caller, tipId, result);
}

type Row = Selectable<Schema['forum_posts']>;

/** The post of this tip, held for us unless it is done. Nothing is awaited outside meanwhile. */
async function claim(context: Context, caller: UserCaller, tipId: string, externalId: string): Promise<Row | Refusal> {
  const now = context.now();
  return await context.database.transaction(async (unit): Promise<Row | Refusal> => {
    const tip = await unit.tx.selectFrom('tips').select('id').where('id', '=', tipId).forUpdate().executeTakeFirst();
    if (!tip) return refuse('not-found', 'No such tip.');
    const row = await unit.tx.selectFrom('forum_posts').selectAll().where('tip_id', '=', tipId).executeTakeFirst();
    if (row?.state === 'posted') return row;
    if (row?.claimed_until && row.claimed_until.getTime() > now)
      return refuse('conflict', 'Somebody is posting it right now: look again in a minute.');
    const claimed_until = new Date(now + claimMs);
    return await unit.tx
      .insertInto('forum_posts')
      .values({
        ...{ tip_id: tipId, external_id: externalId, state: 'sending', url: null },
        ...{ claimed_until, posted_at: new Date(now), posted_by: caller.name },
      })
      .onConflict((oc) => oc.column('tip_id').doUpdateSet({ claimed_until }))
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

async function settle(context: Context, forum: Forum, caller: UserCaller, tipId: string, result: Posted): Promise<ForumPost | Refusal> {
  if (result.state === 'refused' || result.state === 'unknown') {
    const { db } = context.database;
    // What may have arrived is kept, and looked for the next time.
    if (result.state === 'unknown') await db.updateTable('forum_posts').set({ claimed_until: null }).where('tip_id', '=', tipId).execute();
    else await db.deleteFrom('forum_posts').where('tip_id', '=', tipId).where('state', '=', 'sending').execute();
    return failureOf(forum, result);
  }
  const url = result.state === 'posted' ? result.url : null;
  return await context.database.transaction(async (unit) => {
    const row = await unit.tx
      .updateTable('forum_posts')
      .set({ state: result.state, url, claimed_until: null, posted_at: new Date(context.now()), posted_by: caller.name })
      .where('tip_id', '=', tipId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(unit, context, caller.login, 'tip.forum', tipId, url ?? `held by the moderators of ${forum.name}`);
    unit.pokes.push({ kind: 'topic', topic: 'tips' });
    return postOf(row);
  });
}

const postOf = ({ state, url, posted_at, posted_by }: Row): ForumPost => ({
  state: state === 'held' ? 'held' : 'posted',
  url,
  at: posted_at.toISOString(),
  by: posted_by,
});

function failureOf(forum: Forum, result: Extract<Posted, { state: 'refused' | 'unknown' }>): Refusal {
  if (result.state === 'refused') return refuse('bad-request', `${forum.name} did not take it: ${result.reason}`);
  const { reason, retryAfter } = result;
  return refuse(
    'other-server',
    `${forum.name}: ${reason}. Nothing is posted twice: just try again.`,
    retryAfter === undefined ? {} : { retryAfter },
  );
}

/** Of people, computers and addresses in the ticket. What only looked like a secret may be an ordinary word. */
async function namesOf(db: Db, tipId: string): Promise<string[]> {
  const taken = await listTakenOut(db, tipId);
  if (isRefusal(taken)) return [];
  const names = taken.items.filter(({ placeholder }) => !/^\W*secret/.test(placeholder)).map(({ words }) => words.trim());
  return [...new Set(names)].filter((name) => name.length > 2);
}
