import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { up as tipHistory } from '../../../helpdesk/store/migrations/0032-tip-history.ts';
import type { AgentTip, TipDraft, TipVersion } from '../../../shared/api/agent-routes.ts';
import { usualPolicy } from '../../../shared/model/policy.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

let desk: Desk;
let [writer, other, agent, admin]: AgentClient[] = [];
beforeAll(async () => {
  desk = await openDesk();
  writer = await desk.user('editor');
  other = await desk.user('editor');
  agent = await desk.user('agent');
  admin = await desk.user('admin');
}, 60_000);
afterAll(() => desk.close());

const tips = '/api/v1/agent/tips';
const draft = (title: string, more: Partial<TipDraft> = {}): TipDraft => ({
  app: 'Firefox',
  causeKind: 'howto',
  texts: { en: { title, problem: 'It does', cause: '', alternatives: '', steps: ['Click'], keywords: [] } },
  audience: {},
  findings: [],
  related: [],
  ...more,
});
const by = (client: AgentClient | undefined): AgentClient => {
  if (!client) throw new Error('not signed in yet');
  return client;
};
const create = async (client: AgentClient | undefined, title: string, more: Partial<TipDraft> = {}): Promise<AgentTip> =>
  (await by(client).call('POST', tips, draft(title, more))).json();
const act = async (client: AgentClient | undefined, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => {
  const reply = await by(client).call(method, `${tips}/${path}`, body);
  return { status: reply.statusCode, ...reply.json() };
};
const read = async (id: string): Promise<AgentTip> => (await by(agent).call('GET', `${tips}/${id}`)).json();
const versions = async (id: string): Promise<TipVersion[]> => (await by(agent).call('GET', `${tips}/${id}/versions`)).json().items;
const setReview = (tipReview: boolean) => {
  const { version: _, ...policy } = usualPolicy;
  return by(admin).call('PUT', '/api/v1/agent/policy', { ...policy, tipReview });
};

describe('the history of a tip', () => {
  test('keeps every version that desktops were given, with who and when, newest first', async () => {
    const { id } = await create(writer, 'One');
    expect(await versions(id)).toEqual([]);
    await act(writer, 'POST', `${id}/publish`);
    await act(agent, 'PUT', id, draft('Two', { priority: 'high' }));
    expect(await read(id)).toMatchObject({ changed: true, published: { version: 1 } });
    await act(other, 'POST', `${id}/publish`);
    await act(writer, 'POST', `${id}/withdraw`);
    expect(await versions(id)).toEqual([
      { version: 3, tip: null, at: expect.any(String), by: 'editor 1' },
      { version: 2, tip: expect.objectContaining({ version: 2, priority: 'high' }), at: expect.any(String), by: 'editor 2' },
      { version: 1, tip: expect.objectContaining({ version: 1, texts: draft('One').texts }), at: expect.any(String), by: 'editor 1' },
    ]);
    const paged = (await by(agent).call('GET', `${tips}/${id}/versions?size=2&page=2`)).json();
    expect(paged).toMatchObject({ total: 3, items: [{ version: 1 }] });
    expect((await by(agent).call('GET', `${tips}/nowhere/versions`)).statusCode).toBe(404);
  });

  test('begins with what is on desktops when the database is made new', async () => {
    const own = await openDesk();
    try {
      const editor = await own.user('editor');
      const { id } = (await editor.call('POST', tips, draft('Old'))).json();
      await editor.call('POST', `${tips}/${id}/publish`);
      await sql`drop table tip_versions`.execute(own.database.db);
      for (const column of ['draft_at', 'draft_by', 'draft_by_id', 'review'])
        await sql.raw(`alter table tips drop column ${column}`).execute(own.database.db);
      await tipHistory(own.database.db as never);
      const kept = (await editor.call('GET', `${tips}/${id}/versions`)).json().items;
      expect(kept).toMatchObject([{ version: 1, tip: { id }, by: 'editor 1' }]);
      expect((await editor.call('GET', `${tips}/${id}`)).json()).toMatchObject({ draftBy: { id: null, name: 'editor 1' }, review: null });
    } finally {
      await own.close();
    }
  });

  test('schedule and priority are changes like any other; a list by state knows what is scheduled and what has ended', async () => {
    const hour = (by: number) => new Date(Date.now() + by * 3_600_000).toISOString();
    const { id } = await create(writer, 'Timed');
    await act(writer, 'POST', `${id}/publish`);
    const states = async () => {
      const found: string[] = [];
      for (const state of ['published', 'scheduled', 'ended'])
        if ((await by(agent).call('GET', `${tips}?state=${state}&q=timed`)).json().total === 1) found.push(state);
      return found;
    };
    expect(await states()).toEqual(['published']);
    for (const [schedule, expected] of [
      [{ startsAt: hour(1), endsAt: null }, 'scheduled'],
      [{ startsAt: hour(-2), endsAt: hour(-1) }, 'ended'],
    ] as const) {
      await act(writer, 'PUT', id, draft('Timed', schedule));
      expect(await read(id)).toMatchObject({ changed: true });
      await act(writer, 'POST', `${id}/publish`);
      expect(await states()).toEqual(['published', expected]);
    }
    await act(writer, 'PUT', id, draft('Timed', { startsAt: null, priority: 'normal' }));
    await act(writer, 'POST', `${id}/publish`);
    expect((await act(writer, 'PUT', id, draft('Timed'))).changed, 'what is not said is as usual').toBe(false);
  });
});

describe('review by a second editor', () => {
  test('only where policy wants it; then whoever changed the draft last cannot publish it', async () => {
    const { id } = await create(writer, 'Alone');
    await setReview(true);
    try {
      expect(await act(writer, 'POST', `${id}/publish`)).toMatchObject({
        status: 409,
        code: 'review-needed',
        detail: expect.stringContaining('another editor'),
      });
      expect(await read(id)).toMatchObject({ state: 'draft', draftBy: { id: writer?.userId } });
      expect(await versions(id), 'nothing was kept of it').toEqual([]);
      expect((await act(writer, 'PUT', id, draft('Alone'))).draftBy.id, 'saving the same is no change').toBe(writer?.userId);
      expect(await act(other, 'POST', `${id}/publish`)).toMatchObject({ state: 'published' });
      // The second editor changes it: now it is the first one's turn.
      await act(other, 'PUT', id, draft('Together'));
      expect((await act(other, 'POST', `${id}/publish`)).code).toBe('review-needed');
      expect(await act(writer, 'POST', `${id}/publish`)).toMatchObject({ published: { version: 2 } });
      // To take something away must never wait for anybody.
      expect(await act(writer, 'POST', `${id}/withdraw`)).toMatchObject({ state: 'withdrawn' });
    } finally {
      await setReview(false);
    }
    await act(writer, 'PUT', id, draft('Without review'));
    expect(await act(writer, 'POST', `${id}/publish`)).toMatchObject({ state: 'published' });
  });

  test('is asked for, sent back with a note, asked for again and ends with publishing', async () => {
    const { id } = await create(agent, 'Asked');
    expect(await act(agent, 'POST', `${id}/review/sent-back`, { note: 'x' })).toMatchObject({ status: 403 });
    expect(await act(other, 'POST', `${id}/review/sent-back`, { note: 'x' }), 'nobody asked').toMatchObject({ code: 'conflict' });
    expect((await act(agent, 'POST', `${id}/review`, { note: 'Is step 2 right?' })).review).toMatchObject({
      state: 'waiting',
      by: { id: agent?.userId, name: 'agent 3' },
      note: 'Is step 2 right?',
    });
    expect((await by(other).call('GET', `${tips}?state=review`)).json().items.map((tip: AgentTip) => tip.id)).toEqual([id]);
    expect((await act(other, 'POST', `${id}/review/sent-back`, { note: ' ' })).status, 'a note is needed').toBe(400);
    expect((await act(other, 'POST', `${id}/review/sent-back`, { note: 'Not on KDE.' })).review).toMatchObject({
      state: 'sent-back',
      note: 'Not on KDE.',
    });
    expect((await act(agent, 'PUT', id, draft('Asked better'))).review, 'it was of another draft').toBeNull();
    expect((await act(agent, 'POST', `${id}/review`, {})).review).toMatchObject({ state: 'waiting', note: '' });
    expect((await act(agent, 'DELETE', `${id}/review`)).review).toBeNull();
    await act(agent, 'POST', `${id}/review`, {});
    expect(await act(other, 'POST', `${id}/publish`)).toMatchObject({ state: 'published', review: null });
    expect((await act(agent, 'POST', `${id}/review`, {})).code, 'nothing to look at').toBe('conflict');
    const audit = (await by(admin).call('GET', `/api/v1/agent/audit?q=${id}`)).json().items;
    expect(audit.map(({ action, detail }: { action: string; detail: string }) => [action, detail])).toEqual([
      ['tip.publish', ''],
      ['tip.review', ''],
      ['tip.review-end', ''],
      ['tip.review', ''],
      ['tip.update', ''],
      ['tip.send-back', 'Not on KDE.'],
      ['tip.review', 'Is step 2 right?'],
      ['tip.create', ''],
    ]);
  });

  test('what is published is what was looked at', async () => {
    const { id, draftAt } = await create(writer, 'Seen');
    desk.advance(1000);
    await act(agent, 'PUT', id, draft('Slipped in'));
    expect(await act(other, 'POST', `${id}/publish?draftAt=${draftAt}`)).toMatchObject({
      status: 409,
      code: 'conflict',
      detail: expect.stringContaining('agent 3'),
    });
    const now = await read(id);
    expect(await act(other, 'POST', `${id}/publish?draftAt=${now.draftAt}`)).toMatchObject({ state: 'published' });
    expect((await act(other, 'POST', `${newId()}/publish`)).status).toBe(404);
  });
});
