import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ParsedOf, ReplyOf, Route } from '../../shared/api/route.ts';
import { isRefusal, type Refusal, refuse } from '../services/refusal.ts';
import { type JsonBody, readJson, storable } from './body.ts';
import { type DesktopCaller, mayAct, type UserCaller } from './callers.ts';
import { badRequest, sendRefusal } from './problems.ts';

type CallerOf<R extends Route> = R['auth'] extends 'desktop' ? DesktopCaller : R['auth'] extends 'session' ? UserCaller : null;

/** A file in an answer. */
export interface Binary {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly headers?: Readonly<Record<string, string>>;
}
/** "You have it already": the answer to a fitting If-None-Match. */
export const notModified = Symbol('304');

/** An answer in JSON of which the very bytes matter, since they were signed. */
export class ExactJson<T> {
  readonly value: T;
  readonly bytes: Buffer;
  constructor(value: T, bytes: Buffer) {
    this.value = value;
    this.bytes = bytes;
  }
}

type AnswerOf<R extends Route> = R['reply'] extends 'binary'
  ? Binary
  : R['reply'] extends 'events'
    ? undefined
    : ReplyOf<R> | ExactJson<ReplyOf<R>>;

interface Call<R extends Route> extends ParsedOf<R> {
  readonly caller: CallerOf<R>;
  /** The JSON body as received, for routes that keep it. */
  readonly json: JsonBody | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
type Handler<R extends Route> = (call: Call<R>) => Promise<AnswerOf<R> | Refusal | typeof notModified>;

export interface MountOptions {
  /** Finds out who calls; a refusal when nobody we know. */
  readonly identify: (route: Route, request: FastifyRequest) => Promise<DesktopCaller | UserCaller | Refusal>;
  /** Tests check every answer against the contract. */
  readonly checkReplies: boolean;
}
export type Mount = <R extends Route>(route: R, handler: Handler<R>, options?: { bodyLimit?: number }) => void;

const defaultBodyLimit = 1_000_000;

/** The one place where an operation of the contract meets HTTP. */
export function createMount(app: FastifyInstance, options: MountOptions): Mount {
  return (route, handler, { bodyLimit = defaultBodyLimit } = {}) => {
    app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      bodyLimit,
      // Before the body is read: strangers do not make us read megabytes. After onRequest: their tries are counted first.
      preParsing: async (request, reply) => {
        const refusal = await admit(route, request, options);
        if (refusal) await sendRefusal(reply, refusal);
      },
      handler: async (request, reply) => {
        const call = parse(route, request, reply, bodyLimit);
        if (isRefusal(call)) return sendRefusal(reply, call);
        const answer = await handler(call);
        if (reply.sent || route.reply === 'events') return reply;
        return send(route, reply, answer, options.checkReplies);
      },
    });
  };
}

async function admit(route: Route, request: FastifyRequest, options: MountOptions): Promise<Refusal | undefined> {
  if (route.auth === 'none' || route.auth === 'enrolment') return undefined;
  const caller = await options.identify(route, request);
  if (isRefusal(caller)) return caller;
  request.caller = caller;
  if (caller.kind === 'desktop') return undefined;
  if (route.method !== 'GET' && request.headers['x-pandu'] !== '1')
    return refuse('forbidden', 'Send the header X-Pandu: 1 with everything that changes something.');
  if (caller.mustChange && !route.path.includes('/agent/session'))
    return refuse('forbidden', 'Change the one-time password first: PUT /api/v1/agent/session/password.');
  if (route.role && !mayAct(caller.role, route.role)) return refuse('forbidden', `This takes the role ${route.role}.`);
  return undefined;
}

function parse<R extends Route>(route: R, request: FastifyRequest, reply: FastifyReply, limit: number): Call<R> | Refusal {
  const params = (route.params ?? z.object({})).safeParse(request.params);
  // An id that cannot be one names nothing: the same answer as for one that is not there would hide a client's mistake.
  if (!params.success) return badRequest('params', params.error);
  const query = (route.query ?? z.object({})).safeParse(storable(request.query));
  if (!query.success) return badRequest('query', query.error);
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  let body: unknown;
  let json: JsonBody | null = null;
  if (route.body === 'binary') {
    if (mediaType === 'application/json' || !(request.body instanceof Uint8Array))
      return refuse(
        'unsupported-media-type',
        'Send the bytes of the picture, as image/png, image/jpeg, image/webp or application/octet-stream.',
      );
    body = request.body;
  } else if (route.body) {
    if (!(request.body instanceof Uint8Array)) return refuse('bad-request', 'A JSON body is required.');
    if (mediaType !== 'application/json') return refuse('unsupported-media-type', 'Send application/json.');
    const read = readJson(request.body, request.headers['content-encoding'], limit);
    if (isRefusal(read)) return read;
    const parsed = (route.body as z.ZodType).safeParse(read.value);
    if (!parsed.success) return badRequest('body', parsed.error);
    json = read;
    body = parsed.data;
  }
  // The schemas of this very route made these values; TypeScript cannot follow that through a table.
  return { params: params.data, query: query.data, body, caller: request.caller, json, request, reply } as unknown as Call<R>;
}

function send(route: Route, reply: FastifyReply, answer: unknown, check: boolean): FastifyReply {
  if (isRefusal(answer)) return sendRefusal(reply, answer);
  if (answer === notModified) return reply.code(304).send();
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  reply.code(route.status);
  if (route.reply === 'binary') {
    const { bytes, mediaType, headers } = answer as Binary;
    return reply
      .headers({ ...headers })
      .header('content-type', mediaType)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  if (route.reply === null) return reply.send();
  const exact = answer instanceof ExactJson ? answer : null;
  if (check && typeof route.reply === 'object') route.reply.parse(exact ? exact.value : answer);
  return reply.header('content-type', 'application/json; charset=utf-8').send(exact ? exact.bytes : JSON.stringify(answer));
}
