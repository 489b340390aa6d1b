import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readForumConfig } from '../../../helpdesk/forum/config.ts';
import { discourse } from '../../../helpdesk/forum/discourse.ts';
import type { ForumState } from '../../../shared/api/agent-routes.ts';
import { type DiscourseContract, openDiscourse } from '../../support/discourse.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

const key = 'the key of the forum';
let forum: DiscourseContract;
let desk: Desk;
let agent: AgentClient;
let editor: AgentClient;
beforeAll(async () => {
  forum = await openDiscourse(key);
  const config = readForumConfig({
    ...{ PANDU_DISCOURSE_URL: `${forum.url}/`, PANDU_DISCOURSE_KEY: key, PANDU_DISCOURSE_USER: 'pandu' },
    PANDU_DISCOURSE_CATEGORY: '7',
  });
  if (!config) throw new Error('not set up');
  desk = await openDesk({ forum: config });
  agent = await desk.user('agent');
  editor = await desk.user('editor');
}, 60_000);
afterAll(async () => {
  await desk?.close();
  await forum?.close();
});
beforeEach(() => {
  forum.asked.length = 0;
  forum.next.length = 0;
});

/** A ticket that was answered and is solved, and the draft that is made of it. */
async function solved(message: string, title?: string): Promise<{ tipId: string }> {
  const desktop = await desk.enrol('rina');
  const { ticketId } = await desktop.report({ message });
  const steps = ['Open [the printers](pandu:open-printer-settings).', 'Remove the old one, add it again.'];
  const answer = { problem: title ?? message, cause: 'Rina has an old driver on pc-042.', causeKind: null, alternatives: '', steps };
  const url = `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`;
  expect((await agent.call('PUT', url, { text: '', answer, note: false, status: 'solved' })).statusCode).toBe(200);
  const tip = await agent.call('POST', `/api/v1/agent/tickets/${ticketId}/tip`);
  return { tipId: tip.json().id };
}
const stateOf = async (tipId: string) => {
  const state: ForumState = (await agent.call('GET', `/api/v1/agent/tips/${tipId}/forum`)).json();
  const draft = state.drafts.at(-1);
  if (!draft) throw new Error('no draft');
  return { ...state, draft };
};
const post = (tipId: string, { title, text }: { title: string; text: string }, by = editor) =>
  by.call('POST', `/api/v1/agent/tips/${tipId}/forum`, { title, text });

test('a solved question is posted once, without names, after an editor agreed to these very words; a repeat finds it', async () => {
  const { tipId } = await solved('LibreOffice prints blank pages since Monday');
  const state = await stateOf(tipId);
  expect(state).toMatchObject({ forum: expect.stringMatching(/^127/), post: null });
  expect(state.takenOut).toEqual(expect.arrayContaining(['pc-042']));
  expect(state.drafts.map(({ language }) => language)).toEqual(['en', 'id']);
  const { title, text } = state.draft;
  expect(text).toContain('### Langkah\n\n1. Open the printers.\n2. Remove');
  expect(text).not.toMatch(/rina|pc-042|pandu:/i);
  const words = { title, text };

  expect((await post(tipId, words, agent)).statusCode).toBe(403);
  const named = await post(tipId, { title, text: `${text}\n\nThanks to Rina at pc-042.` });
  expect([named.statusCode, named.json().detail]).toEqual([400, expect.stringMatching(/pc-042/)]);
  expect(forum.asked).toEqual([]);

  const done = await post(tipId, words);
  expect(done.json()).toMatchObject({ state: 'posted', url: `${forum.url}/t/topic-10/10`, by: expect.any(String) });
  expect(forum.topics).toMatchObject([
    { title, raw: text, category: 7, user: 'pandu', external_id: expect.stringMatching(/^pandu-tip-[0-9a-f]{32}$/) },
  ]);
  forum.asked.length = 0;
  expect((await post(tipId, words)).json()).toEqual(done.json());
  expect(forum.asked).toEqual([]);
  expect((await stateOf(tipId)).post).toEqual(done.json());
  const audit = await desk.database.db.selectFrom('audit').select(['actor', 'detail']).where('action', '=', 'tip.forum').execute();
  expect(audit).toEqual([{ actor: editor.login, detail: `${forum.url}/t/topic-10/10` }]);
});

test('a reply that is lost, or a help desk that dies before it noted the post, makes no second topic', async () => {
  const { tipId } = await solved('The scanner is not found after a restart');
  const { draft } = await stateOf(tipId);
  forum.next.push('lost-reply');
  const before = forum.topics.length;
  // The second try meets its own topic: the forum says that the id is taken.
  expect((await post(tipId, draft)).json()).toMatchObject({ state: 'posted' });
  expect(forum.topics).toHaveLength(before + 1);
  await desk.database.db.updateTable('forum_posts').set({ state: 'sending', url: null }).where('tip_id', '=', tipId).execute();
  expect((await post(tipId, draft)).json().url).toBe(`${forum.url}/t/topic-${before + 10}/${before + 10}`);
  expect(forum.topics).toHaveLength(before + 1);
});

test('two editors at once: one posts, the other is told, or hears of the post when it is done already', async () => {
  const { tipId } = await solved('The second screen stays dark in the meeting room');
  const { draft } = await stateOf(tipId);
  const before = forum.topics.length;
  const replies = await Promise.all([post(tipId, draft), post(tipId, draft)]);
  const [done, ...again] = replies.filter(({ statusCode }) => statusCode === 200);
  expect(done?.json()).toMatchObject({ state: 'posted' });
  // A fast database may have them one after the other.
  for (const one of again) expect(one.json()).toEqual(done?.json());
  for (const one of replies) expect([200, 409]).toContain(one.statusCode);
  expect(forum.topics).toHaveLength(before + 1);
});

test('a busy forum is waited for when it is short, and otherwise the editor is told how long', async () => {
  const { tipId } = await solved('Sound comes out of the wrong loudspeaker');
  const { draft } = await stateOf(tipId);
  forum.next.push('long-busy');
  const later = await post(tipId, draft);
  expect([later.statusCode, later.headers['retry-after']]).toEqual([502, '60']);
  forum.next.push('busy');
  expect((await post(tipId, draft)).json()).toMatchObject({ state: 'posted' });
  expect(forum.asked.filter((line) => line === 'POST /posts.json')).toHaveLength(3);
});

test('what its moderators hold is told, and never sent to them again; once they agree, its address is found', async () => {
  const { tipId } = await solved('The shared folder asks for a password again');
  const { draft } = await stateOf(tipId);
  forum.next.push('held');
  expect((await post(tipId, draft)).json()).toMatchObject({ state: 'held', url: null });
  forum.asked.length = 0;
  expect((await post(tipId, draft)).json()).toMatchObject({ state: 'held', url: null });
  expect(forum.asked).toEqual([expect.stringMatching(/^GET \/t\/external_id\//)]);
  const row = await desk.database.db.selectFrom('forum_posts').select('external_id').where('tip_id', '=', tipId).executeTakeFirstOrThrow();
  forum.topics.push({ id: 99, title: '', raw: '', external_id: row.external_id, category: 7, user: 'pandu' });
  expect((await post(tipId, draft)).json()).toMatchObject({ state: 'posted', url: `${forum.url}/t/topic-99/99` });
});

test('what the forum refuses is said in its own words, and can be mended', async () => {
  const { tipId } = await solved('Fonts look thin');
  const { text } = (await stateOf(tipId)).draft;
  const refused = await post(tipId, { title: 'Thin fonts', text });
  expect([refused.statusCode, refused.json().detail]).toEqual([400, expect.stringContaining('too short (minimum is 15 characters)')]);
  expect((await post(tipId, { title: 'Fonts look thin since the update', text })).json()).toMatchObject({ state: 'posted' });
});

test('a connection that is cut and a gateway that is broken are tried again, with pauses, and not for ever', async () => {
  const pauses: number[] = [];
  const client = discourse({ url: forum.url, key, user: 'pandu', category: null }, async (ms) => void pauses.push(ms));
  const topic = { externalId: 'pandu-tip-cut', title: 'A title that is long enough', text: 'Text' };
  forum.next.push('cut', 'broken');
  expect(await client.post(topic)).toMatchObject({ state: 'posted' });
  expect(pauses).toEqual([1000, 2000]);
  forum.next.push('cut', 'cut', 'cut');
  expect(await client.post({ ...topic, externalId: 'pandu-tip-dead' })).toMatchObject({ state: 'unknown' });
  expect(await discourse({ url: forum.url, key: 'wrong', user: 'pandu', category: null }).post(topic)).toMatchObject({
    ...{ state: 'refused', reason: expect.stringContaining('not permitted') },
  });
});

test('without a forum there is nothing to post to, and a configuration that cannot work is refused', async () => {
  const without = await openDesk();
  const other = await without.user('editor');
  const body = { title: 'x', text: 'y' };
  expect((await other.call('POST', '/api/v1/agent/tips/printer/forum', body)).statusCode).toBe(409);
  await without.close();
  expect(readForumConfig({})).toBeNull();
  expect(() =>
    readForumConfig({ PANDU_DISCOURSE_URL: 'http://forum.example', PANDU_DISCOURSE_USER: 'x', PANDU_DISCOURSE_KEY: 'y' }),
  ).toThrow(/https/);
  expect(() => readForumConfig({ PANDU_DISCOURSE_URL: 'https://forum.example', PANDU_DISCOURSE_USER: 'x' })).toThrow(/KEY_FILE/);
});
