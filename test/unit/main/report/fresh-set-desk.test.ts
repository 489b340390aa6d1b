import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createFreshSetDesk, type FreshSetDeskDependencies } from '../../../../main/report/fresh-set-desk.ts';
import { createConversations } from '../../../../main/sync/conversations.ts';
import { openRequests } from '../../../../main/sync/my-reports.ts';
import type { Finding } from '../../../../shared/model/finding.ts';
import { type FreshSetRequest, freshSetSchema } from '../../../../shared/model/fresh-set.ts';
import { maxReportBytes } from '../../../../shared/model/report.ts';
import type { Section } from '../../../../shared/model/section.ts';
import { at, bring, clock, desktopDisk, requestFor, said, ticketWith } from '../desktop-disk.ts';

const section = (id: string, data: unknown = { total: 8 }): Section => ({ id, status: 'ok', takenAt: at(7), durationMs: 1, data });
const finding = (of: string): Finding => ({
  id: `${of}-low`,
  severity: 'warning',
  cause: 'desktop',
  text: { en: 'x', id: 'x' },
  evidence: '',
  section: of,
});
const found = { sections: [section('memory'), section('journal')], findings: [finding('memory'), finding('journal')] };

async function open(more: Partial<FreshSetDeskDependencies> = {}, request: Partial<FreshSetRequest> = {}) {
  const disk = await desktopDisk();
  const ticket = ticketWith([said('user', 'No sound')]);
  const asked = requestFor(ticket.id, request);
  await bring(disk.feed, { tickets: [ticket], requests: [asked] });
  const looked: unknown[] = [];
  let minutes = 7;
  const now = () => new Date(clock + minutes * 60_000);
  const waiting = () => openRequests(disk.feed.state(), disk.feed.marks(), now().getTime()).length;
  const stillOpen: number[] = [];
  const desk = createFreshSetDesk({
    ...disk,
    running: async () => [{ name: 'Firefox', package: 'firefox-esr', icon: 'data:image/png;base64,AA==' }],
    diagnose: async (application) => {
      looked.push(application);
      return found;
    },
    off: () => [],
    version: '1.2.3',
    now,
    log: (line) => disk.logged.push(line),
    onEvidence: () => undefined,
    onAnswered: () => void stillOpen.push(waiting()),
    ...more,
  });
  const mine = createConversations({ ...disk, sending: () => new Set(), now, onRead: () => undefined });
  const state = async () => (await mine.conversation(ticket.reportId))?.asked?.state ?? null;
  const entries = async () => (await disk.outbox.list()).map(({ manifest }) => manifest);
  const later = (by: number) => {
    minutes += by;
  };
  return { ...disk, desk, ticket, id: asked.id, looked, state, entries, later, mine, waiting, stillOpen };
}

test('nothing is looked at before the user asks to see it; then once, with what runs of its application', async () => {
  const { desk, id, looked, mine, ticket } = await open();
  expect((await mine.list())[0]).toMatchObject({ id: ticket.reportId, asked: true });
  expect(looked).toEqual([]);
  desk.evidence(id);
  await desk.preview(id, []);
  expect(desk.evidence(id)).toEqual({ done: true, ...found });
  expect(looked).toEqual([{ name: 'Firefox', package: 'firefox-esr' }]);
});

test('what is kept is what was previewed, to the byte, without what the user or policy switched off', async () => {
  const { desk, id, outbox, ticket, state } = await open({ off: () => ['journal'] });
  const preview = await desk.preview(id, ['memory']);
  expect(await desk.send(id, ['memory'], '0'.repeat(64)), 'not what was on the screen').toEqual({ kept: false, reason: 'changed' });
  expect(await desk.send(id, ['memory'], preview?.sha256 ?? null)).toEqual({ kept: true, id });
  const entry = await outbox.read(id);
  expect(entry?.manifest).toMatchObject({
    kind: 'fresh-set',
    id,
    ticketId: ticket.id,
    consent: { sha256: preview?.sha256, at: at(7), shown: true },
  });
  const bytes = entry?.files.get('set') ?? new Uint8Array();
  expect(Buffer.from(bytes).toString()).toBe(preview?.text);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(preview?.sha256);
  expect(freshSetSchema.parse(JSON.parse(Buffer.from(bytes).toString()))).toMatchObject({
    id,
    takenAt: at(7),
    findings: [],
    sections: [
      { id: 'memory', status: 'off' },
      { id: 'journal', status: 'off' },
    ],
  });
  expect(await state()).toBe('kept');
});

test('it is answered once: a second click, or another mind, changes nothing, also after delivery', async () => {
  const { desk, id, outbox, state, entries } = await open();
  await desk.send(id, [], null);
  expect(await desk.send(id, ['memory'], null)).toEqual({ kept: false, reason: 'unknown-draft' });
  expect(await desk.decline(id)).toEqual({ kept: false, reason: 'unknown-draft' });
  expect(await entries()).toHaveLength(1);
  await outbox.remove(id);
  expect(await state(), 'the feed has not said so yet').toBe('sent');
  expect(await desk.send(id, [], null)).toMatchObject({ kept: false });
});

test('whoever shows that somebody asks is told when that is answered, and not before', async () => {
  for (const answer of ['send', 'decline'] as const) {
    const { desk, id, waiting, stillOpen } = await open();
    expect(waiting()).toBe(1);
    await (answer === 'send' ? desk.send(id, [], null) : desk.decline(id));
    expect(stillOpen).toEqual([0]);
  }
  const { waiting, later } = await open();
  later(8 * 24 * 60);
  expect(waiting(), 'nobody asks for ever').toBe(0);
});

test('a no is kept as well, and nothing was looked at for it', async () => {
  const { desk, id, looked, state, entries, mine } = await open();
  expect(await desk.decline(id)).toEqual({ kept: true, id });
  expect(await entries()).toMatchObject([{ kind: 'fresh-set-declined', id, body: { at: at(7) } }]);
  expect(await state()).toBe('declined');
  expect((await mine.list())[0]?.asked).toBe(false);
  expect(looked).toEqual([]);
});

test('a set that the help desk refused says so', async () => {
  const { desk, id, outbox, state } = await open();
  await desk.send(id, [], null);
  await outbox.refuse(id, { code: 'conflict', detail: 'x', at: at(8) });
  expect(await state()).toBe('refused');
});

test.each<[string, Partial<FreshSetRequest>, number]>([
  ['after seven days', {}, 7 * 24 * 60],
  ['when it was taken back', { state: 'withdrawn' }, 0],
])('%s nobody asks any more', async (_, request, minutes) => {
  const { desk, id, looked, state, later, mine } = await open({}, request);
  later(minutes);
  expect(await state()).toBeNull();
  expect((await mine.list())[0]?.asked).toBe(false);
  expect(await desk.preview(id, [])).toBeNull();
  expect(await desk.send(id, [], null)).toEqual({ kept: false, reason: 'unknown-draft' });
  expect(await desk.decline(id)).toEqual({ kept: false, reason: 'unknown-draft' });
  expect(desk.evidence(id)).toEqual({ done: true, sections: [], findings: [] });
  expect(looked).toEqual([]);
});

test('a computer that cannot be inspected sends what is known of it', async () => {
  const { desk, id, logged } = await open({
    running: async () => Promise.reject(new Error('gone')),
    diagnose: async (_application, onSection) => {
      onSection(section('memory'));
      throw new Error('the thread ended');
    },
  });
  expect(await desk.send(id, [], null)).toMatchObject({ kept: true });
  expect(logged.join()).toContain('the thread ended');
});

test('what is too large is not kept; a window that closes stops the looking, and the next one begins anew', async () => {
  const large = { sections: [section('journal', 'x'.repeat(maxReportBytes))], findings: [] };
  const stopped: string[] = [];
  let turn = 0;
  const { desk, id, entries } = await open({
    diagnose: async (_application, _onSection, signal) => {
      turn += 1;
      if (turn > 1) return large;
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          stopped.push('stopped');
          resolve(found);
        });
      });
    },
  });
  const first = desk.preview(id, []);
  await Promise.resolve().then(() => undefined);
  while (turn === 0) await new Promise(setImmediate);
  desk.release();
  await first;
  expect(stopped).toEqual(['stopped']);
  expect(await desk.send(id, [], null)).toEqual({ kept: false, reason: 'too-large' });
  expect(await desk.send(id, ['journal'], null)).toMatchObject({ kept: true });
  expect(await entries()).toHaveLength(1);
});

test('a window that closes while it is being sent loses nothing of it', async () => {
  let finish: (() => void) | null = null;
  const { desk, id, outbox } = await open({
    diagnose: (_application, _onSection, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ sections: [], findings: [] }));
        finish = () => resolve(found);
      }),
  });
  const sent = desk.send(id, [], null);
  desk.release();
  await vi.waitFor(() => expect(finish).not.toBeNull(), { interval: 1 });
  desk.release();
  (finish as unknown as () => void)();
  expect(await sent).toEqual({ kept: true, id });
  const bytes = (await outbox.read(id))?.files.get('set') ?? new Uint8Array();
  expect(freshSetSchema.parse(JSON.parse(Buffer.from(bytes).toString())).sections).toHaveLength(2);
});
