import type { Problem, ProblemCode } from '../../shared/api/problem.ts';

/** A call that is understood and refused: an expected failure, returned and never thrown. */
export interface Refusal {
  readonly refused: ProblemCode;
  /** What to do about it, in English, for logs and agents. */
  readonly detail: string;
  readonly errors?: Problem['errors'];
  /** Whole seconds, for `Retry-After`. */
  readonly retryAfter?: number;
}

export function refuse(refused: ProblemCode, detail: string, more: Pick<Refusal, 'errors' | 'retryAfter'> = {}): Refusal {
  return { refused, detail, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
