import type { ApiResult } from '../../../shared/api/client.ts';

/** Everything that a call can come back with but its value. */
export type Failure = Exclude<ApiResult<never>, { ok: true }>;

/** How a failure travels through TanStack Query, which knows failures only as thrown. */
export class ApiError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind === 'problem' ? (failure.problem.detail ?? failure.problem.title) : failure.detail);
    this.name = 'ApiError';
    this.failure = failure;
  }
}

export interface FailureWords {
  /** Key in the console's texts. */
  readonly key: string;
  /** What the help desk itself said, for an agent who wants to know more. */
  readonly detail: string | null;
  /** Seconds after which it is worth another try, when the help desk named them. */
  readonly retryAfter: number | null;
}

/** Their words say it all: what the help desk adds would only repeat them. */
const selfEvident: ReadonlySet<string> = new Set(['not-signed-in', 'bad-credentials', 'too-many-requests', 'not-found', 'unavailable']);

const known: ReadonlySet<string> = new Set([
  'bad-request',
  'not-signed-in',
  'bad-credentials',
  'forbidden',
  'not-found',
  'conflict',
  'content-differs',
  'review-needed',
  'answers-cross',
  'link-not-allowed',
  'report-file-unreadable',
  'report-file-unproven',
  'consent-differs',
  'too-large',
  'too-many-requests',
  'unavailable',
  'other-server',
  'internal',
]);

/** `Retry-After` in seconds; the date form is turned into seconds from `now` (milliseconds since 1970). */
export function retryAfterOf(header: string | undefined, now: number): number | null {
  if (header === undefined || header === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

export function wordsFor(error: unknown, now: number): FailureWords {
  if (!(error instanceof ApiError)) {
    return { key: 'failure.internal', detail: error instanceof Error ? error.message : String(error), retryAfter: null };
  }
  const { failure } = error;
  if (failure.kind === 'unreachable') return { key: 'failure.unreachable', detail: failure.detail, retryAfter: null };
  const retryAfter = retryAfterOf(failure.headers['retry-after'], now);
  if (failure.kind === 'unexpected') return { key: 'failure.unexpected', detail: failure.detail, retryAfter };
  const code = failure.problem.code;
  const errors = failure.problem.errors?.map(({ at, message }) => `${at}: ${message}`).join('; ');
  return {
    key: `failure.${known.has(code) ? code : 'internal'}`,
    detail: selfEvident.has(code) ? null : errors || failure.problem.detail || failure.problem.title,
    retryAfter,
  };
}

export function isProblem(error: unknown, code: string): boolean {
  return error instanceof ApiError && error.failure.kind === 'problem' && error.failure.problem.code === code;
}
