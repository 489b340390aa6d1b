import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { expect, test } from 'vitest';
import type { OfferedActions } from '../../../../../renderer/components/markdown/step-actions.ts';
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
const shown = (more: object, desktop?: DesktopName | null, actions?: OfferedActions) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <TipView text={{ ...text, ...more }} meta={meta} {...(desktop === undefined ? {} : { desktop })} actions={actions} />
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

const steps = ['[Open the trash](pandu:open-trash), or [wipe it](pandu:wipe-it).'];
test('a step action is a button where that is offered, and shown as it will look in the preview', () => {
  const act = async () => 'done' as const;
  const offered = shown({ steps, problem: '[Open](pandu:open-trash) it.' }, null, { can: ({ id }) => id === 'open-trash', act });
  expect(offered.match(/<button[^>]*>.*?<\/button>/g)?.map((button) => button.replaceAll(/<[^>]+>/g, ''))).toEqual(['Open the trash']);
  expect(offered).not.toContain('aria-disabled');
  expect(offered).toContain('or wipe it.');
  const preview = shown({ steps }, null, { can: () => true, act: null });
  expect(preview).toMatch(/<button[^>]*aria-disabled="true"[^>]*>.*Open the trash/);
  expect(preview).not.toContain(common.action.onlyInPandu);
});

test('elsewhere an action is its words, with a note below the steps', () => {
  const html = shown({ steps });
  expect(html).toContain('Open the trash, or wipe it.');
  expect(html).toContain(common.action.onlyInPandu);
  for (const never of ['<button', 'pandu:', '<a ']) expect(html).not.toContain(never);
  expect(shown({ steps: ['[Wipe](pandu:wipe-it) it.'] })).not.toContain(common.action.onlyInPandu);
});
