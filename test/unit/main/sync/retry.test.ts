import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff, judge, retryAfter } from '../../../../main/sync/retry.ts';
import { parseServerUrl } from '../../../../main/sync/server-url.ts';
import type { ApiResult } from '../../../../shared/api/client.ts';
import { type ProblemCode, problemCodes } from '../../../../shared/api/problem.ts';

const now = Date.parse('2026-11-24T05:00:00.000Z');
const problem = (code: ProblemCode, headers: Record<string, string> = {}): ApiResult<unknown> & { ok: false } => ({
  ok: false,
  kind: 'problem',
  status: 400,
  headers,
  problem: { type: 'about:blank', title: 'Title', status: 400, code },
});

describe('judge', () => {
  const verdicts: Record<ProblemCode, string> = {
    'bad-request': 'refused',
    'not-signed-in': 'unknown-desktop',
    'bad-credentials': 'refused',
    'enrolment-refused': 'refused',
    'desktop-unknown': 'unknown-desktop',
    forbidden: 'refused',
    'not-found': 'refused',
    conflict: 'refused',
    'content-differs': 'refused',
    // Agents only: no desktop ever meets it.
    'review-needed': 'later',
    'answers-cross': 'later',
    // The same bytes under the same consent meet it for ever.
    'consent-differs': 'refused',
    'link-not-allowed': 'refused',
    'report-file-unreadable': 'later',
    'report-file-unproven': 'later',
    // Changed on the way: the outbox holds every file against its own digest before it is sent.
    'digest-mismatch': 'later',
    // The report may still be on its way, by another process.
    'report-unknown': 'later',
    // Agents only, as above.
    'support-code-unknown': 'later',
    'support-code-expired': 'later',
    'support-code-used': 'later',
    'too-large': 'refused',
    'unsupported-media-type': 'refused',
    'too-many-requests': 'later',
    unavailable: 'later',
    // Agents only, too.
    'other-server': 'later',
    internal: 'later',
  };
  test.each(problemCodes)('%s', (code) => {
    expect(judge(problem(code), now).kind).toBe(verdicts[code]);
  });

  test('no answer is for later; a page that is not ours is foreign, unless it says that its server is down', () => {
    expect(judge({ ok: false, kind: 'unreachable', detail: '' }, now)).toEqual({ kind: 'later', wait: null });
    const page = { ok: false, kind: 'unexpected', detail: '', headers: {} } as const;
    expect(judge({ ...page, status: 200 }, now).kind).toBe('foreign');
    expect(judge({ ...page, status: 404 }, now).kind).toBe('foreign');
    expect(judge({ ...page, status: 502 }, now).kind).toBe('later');
  });

  test('the wait that the help desk names goes with it', () => {
    expect(judge(problem('unavailable', { 'retry-after': '30' }), now)).toEqual({ kind: 'later', wait: 30_000 });
  });
});

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    [' 120 ', 120_000],
    ['Tue, 24 Nov 2026 05:00:10 GMT', 10_000],
    ['Tue, 24 Nov 2026 04:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['soon', null],
    ['-5', null],
    ['', null],
  ])('%j: %s', (value, expected) => {
    const wait = retryAfter(value, now);
    // "-5" is a date to some parsers; whatever it is, it is no wait of ours.
    expect(expected === null ? (wait ?? 0) : wait).toBe(expected ?? 0);
  });

  test('never negative, never longer than a day, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const wait = retryAfter(value, now);
        expect(wait === null || (wait >= 0 && wait <= 86_400_000)).toBe(true);
      }),
    );
  });
});

test('full jitter: between nothing and the limit, which doubles up to a quarter of an hour', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
      const wait = backoff(attempt, random);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(15 * 60_000, 2_000 * 2 ** attempt));
    }),
  );
  expect([0, 1, 2, 30].map((attempt) => backoff(attempt, 0.999999))).toEqual(
    [2_000, 4_000, 8_000, 900_000].map((n) => Math.round(n * 0.999999)),
  );
});

test.each([
  ['https://helpdesk.example.org/', 'https://helpdesk.example.org'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://localhost:8080/path', 'http://localhost:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  ['http://helpdesk.example.org', null],
  ['http://127.0.0.1.example.org', null],
  ['http://localhost.example.org', null],
  ['ftp://127.0.0.1', null],
  ['file:///etc/passwd', null],
  ['helpdesk', null],
  ['', null],
])('the address %j: %s', (text, origin) => {
  expect(parseServerUrl(text)).toMatchObject(origin === null ? { ok: false } : { ok: true, origin });
});
