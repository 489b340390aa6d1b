import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeOfTips, noticesFor } from '../../../../main/notices/decide.ts';
import { mainTexts } from '../../../../main/platform/texts.ts';
import type { News } from '../../../../main/sync/feed/state.ts';
import type { Announcement } from '../../../../shared/model/announcement.ts';
import type { Message, Ticket } from '../../../../shared/model/ticket.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import { announcementWith, at, now, requestFor, said, ticketWith } from '../desktop-disk.ts';

const of = (kind: 'announcement' | 'all-clear', news: readonly News[]) =>
  news.flatMap((one) => (one.kind === kind && 'announcement' in one ? [one.announcement] : []));
const heldBy = (news: readonly News[]) => ({ current: of('announcement', news), allClears: of('all-clear', news) });
const en = (...news: News[]) => noticesFor(news, mainTexts.en, 'en', heldBy(news), now());
const answer = (ticket: Ticket, ...messages: Message[]): News => ({ kind: 'answer', ticket, messages });
const answered = (text: string, more: Partial<Message> = {}) => answer(ticketWith([]), said('agent', text, more));
const solved = (ticket = ticketWith([])): News => ({ kind: 'solved', ticket });
const announced = (more: Partial<Announcement> = {}): News => ({ kind: 'announcement', announcement: announcementWith(more) });
const parts = { problem: '', cause: '', causeKind: null, alternatives: '', steps: [] as string[] };

test('nothing new, nothing said', () => {
  expect(en()).toEqual([]);
});

describe('an answer', () => {
  test.each([
    ['Choose **Insert**, then `F5`', 'Choose Insert, then F5'],
    ['See [the handbook](https://help.example/a_b) first', 'See the handbook first'],
    ['# Printer\n- switch it off\n- 2 * 3 * 4 stays, and so does a_b_c', 'Printer switch it off 2 * 3 * 4 stays, and so does a_b_c'],
  ])('is told without its marks: %s', (written, told) => {
    expect(en(answered(written))[0]?.body).toBe(told);
  });

  test('says of which report, in its last words, and leads to its conversation', () => {
    const ticket = ticketWith([], { title: 'No sound' });
    const [notice, ...others] = en(answer(ticket, said('agent', 'Hello'), said('agent', 'Try\n\n  this')));
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ key: ticket.id, body: 'Try this', view: { name: 'reports', id: ticket.reportId }, urgency: 'normal' });
    expect(notice?.title).toBe(`${mainTexts.en.answerTitle}: No sound`);
  });

  test.each([
    ['its problem', { ...parts, problem: 'The cable is loose', steps: ['Push it in'] }, 'The cable is loose'],
    ['its first step', { ...parts, steps: ['Push it in', 'Try again'] }, 'Push it in'],
    ['the title of the report', { ...parts, cause: 'Unknown' }, 'No sound'],
  ])('without a text of its own says %s', (_, filled, body) => {
    expect(en(answered('', { answer: filled }))[0]?.body).toBe(body);
  });
});

describe('several of a kind, as after days offline, are one', () => {
  test('answers, which lead to the list', () => {
    const [notice, ...others] = en(answered('a'), answered('b'), answered('c'));
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ key: 'answers', title: mainTexts.en.answersTitle(3), view: { name: 'reports' } });
    expect(notice?.view.id).toBeUndefined();
  });

  test('two answers to one report are about one report', () => {
    const ticket = ticketWith([]);
    expect(en(answer(ticket, said('agent', 'a')), answer(ticket, said('agent', 'b')))).toMatchObject([
      { key: ticket.id, body: 'b', view: { id: ticket.reportId } },
    ]);
    expect(en(answer(ticket, said('agent', 'a')), answered('b'), answer(ticket, said('agent', 'c')))[0]?.title).toBe(
      mainTexts.en.answersTitle(2),
    );
  });

  test('solved reports', () => {
    const ticket = ticketWith([], { title: 'No sound' });
    expect(en(solved(ticket))).toMatchObject([
      { key: ticket.id, title: mainTexts.en.solvedTitle, body: 'No sound', view: { id: ticket.reportId } },
    ]);
    expect(en(solved(), solved(), solved())).toMatchObject([{ title: mainTexts.en.solvedManyTitle(3), view: { name: 'reports' } }]);
  });

  test('announcements', () => {
    expect(en(announced(), announced({ kind: 'issue' }))).toMatchObject([
      { key: 'announcements', body: mainTexts.en.newsManyBody(2), view: { name: 'home' } },
    ]);
  });

  test('but an answer and an announcement are two', () => {
    expect(en(answered('a'), announced())).toHaveLength(2);
  });
});

test('an announcement is read in the language of its reader; a known issue says that it is not the user, and since when', () => {
  const title = { en: 'Printing is down', id: 'Printer sedang mati' };
  const inIndonesian = (one: News) => noticesFor([one], mainTexts.id, 'id', heldBy([one]), now());
  expect(inIndonesian(announced({ kind: 'issue', title }))).toMatchObject([
    { title: mainTexts.id.issueTitle, body: 'Printer sedang mati. Kami sedang menanganinya.' },
  ]);
  expect(inIndonesian(announced({ title: { en: 'Only English' } }))[0]?.body).toBe('Only English');
  expect(en(announced({ kind: 'issue', title, since: at(-30) }))[0]?.body).toMatch(/^Printing is down \(since \d\d:\d\d\)/);
});

test('the all-clear takes the place of what told of the trouble, in words of its own or in the usual ones', () => {
  const over = announcementWith({ kind: 'issue', title: { en: 'Mail is down' }, resolvedAt: at(0) });
  const said = { ...over, id: 'x', allClear: { en: 'The mail server works again.' } };
  expect(en({ kind: 'all-clear', announcement: over }, { kind: 'all-clear', announcement: said })).toMatchObject([
    { key: over.id, title: mainTexts.en.allClearTitle, body: mainTexts.en.allClearBody('Mail is down') },
    { key: 'x', body: 'The mail server works again.' },
  ]);
  const untold = { current: [], allClears: [] };
  expect(noticesFor([{ kind: 'all-clear', announcement: over }], mainTexts.en, 'en', untold, now())).toEqual([]);
});

test('urgent tips that came together are one notification', () => {
  const text = { title: 'Save as ODT', problem: '', cause: '', alternatives: '', steps: [], keywords: [] };
  const tip = {
    id: 'save',
    version: 1,
    updatedAt: at(0),
    app: '',
    causeKind: 'howto',
    texts: { en: text },
    audience: {},
    findings: [],
    related: [],
  } as Tip;
  expect(noticeOfTips([tip], mainTexts.en, 'en')).toMatchObject({ body: 'Save as ODT', view: { name: 'tips', id: 'save' } });
  expect(noticeOfTips([tip, tip], mainTexts.en, 'en')).toMatchObject({ title: mainTexts.en.tipsTitle(2), view: { name: 'tips' } });
  expect(noticeOfTips([], mainTexts.en, 'en')).toBeNull();
});

const wellFormed = (text: string): boolean => Buffer.from(text, 'utf8').toString('utf8') === text;

test('of an announcement that is over, planned or withdrawn nothing is said, and nothing is said again of an old one', () => {
  const [old, fresh] = [announced(), announced({ title: { en: 'Fresh' } })];
  expect(noticesFor([announced(), fresh], mainTexts.en, 'en', heldBy([old, fresh]), now())).toMatchObject([{ body: 'Fresh' }]);
  expect(noticesFor([fresh], mainTexts.en, 'en', heldBy([old]), now())).toEqual([]);
});

test('whatever was written, the body is one line of at most 240 characters, and never half a character', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constant('🙂'.repeat(200)),
  );
  fc.assert(
    fc.property(text, (words) => {
      const body = en(answered(words))[0]?.body ?? '';
      expect(body.length).toBeLessThanOrEqual(240);
      expect(body).not.toMatch(/[\r\n\t]/);
      if (wellFormed(words)) expect(wellFormed(body)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

describe('a request for a fresh set', () => {
  const asked = (reason: string): News => {
    const ticket = ticketWith([], { title: 'No sound' });
    return { kind: 'fresh-set-request', ticket, request: requestFor(ticket.id, { reason }) };
  };

  test('says what for, that the user decides, and leads to its conversation', () => {
    const one = asked('After the **restart**');
    const [notice] = en(one);
    expect(notice).toMatchObject({
      title: mainTexts.en.requestTitle,
      body: `After the restart\n${mainTexts.en.requestBody}`,
      view: { name: 'reports', id: 'ticket' in one && one.ticket.reportId },
    });
    expect(en(asked(''))[0]?.body).toMatch(/^No sound\n/);
  });

  test('several are one notification', () => {
    expect(en(asked('a'), asked('b'))).toMatchObject([{ title: mainTexts.en.requestsTitle(2), view: { name: 'reports' } }]);
  });
});

describe('a call', () => {
  const looks = (more: Partial<Extract<News, { kind: 'call' }>['call']> = {}): News => ({
    kind: 'call',
    call: {
      id: announcementWith({}).id,
      agent: 'Dewi',
      openedAt: now().toISOString(),
      expiresAt: new Date(now().getTime() + 60_000).toISOString(),
      endedAt: null,
      ...more,
    },
  });

  test('is told: who looks, and that it can be ended', () => {
    expect(en(looks())).toMatchObject([{ key: 'call', title: expect.stringContaining('Dewi'), view: { name: 'contact' } }]);
  });

  test('that is over when it comes, as after hours offline, is not', () => {
    expect(en(looks({ expiresAt: now().toISOString() }))).toEqual([]);
    expect(en(looks({ endedAt: now().toISOString() }))).toEqual([]);
  });
});
