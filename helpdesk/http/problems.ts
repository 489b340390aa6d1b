import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Problem, type ProblemCode, problemMediaType } from '../../shared/api/problem.ts';
import { type Refusal, refuse } from '../services/refusal.ts';

const known: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  'bad-request': { status: 400, title: 'The request is not of the agreed form' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'bad-credentials': { status: 401, title: 'Name or password do not fit' },
  'enrolment-refused': { status: 403, title: 'The enrolment key is not valid' },
  'desktop-unknown': { status: 401, title: 'This desktop is not enrolled' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'It contradicts what is there' },
  'content-differs': { status: 409, title: 'The same id was used for other content' },
  'review-needed': { status: 409, title: 'Another editor has to look at it first' },
  'answers-cross': { status: 409, title: 'A colleague has answered since' },
  'digest-mismatch': { status: 400, title: 'The content does not fit its digest' },
  'consent-differs': { status: 422, title: 'This is not what the user agreed to send' },
  'report-unknown': { status: 404, title: 'What the file belongs to has not arrived yet' },
  'report-file-unreadable': { status: 422, title: 'It is no whole and unchanged report file' },
  'report-file-unproven': { status: 422, title: 'No desktop of this help desk vouches for the file' },
  'support-code-unknown': { status: 404, title: 'No desktop has this support code' },
  'support-code-expired': { status: 409, title: 'The support code is no longer valid' },
  'support-code-used': { status: 409, title: 'The support code was used already' },
  'link-not-allowed': { status: 422, title: 'A link leads where links may not lead' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'Media type not supported' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Not available for the moment' },
  'other-server': { status: 502, title: 'Another server does not answer' },
  internal: { status: 500, title: 'Something went wrong here' },
};

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, title } = known[refusal.refused];
  const problem: Problem = { type: `urn:pandu:problem:${refusal.refused}`, title, status, code: refusal.refused, detail: refusal.detail };
  if (refusal.errors) problem.errors = refusal.errors;
  if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(status)
    .header('content-type', problemMediaType)
    .header('cache-control', 'no-store')
    .send(Buffer.from(JSON.stringify(problem)));
}

/** What zod found, as JSON pointers below `/params`, `/query` or `/body`. */
export function badRequest(part: 'params' | 'query' | 'body', error: z.ZodError): Refusal {
  const escaped = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');
  const errors = error.issues.slice(0, 20).map((issue) => ({
    at: `/${[part, ...issue.path.map(escaped)].join('/')}`,
    message: issue.message.slice(0, 300),
  }));
  return refuse('bad-request', `See "errors": ${errors[0]?.at ?? part} ${errors[0]?.message ?? ''}`.trim(), { errors });
}

const byFastifyCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-request',
  FST_ERR_BAD_URL: 'bad-request',
};

/** Turns whatever was thrown into a problem; only the unexpected is logged, and whole. */
export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.statusCode === 429) {
    const seconds = Number(reply.getHeader('retry-after') ?? 60);
    return sendRefusal(reply, refuse('too-many-requests', `Wait ${seconds} s.`, { retryAfter: seconds }));
  }
  const code = byFastifyCode[error.code] ?? (error.statusCode === 413 ? 'too-large' : undefined);
  if (code) return sendRefusal(reply, refuse(code, error.message));
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return sendRefusal(reply, refuse(error.statusCode === 404 ? 'not-found' : 'bad-request', error.message));
  }
  if (isDatabaseAway(error)) {
    request.log.warn({ err: error }, 'the database does not answer');
    return sendRefusal(reply, refuse('unavailable', 'The database does not answer; try again.', { retryAfter: 5 }));
  }
  request.log.error({ err: error }, 'unexpected');
  return sendRefusal(reply, refuse('internal', `Look for request ${request.id} in the log of the help desk.`));
}

/** Network errors, PostgreSQL's classes 08 (connection), 53 (resources), 57P (shutting down), pool time limits. */
function isDatabaseAway(error: { code?: string; message?: string }): boolean {
  const code = error.code ?? '';
  return (
    /^(08|53|57P)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|PGlite is closed/i.test(error.message ?? '')
  );
}
