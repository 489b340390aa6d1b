import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStepAction, stepActionIds, stepActionKey } from '../../../../shared/model/step-action.ts';
import { actionLinksIn, actionsOf, withoutActions } from '../../../../shared/tips/step-actions.ts';

test('an action is what the list has, and nothing else', () => {
  for (const id of stepActionIds.filter((one) => one !== 'copy')) expect(parseStepAction(`pandu:${id}`)).toEqual({ id });
  for (const wrong of [
    'pandu:',
    'pandu:rm',
    'pandu:open-trash?x',
    'pandu:open-trash/',
    'PANDU:open-trash',
    ' pandu:open-trash',
    'https:open-trash',
  ]) {
    expect(parseStepAction(wrong), wrong).toBeNull();
  }
});

test('copied text is what was encoded; without one there is nothing to copy', () => {
  expect(parseStepAction('pandu:copy?text=C%3A%5CDokumen%20saya')).toEqual({ id: 'copy', text: 'C:\\Dokumen saya' });
  for (const wrong of [
    'pandu:copy',
    'pandu:copy?text=',
    'pandu:copy?text=%20',
    'pandu:copy?text=%E0%A4%A',
    `pandu:copy?text=${'x'.repeat(2001)}`,
  ]) {
    expect(parseStepAction(wrong), wrong.slice(0, 40)).toBeNull();
  }
});

test('whatever was put into a copy link comes out of it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== ''),
      (text) => {
        const address = encodeURIComponent(text).replaceAll('(', '%28').replaceAll(')', '%29');
        expect(actionsOf([`Then [copy it](pandu:copy?text=${address}).`])).toEqual([{ id: 'copy', text }]);
      },
    ),
  );
});

test('actions of steps are found, each once, also in the steps of one desktop', () => {
  const steps = [
    'Open it:\n- **GNOME:** [the printers](pandu:open-printer-settings).\n- **KDE Plasma:** [there](pandu:open-printer-settings)',
    '[Do it](pandu:format-the-disk) or [look](https://example.org), then [empty the trash](pandu:empty-trash).',
  ];
  expect(actionsOf(steps).map(stepActionKey)).toEqual(['open-printer-settings', 'empty-trash']);
  expect(actionLinksIn(steps[1] ?? '').map(({ words, action }) => [words, action?.id])).toEqual([
    ['Do it', undefined],
    ['empty the trash', 'empty-trash'],
  ]);
});

test('without buttons the words stay; other links are left alone', () => {
  expect(withoutActions('1. [Open **Trash**](pandu:open-trash), see [this](https://example.org).')).toBe(
    '1. Open **Trash**, see [this](https://example.org).',
  );
});

test('any text can be read, and nothing but such a link is taken out', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => withoutActions(text).length <= text.length));
  expect(actionLinksIn(`${'['.repeat(50_000)}](pandu:`)).toEqual([]);
  expect(actionLinksIn(`[x](pandu:${'a'.repeat(50_000)}`)).toEqual([]);
});
