import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTipHelp } from '../../../../main/app/tip-help.ts';
import type { Notice } from '../../../../main/notices/decide.ts';
import { mainTexts } from '../../../../main/platform/texts.ts';
import { createTips } from '../../../../main/tips/tips.ts';
import { settingsSchema } from '../../../../shared/ipc/settings.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import { temporaryFolder } from '../desktop-disk.ts';

const words = (title: string, step: string) => ({ title, problem: '', cause: '', alternatives: '', steps: [step], keywords: [] });
const trash: Tip = {
  id: 'trash',
  version: 3,
  updatedAt: '2026-11-24T00:00:00.000Z',
  app: 'Files',
  causeKind: 'howto',
  texts: {
    en: words('Where is the recycle bin?', '[Copy](pandu:copy?text=one)'),
    id: words('Di mana tong sampah?', '[Salin](pandu:copy?text=satu)'),
  },
  audience: {},
  findings: [],
  related: [],
};

async function desk() {
  const folder = await temporaryFolder();
  const starterFile = join(folder, 'tips.json');
  await writeFile(starterFile, JSON.stringify([trash]));
  const state = {
    settings: settingsSchema.parse({}),
    policy: { tipOfTheDay: true },
    groups: [{ id: '0193a1b2-0000-7000-8000-000000000001', name: 'Wave 3', migratedOn: '2026-11-20' }],
    language: 'en' as 'en' | 'id',
    now: new Date(2026, 10, 24, 9),
  };
  const shown: Notice[] = [];
  const copied: string[] = [];
  const facts = () => ({ distributions: [], desktops: [], applications: null, language: state.language });
  const help = createTipHelp({
    env: { PATH: folder },
    home: folder,
    desktops: ['GNOME'],
    folder,
    tips: createTips({ folder: join(folder, 'tips'), starterFile, facts, now: Date.now, log: () => undefined }),
    language: () => state.language,
    settings: () => state.settings,
    policy: () => state.policy,
    groups: () => state.groups,
    // The thread that looks is gone: the tip is chosen all the same.
    running: () => Promise.reject(new Error('gone')),
    reported: () => ['Files'],
    ask: async () => false,
    copyText: (text) => copied.push(text),
    texts: () => mainTexts[state.language],
    show: async (notice) => void shown.push(notice),
    neverAgain: async () => {
      state.settings = { ...state.settings, tipOfTheDay: false };
    },
    now: () => state.now,
    log: () => undefined,
  });
  return { help, state, shown, copied };
}

test('one quiet notification a day, which leads to the tip', async () => {
  const { help, shown } = await desk();
  await help.tellToday();
  await help.tellToday();
  expect(shown).toMatchObject([
    {
      title: 'Tip of the day',
      body: 'Where is the recycle bin?',
      urgency: 'low',
      view: { name: 'tips', id: 'trash', from: 'day' },
      openLabel: 'Read it',
      actions: [{ id: 'not-today' }, { id: 'no-more' }],
    },
  ]);
  expect(help.answered('default')).toBe(false);
});

test.each<[string, (state: Awaited<ReturnType<typeof desk>>['state']) => void]>([
  ['notifications are off', (state) => Object.assign(state, { settings: { ...state.settings, notifications: false } })],
  ['the user wants no tip of the day', (state) => Object.assign(state, { settings: { ...state.settings, tipOfTheDay: false } })],
  ['the organisation wants none', (state) => Object.assign(state, { policy: { tipOfTheDay: false } })],
  ['it is a quiet hour', (state) => Object.assign(state, { settings: { ...state.settings, quietHours: { from: '08:00', to: '10:00' } } })],
  ['this desktop is in no wave', (state) => Object.assign(state, { groups: [] })],
  ['the migration is long ago', (state) => Object.assign(state, { now: new Date(2027, 2, 1) })],
])('none when %s', async (_, change) => {
  const { help, state, shown } = await desk();
  change(state);
  await help.tellToday();
  expect(shown).toEqual([]);
});

test('its buttons: not today, and never again', async () => {
  const { help, state } = await desk();
  expect((await (await help.day()).card())?.id).toBe('trash');
  expect(help.answered('not-today')).toBe(true);
  await expect.poll(async () => (await help.day()).card()).toBeNull();
  // Settles when all is on disk.
  await (await help.day()).notToday();
  expect(help.answered('no-more')).toBe(true);
  expect(state.settings.tipOfTheDay).toBe(false);
});

test('actions are those of the text that is shown, in its language', async () => {
  const { help, state, copied } = await desk();
  const actions = await help.actions();
  expect(await actions.possible('trash')).toEqual(['copy one']);
  state.language = 'id';
  expect(await actions.act('trash', 'copy?text=one')).toBe('not-here');
  expect(await actions.act('trash', 'copy?text=satu')).toBe('done');
  expect(copied).toEqual(['satu']);
});
