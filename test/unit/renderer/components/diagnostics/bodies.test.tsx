import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { glanceOf } from '../../../../../renderer/components/diagnostics/glance.ts';
import { KeyFacts } from '../../../../../renderer/components/diagnostics/KeyFacts.tsx';
import { SectionBody } from '../../../../../renderer/components/diagnostics/SectionBody.tsx';
import { sectionPurpose, sectionTitle } from '../../../../../renderer/components/diagnostics/titles.ts';
import { diagnostics as en } from '../../../../../renderer/i18n/en/diagnostics.ts';
import { diagnostics as id } from '../../../../../renderer/i18n/id/diagnostics.ts';
import { initI18n } from '../../../../../renderer/i18n/index.ts';
import { sectionIds } from '../../../../../shared/model/sections.ts';
import { healthy } from '../../../../support/healthy-facts.ts';

const i18n = (language: 'en' | 'id') => initI18n(language, { diagnostics: { en, id } });
const section = (name: string, data: unknown) => ({
  id: name,
  status: 'ok' as const,
  takenAt: '2026-11-24T04:10:00.000Z',
  durationMs: 1,
  data,
});
/** A key without words is shown as itself, and a hole without its value too. */
const unspoken = new RegExp(`\\b(?:${[...sectionIds, 'glance', 'sections', 'purposes'].join('|')})\\.[a-zA-Z]|\\{\\{|undefined|\\[object`);

function drawn(name: string, data: unknown, language: 'en' | 'id' = 'en'): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n(language)}>
      <SectionBody section={section(name, data)} />
    </I18nextProvider>,
  );
}

describe.each(Object.entries(healthy))('%s', (name, data) => {
  test.each(['en', 'id'] as const)('is drawn in words (%s), not as data', (language) => {
    const html = drawn(name, data, language);
    expect(html).not.toContain('<pre>');
    expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(unspoken);
    expect(html.length).toBeGreaterThan(60);
    const t = (key: string, values?: Record<string, unknown>) => i18n(language).t(key, values ?? {});
    expect(`${sectionTitle(name, t)} ${sectionPurpose(name, t)} ${glanceOf(section(name, data), language, t)}`).not.toMatch(unspoken);
  });
});

test('what is wrong is there to be read', () => {
  expect(
    drawn('shares', { shares: [{ place: '/mnt/x', kind: 'smb', by: 'system', state: 'not-answering' }], ticket: { state: 'expired' } }),
  ).toMatch(/run out.*\/mnt\/x.*SMB.*does not answer/s);
  expect(drawn('connection', { ...healthy.connection, web: { state: 'portal' }, dns: [{ server: 'a', state: 'no-answer' }] })).toMatch(
    /sign-in page.*no answer/s,
  );
  expect(drawn('services', { failed: [], asked: [] })).toContain('Nobody could be asked');
  expect(drawn('fonts', { count: 1, substitutes: [{ font: 'Calibri' }], emoji: false, eastAsian: false, own: 0 }, 'id')).toContain(
    'tidak ada yang sama',
  );
  expect(drawn('printers', healthy.printers)).toMatch(/Lantai2/);
  const silent = { name: 'GIMP', pid: 9, how: 'window', waitedMs: 5000, state: 'T' };
  expect(drawn('responding', { asked: 5, silent: [silent] })).toMatch(/GIMP.*stopped/s);
  expect(drawn('responding', { asked: 5, silent: [{ ...silent, state: 'D' }] }, 'id')).toContain('menunggu perangkat');
});

test('the facts that an agent looks for first: the connection when it was tested, a restart when one is needed', () => {
  const facts = (updates: object, connection: object) =>
    renderToStaticMarkup(
      <I18nextProvider i18n={i18n('en')}>
        <KeyFacts application={null} sections={[section('updates', updates), section('connection', connection)]} />
      </I18nextProvider>,
    );
  const restart = { ...healthy.updates, restartNeeded: true, restartFor: ['libc6'] };
  expect(facts(restart, healthy.connection)).toMatch(/reachable \(check\.example, 40 ms\).*Restart needed.*libc6/s);
  expect(facts(healthy.updates, { ...healthy.connection, web: { state: 'not-asked' } })).not.toMatch(/Internet|Restart/);
});

test('data that does not fit is shown as it is', () => {
  expect(drawn('power', { mains: 'perhaps' })).toContain('<pre>');
});
