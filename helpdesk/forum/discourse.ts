import type { ForumConfig } from './config.ts';
import type { Forum, Posted } from './forum.ts';

const limitMs = 15_000;
/** Somebody waits before a screen: a longer pause is theirs to wait for. */
const longestPauseMs = 5000;
const tries = 3;

interface Reply {
  readonly status: number;
  readonly location: string | null;
  readonly retryAfter: number | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Discourse, by its documented API: https://docs.discourse.org/ (Create topic: POST /posts.json with `external_id`, which it keeps
 * unique; Get topic by external_id: GET /t/external_id/{external_id}.json leads to the topic). NOT YET RUN AGAINST A LIVE SERVER.
 */
export function discourse(config: ForumConfig, sleep: (ms: number) => Promise<void> = pause): Forum {
  const { origin, host } = new URL(config.url);
  const ask = (method: 'GET' | 'POST', path: string, body?: object) => patiently(() => request(config, method, path, body), sleep);

  const find: Forum['find'] = async (externalId) => {
    const reply = await ask('GET', `/t/external_id/${encodeURIComponent(externalId)}.json`);
    if ('reason' in reply) return { state: 'unknown', ...reply };
    const target = reply.location === null ? null : new URL(reply.location, config.url);
    if (reply.status >= 300 && reply.status < 400 && target?.origin === origin)
      return { state: 'posted', url: target.href.replace(/\.json$/, '') };
    if (reply.status === 200) return topicOf(config, reply.body.id, reply.body.slug);
    if (reply.status === 404) return null;
    return { state: 'unknown', reason: said(reply) };
  };

  return {
    name: host,
    find,
    async post({ externalId, title, text }) {
      const topic = { title, raw: text, external_id: externalId, ...(config.category === null ? {} : { category: config.category }) };
      const reply = await ask('POST', '/posts.json', topic);
      if ('reason' in reply) return { state: 'unknown', ...reply };
      // What waits for moderators has no topic yet.
      if (reply.status === 200 && reply.body.action === 'enqueued') return { state: 'held' };
      if (reply.status === 200) return topicOf(config, reply.body.topic_id, reply.body.topic_slug);
      if (reply.status === 422) {
        // An earlier try did arrive: the id is taken, by ourselves.
        const there = await find(externalId);
        return there ?? { state: 'refused', reason: said(reply) };
      }
      return reply.status >= 400 && reply.status < 500
        ? { state: 'refused', reason: said(reply) }
        : { state: 'unknown', reason: said(reply) };
    },
  };
}

function topicOf({ url }: ForumConfig, id: unknown, slug: unknown): Extract<Posted, { state: 'posted' | 'unknown' }> {
  if (typeof id !== 'number') return { state: 'unknown', reason: 'the forum did not say where the topic is' };
  return {
    state: 'posted',
    url: typeof slug === 'string' && slug !== '' ? `${url}/t/${encodeURIComponent(slug)}/${id}` : `${url}/t/${id}`,
  };
}

type Gone = { readonly reason: string; readonly retryAfter?: number };

/** Waits when it is told to (429), and tries again what did not arrive: both are safe, since the forum keeps our id once. */
async function patiently(one: () => Promise<Reply>, sleep: (ms: number) => Promise<void>): Promise<Reply | Gone> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await one().catch((error: unknown): Gone => ({ reason: reasonOf(error) }));
    const again = 'reason' in reply || reply.status === 429 || reply.status >= 500;
    if (!again) return reply;
    const seconds = 'reason' in reply ? null : waitOf(reply);
    const pauseMs = seconds === null ? 500 * 2 ** attempt : seconds * 1000;
    if (attempt < tries && pauseMs <= longestPauseMs) {
      await sleep(pauseMs);
      continue;
    }
    if ('reason' in reply) return reply;
    return { reason: said(reply), ...(seconds === null ? {} : { retryAfter: Math.ceil(seconds) }) };
  }
}

/** Seconds: by the header, or as its own limits tell in the body. */
function waitOf({ retryAfter, body }: Reply): number | null {
  if (retryAfter !== null) return retryAfter;
  const extras = body.extras;
  const wait = typeof extras === 'object' && extras !== null ? Reflect.get(extras, 'wait_seconds') : null;
  return typeof wait === 'number' && wait >= 0 ? wait : null;
}

async function request({ url, key, user }: ForumConfig, method: 'GET' | 'POST', path: string, body?: object): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      'api-key': key,
      'api-username': user,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A redirect is an answer here, and must not carry the key elsewhere.
    redirect: 'manual',
    signal: AbortSignal.timeout(limitMs),
  });
  const text = await response.text();
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    status: response.status,
    location: response.headers.get('location'),
    retryAfter: Number.isFinite(seconds) && seconds >= 0 ? seconds : null,
    body: objectOf(text),
  };
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What it has against it, in its own words. */
function said({ status, body }: Reply): string {
  const errors = Array.isArray(body.errors) ? body.errors.filter((one) => typeof one === 'string') : [];
  return errors.length > 0 ? errors.join(' ').slice(0, 500) : `it answered ${status}`;
}

const reasonOf = (error: unknown): string => {
  const known = error instanceof Error ? error : new Error(String(error));
  return known.cause instanceof Error ? known.cause.message : known.message;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
