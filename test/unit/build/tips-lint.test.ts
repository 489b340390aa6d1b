import { expect, test } from 'vitest';
import { lintTips } from '../../../build/tips-lint.ts';
import type { Tip, TipText } from '../../../shared/model/tip.ts';

const english: TipText = {
  title: 'No paper',
  problem: 'Nothing comes out.',
  cause: 'The tray is empty.',
  alternatives: 'Use the other printer.',
  steps: ['Open the tray.\n- **GNOME:** Here.\n- **MATE:** There.', 'Put paper in it.'],
  check: 'Print one page.',
  callHelp: 'Call us if it stays empty.',
  keywords: ['paper', 'tray', 'printer', 'empty', 'print', 'nothing comes out'],
};
const indonesian: TipText = {
  title: 'Kertas habis',
  problem: 'Kertas tidak keluar.',
  cause: 'Baki kosong.',
  alternatives: 'Pakai printer lain.',
  steps: ['Buka baki.\n- **GNOME:** Di sini.\n- **MATE:** Di sana.', 'Isi kertas.'],
  check: 'Cetak satu halaman.',
  callHelp: 'Hubungi kami kalau masih kosong.',
  keywords: ['kertas', 'baki', 'printer', 'kosong', 'cetak', 'kertas habis'],
};
const tip: Tip = {
  id: 'no-paper',
  version: 1,
  updatedAt: '2026-11-24T00:00:00.000Z',
  app: 'Printing',
  causeKind: 'desktop',
  texts: { en: english, id: indonesian },
  audience: {},
  findings: [],
  related: [],
};
const withText = (more: Partial<TipText>): Tip => ({ ...tip, texts: { en: { ...english, ...more }, id: indonesian } });

test('a tip that is in order', () => {
  expect(lintTips([tip])).toEqual([]);
});

test.each([
  ['a related tip that is not there', { ...tip, related: ['ink'] }, /"ink" does not exist/],
  ['related to itself', { ...tip, related: ['no-paper'] }, /related to itself/],
  ['no check', withText({ check: undefined }), /en: check is empty/],
  ['no word on when to call', withText({ callHelp: '' }), /en: callHelp is empty/],
  ['a link that is not https', withText({ cause: 'See [this](http://example.org).' }), /https/],
  ['a link to a script', withText({ cause: 'See [this](javascript:alert(1)).' }), /does not lead to https/],
  ['HTML', withText({ cause: 'It is <b>empty</b>.' }), /HTML/],
  ['blame', withText({ cause: 'You forgot the paper.' }), /blames the reader/],
  ['few keywords', withText({ keywords: ['paper'] }), /1 keywords/],
  ['a keyword twice', withText({ keywords: [...english.keywords, 'paper'] }), /twice/],
  ['another number of steps', withText({ steps: [...english.steps, 'Close it.'] }), /another number of steps/],
  [
    'other desktops',
    withText({ steps: [english.steps[0]?.replace('MATE', 'XFCE') ?? '', 'Put paper in it.'] }),
    /step 1 tells other desktops/,
  ],
  ['a desktop that is not known', withText({ steps: ['Open it.\n- **Gnome:** Here.', 'Put paper in it.'] }), /"Gnome:" is not of GNOME/],
  ['a desktop twice', withText({ steps: ['Open.\n- **GNOME:** A.\n- **GNOME and MATE:** B.', 'Fill it.'] }), /names a desktop twice/],
  ['a desktop without a text', withText({ steps: ['Open.\n- **GNOME:**\n- **MATE:** B.', 'Fill it.'] }), /without a text/],
  ['an unknown action', withText({ steps: ['[Open](pandu:open-tray) it.', 'Fill it.'] }), /step 1: "pandu:open-tray" is not in/],
  [
    'an action that cannot be read',
    withText({ steps: ['[Copy [it]](pandu:copy?text=a b).', 'Fill it.'] }),
    /step 1 has a step action that/,
  ],
  ['an action elsewhere', withText({ check: 'Open [it](pandu:open-trash).' }), /check has a step action/],
  [
    'an action in one language',
    withText({ steps: ['[Open](pandu:open-trash) it.\n- **GNOME:** A.\n- **MATE:** B.', 'Fill it.'] }),
    /step 1 has other actions/,
  ],
  ['a long sentence', withText({ cause: `The tray is ${'very '.repeat(30)}empty.` }), /a sentence of 34 words/],
  [
    'hard reading',
    withText({ problem: `${'Administrative configuration inconsistencies necessitate authorisation. '.repeat(4)}` }),
    /reading ease/,
  ],
])('%s', (_, broken, message) => {
  expect(lintTips([broken])).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
});
