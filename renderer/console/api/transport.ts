import type { HttpReply, Transport } from '../../../shared/api/client.ts';

/** How long an answer may take, in milliseconds, before the help desk counts as unreachable. */
const answerWithin = 30_000;

async function bodyOf(response: Response, expects: 'json' | 'binary' | 'nothing'): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json') && !(response.ok && expects === 'binary')) {
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      // Not JSON although it says so: the caller finds that it is not our contract's answer.
      return text;
    }
  }
  if (expects === 'binary' && response.ok) return new Uint8Array(await response.arrayBuffer());
  return undefined;
}

/**
 * The browser's fetch as the contract's transport, to the origin that served the console. The cookie travels by itself;
 * `X-Pandu: 1` marks everything that changes something, which no foreign form can send.
 */
export function createFetchTransport(fetcher: typeof fetch = (input, init) => fetch(input, init)): Transport {
  return async ({ method, url, json, bytes, headers, expects }) => {
    const sent: Record<string, string> = { accept: 'application/json, */*', ...headers };
    if (method !== 'GET') sent['x-pandu'] = '1';
    let body: BodyInit | null = null;
    if (json !== undefined) {
      sent['content-type'] = 'application/json';
      body = JSON.stringify(json);
    } else if (bytes) {
      sent['content-type'] = 'application/octet-stream';
      body = new Uint8Array(bytes);
    }
    const response = await fetcher(url, {
      method,
      headers: sent,
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(answerWithin),
    });
    const reply: HttpReply = {
      status: response.status,
      headers: Object.fromEntries(response.headers.entries()),
      body: await bodyOf(response, expects),
    };
    return reply;
  };
}
