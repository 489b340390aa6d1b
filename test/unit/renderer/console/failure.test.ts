import { describe, expect, test } from 'vitest';
import { ApiError, retryAfterOf, wordsFor } from '../../../../renderer/console/api/failure.ts';

const now = Date.parse('2026-11-24T04:10:00.000Z');
const problem = (code: 'bad-credentials' | 'conflict' | 'too-many-requests', headers: Record<string, string> = {}) =>
  new ApiError({
    ok: false,
    kind: 'problem',
    status: 400,
    headers,
    problem: { type: 'about:blank', title: 'No', status: 400, code, detail: 'Reload the page.' },
  });

describe('wordsFor', () => {
  test('says plainly what needs no more words', () => {
    expect(wordsFor(problem('bad-credentials'), now)).toEqual({ key: 'failure.bad-credentials', detail: null, retryAfter: null });
  });
  test('hands on what the help desk adds', () => {
    expect(wordsFor(problem('conflict'), now).detail).toBe('Reload the page.');
  });
  test('knows when it is worth another try', () => {
    expect(wordsFor(problem('too-many-requests', { 'retry-after': '30' }), now).retryAfter).toBe(30);
    expect(retryAfterOf('Tue, 24 Nov 2026 04:10:05 GMT', now)).toBe(5);
    expect(retryAfterOf('soon', now)).toBeNull();
  });
  test('tells no answer from a foreign answer', () => {
    expect(wordsFor(new ApiError({ ok: false, kind: 'unreachable', detail: 'x' }), now).key).toBe('failure.unreachable');
    expect(wordsFor(new ApiError({ ok: false, kind: 'unexpected', status: 200, detail: 'x', headers: {} }), now).key).toBe(
      'failure.unexpected',
    );
  });
});
