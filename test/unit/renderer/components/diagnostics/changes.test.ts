import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { changesByDay } from '../../../../../renderer/components/diagnostics/bodies/changes-by-day.ts';
import { SectionBody } from '../../../../../renderer/components/diagnostics/SectionBody.tsx';
import { diagnostics as en } from '../../../../../renderer/i18n/en/diagnostics.ts';
import { diagnostics as id } from '../../../../../renderer/i18n/id/diagnostics.ts';
import { initI18n } from '../../../../../renderer/i18n/index.ts';
import type { Language } from '../../../../../shared/model/language.ts';

const untilAt = '2026-11-24T08:00:00.000Z';
const before = (hours: number): string => new Date(Date.parse(untilAt) - hours * 3_600_000).toISOString();
const items = [
  { at: before(2), kind: 'setting' as const, name: 'opens.pdf', from: 'evince', to: 'okular' },
  { at: before(3), kind: 'setting' as const, name: 'of.a.newer.desktop', to: '1' },
  { at: before(49), kind: 'upgraded' as const, name: 'firefox-esr', from: '128.4', to: '128.5' },
  { at: before(70), kind: 'device-added' as const, name: 'DELL U2412M', device: 'display' as const },
];

function drawn(language: Language, data: object): string {
  const i18n = initI18n(language, { diagnostics: { en, id } });
  const section = { id: 'changes', status: 'ok' as const, takenAt: untilAt, durationMs: 1, data };
  const html = renderToStaticMarkup(createElement(I18nextProvider, { i18n }, createElement(SectionBody, { section })));
  return html
    .replace(/<option.*?<\/option>/g, '')
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|');
}

test('spans of 24 hours before the look, the newest first; a clock that went back does no harm', () => {
  expect(changesByDay(items, untilAt).map(({ daysBefore, changes }) => [daysBefore, changes.length])).toEqual([
    [0, 2],
    [2, 2],
  ]);
  expect(changesByDay([{ ...items[2], at: before(-5) } as never], untilAt)[0]?.daysBefore).toBe(0);
});

describe('drawn', () => {
  const data = { sinceAt: before(200), untilAt, basis: 'last-healthy', items, omitted: 7 };
  test('in English', () => {
    const text = drawn('en', data);
    expect(text).toContain('when nothing serious was wrong');
    expect(text).toMatch(/In the last 24 hours\|Setting\|Opens PDF\|evince → okular\|/);
    expect(text).toContain('|of.a.newer.desktop|1|');
    expect(text).toMatch(/2 days before\|Updated\|firefox-esr\|128\.4 → 128\.5\|.*\|Connected \(screen\)\|DELL U2412M\|/);
    expect(text).toContain('7 more packages changed.');
  });

  test('in Indonesian, and when nothing changed', () => {
    expect(drawn('id', data)).toMatch(/Dalam 24 jam terakhir\|Pengaturan\|Pembuka PDF\|.*2 hari sebelumnya\|Diperbarui\|/);
    expect(drawn('id', { ...data, items: [] })).toMatch(/^\|Tidak ada yang berubah sejak /);
  });
});
