import { describe, expect, test } from 'vitest';
import { mainTexts } from '../../../../main/platform/texts.ts';
import { trayMenu } from '../../../../main/tray/menu.ts';
import { type TrayFacts, tooltipOf, trayStateOf } from '../../../../main/tray/state.ts';
import { languages } from '../../../../shared/model/language.ts';

const facts = (more: Partial<TrayFacts> = {}): TrayFacts => ({ unread: 0, asked: 0, waiting: 0, announcements: 0, stale: false, ...more });

describe('the icon', () => {
  test.each([
    ['nothing is the matter', facts(), 'well'],
    ['something waits to be sent', facts({ waiting: 2 }), 'waiting'],
    ['there is news, which comes before what waits', facts({ waiting: 2, announcements: 1 }), 'announcement'],
    ['an answer came, which comes before all else', facts({ waiting: 2, announcements: 1, unread: 1 }), 'unread'],
    ['the help desk asks for a fresh set, as for an answer', facts({ waiting: 2, announcements: 1, asked: 1 }), 'unread'],
  ] as const)('when %s', (_, state, name) => {
    expect(trayStateOf(state)).toBe(name);
  });

  test.each(languages)('says the same in words, one and many (%s)', (language) => {
    const texts = mainTexts[language];
    const words = (more: Partial<TrayFacts>) => tooltipOf(facts(more), texts);
    expect(words({})).toBe(texts.stateWell);
    expect(words({ announcements: 3 })).toBe(texts.stateAnnouncement);
    expect(words({ waiting: 1, announcements: 1 })).toBe(texts.stateAnnouncement);
    expect(words({ asked: 1, announcements: 1 })).toBe(texts.stateAsked);
    expect(words({ asked: 1, unread: 3 })).toBe(texts.stateUnread(3));
    expect(words({ unread: 3, waiting: 7 })).toContain('3');
    expect(words({ waiting: 7 })).toContain('7');
    expect(new Set([words({}), words({ announcements: 1 }), words({ waiting: 1 }), words({ unread: 1 }), words({ unread: 2 })]).size).toBe(
      5,
    );
  });
});

describe.each(languages)('the menu (%s)', (language) => {
  const texts = mainTexts[language];
  const entries = (unread: number) => trayMenu(texts, unread).flatMap((item) => (item === 'separator' ? [] : [item]));

  test('begins with reporting a problem and ends with the end', () => {
    expect(entries(0)[0]).toEqual({ label: texts.report, action: { kind: 'open', view: { name: 'report' } } });
    expect(entries(0).at(-1)).toEqual({ label: texts.quit, action: { kind: 'quit' } });
  });

  test('says how many answers wait, and nothing when none does', () => {
    const reports = (unread: number) =>
      entries(unread).find(({ action }) => action.kind === 'open' && action.view.name === 'reports')?.label;
    expect(reports(0)).toBe(texts.reports);
    expect(reports(2)).toBe(`${texts.reports} (2)`);
  });

  test('leads to every place once, each by another name', () => {
    const labels = entries(1).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    const places = entries(1).flatMap(({ action }) => (action.kind === 'open' ? [action.view.name] : []));
    expect(places.sort()).toEqual(['computer', 'contact', 'report', 'reports', 'settings', 'tips']);
  });
});
