import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One answer of the site, ready to be sent again. */
export interface Answer {
  readonly status: 200 | 404;
  readonly mediaType: string;
  readonly body: Buffer;
  readonly gzip: Buffer | null;
  readonly etag: string;
  readonly cacheControl: string;
}

/** A minute for browsers and proxies: so long may a withdrawn tip linger. Should we be away, an old page is better than none. */
const shortly = 'public, max-age=60, stale-if-error=86400';
/** For what has its hash in its name. */
export const forEver = 'public, max-age=31536000, immutable';

/** No script but our files, no frame, no picture from elsewhere; and no text may ever become markup in a script's hands. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join(';');

export function makeAnswer(content: string | Buffer, mediaType: string, given: { status?: 200 | 404; cacheControl?: string } = {}): Answer {
  const body = Buffer.from(content);
  return {
    status: given.status ?? 200,
    mediaType,
    body,
    gzip: body.length > 800 && /^(text|application)\//.test(mediaType) ? gzipSync(body) : null,
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    cacheControl: given.cacheControl ?? shortly,
  };
}

/** Also where the policy allows no site: nothing tells that there could be one. */
export const nothing = makeAnswer(
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>404</title><p>There is no page at this address.</p><p lang="id">Tidak ada halaman di alamat ini.</p></html>\n',
  'text/html; charset=utf-8',
  { status: 404, cacheControl: 'no-cache' },
);

export function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  reply.headers({
    'content-security-policy': contentSecurityPolicy,
    'cache-control': answer.cacheControl,
    vary: 'accept-encoding',
    etag: answer.etag,
  });
  const known = String(request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim());
  if (answer.status === 200 && known.includes(answer.etag)) return reply.code(304).send();
  const zipped = answer.gzip !== null && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (zipped) reply.header('content-encoding', 'gzip');
  return reply
    .code(answer.status)
    .header('content-type', answer.mediaType)
    .send(zipped ? answer.gzip : answer.body);
}

/** A page that is for one person: kept nowhere, found by no search engine, and no address of it is told to another site. */
export function sendPrivate(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .headers({
      ...privately,
      'content-security-policy': contentSecurityPolicy,
      'content-type': 'text/html; charset=utf-8',
      vary: 'accept-language',
    })
    .send(html);
}

export const privately = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
} as const;
