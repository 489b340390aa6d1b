import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { expect, test } from 'vitest';
import { TipView } from '../../../../../renderer/components/tip/TipView.tsx';
import { common } from '../../../../../renderer/i18n/en/common.ts';
import type { DesktopName } from '../../../../../shared/tips/desktop-steps.ts';

const i18n = i18next.createInstance();
await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { common } } });

const text = {
  title: 'No sound',
  problem: 'It is silent.',
  cause: 'Another device is chosen.',
  alternatives: 'Use a headset.',
  steps: ['Open the settings:\n- **GNOME:** the gear.\n- **KDE Plasma and XFCE:** the speaker.'],
  keywords: [],
};
const meta = { app: '', causeKind: null, updatedAt: null };
const shown = (more: object, desktop?: DesktopName | null) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <TipView text={{ ...text, ...more }} meta={meta} {...(desktop === undefined ? {} : { desktop })} />
    </I18nextProvider>,
  );

test('the steps are those of this desktop, without its name', () => {
  expect(shown({}, 'XFCE')).toContain('the speaker.');
  expect(shown({}, 'XFCE')).not.toContain('the gear.');
  expect(shown({}, 'XFCE')).not.toContain('KDE');
});

test('on an unknown desktop and in the console all are there, under their names', () => {
  for (const html of [shown({}), shown({}, null), shown({}, 'MATE')]) {
    expect(html).toContain('<strong>GNOME:</strong> the gear.');
    expect(html).toContain('<strong>KDE Plasma and XFCE:</strong> the speaker.');
  }
});

test('the check and the call are shown where there are some; old tips have none', () => {
  const html = shown({ check: 'You hear it.', callHelp: 'Still silent? Call.' });
  for (const part of [common.tip.check, 'You hear it.', common.tip.callHelp, 'Still silent? Call.']) expect(html).toContain(part);
  expect(shown({})).not.toContain(common.tip.check);
  expect(shown({})).not.toContain(common.tip.callHelp);
});
