import { expect, test } from 'vitest';
import { createFeedReader } from '../../../../main/sync/feed/reader.ts';
import type { Change } from '../../../../shared/api/feed.ts';
import { usualPolicy } from '../../../../shared/model/policy.ts';
import { at, clock, desktopDisk } from '../desktop-disk.ts';

const policy = { ...usualPolicy, version: 2, organisation: 'Dinas' };
const known: Change = { kind: 'policy', cursor: 1, at: at(0), policy };

async function read(changes: readonly unknown[]) {
  const { feed } = await desktopDisk();
  const reader = createFeedReader({ store: feed, applyTips: async () => undefined, now: () => clock, log: () => undefined });
  const body = { changes, cursor: 9, more: false };
  const result = await reader.read(async () => ({ status: 200, headers: {}, body }), { keyId: 'k', publicKey: '' });
  return { result, state: feed.state() };
}

test('a change of a kind that a later help desk brought is passed over, and the others count', async () => {
  const { result, state } = await read([{ kind: 'horoscope', cursor: 2, at: at(0), stars: 3 }, known]);
  expect(result).toMatchObject({ trouble: null, changed: true });
  expect(state).toMatchObject({ cursor: 9, policy: { organisation: 'Dinas' } });
});

test.each<[string, unknown]>([
  ['a known kind of another form', { ...known, policy: 'none' }],
  ['something without a kind', { cursor: 2 }],
  ['nothing at all', null],
])('%s is not our contract: nothing is taken, and it is asked for again', async (_, change) => {
  const { result, state } = await read([known, change]);
  expect(result.trouble).toMatchObject({ kind: 'foreign' });
  expect(state).toMatchObject({ cursor: 0, policy: null });
});
