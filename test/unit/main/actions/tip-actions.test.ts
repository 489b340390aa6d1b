import { expect, test } from 'vitest';
import { createTipActions, type TipActionsPorts } from '../../../../main/actions/tip-actions.ts';

function desk(more: Partial<TipActionsPorts> = {}) {
  const did: string[] = [];
  const steps: Record<string, string[]> = {
    trash: ['[Look](pandu:open-trash), then [empty it](pandu:empty-trash).', '[Copy](pandu:copy?text=C%3A%5C)'],
    sound: ['[Open the mixer](pandu:open-sound-settings)'],
  };
  const actions = createTipActions({
    steps: async (id) => steps[id] ?? null,
    resolve: (id) => (id === 'open-sound-settings' ? null : { program: `/usr/bin/${id}`, args: [], ends: false }),
    run: async ({ program }) => did.push(program) > 0,
    ask: async (id) => did.push(`ask ${id}`) > 0,
    copyText: (text) => did.push(`copy ${text}`),
    log: () => undefined,
    ...more,
  });
  return { actions, did, steps };
}

test('what a tip carries and this desktop has is possible', async () => {
  const { actions } = desk();
  expect(await actions.possible('trash')).toEqual(['open-trash', 'empty-trash', 'copy C:\\']);
  expect(await actions.possible('sound')).toEqual([]);
  expect(await actions.possible('nobody-wrote-it')).toEqual([]);
});

test('a page starts nothing but what this very tip carries now', async () => {
  const { actions, did, steps } = desk();
  expect(await actions.act('trash', 'open-trash')).toBe('done');
  expect(await actions.act('trash', 'open-files')).toBe('not-here');
  expect(await actions.act('sound', 'open-trash')).toBe('not-here');
  expect(await actions.act('trash', 'copy?text=something%20else')).toBe('not-here');
  expect(await actions.act('trash', '/bin/sh')).toBe('not-here');
  expect(await actions.act('sound', 'open-sound-settings')).toBe('not-here');
  // The help desk took it out of the tip while the page was open.
  steps.trash = ['Look into the trash.'];
  expect(await actions.act('trash', 'open-trash')).toBe('not-here');
  expect(did).toEqual(['/usr/bin/open-trash']);
});

test('a text is copied as the tip has it, however the link was encoded', async () => {
  const { actions, did } = desk();
  expect(await actions.act('trash', 'copy?text=C:%5C')).toBe('done');
  expect(did).toEqual(['copy C:\\']);
});

test('what cannot be undone asks first, and a no is a no', async () => {
  const { actions, did } = desk();
  expect(await actions.act('trash', 'empty-trash')).toBe('done');
  expect(did).toEqual(['ask empty-trash', '/usr/bin/empty-trash']);
  const no = desk({ ask: async () => false });
  expect(await no.actions.act('trash', 'empty-trash')).toBe('declined');
  expect(no.did).toEqual([]);
});

test('what did not start is told', async () => {
  expect(await desk({ run: async () => false }).actions.act('trash', 'open-trash')).toBe('failed');
});
