import { describe, expect, test } from 'vitest';
import { type Announcement, announcementSchema } from '../../../../shared/model/announcement.ts';
import { createIssueSearch } from '../../../../shared/search/issue-search.ts';

const issue = (n: number, more: Partial<Announcement>): Announcement =>
  announcementSchema.parse({
    id: `019ab000-0000-7000-8000-00000000000${n}`,
    version: 1,
    kind: 'issue',
    title: { en: 'x' },
    body: { en: '' },
    startsAt: '2026-01-01T00:00:00.000Z',
    endsAt: null,
    ...more,
  });
const mail = issue(1, {
  title: { en: 'The mail server is down', id: 'Server surel mati' },
  body: { en: 'No mail comes in or goes out.', id: 'Surel tidak bisa masuk atau keluar.' },
  audience: { applications: ['Thunderbird'] },
});
const printer = issue(2, { title: { en: 'The printer on floor 2 is being repaired' }, audience: { applications: ['Printers'] } });
const portal = issue(3, { title: { en: 'The leave portal is down' }, keywords: ['cuti'] });

describe.each(['en', 'id'] as const)('what is typed finds the issue, in either language (%s)', (language) => {
  const { match } = createIssueSearch([printer, mail], language);
  test.each([
    ['I cannot send e-mail', mail],
    ['outlook does not work', mail],
    ['surel saya tidak terkirim', mail],
    ['printer does nothing', printer],
    ['tidak bisa mencetak', printer],
  ])('%s', (text, wanted) => expect(match({ text })).toEqual([wanted.id]));
  test.each([
    'LibreOffice is down',
    'the file server is down',
    'aplikasi mati',
    'server absensi mati',
    'the sound does not work',
    'my document looks different',
    'wifi tidak jalan',
    '',
    'x',
  ])('and nothing else does: "%s"', (text) => expect(match({ text })).toEqual([]));
});

test('one of a site that is no application is found by its name, however it fails', () => {
  const slow = issue(4, { title: { en: 'The leave portal is slow' }, audience: { applications: ['Firefox'] }, keywords: ['cuti'] });
  const { match } = createIssueSearch([slow, mail], 'en');
  expect(match({ text: 'leave portal is down' })).toEqual([slow.id]);
  expect(match({ text: 'halaman cuti mati' })).toEqual([slow.id]);
  expect(match({ text: 'my computer is slow' })).toEqual([]);
});

test('what is typed comes first, then the application in front, then what is of no application', () => {
  const { match } = createIssueSearch([portal, mail, printer], 'en');
  expect(match({ text: 'the printer does nothing', application: 'Mozilla Thunderbird' })).toEqual([printer.id, mail.id, portal.id]);
  expect(match({ text: '', application: 'LibreOffice Writer' })).toEqual([portal.id]);
  expect(match({ text: 'cuti tahunan' })[0]).toBe(portal.id);
});
