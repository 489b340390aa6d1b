import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { FindingsView } from '../../../../../renderer/components/diagnostics/FindingsView.tsx';
import { diagnostics } from '../../../../../renderer/i18n/en/diagnostics.ts';
import { diagnostics as indonesian } from '../../../../../renderer/i18n/id/diagnostics.ts';
import { initI18n } from '../../../../../renderer/i18n/index.ts';
import type { Finding } from '../../../../../shared/model/finding.ts';

const finding = (severity: Finding['severity'], at: number): Finding => ({
  ...{ id: `rule-${severity}-${at}`, severity, cause: 'desktop', section: 'memory', evidence: 'seen' },
  text: { en: `It is ${severity} ${at}.`, id: `Ini ${severity} ${at}.` },
});
const some = (count: number, severity: Finding['severity']) => Array.from({ length: count }, (_, at) => finding(severity, at));

function drawn(findings: readonly Finding[], evidence: boolean): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={initI18n('en', { diagnostics: { en: diagnostics, id: indonesian } })}>
      <FindingsView findings={findings} evidence={evidence} />
    </I18nextProvider>,
  );
}

test('before agents many hints are folded, and nothing else is', () => {
  const html = drawn([...some(4, 'hint'), ...some(3, 'warning')], true);
  const [above = '', below = ''] = html.split('<details');
  expect(above.match(/<li /g)).toHaveLength(3);
  expect(above).not.toContain('It is hint');
  expect(below).toContain('4 more, good to know');
  expect(below.match(/<li /g)).toHaveLength(4);
});

test('a few, only hints, and the page of the user: all are in sight, the worst first', () => {
  expect(drawn([...some(4, 'hint'), ...some(2, 'warning')], true)).not.toContain('<details');
  expect(drawn(some(9, 'hint'), true)).not.toContain('<details');
  const user = drawn([...some(6, 'hint'), ...some(1, 'serious')], false);
  expect(user).not.toContain('<details');
  expect(user.indexOf('It is serious')).toBeLessThan(user.indexOf('It is hint'));
});
