import { describe, expect, test } from 'vitest';
import { createDiagnostics } from '../../../../../main/diagnostics/diagnostics.ts';
import { announcementsHandlers } from '../../../../../main/ipc/handlers/announcements.ts';
import { appHandlers } from '../../../../../main/ipc/handlers/app.ts';
import { computerHandlers } from '../../../../../main/ipc/handlers/computer.ts';
import { settingsHandlers } from '../../../../../main/ipc/handlers/settings.ts';
import { tipsHandlers } from '../../../../../main/ipc/handlers/tips.ts';
import { openSettings } from '../../../../../main/policy/settings.ts';
import { createAnnouncements } from '../../../../../main/sync/announcements.ts';
import { createTipEffects } from '../../../../../main/tips/effect.ts';
import { createTips } from '../../../../../main/tips/tips.ts';
import { createUnansweredSearches } from '../../../../../main/tips/unanswered.ts';
import type { Start } from '../../../../../shared/ipc/contract.ts';
import { type Settings, settingsSchema } from '../../../../../shared/ipc/settings.ts';
import { createRedactor } from '../../../../../shared/redaction/redactor.ts';
import { announcementWith, at, bring, clock, desktopDisk, factsWith, newId, now, temporaryFolder } from '../../desktop-disk.ts';

describe('announcements', () => {
  test('seen once is not seen again, and the help desk is told once', async () => {
    const { feed, outbox } = await desktopDisk();
    const one = announcementWith({ version: 3 });
    await bring(feed, { announcements: [one] });
    const announcements = createAnnouncements({ feed, outbox, facts: factsWith(), newId, now });
    let changes = 0;
    const handlers = announcementsHandlers(
      announcements,
      () => 'en',
      () => {
        changes += 1;
      },
    );
    expect(await handlers.list(undefined)).toEqual([{ ...one, over: false, meToo: false }]);
    for (let time = 0; time < 2; time += 1) expect(await handlers.seen({ id: one.id })).toEqual({ ok: true });
    expect(announcements.unseen()).toEqual([]);
    expect(changes).toBe(2);
    expect((await outbox.list()).map(({ manifest }) => manifest)).toMatchObject([
      { kind: 'receipt', announcementId: one.id, body: { version: 3, state: 'seen' } },
    ]);
  });
});

test('a link and a copied text go to where the app says, and a link that was not opened is told', async () => {
  const went: string[] = [];
  const handlers = appHandlers({
    start: () => ({ version: '1' }) as Start,
    linkHosts: () => [],
    openLink: async (url) => went.push(url) > 1,
    copyText: (text) => void went.push(text),
  });
  expect(await handlers.openLink({ url: 'https://a.example/' })).toEqual({ ok: false });
  expect(await handlers.copyText({ text: 'steps' })).toEqual({ ok: true });
  expect(await handlers.openLink({ url: 'https://b.example/' })).toEqual({ ok: true });
  expect(went).toEqual(['https://a.example/', 'steps', 'https://b.example/']);
});

test('the check of the computer leaves out what policy switched off, and says when it was taken', async () => {
  const collector = (id: string) => ({
    id: id as 'memory',
    title: id,
    cost: 'quick' as const,
    timeLimitMs: 1000,
    collect: () => ({ data: { total: 8e9, available: 4e9, swapTotal: 0, swapFree: 0 } }),
  });
  const root = await temporaryFolder();
  const collectors = [collector('memory'), collector('network')];
  const deps = { root, env: {}, uid: 1000, home: '/home/budi', now: () => clock, exec: null, validate: null, collectors, identity: {} };
  const handlers = computerHandlers({
    inspect: (application, onSection, signal) => createDiagnostics(deps).run({ application, onSection, signal, off: ['network'] }),
    now,
  });
  expect(await handlers.check(undefined)).toMatchObject({
    takenAt: at(0),
    sections: [
      { id: 'memory', status: 'ok' },
      { id: 'network', status: 'off' },
    ],
  });
});

test('settings are on disk and at work before the page hears of them', async () => {
  const file = `${await temporaryFolder()}/settings.json`;
  const open = () => openSettings({ file, now, warn: (message) => expect.fail(message) });
  const atWork: Settings[] = [];
  const handlers = settingsHandlers(await open(), async (settings) => void atWork.push(settings));
  const wanted = { ...settingsSchema.parse({}), theme: 'dark' };
  expect(await handlers.set({ theme: 'dark' })).toEqual(wanted);
  expect(atWork).toEqual([wanted]);
  expect(await handlers.get(undefined)).toEqual(wanted);
  expect((await open()).get()).toEqual(wanted);
});

test('whether a tip helped is kept for the help desk, with the version that was read', async () => {
  const { outbox, folder } = await desktopDisk();
  const facts = () => ({ distributions: [], desktops: [], applications: null, language: 'en' as const });
  const tips = createTips({ folder, starterFile: `${folder}/none.json`, facts, now: () => clock, log: () => undefined });
  const given = { outbox, language: () => 'en' as const, inFront: () => null, newId };
  const effects = createTipEffects({ ...given, tips, file: `${folder}/effects.json`, now: () => clock, log: () => undefined });
  const unanswered = createUnansweredSearches({
    ...given,
    redactor: () => createRedactor(),
    sharing: () => 'ask',
    setSharing: async () => undefined,
    now,
  });
  const unused = () => Promise.reject(new Error('not asked for'));
  const pictures = { read: async () => null };
  const parts = { tips, pictures, effects, unanswered, onList: () => undefined };
  const handlers = tipsHandlers({ ...parts, language: () => 'en', actions: unused, day: unused });
  expect(await handlers.note({ id: 'no-sound', version: 2, what: 'not-helped', where: 'list' })).toEqual({ ok: true });
  expect((await outbox.list()).map(({ manifest }) => manifest)).toMatchObject([
    { kind: 'tip-outcome', tipId: 'no-sound', body: { version: 2, helped: false, at: at(0) } },
  ]);
  expect(await handlers.get({ id: 'nobody-wrote-it' })).toBeNull();
});
