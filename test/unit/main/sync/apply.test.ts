import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../../main/sync/feed/apply.ts';
import { emptyFeed, type FeedState } from '../../../../main/sync/feed/state.ts';
import type { Change, Signed } from '../../../../shared/api/feed.ts';
import type { FreshSetRequest } from '../../../../shared/model/fresh-set.ts';
import { usualPolicy } from '../../../../shared/model/policy.ts';
import { requestFor, ticketWith } from '../desktop-disk.ts';

const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
const key = { keyId: 'k', publicKey: ours.publicKey.export({ type: 'spki', format: 'pem' }).toString() };
const signed = (value: unknown, by: KeyObject = ours.privateKey): Signed => {
  const payload = typeof value === 'string' ? value : JSON.stringify(value);
  return { payload, signature: sign(null, Buffer.from(payload), by).toString('base64'), keyId: 'k' };
};
const id = '019ab000-0000-7000-8000-000000000001';
const at = '2026-11-24T05:00:00.000Z';
const announcement = (version: number) => ({
  id,
  version,
  kind: 'issue',
  title: { en: `Version ${version}` },
  body: { en: 'b' },
  applications: [],
  startsAt: at,
  endsAt: null,
});
const announced = (version: number, by?: KeyObject): Change => ({
  kind: 'announcement',
  cursor: version,
  at,
  id,
  signed: signed(announcement(version), by),
});
const withdrawn = (version: number): Change => ({
  kind: 'announcement-withdrawn',
  cursor: 1,
  at,
  id,
  signed: signed({ id, version, withdrawn: true }),
});
const tip = {
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
const apply = (changes: readonly Change[], state: FeedState = emptyFeed) => applyChanges(state, changes, key);

describe('what is signed', () => {
  test('by our help desk is taken', () => {
    expect(apply([{ kind: 'tip', cursor: 1, at, id: 'a-tip', signed: signed(tip) }])).toMatchObject({
      tips: [{ kind: 'tip', tip }],
      refused: [],
    });
  });

  const good = signed(tip);
  const forged: [string, Signed][] = [
    ['by somebody else', signed(tip, theirs.privateKey)],
    ['and changed afterwards', { ...good, payload: good.payload.replace('a-tip', 'b-tip') }],
    ['with another key id', { ...good, keyId: 'other' }],
    ['with no signature', { ...good, signature: '' }],
    ['with nonsense for a signature', { ...good, signature: '@@@' }],
    ['but not a tip', signed({ hello: 'world' })],
    ['but not JSON', signed('nonsense')],
    ['but about another tip', signed({ ...tip, id: 'another' })],
  ];
  test.each(forged)('%s is refused and told, and the rest still comes', (_, bad) => {
    const result = apply([{ kind: 'tip', cursor: 1, at, id: 'a-tip', signed: bad }, announced(2)]);
    expect(result.tips).toEqual([]);
    expect(result.refused).toHaveLength(1);
    expect(result.state.announcements[id]?.version).toBe(2);
  });
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
          one.kind === 'announcement' || one.kind === 'announcement-withdrawn' ? JSON.parse(one.signed.payload).version : 0,
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
