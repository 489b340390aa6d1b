import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../../../helpdesk/services/read-zip.ts';
import type { AgentTip, TipDraft, TipImport } from '../../../shared/api/agent-routes.ts';
import type { TipText } from '../../../shared/model/tip.ts';
import { writeZip } from '../../../shared/zip/write-zip.ts';
import { digestOf, png, pngPart } from '../../support/pictures.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk, reportOf } from './desk.ts';

let desk: Desk;
let other: Desk;
let editor: AgentClient;
let agent: AgentClient;
let otherEditor: AgentClient;
let desktop: DesktopClient;

beforeAll(async () => {
  [desk, other] = await Promise.all([openDesk(), openDesk()]);
  editor = await desk.user('editor');
  agent = await desk.user('agent');
  otherEditor = await other.user('editor');
  desktop = await desk.enrol('siti');
}, 120_000);
afterAll(async () => {
  await desk?.close();
  await other?.close();
});

const octets = { 'x-pandu': '1', 'content-type': 'application/octet-stream' };
const put = (who: AgentClient, bytes: Buffer, digest = digestOf(bytes)) =>
  who.call('PUT', `/api/v1/agent/tips/pictures/${digest}`, bytes, octets);
const text = (more: Partial<TipText> = {}): TipText => ({
  title: 'The printer wants paper',
  problem: 'Nothing comes out.',
  cause: 'The tray is empty.',
  alternatives: 'Use the other printer.',
  steps: ['Open the tray.', 'Put paper in it.'],
  keywords: ['paper'],
  ...more,
});
const draft = (en: TipText, more: Partial<TipDraft> = {}): TipDraft => ({
  app: 'Printing',
  causeKind: 'desktop',
  texts: { en },
  audience: {},
  findings: [],
  related: [],
  ...more,
});
async function create(who: AgentClient, body: TipDraft): Promise<AgentTip> {
  const reply = await who.call('POST', '/api/v1/agent/tips', body);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}
const publish = async (who: AgentClient, id: string) => {
  const reply = await who.call('POST', `/api/v1/agent/tips/${id}/publish`);
  expect(reply.statusCode, reply.body).toBe(200);
};
const exported = async (who: AgentClient, query = '') => (await who.call('GET', `/api/v1/agent/tip-files${query}`)).rawPayload;
async function bring(who: AgentClient, zip: Uint8Array, query = ''): Promise<TipImport> {
  const reply = await who.call('POST', `/api/v1/agent/tip-files${query}`, Buffer.from(zip), octets);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}
const filesIn = (zip: Uint8Array) => {
  const read = readZip(zip, { files: 100, fileBytes: 1_000_000, allBytes: 10_000_000 });
  if (!read.ok) throw new Error(read.reason);
  return read.files;
};

describe('pictures', () => {
  test('are stored by their content, shown to agents, and to desktops once a tip with them is published', async () => {
    const bytes = png();
    const digest = digestOf(bytes);
    for (let again = 0; again < 2; again += 1)
      expect((await put(agent, bytes)).json()).toEqual({ sha256: digest, mediaType: 'image/png', bytes: bytes.length });
    const seen = await agent.call('GET', `/api/v1/agent/tips/pictures/${digest}`);
    expect([seen.rawPayload, seen.headers['content-type']]).toEqual([bytes, 'image/png']);
    const shown = text({ title: 'A picture of the tray', problem: `Look:\n\n![The tray](picture:${digest})` });
    const made = await create(agent, draft(shown));
    expect(made.draft.pictures).toEqual([{ sha256: digest, mediaType: 'image/png', bytes: bytes.length }]);
    const fetchIt = () => desktop.call('GET', `/tips/pictures/${digest}`);
    expect((await fetchIt()).statusCode).toBe(404);
    await publish(editor, made.id);
    const fetched = await fetchIt();
    expect(fetched.rawPayload).toEqual(bytes);
    expect(fetched.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-type': 'image/png' });
    expect((await desk.app.inject(`/api/v1/tips/pictures/${digest}`)).statusCode).toBe(401);
    await editor.call('POST', `/api/v1/agent/tips/${made.id}/withdraw`);
    expect((await fetchIt()).statusCode).toBe(404);
  });
  test.each([
    ['words in it', png({ more: [pngPart('tEXt', Buffer.from('Author\0Siti'))] }), 400, /more than a picture/],
    ['too wide', png({ width: 1700, height: 2 }), 400, /1700 by 2/],
    ['too large', Buffer.concat([png(), Buffer.alloc(500_000)]), 413, /at most 500000/],
    ['no picture', Buffer.from('<svg/>'), 415, /neither PNG/],
  ])('refused with a reason: %s', async (_, bytes, status, detail) => {
    const reply = await put(agent, bytes);
    expect(reply.statusCode).toBe(status);
    expect(reply.json().detail).toMatch(detail);
  });
  test('refused under another digest, and nowhere without a session', async () => {
    expect((await put(agent, png(), 'a'.repeat(64))).json().code).toBe('digest-mismatch');
    const reply = await desk.app.inject({
      method: 'PUT',
      url: `/api/v1/agent/tips/pictures/${'a'.repeat(64)}`,
      payload: png(),
      headers: octets,
    });
    expect(reply.statusCode).toBe(401);
  });
  test('a text cannot show what is not stored, and nothing is published whose picture has no words', async () => {
    const unknown = await agent.call('POST', '/api/v1/agent/tips', draft(text({ cause: `![x](picture:${'b'.repeat(64)})` })));
    expect([unknown.statusCode, unknown.json().detail]).toEqual([400, expect.stringContaining('not stored')]);
    const bytes = png({ width: 41 });
    await put(agent, bytes);
    const { id } = await create(agent, draft(text({ title: 'Without words', cause: `![](picture:${digestOf(bytes)})` })));
    const reply = await editor.call('POST', `/api/v1/agent/tips/${id}/publish`);
    expect([reply.statusCode, reply.json().detail]).toEqual([400, expect.stringContaining('no words')]);
  });
  test('those that no tip shows go after a week', async () => {
    const [unused, used] = [png({ width: 51 }), png({ width: 52 })];
    await put(agent, unused);
    await put(agent, used);
    await create(agent, draft(text({ title: 'Keeps it', cause: `![y](picture:${digestOf(used)})` })));
    // A session does not live that long, so it is the pictures that are older.
    const kept_at = new Date(Date.now() - 8 * 86_400_000);
    await desk.database.db.updateTable('tip_pictures').set({ kept_at }).execute();
    await put(agent, png({ width: 53 }));
    const statuses = [unused, used].map((bytes) => agent.call('GET', `/api/v1/agent/tips/pictures/${digestOf(bytes)}`));
    expect((await Promise.all(statuses)).map(({ statusCode }) => statusCode)).toEqual([404, 200]);
  });
  test('those of a version that can be taken back stay, though neither the draft nor what is published shows them', async () => {
    const [old, current] = [png({ width: 54 }), png({ width: 55 })];
    const showing = (bytes: Uint8Array) => draft(text({ title: 'The tray', cause: `![The tray](picture:${digestOf(bytes)})` }));
    for (const bytes of [old, current]) await put(agent, bytes);
    const { id } = await create(editor, showing(old));
    await publish(editor, id);
    expect((await editor.call('PUT', `/api/v1/agent/tips/${id}`, showing(current))).statusCode).toBe(200);
    await publish(editor, id);
    await desk.database.db
      .updateTable('tip_pictures')
      .set({ kept_at: new Date(Date.now() - 8 * 86_400_000) })
      .execute();
    await put(agent, png({ width: 56 }));
    expect((await agent.call('GET', `/api/v1/agent/tips/pictures/${digestOf(old)}`)).rawPayload).toEqual(old);
    const { items } = (await editor.call('GET', `/api/v1/agent/tips/${id}/versions`)).json();
    const { id: _, version: __, updatedAt: ___, ...first } = items.find(({ version }: { version: number }) => version === 1).tip;
    const back = await editor.call('PUT', `/api/v1/agent/tips/${id}`, first);
    expect([back.statusCode, back.json().draft?.pictures?.[0]?.sha256], back.body).toEqual([200, digestOf(old)]);
  });
});

describe('export and import', () => {
  const bytes = png({ width: 60 });
  const shown = `![The tray](picture:${digestOf(bytes)})`;

  test('a tip with a picture goes to another help desk as a draft, and comes back the same, to the byte', async () => {
    await put(editor, bytes);
    const id = text({ title: 'Printer minta kertas', alternatives: shown });
    const made = await create(
      editor,
      draft(text({ title: 'Paper for all', alternatives: shown }), {
        texts: { en: text({ title: 'Paper for all', alternatives: shown }), id },
      }),
    );
    await publish(editor, made.id);
    const zip = await exported(editor, `?id=${made.id}`);
    expect(filesIn(zip).map(({ name }) => name)).toEqual([
      `pictures/${digestOf(bytes)}.png`,
      'tips/en/paper-for-all.md',
      'tips/id/paper-for-all.md',
    ]);
    expect(await exported(editor, `?id=${made.id}`)).toEqual(zip);
    const preview = await bring(otherEditor, zip);
    expect(preview).toMatchObject({
      applied: false,
      pictures: 1,
      ignored: [],
      tips: [{ id: made.id, title: 'Paper for all', result: 'new', problems: [] }],
    });
    expect((await otherEditor.call('GET', `/api/v1/agent/tips/${made.id}`)).statusCode).toBe(404);
    expect(await bring(otherEditor, zip, '?apply=1')).toMatchObject({ applied: true, tips: [{ result: 'new' }] });
    const there: AgentTip = (await otherEditor.call('GET', `/api/v1/agent/tips/${made.id}`)).json();
    expect(there).toMatchObject({ state: 'draft', published: null, draft: made.draft });
    expect((await otherEditor.call('GET', `/api/v1/agent/tips/pictures/${digestOf(bytes)}`)).rawPayload).toEqual(bytes);
    expect(await bring(otherEditor, zip)).toMatchObject({ pictures: 0, tips: [{ result: 'unchanged' }] });
    await publish(otherEditor, made.id);
    const names = (one: Uint8Array) =>
      filesIn(one).map(({ name, bytes: content }) => [
        name,
        Buffer.from(content)
          .toString()
          .replace(/^updated: .*$/m, ''),
      ]);
    expect(names(await exported(otherEditor))).toEqual(names(zip));
  });
  test('a changed file becomes the draft of what is published; nothing is published, and what would be lost is said', async () => {
    const made = await create(editor, draft(text({ title: 'Changed by a file' })));
    await publish(editor, made.id);
    const [file] = filesIn(await exported(editor, `?id=${made.id}`));
    const source = Buffer.from(file?.bytes ?? [])
      .toString()
      .replace('The tray is empty.', 'No paper is left.');
    const zip = writeZip([{ name: `${made.id}.md`, bytes: Buffer.from(source) }]);
    expect(await bring(editor, zip)).toMatchObject({ tips: [{ result: 'changed', overwrites: false }] });
    expect(await bring(editor, zip, `?apply=1&skip=${made.id}`)).toMatchObject({ tips: [{ result: 'skipped' }] });
    await bring(editor, zip, '?apply=1');
    const now: AgentTip = (await editor.call('GET', `/api/v1/agent/tips/${made.id}`)).json();
    expect(now).toMatchObject({ state: 'published', changed: true, draft: { texts: { en: { cause: 'No paper is left.' } } } });
    expect(now.published?.texts.en.cause).toBe('The tray is empty.');
    const again = writeZip([{ name: `${made.id}.md`, bytes: Buffer.from(source.replace('left', 'there')) }]);
    expect(await bring(editor, again)).toMatchObject({ tips: [{ result: 'changed', overwrites: true }] });
  });
  test('one language alone is added to the tip that is there', async () => {
    const made = await create(editor, draft(text({ title: 'Half of it' })));
    const indonesian = `---\nid: ${made.id}\ntitle: Setengah\nkeywords: kertas\n---\n## Masalah\nA.\n## Penyebab\nB.\n## Alternatif\nC.\n## Langkah\n1. D.\n`;
    const zip = writeZip([{ name: `id/${made.id}.md`, bytes: Buffer.from(indonesian) }]);
    await bring(editor, zip, '?apply=1');
    const now: AgentTip = (await editor.call('GET', `/api/v1/agent/tips/${made.id}`)).json();
    expect(now.draft.texts).toMatchObject({ en: { title: 'Half of it' }, id: { title: 'Setengah', steps: ['D.'] } });
  });
  test('what cannot be taken is said with its file and line; the rest goes through', async () => {
    const good =
      '---\nid: good\ncause: howto\nupdated: 2026-11-24T00:00:00.000Z\ntitle: Good\n---\n## Problem\n## Cause\n## Alternatives\n## Steps\n1. Do.\n';
    const file = (name: string, source: string) => ({ name, bytes: Buffer.from(source) });
    const group = newId();
    const bad = png({ more: [pngPart('tEXt', Buffer.from('Author\0Siti'))], width: 71 });
    const zip = writeZip([
      file('tips/en/good.md', good),
      file('tips/en/wrong-cause.md', good.replace('good', 'wrong-cause').replace('howto', 'user')),
      file('tips/en/other-id.md', good),
      file('tips/en/no-group.md', good.replace('id: good', `id: no-group\ngroups: ${group}`)),
      file(
        'tips/en/bad-picture.md',
        good.replace('id: good', 'id: bad-picture').replace('Do.', `![x](../../pictures/${digestOf(bad)}.png)`),
      ),
      file('tips/id/alone.md', '---\nid: alone\ntitle: Sendiri\n---\n## Masalah\n## Penyebab\n## Alternatif\n## Langkah\n'),
      file('tips/en/Loud.md', good),
      { name: `pictures/${digestOf(bad)}.png`, bytes: bad },
      file('README.md', '# Our tips\n'),
    ]);
    const done = await bring(editor, zip, '?apply=1');
    expect(done.tips.map(({ id, result, problems }) => [id, result, ...problems.map(({ file: name, line }) => `${name}:${line}`)])).toEqual(
      [
        ['alone', 'refused', 'tips/id/alone.md:1'],
        ['bad-picture', 'refused', `pictures/${digestOf(bad)}.png:1`],
        ['good', 'new'],
        ['no-group', 'refused', 'tips/en/no-group.md:3'],
        ['other-id', 'refused', 'tips/en/other-id.md:2'],
        ['wrong-cause', 'refused', 'tips/en/wrong-cause.md:3'],
        ['tips/en/Loud.md', 'refused', 'tips/en/Loud.md:1'],
      ],
    );
    expect(done.ignored).toContain('README.md');
    expect((await editor.call('GET', '/api/v1/agent/tips/good')).statusCode).toBe(200);
    expect((await editor.call('GET', '/api/v1/agent/tips/wrong-cause')).statusCode).toBe(404);
  });
  test('only editors bring tips in, and only ZIP files', async () => {
    expect((await agent.call('POST', '/api/v1/agent/tip-files', Buffer.from('x'), octets)).statusCode).toBe(403);
    const reply = await editor.call('POST', '/api/v1/agent/tip-files', Buffer.from('hello'), octets);
    expect([reply.statusCode, reply.json().detail]).toEqual([400, 'It is no ZIP file.']);
  });
});

describe('while writing', () => {
  test('tips of the same thing are named, but never the tip itself', async () => {
    const made = await create(editor, draft(text({ title: 'The scanner shows stripes', keywords: ['scan', 'stripes', 'lines'] })));
    const hints = async (query: string) => (await agent.call('GET', `/api/v1/agent/tip-hints?${query}`)).json();
    const found = await hints('title=Stripes%20in%20every%20scan');
    expect(found.similar[0]).toEqual({ id: made.id, title: 'The scanner shows stripes', app: 'Printing', state: 'draft' });
    expect(found.apps).toContain('Printing');
    const others = await hints(`title=Stripes%20in%20every%20scan&except=${made.id}`);
    expect(others.similar.map(({ id }: { id: string }) => id)).not.toContain(made.id);
    expect((await hints('title=')).similar).toEqual([]);
  });
  test('a draft of a ticket names no person, no computer, no address; what was taken out can be looked at', async () => {
    const report = reportOf({ message: 'Printer di pc-042 tidak mau', language: 'en' });
    const stored = await desktop.call('PUT', `/reports/${report.id}`, report);
    const { ticketId } = stored.json();
    const answer = {
      problem: 'The printer of siti stands still.',
      cause: 'It was at 10.11.12.13, and pc-042 did not know.',
      causeKind: 'server',
      alternatives: 'Write to budi.santoso@kantor.example.org or call 0812-3456-7890.',
      steps: ['Open the queue.', `Ask ${agent.login}, or mail siti.`],
    };
    await agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text: '', answer, note: false });
    const tip: AgentTip = (await agent.call('POST', `/api/v1/agent/tickets/${ticketId}/tip`)).json();
    expect(tip.ticketId).toBe(ticketId);
    for (const secret of ['siti', 'pc-042', '10.11.12.13', 'budi', 'kantor', '0812'])
      expect(JSON.stringify(tip.draft)).not.toContain(secret);
    const { items } = (await agent.call('GET', `/api/v1/agent/tips/${tip.id}/taken-out`)).json();
    expect(items).toEqual(
      expect.arrayContaining([
        { part: 'problem', placeholder: '[user]', words: 'siti' },
        { part: 'cause', placeholder: '[ip-1]', words: '10.11.12.13' },
        { part: 'cause', placeholder: '[host]', words: 'pc-042' },
        { part: 'alternatives', placeholder: '[email-1]', words: 'budi.santoso@kantor.example.org' },
        { part: 'alternatives', placeholder: '[phone-1]', words: '0812-3456-7890' },
        { part: 'steps', placeholder: '[user]', words: 'siti' },
      ]),
    );
    const none = await create(agent, draft(text({ title: 'Of no ticket' })));
    expect((await agent.call('GET', `/api/v1/agent/tips/${none.id}/taken-out`)).json()).toEqual({ items: [] });
  });

  test('a draft of a ticket answers its crash and the findings that no tip answers yet', async () => {
    const finding = (id: string) => ({
      id,
      severity: 'warning' as const,
      cause: 'desktop' as const,
      text: { en: 'Something is wrong.' },
      evidence: '',
      section: 'storage',
    });
    const known = await create(editor, { ...draft(text({ title: 'The disk is full' })), findings: ['disk-full'] });
    expect((await editor.call('POST', `/api/v1/agent/tips/${known.id}/publish`)).statusCode).toBe(200);
    const crashSignature = 'c1-bcdfghjklmnpqrstbcdf';
    const report = reportOf({ findings: ['disk-full', 'time-wrong', 'time-wrong'].map(finding), crashSignature });
    const { ticketId } = (await desktop.call('PUT', `/reports/${report.id}`, report)).json();
    await agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text: 'Set the clock.', answer: null, note: false });
    const tip: AgentTip = (await agent.call('POST', `/api/v1/agent/tickets/${ticketId}/tip`)).json();
    expect(tip.draft).toMatchObject({ findings: ['time-wrong'], crashes: [crashSignature] });
  });
});
