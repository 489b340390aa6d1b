import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../../main/sync/feed/apply.ts';
import { emptyFeed, type FeedState } from '../../../../main/sync/feed/state.ts';
import type { Change } from '../../../../shared/api/feed.ts';
import type { Announcement } from '../../../../shared/model/announcement.ts';
import type { FreshSetRequest } from '../../../../shared/model/fresh-set.ts';
import { usualPolicy } from '../../../../shared/model/policy.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import { requestFor, ticketWith } from '../desktop-disk.ts';

const id = '019ab000-0000-7000-8000-000000000001';
const at = '2026-11-24T05:00:00.000Z';
const announcement = (version: number): Announcement => ({
  id,
  version,
  kind: 'issue',
  title: { en: `Version ${version}` },
  body: { en: 'b' },
  keywords: [],
  audience: {},
  since: null,
  resolvedAt: null,
  allClear: null,
  startsAt: at,
  endsAt: null,
});
const announced = (version: number): Change => ({
  kind: 'announcement',
  cursor: version,
  at,
  id,
  announcement: announcement(version),
});
const withdrawn = (version: number): Change => ({
  kind: 'announcement-withdrawn',
  cursor: 1,
  at,
  id,
  version,
});
const tip: Tip = {
  id: 'a-tip',
  version: 1,
  updatedAt: at,
  app: 'x',
  causeKind: 'howto',
  texts: { en: { title: 't', problem: '', cause: '', alternatives: '', steps: [], keywords: [] } },
  audience: {},
  findings: [],
  related: [],
};
const apply = (changes: readonly Change[], state: FeedState = emptyFeed) => applyChanges(state, changes);

test('tips and their withdrawals go on to where tips are kept', () => {
  const changes: Change[] = [
    { kind: 'tip', cursor: 1, at, id: 'a-tip', tip },
    { kind: 'tip-withdrawn', cursor: 2, at, id: 'b-tip', version: 4 },
  ];
  expect(apply(changes).tips).toEqual([
    { kind: 'tip', tip },
    { kind: 'withdrawn', id: 'b-tip', version: 4 },
  ]);
});

describe('announcements', () => {
  test('an older one never replaces a newer, nor comes back after its withdrawal, in whatever order', () => {
    const change = fc.oneof(
      fc.integer({ min: 1, max: 6 }).map((version) => announced(version)),
      fc.integer({ min: 1, max: 6 }).map(withdrawn),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const { state } = apply(changes);
        const versions = changes.map((one) =>
          one.kind === 'announcement' ? one.announcement.version : one.kind === 'announcement-withdrawn' ? one.version : 0,
        );
        const newest = Math.max(0, ...versions);
        expect(Math.max(state.announcements[id]?.version ?? 0, state.withdrawn[id] ?? 0)).toBe(newest);
        expect(apply(changes, state).state).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  test('only a new one is news', () => {
    expect(apply([announced(1)]).news).toHaveLength(1);
    expect(apply([announced(2)], apply([announced(1)]).state).news).toEqual([]);
  });
});

test('a policy of an older version changes nothing', () => {
  const policy = (version: number): Change => ({
    kind: 'policy',
    cursor: 1,
    at,
    policy: { ...usualPolicy, version, organisation: `v${version}` },
  });
  expect(apply([policy(2), policy(1)]).state.policy?.organisation).toBe('v2');
});

describe('a request for a fresh set', () => {
  const ticket = ticketWith([]);
  const asked = (more: Partial<FreshSetRequest> = {}): Change => ({
    kind: 'fresh-set-request',
    cursor: 1,
    at,
    id: ticket.id,
    request: requestFor(ticket.id, { id, ...more }),
  });
  const known = { ...emptyFeed, tickets: { [ticket.id]: ticket } };

  test('is news once, and only as long as it is open', () => {
    const first = apply([asked()], known);
    expect(first.news).toMatchObject([{ kind: 'fresh-set-request', ticket: { id: ticket.id }, request: { id } }]);
    expect(apply([asked()], first.state).news).toEqual([]);
    expect(apply([asked({ state: 'withdrawn' })], known).news).toEqual([]);
    expect(apply([asked({ state: 'withdrawn' })], first.state).state.requests[ticket.id]?.state).toBe('withdrawn');
  });

  test('of earlier does not come back in place of a later one', () => {
    const later = apply([asked({ askedAt: '2026-11-25T05:00:00.000Z', state: 'sent' })], known).state;
    expect(apply([asked()], later)).toMatchObject({ state: later, news: [] });
  });
});

describe('a call', () => {
  const call = (openedAt: string, endedAt: string | null = null, last = '1'): Change => ({
    ...{ kind: 'call', cursor: 1, at },
    call: { id: `019ab000-0000-7000-8000-00000000000${last}`, agent: 'Dewi', openedAt, expiresAt: '2026-11-24T06:00:00.000Z', endedAt },
  });

  test('is news when it begins, once, and its end is none', () => {
    const begun = apply([call(at)]);
    expect(begun.news).toMatchObject([{ kind: 'call', call: { agent: 'Dewi' } }]);
    expect(apply([call(at)], begun.state).news).toEqual([]);
    const over = apply([call(at, '2026-11-24T05:10:00.000Z')], begun.state);
    expect(over.news).toEqual([]);
    expect(over.state.call).toMatchObject({ endedAt: '2026-11-24T05:10:00.000Z' });
    expect(apply([call(at, '2026-11-24T05:10:00.000Z')]).news).toEqual([]);
  });

  test('gives way to a later one only', () => {
    const { state } = apply([call('2026-11-24T05:30:00.000Z', null, '2')]);
    expect(apply([call(at)], state).state.call?.id).toBe(state.call?.id);
    expect(apply([call('2026-11-24T05:40:00.000Z', null, '3')], state).news).toHaveLength(1);
  });
});
