import type { ApiResult } from '../../shared/api/client.ts';
import type { ProblemCode } from '../../shared/api/problem.ts';

/** What to do after a call that did not succeed. `wait` in milliseconds, when the help desk named it. */
export type Verdict =
  | { readonly kind: 'later'; readonly wait: number | null }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /** The help desk does not know this desktop (any more). */
  | { readonly kind: 'unknown-desktop' }
  /** Somebody else answers at this address: a captive portal, a proxy, another server. */
  | { readonly kind: 'foreign'; readonly wait: number | null };

/** Refusals that the same bytes meet for ever. Everything else may pass. */
const definite: ReadonlySet<ProblemCode> = new Set([
  'bad-request',
  'forbidden',
  'bad-credentials',
  'enrolment-refused',
  'not-found',
  'conflict',
  'content-differs',
  'consent-differs',
  'link-not-allowed',
  'too-large',
  'unsupported-media-type',
]);

/** Trouble with this one entry, which may pass; nothing about the others follows from it. */
const oneEntryOnly: ReadonlySet<ProblemCode> = new Set(['internal', 'digest-mismatch', 'report-unknown']);

export function concernsOneEntry(result: ApiResult<unknown> & { ok: false }): boolean {
  return result.kind === 'problem' && oneEntryOnly.has(result.problem.code);
}

/** @param now milliseconds since 1970, for a Retry-After that is a date */
export function judge(result: ApiResult<unknown> & { ok: false }, now: number): Verdict {
  if (result.kind === 'unreachable') return { kind: 'later', wait: null };
  const wait = retryAfter(result.headers['retry-after'], now);
  if (result.kind === 'unexpected') {
    // A proxy's or load balancer's own 5xx page: the help desk is behind it, and down.
    return result.status >= 500 ? { kind: 'later', wait } : { kind: 'foreign', wait };
  }
  const { code, detail, title } = result.problem;
  if (code === 'desktop-unknown' || code === 'not-signed-in') return { kind: 'unknown-desktop' };
  if (definite.has(code)) return { kind: 'refused', code, detail: detail ?? title };
  return { kind: 'later', wait };
}

const longest = 24 * 3_600_000;

/** RFC 9110, 10.2.3: seconds, or a date. Milliseconds from now, at most a day; null when absent or nonsense. */
export function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longest) : null;
}

const base = 2_000;
const cap = 15 * 60_000;

/**
 * Full jitter: any time between nothing and the exponential limit, so that 30,000 desktops do not come back at once.
 * @param attempt 0 for the first failure
 * @param random 0 ≤ random < 1
 */
export function backoff(attempt: number, random: number): number {
  return Math.round(random * Math.min(cap, base * 2 ** Math.min(attempt, 20)));
}
