import { expect, test } from 'vitest';
import { createUnansweredSearches } from '../../../../main/tips/unanswered.ts';
import type { Settings } from '../../../../shared/ipc/contract.ts';
import { createRedactor } from '../../../../shared/redaction/redactor.ts';
import { desktopDisk, newId, now } from '../desktop-disk.ts';

async function desk(sharing: Settings['shareSearches'] = 'ask') {
  const { outbox } = await desktopDisk();
  const state = { sharing };
  const searches = createUnansweredSearches({
    outbox,
    redactor: () => createRedactor({ userName: 'rina' }, 'key'),
    sharing: () => state.sharing,
    setSharing: async (next) => {
      state.sharing = next;
    },
    language: () => 'en',
    inFront: () => 'Firefox',
    now,
    newId,
  });
  const kept = async () => (await outbox.list()).map(({ manifest }) => manifest.kind === 'search' && manifest.body);
  return { searches, state, kept };
}

test('nothing is written before the user agreed, and what is shown to them is redacted already', async () => {
  const { searches, kept } = await desk();
  const asked = await searches.tell('  zebra of rina@example.org ');
  expect(asked.state).toBe('ask');
  expect(asked.text).toMatch(/^zebra of \[/);
  expect(asked.text).not.toContain('rina');
  expect(await kept()).toEqual([]);
  expect(await searches.tell('zebra of rina@example.org', 'once')).toEqual({ state: 'told', text: asked.text });
  expect(await kept()).toEqual([{ day: now().toISOString().slice(0, 10), language: 'en', text: asked.text, application: 'Firefox' }]);
  expect((await searches.tell('okapi')).state).toBe('ask');
});

test('a standing consent tells each question once in a window, whatever its form', async () => {
  const { searches, state, kept } = await desk();
  expect((await searches.tell('zebras', 'always')).state).toBe('told');
  expect(state.sharing).toBe('always');
  expect((await searches.tell('zebra')).state).toBe('told');
  expect(await kept()).toHaveLength(1);
  searches.release();
  await searches.tell('zebra');
  expect(await kept()).toHaveLength(2);
});

test('no is for good', async () => {
  const { searches, state, kept } = await desk();
  expect((await searches.tell('zebra', 'no')).state).toBe('off');
  expect(state.sharing).toBe('never');
  expect((await searches.tell('zebra')).state).toBe('off');
  expect(await kept()).toEqual([]);
});
