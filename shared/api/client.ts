import { type Problem, problemSchema } from './problem.ts';
import { fillPath, type ReplyOf, type RequestOf, type Route } from './route.ts';

/** What a transport sends. `json` and `bytes` exclude each other. */
export interface HttpRequest {
  readonly method: Route['method'];
  /** Path and query, from the origin on. */
  readonly url: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expects: 'json' | 'binary' | 'nothing';
}
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON (problem documents too), bytes, or undefined. */
  readonly body: unknown;
}
/** axios on the desktop, fetch in the console. Rejects only when no HTTP answer came. */
export type Transport = (request: HttpRequest) => Promise<HttpReply>;

/**
 * `problem`: the help desk said no, in our words. `unexpected`: an answer that is not our contract's (captive portal,
 * proxy, another server). `unreachable`: no answer at all.
 */
export type ApiResult<T> =
  | { readonly ok: true; readonly value: T; readonly status: number; readonly headers: HttpReply['headers'] }
  | {
      readonly ok: false;
      readonly kind: 'problem';
      readonly problem: Problem;
      readonly status: number;
      readonly headers: HttpReply['headers'];
    }
  | {
      readonly ok: false;
      readonly kind: 'unexpected';
      readonly status: number;
      readonly detail: string;
      readonly headers: HttpReply['headers'];
    }
  | { readonly ok: false; readonly kind: 'unreachable'; readonly detail: string };

function withQuery(path: string, query: Readonly<Record<string, unknown>> | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  const text = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join('&');
  return text ? `${path}?${text}` : path;
}

/** Calls one route. Replies are checked against the contract; 304 comes back as `unexpected` with its status. */
export async function callRoute<R extends Route>(
  transport: Transport,
  route: R,
  request: RequestOf<R>,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiResult<ReplyOf<R>>> {
  const given = request as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
  const body = route.body === 'binary' ? { bytes: given.body as Uint8Array } : route.body ? { json: given.body } : {};
  const expects = route.reply === null ? 'nothing' : typeof route.reply === 'string' ? 'binary' : 'json';
  let reply: HttpReply;
  try {
    reply = await transport({
      method: route.method,
      url: withQuery(fillPath(route.path, given.params), given.query),
      ...body,
      headers,
      expects,
    });
  } catch (error) {
    return { ok: false, kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
  }
  const { status, headers: replyHeaders } = reply;
  if (status === route.status) {
    if (route.reply === null || typeof route.reply === 'string')
      return { ok: true, value: reply.body as ReplyOf<R>, status, headers: replyHeaders };
    const parsed = route.reply.safeParse(reply.body);
    if (parsed.success) return { ok: true, value: parsed.data as ReplyOf<R>, status, headers: replyHeaders };
    return { ok: false, kind: 'unexpected', status, detail: 'the answer is not of the agreed form', headers: replyHeaders };
  }
  const problem = problemSchema.safeParse(reply.body);
  if (problem.success) return { ok: false, kind: 'problem', problem: problem.data, status, headers: replyHeaders };
  return { ok: false, kind: 'unexpected', status, detail: `HTTP ${status} without a problem document`, headers: replyHeaders };
}
